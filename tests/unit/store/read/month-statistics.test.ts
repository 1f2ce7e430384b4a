import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beijingMonth } from '../../../../utils/domain/invoice/beijing-time';
import type { Submission } from '../../../../utils/domain/record/submission';
import { sumOf } from '../../../../utils/domain/statistics/month-statistics';
import { FAILURE_CLASS_RULES } from '../../../../utils/portal/failure-classes';
import type { Ledger } from '../../../../utils/store/ledger/db';
import { readMonthStatistics } from '../../../../utils/store/read/month-statistics';
import { fold, story } from '../../support/facts/entered';
import * as make from '../../support/facts/facts';
import { SELLER } from '../../support/page/snapshots';
import { freshLedger, keep } from '../../support/store/ledger';

const MONTH = '2026-11';
/** First instants of November and of December in Beijing. */
const [FROM, TO] = [Date.parse('2026-10-31T16:00:00Z'), Date.parse('2026-11-30T16:00:00Z')];
const OTHER = { name: '天津海棠有限公司', taxId: '91120116MA05Q7X4HN' };
const NEVER = { onPage: () => undefined, isStopped: () => false };
const read = (db: Ledger, company?: string, month = MONTH) =>
  readMonthStatistics(db, { month, company }, FAILURE_CLASS_RULES, NEVER);

async function put(db: Ledger, records: readonly Submission[]) {
  const tx = db.transaction('submissions', 'readwrite');
  for (const record of records) void tx.store.put(record);
  await tx.done;
}

const one = story('S', make.NOON);
const TEMPLATES = [
  fold(one.pressed(), ...one.issued(2_500)),
  fold(one.pressed(), ...one.refused(10)),
  fold(one.pressed(), ...one.refused(10, '购买方名称不能为空'), one.again(900), ...one.issued(4_000)),
  fold(one.pressed(), ...one.failed(10)),
  fold(one.pressed()),
];
const DAY_MS = 86_400_000;
const arbitrary = fc
  .record({
    template: fc.constantFrom(...TEMPLATES),
    at: fc.oneof(
      fc.constantFrom(FROM - 1, FROM, FROM + 1, TO - 1, TO, TO + 1),
      fc.integer({ min: FROM - 3 * DAY_MS, max: TO + 3 * DAY_MS }),
    ),
    seller: fc.constantFrom(SELLER, OTHER),
    standing: fc.constantFrom('unchecked' as const, 'confirmed' as const, 'missing' as const),
    practice: fc.constantFrom(false, false, false, true),
    source: fc.constantFrom('portal' as const, 'portal' as const, 'import' as const),
  })
  .map(({ template, at, seller, ...rest }): Submission => {
    const moved = at - template.submittedAt;
    const later = (text: unknown) =>
      JSON.parse(JSON.stringify(text), (key, value) =>
        ['at', 'submittedAt', 'lastTryAt', 'startedAt', 'endedAt'].includes(key) ? value + moved : value,
      );
    const copy: Submission = later(template);
    return {
      ...copy,
      ...rest,
      sellerTaxId: seller.taxId,
      invoice: { ...copy.invoice, seller: { ...copy.invoice.seller, ...seller } },
    };
  });

/** The same, counted as one would by hand: every record of the ledger looked at. */
function recount(all: readonly Submission[], company: string | undefined) {
  const own = all.filter(
    ({ submittedAt, sellerTaxId, practice, source }) =>
      beijingMonth(submittedAt) === MONTH &&
      (company === undefined || sellerTaxId === company) &&
      !practice &&
      source !== 'import',
  );
  const count = (is: (record: Submission) => boolean) => own.filter(is).length;
  const issued = count(({ outcomeType }) => outcomeType === 'issued');
  const twice = count(({ failedTries }) => failedTries !== undefined);
  const listed = (record: Submission) => ['issued', 'unknown', 'pending'].includes(record.outcomeType);
  return {
    entered: own.length,
    issued,
    failed: count(({ outcomeType }) => outcomeType === 'refused'),
    unknown: count(({ outcomeType }) => outcomeType === 'unknown'),
    pending: count(({ outcomeType }) => outcomeType === 'pending'),
    tries: own.length + twice,
    missing: count((record) => listed(record) && record.standing === 'missing'),
    unchecked: count((record) => listed(record) && record.standing === 'unchecked'),
    sums: [issued, 2_500 * (issued - twice) + 3_100 * twice],
  };
}

describe('what the pass counts', () => {
  test('is what a plain recount of all records counts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(arbitrary, { maxLength: 40 }),
        fc.constantFrom(undefined, SELLER.taxId, OTHER.taxId),
        async (made, company) => {
          const records = made.map((record, nth) => ({ ...record, id: `S${String(nth).padStart(3, '0')}` }));
          const db = await freshLedger();
          await put(db, records);
          const statistics = await read(db, company);
          const { sums, ...counts } = recount(await db.getAll('submissions'), company);
          const all = sumOf(statistics?.companies ?? []);
          expect(all).toMatchObject(counts);
          expect([all.times.length, all.times.reduce((sum, time) => sum + time, 0)]).toEqual(sums);
          expect(statistics?.hours.reduce((sum, { entered }) => sum + entered, 0)).toBe(counts.entered);
        },
      ),
      { numRuns: 30 },
    );
  }, 60_000);

  test('a month begins and ends at midnight in Beijing', async () => {
    const db = await freshLedger();
    for (const [nth, at] of [FROM - 1, FROM, TO - 1, TO].entries())
      await keep(db, make.submitted({ submissionId: `S${nth}`, at }));
    const entered = async (month: string) =>
      sumOf((await read(db, undefined, month))?.companies ?? []).entered;
    expect([await entered('2026-10'), await entered(MONTH), await entered('2026-12')]).toEqual([1, 2, 1]);
  });

  test('more than a page of them: told page by page, and it can be stopped', async () => {
    const db = await freshLedger();
    const [template] = TEMPLATES;
    if (!template) throw new Error('none');
    await put(
      db,
      Array.from({ length: 1_203 }, (_, nth) => ({
        ...template,
        id: `S${String(nth).padStart(5, '0')}`,
        // Many at one instant.
        submittedAt: FROM + Math.floor(nth / 7),
      })),
    );
    const looked: number[] = [];
    const whole = await readMonthStatistics(db, { month: MONTH, company: undefined }, FAILURE_CLASS_RULES, {
      ...NEVER,
      onPage: (count) => looked.push(count),
    });
    expect(sumOf(whole?.companies ?? []).entered).toBe(1_203);
    expect(looked.length).toBeGreaterThan(2);
    expect(looked.at(-1)).toBe(1_203);
    const first: number[] = [];
    const stopped = { onPage: (count: number) => first.push(count), isStopped: () => first.length > 0 };
    expect(
      await readMonthStatistics(db, { month: MONTH, company: undefined }, FAILURE_CLASS_RULES, stopped),
    ).toBeUndefined();
    // Nothing further was read.
    expect(first).toEqual([500]);
  });
});

test('a failure that was entered again and issued, though after the end of the month', async () => {
  const db = await freshLedger();
  const [a, b, c] = [story('A', TO - 5_000), story('B', TO + 5_000), story('C', TO + 9_000)];
  const closed = (of: string, by: string, at: number) =>
    make.make('refillClosed', { submissionId: of, how: 'submitted', by, at });
  await keep(db, a.pressed(), ...a.refused(10));
  await keep(db, b.pressed({ retryOf: 'A' }), closed('A', 'B', TO + 5_000), ...b.refused(10));
  const first = async () => sumOf((await read(db))?.companies ?? []);
  expect(await first()).toMatchObject({ entered: 1, failed: 1, issuedLater: 0 });
  await keep(db, c.pressed({ retryOf: 'B' }), closed('B', 'C', TO + 9_000), ...c.issued(2_000));
  expect(await first()).toMatchObject({ entered: 1, failed: 1, issuedLater: 1, tries: 1 });
});

test('a row that cannot be read is told and counted nowhere else; a name that no page showed is looked up', async () => {
  const db = await freshLedger();
  await keep(db, make.submitted({ submissionId: 'N', at: TO + 1 }));
  await keep(db, make.submitted({ submissionId: 'S1', at: FROM + 1 }));
  const record = await db.get('submissions', 'S1');
  if (!record) throw new Error('not there');
  const { name: _, ...seller } = record.invoice.seller;
  await put(db, [
    { ...record, invoice: { ...record.invoice, seller } },
    { ...record, id: 'BAD', outcome: 7 as never },
  ]);
  const statistics = await read(db);
  expect(statistics).toMatchObject({ unreadable: 1, companies: [{ name: SELLER.name, entered: 1 }] });
});
