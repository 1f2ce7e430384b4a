import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../../utils/domain/outcome/outcome';
import { chainOf, mayRetry, type RetrySubject } from '../../../../utils/domain/retry/may-retry';

const NUMBER = '26112000000123456789';
const IDS = ['A', 'B', 'C', 'D', 'E', 'F'];
const RUNS = { numRuns: 3_000 };

const refused: Outcome = { type: 'refused', message: '税率不合法' };
const outcome = fc.oneof(
  { weight: 8, arbitrary: fc.constant(refused) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Outcome>(
      { type: 'draft' },
      { type: 'pending' },
      { type: 'issued', invoiceNumbers: [NUMBER] },
      { type: 'notSent' },
      { type: 'unknown', reason: 'timedOut' },
    ),
  },
);
/** Mostly absent, so that a fair share of the groups allows something. */
const seldom = <T>(...values: T[]): fc.Arbitrary<T | undefined> =>
  fc.oneof(
    { weight: 10, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom(...values) },
  );

/** Mostly with lines of their own; without them buyer, gross and kind decide. */
const invoice = fc
  .record({
    lines: fc.oneof(
      { weight: 3, arbitrary: fc.constant([{ netAmount: '100' }]) },
      { weight: 1, arbitrary: fc.constant([]) },
    ),
    totalGross: fc.constantFrom('101.00', '101', '202.00', undefined),
    kind: fc.constantFrom('special' as const, 'general' as const, undefined),
  })
  .map((given) => ({
    priceIncludesTax: false,
    seller: { taxId: '甲' },
    buyer: { name: '朝阳区某学校' },
    buyerIsNaturalPerson: false,
    issues: [],
    ...given,
  }));

const subject = (id: string): fc.Arbitrary<RetrySubject> =>
  fc
    .record({
      id: fc.constant(id),
      submittedAt: fc.constantFrom(100, 200, 300),
      outcome,
      invoiceNumbers: seldom([NUMBER]).map((numbers) => numbers ?? []),
      fingerprint: fc.constantFrom('x', 'y'),
      sellerTaxId: fc.constantFrom('甲', '甲', '乙'),
      retryOf: fc.oneof(fc.constant(undefined), fc.constantFrom(...IDS)),
      settled: seldom({ as: 'notIssued' as const, at: 1 }, { as: 'issued' as const, at: 1 }),
      refill: seldom({ at: 1 }),
      inTemplate: seldom(true as const),
      invoice,
    })
    .map(
      (made) =>
        Object.fromEntries(
          Object.entries(made).filter(([, value]) => value !== undefined),
        ) as unknown as RetrySubject,
    );

/** Any records, linked in any way, loops among them; the first is the one that is asked about. */
const groups = fc
  .tuple(...IDS.map(subject))
  .chain((all) => fc.integer({ min: 1, max: all.length }).map((n) => all.slice(0, n)));
const exists = ({ outcome: { type }, invoiceNumbers }: RetrySubject) =>
  type === 'issued' || invoiceNumbers.length > 0;
const waits = ({ outcome: { type }, settled }: RetrySubject) =>
  type === 'pending' || (type === 'unknown' && settled?.as !== 'notIssued');

/** What it repeats, and what that repeats. */
function pastOf({ retryOf }: RetrySubject, group: readonly RetrySubject[]): string[] {
  const past: string[] = [];
  for (
    let id = retryOf;
    id !== undefined && !past.includes(id);
    id = group.find((one) => one.id === id)?.retryOf
  )
    past.push(id);
  return past;
}

const first = (group: readonly RetrySubject[]) => group[0] as RetrySubject;
const ok = (group: readonly RetrySubject[]) => mayRetry(first(group), group).ok;

/** Holds for every group in which the first may be entered again. */
const whenAllowed = (check: (record: RetrySubject, group: readonly RetrySubject[]) => void) => {
  let allowed = 0;
  fc.assert(
    fc.property(groups, (group) => {
      if (!ok(group)) return;
      allowed += 1;
      check(first(group), group);
    }),
    RUNS,
  );
  expect(allowed).toBeGreaterThan(40);
};

describe('whatever the group', () => {
  test('R1 only one that was not issued, and carries no number', () =>
    whenAllowed((record) => {
      expect(exists(record)).toBe(false);
      expect(waits(record)).toBe(false);
      expect(record.outcome.type).not.toBe('draft');
    }));

  test('R2 nothing of its chain exists, waits or is newer', () =>
    whenAllowed((record, group) => {
      const chain = chainOf(record, group);
      for (const other of group.filter(({ id }) => id !== record.id && chain.has(id))) {
        expect(exists(other) || waits(other)).toBe(false);
        expect(pastOf(other, group)).not.toContain(record.id);
        if (!pastOf(record, group).includes(other.id))
          expect(other.submittedAt).toBeLessThanOrEqual(record.submittedAt);
      }
    }));

  test('R3 no later twin exists, and none waits', () =>
    whenAllowed((record, group) => {
      const chain = chainOf(record, group);
      const twins = group.filter(
        ({ id, fingerprint, sellerTaxId }) =>
          !chain.has(id) && fingerprint === record.fingerprint && sellerTaxId === record.sellerTaxId,
      );
      expect(twins.filter(waits)).toEqual([]);
      expect(twins.filter((twin) => twin.submittedAt > record.submittedAt && exists(twin))).toEqual([]);
    }));

  test('R7 no later one exists or waits that may be the same, as far as the two show', () =>
    whenAllowed((record, group) => {
      const chain = chainOf(record, group);
      const gross = ({ invoice: { totalGross } }: RetrySubject) => totalGross && Number(totalGross);
      const alike = group.filter(
        (other) =>
          !chain.has(other.id) &&
          other.submittedAt > record.submittedAt &&
          other.sellerTaxId === record.sellerTaxId &&
          (other.invoice.lines.length === 0 || record.invoice.lines.length === 0) &&
          gross(other) !== undefined &&
          gross(other) === gross(record) &&
          new Set([other.invoice.kind, record.invoice.kind].filter(Boolean)).size < 2,
      );
      expect(alike.filter((twin) => exists(twin) || waits(twin))).toEqual([]);
    }));

  test('R4 nothing of its chain is being filled in or stands in a template', () =>
    whenAllowed((record, group) => {
      const chain = chainOf(record, group);
      for (const { refill, inTemplate } of group.filter(({ id }) => chain.has(id))) {
        expect(refill).toBeUndefined();
        expect(inTemplate).toBeUndefined();
      }
    }));

  test('R8 no equal one stands in a template, whichever was first', () =>
    whenAllowed((record, group) => {
      const equal = group.filter(
        (other) => other.fingerprint === record.fingerprint && other.sellerTaxId === record.sellerTaxId,
      );
      expect(equal.filter(({ inTemplate }) => inTemplate)).toEqual([]);
    }));

  test('R5 one more record, or one that turns out to exist, never turns a no into a yes', () => {
    fc.assert(
      fc.property(groups, subject('Z'), fc.nat(), (group, another, nth) => {
        const proved = group.with(nth % group.length, {
          ...(group[nth % group.length] as RetrySubject),
          outcome: { type: 'issued', invoiceNumbers: [NUMBER] },
          history: [{ at: 1_000, type: 'answered', outcome: 'issued' }],
        });
        if (ok(group)) return;
        expect(ok([...group, another])).toBe(false);
        expect(ok(proved)).toBe(false);
      }),
      RUNS,
    );
  });

  test('R2 in a chain at most one attempt may be entered again', () =>
    fc.assert(
      fc.property(groups, (group) => {
        const allowed = group.filter((record) => mayRetry(record, group).ok);
        for (const one of allowed) {
          const chain = chainOf(one, group);
          expect(allowed.filter(({ id }) => chain.has(id))).toEqual([one]);
        }
      }),
      RUNS,
    ));

  test('R2 the order of the group does not decide', () =>
    fc.assert(
      fc.property(
        groups.chain((group) =>
          fc.tuple(fc.constant(group), fc.shuffledSubarray(group, { minLength: group.length })),
        ),
        ([group, shuffled]) => {
          expect(mayRetry(first(group), shuffled)).toEqual(mayRetry(first(group), group));
        },
      ),
      RUNS,
    ));
});
