import { expect, test } from 'vitest';
import { digest, fingerprint } from '../../../../utils/domain/invoice/fingerprint';
import { parseInvoice } from '../../../../utils/domain/invoice/parse-invoice';
import { cutText, wholeText } from '../../../../utils/domain/invoice/whole-text';
import { dppt } from '../../../../utils/portal/dppt';
import { BUYER, snapshot } from '../../support/page/snapshots';

test('half an emoji in a name (X18): the form has the fingerprint that the ledger will have', () => {
  const of = (name: string) => fingerprint(parseInvoice(snapshot({ buyer: { name } }), dppt.entry.mapping));
  expect(of(`${BUYER.name}\ud83d`)).toBe(of(`${BUYER.name}\ufffd`));
});

test('a digest of what has no canonical form still throws', () => {
  const circle: { self?: unknown } = {};
  circle.self = circle;
  expect(digest({ a: ['\ud83d'] })).toBe(digest({ a: ['\ufffd'] }));
  expect(() => digest(circle)).toThrow();
});

test('a text is never cut in the middle of a character', () => {
  expect(cutText('甲😀', 2)).toBe('甲');
  expect(cutText('甲😀', 3)).toBe('甲😀');
  expect(cutText('甲乙丙', 2)).toBe('甲乙');
  expect(wholeText('a\ud83d')).toBe('a\ufffd');
});
