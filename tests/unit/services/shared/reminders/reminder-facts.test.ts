import { expect, test } from 'vitest';
import { REMINDERS } from '../../../../../utils/domain/inbox/reminder-settings';
import { readReminderFacts } from '../../../../../utils/services/shared/reminders/reminder-facts';
import { saveSafetyCopy } from '../../../../../utils/services/shared/safety-copy-state';
import { NOON } from '../../../support/facts/facts';
import { FakeArea } from '../../../support/store/fake-area';
import { freshLedger } from '../../../support/store/ledger';

test('what the clerk does not want to hear of is not in the popup either', async () => {
  const area = new FakeArea();
  const db = await freshLedger();
  await saveSafetyCopy(area, { copies: [], failing: { day: '2026-11-23', detail: 'FILE_NO_SPACE' } });
  const read = (unwanted: typeof REMINDERS.unwanted) =>
    readReminderFacts(area, db, ['safetyCopy', 'coverage'], { ...REMINDERS, unwanted }, NOON);
  expect((await read([])).facts).toEqual([
    { topic: 'safetyCopy', count: 1, companies: [], newest: Date.parse('2026-11-23T00:00:00+08:00') },
  ]);
  expect((await read(['coverage'])).facts).toHaveLength(1);
  expect((await read(['safetyCopy'])).facts).toEqual([]);
});

test('a damaged day of the failing copy counts from today', async () => {
  const area = new FakeArea();
  await saveSafetyCopy(area, { copies: [], failing: { day: 'x', detail: '' } });
  const { facts } = await readReminderFacts(area, await freshLedger(), ['safetyCopy'], REMINDERS, NOON);
  expect(facts[0]?.newest).toBe(Date.parse('2026-11-24T00:00:00+08:00'));
});
