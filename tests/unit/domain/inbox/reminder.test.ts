import { describe, expect, test } from 'vitest';
import {
  gather,
  isMonthEnd,
  isQuiet,
  mattersOf,
  type TopicFacts,
  toTell,
} from '../../../../utils/domain/inbox/reminder';
import { REMINDERS, ReminderSettings } from '../../../../utils/domain/inbox/reminder-settings';
import { OF_OTHERS, type ReminderSubject } from '../../../../utils/domain/inbox/reminder-topics';
import { createReminderTexts, saysOf } from '../../../../utils/domain/texts/reminder-texts';

const beijing = (text: string) => Date.parse(`${text}+08:00`);
/** A Tuesday. */
const NOW = beijing('2026-11-24T10:00:00');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ON = { ...REMINDERS, on: true };

const record = (given: Partial<ReminderSubject> = {}): ReminderSubject => ({
  open: 1,
  outcome: { type: 'unknown', reason: 'timedOut' },
  standing: 'unchecked',
  submittedAt: NOW - HOUR,
  day: '2026-11-24',
  sellerTaxId: 'A',
  ...given,
});
const unknown = record().outcome;
const refused = { type: 'refused', message: '' } as const;
const notSent = { type: 'notSent', message: '' } as const;
const issued: ReminderSubject['outcome'] = { type: 'issued', invoiceNumbers: [] };
const check = { at: NOW - HOUR, invoiceNumbers: [], differences: [] };

describe('what a record is reminded of', () => {
  test.each<[string, Partial<ReminderSubject>, string]>([
    ['unknown for 30 minutes', { submittedAt: NOW - 30 * MINUTE }, ''],
    ['unknown for longer', { submittedAt: NOW - 30 * MINUTE - 1 }, 'unknown'],
    ['handled, or repeated: not open', { open: 0 }, ''],
    ['unknown, set aside', { snoozedUntil: NOW + 1 }, ''],
    ['unknown, set aside until now', { snoozedUntil: NOW }, 'unknown'],
    ['failed for a day', { outcome: refused, submittedAt: NOW - DAY }, ''],
    ['failed for longer', { outcome: refused, submittedAt: NOW - DAY - 1 }, 'failed'],
    ['not sent', { outcome: notSent, submittedAt: NOW - 2 * DAY }, 'failed'],
    ['found not to be issued, just now', { settled: { as: 'notIssued', at: NOW - HOUR } }, ''],
    ['found not to be issued, a day ago', { settled: { as: 'notIssued', at: NOW - DAY - 1 } }, 'failed'],
    ['issued and missing', { outcome: issued, standing: 'missing', check }, 'missing'],
    ['unknown and missing: once', { outcome: unknown, standing: 'missing', check }, 'missing'],
    ['doubled', { outcome: issued, standing: 'duplicated', check }, 'duplicated'],
    ['doubled, set aside', { standing: 'duplicated', check, snoozedUntil: NOW + 1 }, ''],
    ['other amounts', { outcome: issued, standing: 'mismatched', check }, ''],
  ])('%s', (_, given, topics) => {
    expect(
      mattersOf(record(given), NOW)
        .map(({ topic }) => topic)
        .join(),
    ).toBe(topics);
  });

  const END = beijing('2026-11-28T10:00:00');
  test.each<[string, Partial<ReminderSubject>, string]>([
    ['a failure of today', { outcome: refused, submittedAt: END - HOUR, day: '2026-11-28' }, 'monthEnd'],
    ['an old failure', { outcome: refused, day: '2026-11-02' }, 'failed,monthEnd'],
    ['an unknown', {}, 'unknown,monthEnd'],
    ['of the month before', { outcome: refused, day: '2026-10-31' }, 'failed'],
    ['set aside until tomorrow', { snoozedUntil: END + DAY }, ''],
    ['set aside into the next month', { snoozedUntil: END + 3 * DAY }, 'monthEnd'],
    ['issued, doubled', { outcome: issued, standing: 'duplicated', check }, 'duplicated'],
    ['dealt with', { outcome: refused, open: 0 }, ''],
  ])('at the end of the month: %s', (_, given, topics) => {
    expect(
      mattersOf(record(given), END)
        .map(({ topic }) => topic)
        .join(),
    ).toBe(topics);
  });
});

test('a topic that no record is by itself is found by code of its own', () =>
  expect(
    OF_OTHERS,
    'a new one without `since`: read it in store/read/reminder-matters.ts, name it here',
  ).toEqual(['monthEnd', 'lookAgain', 'coverage', 'safetyCopy']));

test.each([
  ['2026-11-27T23:59:59', false],
  ['2026-11-28T00:00:00', true],
  ['2026-11-30T23:59:59', true],
  ['2026-12-01T00:00:00', false],
  ['2026-12-29T12:00:00', true],
  ['2027-02-25T12:00:00', false],
  ['2027-02-26T12:00:00', true],
])('%s is the end of the month: %s', (text, is) => expect(isMonthEnd(beijing(text))).toBe(is));

describe('quiet hours', () => {
  test.each<[string, boolean, Partial<ReminderSettings>]>([
    ['2026-11-24T08:29:59', true, {}],
    ['2026-11-24T08:30:00', false, {}],
    ['2026-11-24T18:29:59', false, {}],
    ['2026-11-24T18:30:00', true, {}],
    ['2026-11-24T03:00:00', true, {}],
    ['2026-11-27T10:00:00', false, {}],
    ['2026-11-28T10:00:00', true, {}],
    ['2026-11-29T10:00:00', true, {}],
    // Still Sunday in London, Monday in Beijing.
    ['2026-11-30T08:30:00', false, { quietFrom: 0, quietTo: 0 }],
    ['2026-11-30T00:30:00', false, { quietFrom: 0, quietTo: 0 }],
    ['2026-11-28T10:00:00', false, { quietWeekends: false }],
    ['2026-11-24T12:30:00', true, { quietFrom: 720, quietTo: 780 }],
    ['2026-11-24T13:00:00', false, { quietFrom: 720, quietTo: 780 }],
    ['2026-11-24T03:00:00', false, { quietFrom: 600, quietTo: 600 }],
  ])('%s: %s', (text, is, given) => expect(isQuiet(beijing(text), { ...ON, ...given })).toBe(is));
});

describe('what is told', () => {
  const facts = (given: Partial<TopicFacts> = {}): TopicFacts => ({
    topic: 'unknown',
    count: 2,
    companies: ['A'],
    newest: NOW - HOUR,
    ...given,
  });
  const told = (ago: number) => ({ unknown: { at: NOW - ago, count: 2, newest: NOW - HOUR } });
  const noNight = { quietFrom: 0, quietTo: 0 };

  test.each<[string, TopicFacts, ReturnType<typeof told> | object, Partial<ReminderSettings>, number]>([
    ['never told', facts(), {}, {}, 1],
    ['switched off', facts(), {}, { on: false }, 0],
    ['not wanted', facts(), {}, { unwanted: ['unknown'] }, 0],
    ['another one is not wanted', facts(), {}, { unwanted: ['failed'] }, 1],
    ['quiet', facts(), {}, { quietFrom: 540, quietTo: 660 }, 0],
    ['told, unchanged', facts(), told(5 * HOUR), {}, 0],
    ['one more, soon after', facts({ count: 3 }), told(4 * HOUR - 1), {}, 0],
    ['one more, 4 hours later', facts({ count: 3 }), told(4 * HOUR), {}, 1],
    ['fewer', facts({ count: 1 }), told(5 * HOUR), {}, 0],
    ['as many, but a new one', facts({ newest: NOW }), told(4 * HOUR), {}, 1],
    ['unchanged, the day before', facts(), told(DAY), {}, 1],
    ['unchanged, the day before, but just', facts(), told(10 * HOUR + 1), noNight, 1],
    ['told in a future', facts(), told(-HOUR), {}, 1],
    ['another topic was told', facts({ topic: 'failed' }), told(HOUR), {}, 1],
  ])('%s', (_, now, before, given, count) => {
    expect(toTell([now], before, { ...ON, ...given }, NOW)).toHaveLength(count);
  });

  test('midnight alone is no reason within 4 hours', () => {
    const at = beijing('2026-11-25T00:30:00');
    const before = { unknown: { at: at - HOUR, count: 2, newest: NOW - HOUR } };
    expect(toTell([facts()], before, { ...ON, ...noNight }, at)).toEqual([]);
  });
});

test('all companies together, the most urgent topic first', () => {
  expect(
    gather([
      { topic: 'safetyCopy', since: 1, company: '' },
      { topic: 'failed', since: 5, company: 'A' },
      { topic: 'unknown', since: 2, company: 'A' },
      { topic: 'unknown', since: 9, company: 'B' },
      { topic: 'unknown', since: 4, company: 'A' },
    ]),
  ).toEqual([
    { topic: 'unknown', count: 3, companies: ['A', 'B'], newest: 9 },
    { topic: 'failed', count: 1, companies: ['A'], newest: 5 },
    { topic: 'safetyCopy', count: 1, companies: [], newest: 1 },
  ]);
});

describe('sentences', () => {
  const t = createReminderTexts('zh_CN');
  const names = new Map([
    ['A', '北京云杉科技有限公司'],
    ['B', '北京市朝阳区某某某某某某某某某某某某有限公司'],
    ['C', ''],
  ]);
  const says = (companies: string[], count = 5) =>
    saysOf({ topic: 'unknown', count, companies, newest: 0 }, names, 7, t);

  test('one company by its name', () =>
    expect(says(['A'], 2)).toBe('北京云杉科技有限公司有 2 张结果不明，先别再开'));
  test('several as a number', () => expect(says(['A', 'B', 'C'])).toBe('3 家公司有 5 张结果不明，先别再开'));
  test('a long name is cut', () => expect(says(['B'], 1)).toMatch(/^北京市朝阳区某{9}…有 1 张/));
  test.each([[['C']], [['X']], [[]]])('a name that was not read: %j', (companies) =>
    expect(says(companies, 1)).toBe('一家公司有 1 张结果不明，先别再开'),
  );
});

describe('settings', () => {
  test('nothing stored: off, quiet outside of work', () =>
    expect(ReminderSettings.parse({})).toEqual({
      on: false,
      offered: false,
      unwanted: [],
      quietFrom: 1_110,
      quietTo: 510,
      quietWeekends: true,
      coverageDays: 7,
    }));

  test('a damaged one takes its default and leaves the others alone', () =>
    expect(
      ReminderSettings.parse({
        on: true,
        unwanted: ['birthdays'],
        quietFrom: 1_440,
        quietTo: 0,
        quietWeekends: 'no',
        coverageDays: 0,
      }),
    ).toEqual({ ...REMINDERS, on: true, quietTo: 0 }));
});
