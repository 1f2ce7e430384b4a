import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../../../utils/domain/fact/fact';
import type { Submission } from '../../../../../utils/domain/record/submission';
import { laterFact } from '../../../support/facts/arbitrary-facts';
import * as make from '../../../support/facts/facts';
import { snapshot } from '../../../support/page/snapshots';
import { type StartedRecorder, startRecorder } from '../../../support/store/recorder';
import { sortedSweep } from '../../../support/store/sorted-sweep';

const { NOON, unnamed } = make;
const TABS = ['B:7', 'B:8'];

type Told = readonly [fact: Fact, byWatch: boolean];

/** A browser gives no two calls one name, the tax office no two invoices one number. */
function asOf(submissionId: string, fact: Fact): Fact {
  if ('requestId' in fact) return { ...fact, requestId: `${submissionId}-${fact.requestId}` };
  if (fact.type !== 'answered') return fact;
  const year = submissionId === 'S1' ? '26' : '27';
  return { ...fact, invoiceNumbers: fact.invoiceNumbers.map((number) => year + number.slice(2)) };
}

/** What a submission of the tab may bring, named by its page or seen by the request watch. */
const anyFact = (submissionId: string, tabKey: string): fc.Arbitrary<Told> =>
  fc
    .tuple(laterFact(submissionId, tabKey), fc.boolean())
    .map(
      ([fact, byWatch]): Told => [
        asOf(submissionId, fact),
        byWatch && ['called', 'responded', 'callFailed', 'leftPage'].includes(fact.type),
      ],
    );

/** The end of a call that came before its submission is of a start that the page named: so is it. */
const asTold = ([fact, byWatch]: Told, hasBegun: boolean): Fact =>
  byWatch && (hasBegun || fact.type === 'called' || fact.type === 'leftPage')
    ? unnamed(fact, fact.tabKey as string)
    : fact;

/** Facts of two submissions, shuffled into one another, the second begun anywhere; some of one instant. */
const interleaved = fc
  .record({
    tabs: fc.tuple(fc.constantFrom(...TABS), fc.constantFrom(...TABS)),
    form: fc.constantFrom('V1', 'V2'),
    otherBuyer: fc.boolean(),
    secondAt: fc.nat({ max: 12 }),
    choices: fc.array(fc.tuple(fc.boolean(), fc.nat({ max: 3 })), { minLength: 4, maxLength: 14 }),
  })
  .chain(({ tabs: [one, two], form, otherBuyer, secondAt, choices }) =>
    fc.tuple(...choices.map(([first]) => (first ? anyFact('S1', one) : anyFact('S2', two)))).map((facts) => {
      const begin = (
        submissionId: string,
        tabKey: string,
        given: Partial<Parameters<typeof make.submitted>[0]>,
      ) => make.submitted({ submissionId, tabKey, ...given });
      const buyer = otherBuyer ? { snapshot: snapshot({ buyer: { name: '另一家', taxId: '' } }) } : {};
      const second = secondAt % (facts.length + 1);
      const later = facts.map((told, nth) => asTold(told, told[0].submissionId === 'S1' || nth >= second));
      later.splice(second, 0, begin('S2', two, { form, ...buyer }));
      let at = NOON;
      return [begin('S1', one, { form: 'V1' }), ...later].map((fact, nth) => {
        at += choices[nth]?.[1] ?? 0;
        return { ...fact, id: make.nextId(), at };
      });
    }),
  );

/**
 * Where in the log it began may differ, by as much as texts went after it; and with it at which place of the history of
 * the one before it stands that it was corrected.
 */
const withoutPlace = (record: Submission | undefined) => {
  if (!record) return undefined;
  const { begun: _, upTo: __, history, ...rest } = record;
  const isCorrected = ({ type }: { type: string }) => type.startsWith('refillClosed');
  return {
    ...rest,
    history: history.filter((entry) => !isCorrected(entry)),
    corrected: history.filter(isCorrected),
  };
};

async function recordsAfter(facts: readonly Fact[], sweep: (on: StartedRecorder) => Promise<unknown>) {
  const on = await startRecorder();
  // All patience is over, no deadline is.
  on.clock.now = NOON + 90_000;
  await on.put(...facts);
  await sweep(on);
  await sweep(on);
  const records = await Promise.all(['S1', 'S2'].map((id) => on.record(id)));
  const [one, two] = records.map((record) => record?.begun?.n ?? 0);
  const events = (await on.db.getAll('events')).map(({ id }) => id).sort();
  const faults = (await on.faults()).map(({ id }) => id).sort();
  on.db.close();
  return { records: records.map(withoutPlace), firstBegan: (one ?? 0) < (two ?? 0), events, faults };
}

describe('X27 the order of a sweep', () => {
  test('makes of each record what the order of time makes of it', async () => {
    await fc.assert(
      fc.asyncProperty(interleaved, fc.nat(), async (facts, nth) => {
        const expected = await recordsAfter(facts, sortedSweep);
        expect(await recordsAfter(facts, (on) => on.recorder.sweep())).toEqual(expected);
        const asked = facts[nth % facts.length] as Fact;
        expect(
          await recordsAfter(facts, async (on) => {
            await on.recorder.sweep(`outbox:${asked.id}`);
            await on.recorder.sweep();
          }),
        ).toEqual(expected);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  }, 60_000);
});
