import { expect, test } from 'vitest';
import { isBackupDue } from '../../../../utils/domain/backup/back-off';

const HOUR_MS = 3_600_000;
const NOW = 1_000_000 * HOUR_MS;
const YEAR_MS = 365 * 24 * HOUR_MS;

test.each<[string, Parameters<typeof isBackupDue>[0], boolean]>([
  ['never', {}, true],
  ['half an hour ago', { lastGoodAt: NOW - HOUR_MS / 2 }, false],
  ['an hour ago', { lastGoodAt: NOW - HOUR_MS }, true],
  ['by a clock that was a year ahead', { lastGoodAt: NOW + YEAR_MS }, true],
  ['failed, and waits', { failing: { nextAt: NOW + 60_000 } }, false],
  ['failed for her, and waits for hours', { failing: { nextAt: NOW + 7 * HOUR_MS } }, false],
  ['failed, and waited', { failing: { nextAt: NOW } }, true],
  ['failed by a clock that was a day ahead', { failing: { nextAt: NOW + 30 * HOUR_MS } }, true],
])('backed up %s', (_, place, due) => expect(isBackupDue(place, NOW)).toBe(due));
