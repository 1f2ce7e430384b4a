import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gather, isQuiet, type Told, toTell } from '../../../../utils/domain/inbox/reminder';
import { REMINDERS, type ReminderSettings } from '../../../../utils/domain/inbox/reminder-settings';
import { TOPICS, type Topic } from '../../../../utils/domain/inbox/reminder-topics';
import { beijingDay } from '../../../../utils/domain/invoice/beijing-time';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LOOK = 10 * MINUTE;
/** A Monday, 0:00 in Beijing. */
const MONDAY = Date.parse('2026-11-23T00:00:00+08:00');
const DAYS = 6;

/** Things that begin at an instant and stay open. */
const things = fc.array(
  fc.record({
    topic: fc.constantFrom(...TOPICS),
    since: fc.integer({ min: 0, max: 3 * DAY }).map((after) => MONDAY + after),
    company: fc.constantFrom('A', 'B', 'C'),
  }),
  { maxLength: 12 },
);
/** Not quiet for at least two hours of each working day. */
const settings = fc
  .record({
    from: fc.integer({ min: 0, max: 1_439 }),
    length: fc.integer({ min: 0, max: 22 * 60 }),
    quietWeekends: fc.boolean(),
    unwanted: fc.subarray([...TOPICS]),
  })
  .map(
    ({ from, length, ...rest }): ReminderSettings => ({
      ...REMINDERS,
      ...rest,
      on: true,
      quietFrom: from,
      quietTo: (from + length) % 1_440,
    }),
  );

interface Telling extends Told {
  readonly topic: Topic;
}

/** A week of looks, as the alarm makes them. */
function weekOf(
  all: ReadonlyArray<{ topic: Topic; since: number; company: string }>,
  with_: ReminderSettings,
) {
  const told: Partial<Record<Topic, Told>> = {};
  const tellings: Telling[][] = [];
  for (let at = MONDAY; at < MONDAY + DAYS * DAY; at += LOOK) {
    const facts = gather(all.filter(({ since }) => since <= at));
    const now = toTell(facts, told, with_, at).map(({ topic, count, newest }) => ({
      topic,
      at,
      count,
      newest,
    }));
    for (const { topic, ...telling } of now) told[topic] = telling;
    tellings.push(now);
  }
  return tellings;
}

test('quiet hours tell nothing, and what is not wanted is not told', () => {
  fc.assert(
    fc.property(things, settings, (all, with_) => {
      for (const { at, topic } of weekOf(all, with_).flat()) {
        expect(isQuiet(at, with_)).toBe(false);
        expect(with_.unwanted).not.toContain(topic);
      }
    }),
    { numRuns: 50 },
  );
});

test('one a topic; two of a topic are 4 hours apart, and on one day the later tells more', () => {
  fc.assert(
    fc.property(things, settings, (all, with_) => {
      const week = weekOf(all, with_);
      for (const now of week) expect(new Set(now.map(({ topic }) => topic)).size).toBe(now.length);
      for (const topic of TOPICS) {
        const mine = week.flat().filter((telling) => telling.topic === topic);
        for (const [index, later] of mine.slice(1).entries()) {
          const earlier = mine[index] as Telling;
          expect(later.at - earlier.at).toBeGreaterThanOrEqual(4 * HOUR);
          if (beijingDay(earlier.at) === beijingDay(later.at))
            expect(later.count).toBeGreaterThan(earlier.count);
        }
      }
    }),
    { numRuns: 50 },
  );
});

test('each open thing that is wanted is told sooner or later', () => {
  fc.assert(
    fc.property(things, settings, (all, with_) => {
      const tellings = weekOf(all, with_).flat();
      for (const { topic, since } of all.filter((thing) => !with_.unwanted.includes(thing.topic))) {
        const heard = tellings.find((telling) => telling.topic === topic && telling.at >= since);
        expect(heard?.newest).toBeGreaterThanOrEqual(since);
        // The next working day at the latest: these weeks have no holidays.
        expect((heard as Telling).at - since).toBeLessThanOrEqual(2 * DAY);
      }
    }),
    { numRuns: 50 },
  );
});
