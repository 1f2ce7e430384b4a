import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beijingText } from '../../../../utils/domain/invoice/beijing-time';
import { type ReconcileSubject, reconcile } from '../../../../utils/domain/reconcile/reconcile';
import { NOON } from '../../support/facts/facts';
import { MINUTE, numberOf, wholeReading } from '../../support/facts/lists';
import { brief, equalRow, subject, WORDS } from '../../support/facts/reconcile';

type Drawn<A> = A extends fc.Arbitrary<infer T> ? T : never;

/** Few buyers, amounts and minutes, so that much is equal. */
const GROSSES = ['339.00', '113.00', '-339.00'] as const;
const content = fc.record({ gross: fc.constantFrom(...GROSSES), minute: fc.integer({ min: 0, max: 90 }) });

const submissions = fc.array(
  fc.record({
    content,
    outcome: fc.constantFrom(
      { type: 'unknown', reason: 'timedOut' } as const,
      { type: 'pending' } as const,
      { type: 'issued', invoiceNumbers: [] } as const,
      { type: 'refused', message: '' } as const,
    ),
    number: fc.option(fc.integer({ min: 0, max: 12 }), { freq: 2, nil: undefined }),
  }),
  { maxLength: 10 },
);
const rows = fc.array(fc.record({ content, source: fc.constantFrom('', '乐企') }), { maxLength: 12 });

const subjectsOf = (drawn: Drawn<typeof submissions>): ReconcileSubject[] => {
  const taken = new Set<number>();
  return drawn.map(({ content: { gross, minute }, outcome, number }, index) => {
    const own =
      number === undefined || taken.has(number) || outcome.type !== 'issued' ? [] : [numberOf(number)];
    if (own.length > 0) taken.add(number as number);
    const base = subject(`S${index}`, { submittedAt: NOON + minute * MINUTE });
    return {
      ...base,
      outcome: outcome.type === 'issued' ? { type: 'issued', invoiceNumbers: own } : outcome,
      invoiceNumbers: own,
      invoice: { ...base.invoice, totalNet: undefined, totalTax: undefined, totalGross: gross },
    } as ReconcileSubject;
  });
};
const rowsOf = (drawn: Drawn<typeof rows>) =>
  drawn.map(({ content: { gross, minute }, source }, index) =>
    equalRow(index, {
      gross,
      net: '',
      tax: '',
      source,
      issuedAt: beijingText(NOON + minute * MINUTE + 5_000),
    }),
  );
/** After all of it, of all its days. */
const WHOLE = wholeReading(NOON + 5 * 60 * MINUTE);
const drawn = fc
  .tuple(submissions, rows)
  .map(([some, others]) => [subjectsOf(some), rowsOf(others)] as const);

const told = (subjects: readonly ReconcileSubject[], of: ReturnType<typeof rowsOf>) => {
  const { findings, groups, elsewhere } = reconcile(subjects, of, [WHOLE], WORDS);
  return {
    findings: findings.map(brief),
    groups: groups
      .map(
        ({ why, subjects: some, rows: equal }) =>
          `${why} ${some.map(({ id }) => id)} ${equal.map(({ id }) => id)}`,
      )
      .sort(),
    elsewhere: elsewhere.map(({ id }) => id),
  };
};

/** The ledger once the numbers that a check found stand in it. */
function afterCheck(
  subjects: readonly ReconcileSubject[],
  of: ReturnType<typeof rowsOf>,
): ReconcileSubject[] {
  const { findings } = reconcile(subjects, of, [], WORDS);
  const found = new Map(findings.map(({ submissionId, invoiceNumbers }) => [submissionId, invoiceNumbers]));
  return subjects.map((one) => {
    const all = [...new Set([...one.invoiceNumbers, ...(found.get(one.id) ?? [])])];
    if (all.length === 0) return one;
    return { ...one, invoiceNumbers: all, outcome: { type: 'issued', invoiceNumbers: all } };
  });
}

describe('C2 whatever the ledger and the list', () => {
  test('the order of neither decides', () => {
    fc.assert(
      fc.property(drawn, fc.infiniteStream(fc.nat()), ([subjects, of], chance) => {
        const shuffled = <T>(all: readonly T[]) =>
          all
            .map((one) => [chance.next().value as number, one] as const)
            .sort(([left], [right]) => left - right)
            .map(([, one]) => one);
        expect(told(shuffled(subjects), shuffled(of))).toEqual(told(subjects, of));
      }),
    );
  });

  test('each row belongs to one submission, to a group, or to none', () => {
    fc.assert(
      fc.property(drawn, ([subjects, of]) => {
        const { findings, groups, elsewhere } = reconcile(subjects, of, [WHOLE], WORDS);
        const all = [
          ...findings.flatMap(({ invoiceNumbers }) => invoiceNumbers),
          ...groups.flatMap((group) => group.rows.map(({ id }) => id)),
          ...elsewhere.map(({ id }) => id),
        ];
        expect(all.sort()).toEqual(of.map(({ id }) => id).sort());
      }),
    );
  });

  test('read at once or page by page, in whatever order: the same in the end', () => {
    fc.assert(
      fc.property(drawn, fc.infiniteStream(fc.nat({ max: 3 })), ([subjects, of], chance) => {
        const pages = [0, 1, 2, 3].map((page) => ({ page, rows: [] as typeof of }));
        for (const row of of) pages[chance.next().value as number]?.rows.push(row);
        let known: readonly ReconcileSubject[] = subjects;
        const seen: Array<(typeof of)[number]> = [];
        for (const page of pages) {
          seen.push(...page.rows);
          known = afterCheck(known, seen);
        }
        expect(told(known, of)).toEqual(told(subjects, of));
      }),
      { numRuns: 1_000 },
    );
  });

  test('N3 no number is found for what counts as not issued', () => {
    fc.assert(
      fc.property(drawn, ([subjects, of]) => {
        const failed = new Set(
          subjects.filter(({ outcome }) => outcome.type === 'refused').map(({ id }) => id),
        );
        const { findings } = reconcile(subjects, of, [WHOLE], WORDS);
        expect(findings.filter(({ submissionId }) => failed.has(submissionId))).toEqual([]);
      }),
    );
  });
});
