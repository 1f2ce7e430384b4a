import { describe, expect, test } from 'vitest';
import { COMPANIES } from '../portal/server/parties.mjs';
import { differences, losses } from './compare.mjs';
import { DRIFTS } from './drifts.mjs';
import { entryOf } from './invoices.mjs';
import { pairs, singles } from './plan.mjs';
import { judge } from './run-row.mjs';

const [seller] = COMPANIES;
const NUMBER = '26112000000000000001';

/** @param {import('./invoices.mjs').Entry} entry */
const keptOf = ({ kind, note, buyer, lines, totals }) => ({
  kind,
  note,
  seller: { name: seller.name, taxId: seller.taxId },
  buyer: { ...buyer },
  lines: lines.map((line) => ({ ...line })),
  ...totals,
});

describe('the comparison', () => {
  const entry = entryOf(1, 'refused');

  test('finds nothing where all is kept, and takes 1234 for 1,234.00', () => {
    const kept = keptOf(entry);
    kept.lines[0].netAmount = '1234';
    expect(differences(entry, seller, kept)).toEqual([]);
  });

  test.each([
    ['the buyer’s account', (kept) => (kept.buyer.bankAccount = '2000001092000012345'), 'buyer.bankAccount'],
    ['the seller', (kept) => (kept.seller.taxId = undefined), 'seller.taxId'],
    ['the kind', (kept) => (kept.kind = undefined), 'kind'],
    ['the note', (kept) => (kept.note = ''), 'note'],
    ['a rate', (kept) => (kept.lines[3].taxRate = '0'), 'line 4 taxRate'],
    ['the discount line', (kept) => kept.lines.splice(1, 1), '3 lines ≠ 4'],
    ['a further line', (kept) => kept.lines.push({}), '5 lines ≠ 4'],
    ['the gross', (kept) => (kept.totalGross = '1697.3'), 'totalGross'],
  ])('names %s', (_, spoil, named) => {
    const kept = keptOf(entry);
    spoil(kept);
    expect(differences(entry, seller, kept).join('\n')).toContain(named);
  });

  test('lets a field lack that may, and no other value stand in it', () => {
    const lacking = { ...keptOf(entry), kind: undefined };
    expect(differences(entry, seller, lacking, ['kind'])).toEqual([]);
    expect(differences(entry, seller, { ...lacking, kind: 'general' }, ['kind'])).toHaveLength(1);
    expect(differences(entry, seller, { ...lacking, note: undefined }, ['kind'])).toHaveLength(1);
  });

  test('of a pair asks that each value is somewhere, and that buyer, lines and gross are read', () => {
    const invoice = { ...keptOf(entry), seller: {}, note: undefined, kind: undefined };
    const snapshot = keptOf(entry);
    expect(losses(entry, seller, { snapshot, invoice })).toEqual([]);
    expect(losses(entry, seller, { snapshot: { ...snapshot, note: '' }, invoice })).toEqual([
      `「${entry.note}」 nowhere`,
    ]);
    expect(losses(entry, seller, { snapshot, invoice: { ...invoice, totalGross: undefined } })).toHaveLength(
      1,
    );
    expect(losses(entry, seller, { snapshot: undefined, invoice }).length).toBeGreaterThan(10);
  });
});

describe('the judgement', () => {
  const rowOf = (/** @type {string} */ id) => {
    const row = singles(DRIFTS).find((one) => one.id === id);
    if (!row) throw new Error(`no row ${id}`);
    return row;
  };
  /** @param {string} id @param {any} outcome @param {Partial<Parameters<typeof judge>[2]>} [found] */
  const judged = (id, outcome, found = {}) => {
    const row = rowOf(id);
    const entry = entryOf(1, row.ending);
    const records = [{ outcome, invoice: keptOf(entry), snapshot: keptOf(entry) }];
    const numbers = row.ending === 'issued' ? [NUMBER] : [];
    return judge(row, entry, { records, numbers, told: 'chip', ...found });
  };

  test('lets the right outcome and unknown pass', () => {
    expect(judged('class-form × issued', { type: 'issued', invoiceNumbers: [NUMBER] }).ok).toBe(true);
    expect(judged('class-form × issued', { type: 'unknown' }).ok).toBe(true);
    expect(judged('class-form × refused', { type: 'refused' }).ok).toBe(true);
    expect(judged('class-form × hang', { type: 'unknown' }).ok).toBe(true);
  });

  test.each([
    ['issued where nothing was', 'class-form × refused', { type: 'issued', invoiceNumbers: [] }],
    ['refused where it was issued', 'class-form × issued', { type: 'refused' }],
    ['not sent where it was issued', 'class-form × issued', { type: 'notSent' }],
    ['not sent where the portal refused', 'class-form × refused', { type: 'notSent' }],
    ['waiting for ever', 'class-form × hang', { type: 'pending' }],
    ['refused without an answer', 'class-form × hang', { type: 'refused' }],
    ['another number', 'class-form × issued', { type: 'issued', invoiceNumbers: ['1'.repeat(20)] }],
  ])('calls %s wrong', (_, id, outcome) => {
    const { ok, got } = judged(id, outcome);
    expect(ok).toBe(false);
    expect(got).toContain('WRONG');
  });

  test('fails where it was not told, but where nothing has to be', () => {
    expect(judged('class-form × issued', { type: 'unknown' }, { told: '' }).got).toContain('not told');
    expect(judged('press-script × issued', { type: 'unknown' }, { told: '' }).ok).toBe(true);
    expect(judged('class-dialog × hang', { type: 'unknown' }, { told: '' }).ok).toBe(true);
  });

  test('fails on no submission, on two, on a loss, and on a portal that did otherwise', () => {
    const outcome = { type: 'unknown' };
    const record = { outcome, invoice: keptOf(entryOf(1, 'issued')), snapshot: {} };
    expect(judged('class-form × issued', outcome, { records: [] }).got).toContain('no submission');
    expect(judged('class-form × issued', outcome, { records: [record, record] }).got).toContain(
      '2 submissions',
    );
    const lost = { ...record, invoice: { ...record.invoice, lines: [] } };
    expect(judged('class-form × issued', outcome, { records: [lost] }).got).toContain('0 lines ≠ 3');
    expect(judged('class-form × issued', outcome, { numbers: [] }).got).toContain('the portal issued 0');
  });

  test('of a pair is no milder with outcomes', () => {
    const row = pairs(DRIFTS).find(({ ending }) => ending === 'hang');
    if (!row) throw new Error('no pair that hangs');
    const entry = entryOf(1, 'hang');
    const records = [{ outcome: { type: 'issued' }, invoice: keptOf(entry), snapshot: keptOf(entry) }];
    expect(judge(row, entry, { records, numbers: [], told: 'chip' }).got).toContain('WRONG');
  });
});
