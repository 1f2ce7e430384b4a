import { describe, expect, test } from 'vitest';
import { digest, fingerprint } from '../../../../utils/domain/invoice/fingerprint';
import type { Invoice } from '../../../../utils/domain/invoice/invoice';
import { parseInvoice } from '../../../../utils/domain/invoice/parse-invoice';
import { dppt } from '../../../../utils/portal/dppt';
import { snapshot } from '../../support/page/snapshots';

const invoice = parseInvoice(snapshot(), dppt.entry.mapping);
const [first, ...others] = invoice.lines;
const change = (part: Partial<Invoice>) => fingerprint({ ...invoice, ...part });
const changeLine = (part: object) => change({ lines: [{ ...first, ...part }, ...others] });

describe('fingerprint', () => {
  test.each<[string, string]>([
    ['spaces and case of tax ids', change({ seller: { ...invoice.seller, taxId: ' 91110105ma01c4jx88' } })],
    ['the name of a buyer with a tax id', change({ buyer: { ...invoice.buyer, name: '另一个写法' } })],
    ['trailing zeros', change({ totalGross: '339' })],
    ['shown precision of quantity and price', changeLine({ quantity: '1.000', unitPrice: '100.0000' })],
    ['the note', change({ note: '加急' })],
  ])('does not know %s', (_, other) => expect(other).toBe(fingerprint(invoice)));

  test.each<[string, string]>([
    ['the seller', change({ seller: { ...invoice.seller, taxId: '91310115MA1K3BNTXB' } })],
    ['the buyer', change({ buyer: { name: invoice.buyer.name } })],
    ['the gross', change({ totalGross: '339.01' })],
    ['a rate', changeLine({ taxRate: '0.06' })],
    ['免税 and 0', changeLine({ taxRate: '免税' })],
    ['an item', changeLine({ itemName: '*信息技术服务*另一项' })],
    ['an amount', changeLine({ netAmount: '100.01' })],
    ['the order of lines', change({ lines: [...invoice.lines].reverse() })],
  ])('knows %s', (_, other) => expect(other).not.toBe(fingerprint(invoice)));

  test('digest: order of keys does not count, absent and null differ', () => {
    expect(digest({ a: 1, b: [2] })).toBe(digest({ b: [2], a: 1 }));
    expect(digest({ a: null })).not.toBe(digest({}));
    // SHA-256 of "{}", from any other tool.
    expect(digest({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  });
});
