import { expect, test } from 'vitest';
import { isDrillDue } from '../../../../utils/domain/backup/back-off';

const DAY = 86_400_000;
const NOW = 1_000 * DAY;
const at = (days: number) => NOW - days * DAY;

test.each([
  ['a month after the last one', { addedAt: at(90), drill: { at: at(30) } }, at(1), true],
  ['not before', { addedAt: at(90), drill: { at: at(29) } }, at(1), false],
  ['a month after the place was added, when there was none', { addedAt: at(30) }, at(1), true],
  ['not while she enters invoices', { addedAt: at(30) }, NOW - 60_000, false],
  ['where nothing was ever entered', { addedAt: at(30) }, undefined, true],
  ['not while the place does not answer', { addedAt: at(30), failing: {} }, at(1), false],
  [
    'not again on the same day, when it was broken off',
    { addedAt: at(30), drillTriedAt: at(0.5) },
    at(1),
    false,
  ],
  ['on the next day', { addedAt: at(30), drillTriedAt: at(1) }, at(1), true],
  ['though the clock was set back since', { addedAt: at(-60), drill: { at: at(-40) } }, at(1), true],
])('a drill by itself: %s', (_, place, last, due) => expect(isDrillDue(place, last, NOW)).toBe(due));
