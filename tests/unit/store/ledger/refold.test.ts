import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../../utils/domain/fact/fact';
import { beijingDay } from '../../../../utils/domain/invoice/beijing-time';
import { sum, twoDecimals } from '../../../../utils/domain/invoice/money';
import { verifyChain } from '../../../../utils/domain/record/chain';
import type { LedgerEvent } from '../../../../utils/domain/record/event';
import { foldSubmission } from '../../../../utils/domain/record/fold-submission';
import type { Submission } from '../../../../utils/domain/record/submission';
import { knowledgeWith } from '../../../../utils/portal/registry';
import type { CounterRow, Ledger } from '../../../../utils/store/ledger/db';
import { story } from '../../support/facts/arbitrary-facts';
import { snapshot } from '../../support/page/snapshots';
import { freshLedger, keep } from '../../support/store/ledger';

const OTHER = { name: '广州木棉服饰有限公司', taxId: '91440300MA5DA1B2CC' };
const DAY_MS = 86_400_000;

/** Three submissions of two companies on two days; their facts mixed, some before the submit that they belong to. */
const mixed: fc.Arbitrary<Fact[]> = fc
  .tuple(story('S1'), story('S2'), story('S3'))
  .map(([one, two, three]) => [
    ...one,
    ...two.map((fact) =>
      fact.type === 'submitted' ? { ...fact, snapshot: snapshot({ seller: OTHER }) } : fact,
    ),
    ...three.map((fact) => ({ ...fact, at: fact.at + DAY_MS })),
  ])
  .chain((facts) => fc.shuffledSubarray(facts, { minLength: facts.length }));

/** Records folded anew from the log alone: the submit first, then everything else in the order of the log. */
function refold(events: readonly LedgerEvent[]): Submission[] {
  const knowledge = knowledgeWith()('dppt');
  const begun = events.filter(({ type }) => type === 'submitted');
  return begun.map((begin) => {
    const others = events.filter((event) => event.submissionId === begin.submissionId && event !== begin);
    return [begin, ...others].reduce<Submission | undefined>(
      (record, event) => foldSubmission(record, event, knowledge),
      undefined,
    ) as Submission;
  });
}

/** What the counters must say, counted from the records. */
function recount(records: readonly Submission[]) {
  const places = new Map<string, Submission[]>();
  for (const record of records) {
    const { sellerTaxId, outcomeType, day, open, failedTries = [] } = record;
    const tries = failedTries.map(({ at, outcome }) => `${beijingDay(at)} ${sellerTaxId} ${outcome.type}`);
    const periods = ['all', day, ...(open === 1 ? ['open'] : [])];
    for (const place of [...periods.map((period) => `${period} ${sellerTaxId} ${outcomeType}`), ...tries])
      places.set(place, [...(places.get(place) ?? []), record]);
  }
  const total = (own: Submission[], key: 'totalNet' | 'totalTax' | 'totalGross') =>
    twoDecimals(sum(own.map(({ invoice }) => invoice[key])));
  return Object.fromEntries(
    [...places].map(([place, own]) => [
      place,
      `${own.length} ${total(own, 'totalNet')} ${total(own, 'totalTax')} ${total(own, 'totalGross')}`,
    ]),
  );
}

const shown = (rows: readonly CounterRow[]) =>
  Object.fromEntries(
    rows
      .filter(({ count }) => count !== 0)
      .map(({ period, sellerTaxId, outcome, count, net, tax, gross }) => [
        `${period} ${sellerTaxId} ${outcome}`,
        `${count} ${twoDecimals(net)} ${twoDecimals(tax)} ${twoDecimals(gross)}`,
      ]),
  );

const byId = (records: readonly Submission[]) =>
  [...records].sort((left, right) => (left.id < right.id ? -1 : 1));

/** Keeps facts in calls of a few at a time. */
async function keepAll(db: Ledger, facts: readonly Fact[]) {
  for (let at = 0; at < facts.length; at += 3) await keep(db, ...facts.slice(at, at + 3));
}

describe('whatever was told in whatever order', () => {
  test('records equal a fold of all events, counters a recount, and the chain is whole', async () => {
    await fc.assert(
      fc.asyncProperty(mixed, async (facts) => {
        const db = await freshLedger();
        await keepAll(db, facts);
        const events = await db.getAll('events');
        const records = await db.getAll('submissions');
        expect(records).toEqual(byId(refold(events)));
        expect(shown(await db.getAll('counters'))).toEqual(recount(records));
        expect(verifyChain(events)).toEqual({ checked: facts.length, defects: [] });
        db.close();
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  test('told twice, nothing changes', async () => {
    await fc.assert(
      fc.asyncProperty(mixed, async (facts) => {
        const db = await freshLedger();
        await keepAll(db, facts);
        const before = await db.getAll('counters');
        await keepAll(db, facts);
        expect(await db.getAll('counters')).toEqual(before);
        expect(await db.count('events')).toBe(facts.length);
        db.close();
      }),
      { numRuns: 8 },
    );
  }, 60_000);
});
