import { describe, expect, test } from 'vitest';
import {
  beijingDay,
  beijingMonth,
  beijingText,
  endOfMonth,
  startOfPeriod,
} from '../../../../utils/domain/invoice/beijing-time';

const at = (iso: string) => Date.parse(iso);

describe('Beijing wall time, whatever the zone of the machine', () => {
  test.each([
    ['2026-11-23T15:59:59.999Z', '2026-11-23', '2026-11', '2026-11-23 23:59:59'],
    ['2026-11-23T16:00:00Z', '2026-11-24', '2026-11', '2026-11-24 00:00:00'],
    ['2026-12-31T16:00:00Z', '2027-01-01', '2027-01', '2027-01-01 00:00:00'],
    ['2026-07-01T12:00:00Z', '2026-07-01', '2026-07', '2026-07-01 20:00:00'],
  ])('%s', (iso, day, month, text) => {
    expect(beijingDay(at(iso))).toBe(day);
    expect(beijingMonth(at(iso))).toBe(month);
    expect(beijingText(at(iso))).toBe(text);
  });

  test('a period begins at midnight in Beijing', () => {
    expect(startOfPeriod('2026-11')).toBe(at('2026-10-31T16:00:00Z'));
    expect(startOfPeriod('2026-11-24')).toBe(at('2026-11-23T16:00:00Z'));
  });

  test.each([
    ['2026-11', '2026-11-30T16:00:00Z'],
    ['2026-12', '2026-12-31T16:00:00Z'],
    ['2026-02', '2026-02-28T16:00:00Z'],
    ['2028-02', '2028-02-29T16:00:00Z'],
  ])('month %s ends where the next begins', (month, end) => expect(endOfMonth(month)).toBe(at(end)));
});
