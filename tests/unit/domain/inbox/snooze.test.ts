import { expect, test } from 'vitest';
import { REMINDERS } from '../../../../utils/domain/inbox/reminder-settings';
import { nextMorning } from '../../../../utils/domain/inbox/snooze';
import { beijingText } from '../../../../utils/domain/invoice/beijing-time';

test.each([
  ['2026-11-24T00:00:00+08:00', {}, '2026-11-25 09:00:00'],
  ['2026-11-24T08:59:00+08:00', {}, '2026-11-25 09:00:00'],
  ['2026-11-24T23:59:59+08:00', {}, '2026-11-25 09:00:00'],
  ['2026-12-31T15:00:00+08:00', {}, '2027-01-01 09:00:00'],
  // Friday, Saturday, Sunday
  ['2026-11-27T15:00:00+08:00', {}, '2026-11-30 09:00:00'],
  ['2026-11-28T15:00:00+08:00', {}, '2026-11-30 09:00:00'],
  ['2026-11-29T23:59:00+08:00', {}, '2026-11-30 09:00:00'],
  ['2026-11-28T15:00:00+08:00', { quietWeekends: false }, '2026-11-29 09:00:00'],
  ['2026-11-24T15:00:00+08:00', { quietTo: 600 }, '2026-11-25 10:00:00'],
  ['2026-11-24T15:00:00+08:00', { quietFrom: 720, quietTo: 800 }, '2026-11-25 09:00:00'],
])('set aside at %s with %o until %s in Beijing', (now, quiet, until) => {
  expect(beijingText(nextMorning(Date.parse(now), { ...REMINDERS, ...quiet }))).toBe(until);
});
