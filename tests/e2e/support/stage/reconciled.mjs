/** What the check of `reconcile-case.mjs` must have found, in whatever way the portal's list was read. */
import { expect, test } from 'vitest';
import { readStore } from '../browser/storage.mjs';
import { waitFor } from '../browser/wait-for.mjs';
import { sumOf } from '../cases/reconcile-case.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const records = (/** @type {Page} */ inside) => readStore(inside, 'submissions');

/** @param {Page} inside @param {string} standing */
export const withStanding = async (inside, standing) =>
  (await records(inside)).filter((record) => record.standing === standing);

const numbersOf = (/** @type {any[]} */ some) => some.flatMap(({ invoiceNumbers }) => invoiceNumbers).sort();

/** By which an unclear one is told, for it had no number. */
const idOf = ({ invoice }) => `${invoice.buyer.name} ${invoice.totalNet ?? invoice.lines[0].netAmount}`;

/** Each submission has a standing, and as many are missing as must be. @param {Page} inside */
export async function allChecked(inside) {
  const lacking = sumOf('neverListed') + sumOf('unknownLacking');
  await waitFor(async () => (await withStanding(inside, 'missing')).length === lacking, { timeout: 30_000 });
  await waitFor(async () => (await withStanding(inside, 'unchecked')).length === 0, { timeout: 30_000 });
}

/** @param {() => { inside: Page, known: ReturnType<import('../cases/reconcile-case.mjs').reconcileCase> }} stage */
export function reconciledTests(stage) {
  const inside = () => stage().inside;
  const known = () => stage().known;

  test('missing: the 7 that never reached the list, and the 2 unclear ones that it lacks', async () => {
    const missing = await withStanding(inside(), 'missing');
    const issued = missing.filter(({ outcome }) => outcome.type === 'issued');
    expect(numbersOf(issued)).toEqual(known().numbersOf('neverListed'));
    const unclear = missing.filter(({ outcome }) => outcome.type === 'unknown');
    expect(unclear.map(idOf).sort()).toEqual(
      known()
        .entries.filter(({ kind }) => kind === 'unknownLacking')
        .map(({ buyer, cents }) => `${buyer} ${(cents / 100).toFixed(2)}`)
        .sort(),
    );
    expect(missing).toHaveLength(issued.length + unclear.length);
  });

  test('the 3 with other amounts, each with what differs', async () => {
    const found = await withStanding(inside(), 'mismatched');
    expect(numbersOf(found)).toEqual(known().numbersOf('changed'));
    for (const { check } of found) {
      expect(check.differences.map(({ field }) => field)).toEqual(['net', 'tax', 'gross']);
    }
  });

  test('the 3 that a resend doubled, each with both numbers; the twins that were meant are none', async () => {
    expect(numbersOf(await withStanding(inside(), 'duplicated'))).toEqual(known().numbersOf('doubled'));
    const twins = known().numbersOf('twin');
    expect(twins).toHaveLength(2 * sumOf('twins'));
    const confirmed = numbersOf(await withStanding(inside(), 'confirmed'));
    expect(twins.filter((number) => !confirmed.includes(number))).toEqual([]);
  });

  test('the 2 that were reversed', async () =>
    expect(numbersOf(await withStanding(inside(), 'reversed'))).toEqual(known().numbersOf('reversed')));

  test('4 of the 6 unclear ones are issued, each with its number', async () => {
    const numbers = known().numbersOf('unknownListed');
    const settled = (await records(inside())).filter(({ invoiceNumbers }) =>
      numbers.includes(invoiceNumbers[0]),
    );
    expect(settled.map(({ outcome, standing }) => [outcome.type, standing])).toEqual(
      numbers.map(() => ['issued', 'confirmed']),
    );
    expect((await records(inside())).filter(({ outcome }) => outcome.type === 'unknown')).toHaveLength(
      sumOf('unknownLacking'),
    );
  });

  test('all others are confirmed, and the 5 entered elsewhere stand in no record', async () => {
    const all = await records(inside());
    expect(numbersOf(await withStanding(inside(), 'confirmed'))).toEqual(
      [
        ...known().numbersOf('plain'),
        ...known().numbersOf('twin'),
        ...known().numbersOf('unknownListed'),
      ].sort(),
    );
    const carried = new Set(numbersOf(all));
    const rows = await readStore(inside(), 'portalRows');
    expect(
      rows
        .map(({ id }) => id)
        .filter((id) => !carried.has(id))
        .sort(),
    ).toEqual(known().numbersOf('elsewhere'));
  });
}
