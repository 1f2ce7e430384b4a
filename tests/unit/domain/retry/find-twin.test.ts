import { describe, expect, test } from 'vitest';
import { parseInvoice } from '../../../../utils/domain/invoice/parse-invoice';
import type { Submission } from '../../../../utils/domain/record/submission';
import { canHaveTwin, findTwin } from '../../../../utils/domain/retry/find-twin';
import { dppt } from '../../../../utils/portal/dppt';
import { SELLER, snapshot } from '../../support/page/snapshots';

const NOW = 1_000_000_000;
const HOUR = 3_600_000;
const NUMBER = '26112000000123456789';

const record = (given: Partial<Submission>): Submission =>
  ({
    id: 'S1',
    submittedAt: NOW - HOUR,
    sellerTaxId: SELLER.taxId,
    outcome: { type: 'issued', invoiceNumbers: [NUMBER] },
    invoiceNumbers: [NUMBER],
    practice: false,
    ...given,
  }) as Submission;

describe('which equal submission is warned of', () => {
  test.each<[string, Partial<Submission>, boolean]>([
    ['issued', {}, true],
    [
      'issued, number not read',
      { outcome: { type: 'issued', invoiceNumbers: [] }, invoiceNumbers: [] },
      true,
    ],
    ['pending', { outcome: { type: 'pending' }, invoiceNumbers: [] }, true],
    ['unknown', { outcome: { type: 'unknown', reason: 'timedOut' }, invoiceNumbers: [] }, true],
    [
      'unknown, settled as not issued',
      {
        outcome: { type: 'unknown', reason: 'timedOut' },
        invoiceNumbers: [],
        settled: { as: 'notIssued', at: NOW },
      },
      false,
    ],
    ['refused', { outcome: { type: 'refused', message: '税率不合法' }, invoiceNumbers: [] }, false],
    ['not sent', { outcome: { type: 'notSent' }, invoiceNumbers: [] }, false],
    [
      'refused and written into a template, days ago',
      {
        outcome: { type: 'refused', message: '税率不合法' },
        invoiceNumbers: [],
        inTemplate: true,
        submittedAt: 0,
      },
      true,
    ],
    ['23 hours ago', { submittedAt: NOW - 23 * HOUR }, true],
    ['25 hours ago', { submittedAt: NOW - 25 * HOUR }, false],
    ['of another company', { sellerTaxId: '91110105MA02K3R8TX' }, false],
    ['of the practice', { practice: true }, false],
  ])('%s', (_, given, found) => {
    expect(findTwin([record(given)], SELLER.taxId, NOW)?.id).toBe(found ? 'S1' : undefined);
  });

  test('the newest of several', () => {
    const equal = [record({ id: 'old', submittedAt: NOW - 3 * HOUR }), record({ id: 'new' })];
    expect(findTwin(equal, SELLER.taxId, NOW)?.id).toBe('new');
  });
});

test('a form of which too little was read has no equal: two gaps are no twins', () => {
  const whole = parseInvoice(snapshot(), dppt.entry.mapping);
  expect(canHaveTwin(whole)).toBe(true);
  expect(canHaveTwin({ ...whole, lines: [] })).toBe(false);
  expect(canHaveTwin({ ...whole, buyer: {} })).toBe(false);
  expect(canHaveTwin({ ...whole, seller: {} })).toBe(false);
  const { totalGross: _, ...noGross } = whole;
  expect(canHaveTwin(noGross)).toBe(false);
});
