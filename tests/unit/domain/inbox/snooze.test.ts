import { expect, test } from 'vitest';
import { nextMorning } from '../../../../utils/domain/inbox/snooze';
import { beijingText } from '../../../../utils/domain/invoice/beijing-time';

test.each([
  ['2026-11-24T00:00:00+08:00', '2026-11-25 09:00:00'],
  ['2026-11-24T08:59:00+08:00', '2026-11-25 09:00:00'],
  ['2026-11-24T23:59:59+08:00', '2026-11-25 09:00:00'],
  ['2026-12-31T15:00:00+08:00', '2027-01-01 09:00:00'],
])('set aside at %s until %s in Beijing', (now, until) => {
  expect(beijingText(nextMorning(Date.parse(now)))).toBe(until);
});
