import { describe, expect, test } from 'vitest';
import { checkAll } from '../../tools/support/team-sim/entry';
import { largeRun } from '../../tools/support/team-sim/large-run';
import { smallRun } from '../../tools/support/team-sim/small-run';
import type { Rule, SimOptions } from '../../tools/support/team-sim/world';

const SIZES = { event: 150, segment: 600, pointer: 112, sign: 500, registration: 500, ring: 900 };
const PATIENCE = 120_000;

const brokenAfter = async (
  seed: number,
  without?: Rule,
  firm: Partial<SimOptions> = {},
): Promise<string[]> => {
  const options = { clerks: 8, seed, events: 2_500, months: 1, ...firm };
  const run = await largeRun({ ...options, ...(without ? { without } : {}) }, SIZES);
  const { checks } = await checkAll(run);
  return checks.filter(({ broken }) => broken.length > 0).map(({ name }) => name);
};

describe('a firm in memory', () => {
  test('comes to the same, and nothing is lost or offered twice', { timeout: PATIENCE }, async () => {
    expect(await brokenAfter(1)).toEqual([]);
  });

  test('so it does where the profile of each is copied', { timeout: PATIENCE }, async () => {
    expect(await brokenAfter(4, undefined, { clerks: 10, events: 5_000, copies: 1 })).toEqual([]);
  });

  test.each<[Rule, number, string]>([
    ['secondMeet', 1, 'no claim held by two'],
    ['secondMeet', 2, 'no invoice offered on two computers at once'],
    ['order', 1, 'the same fold, as events came and in the order of the logs'],
    ['oldKey', 4, 'nothing of leavers after the change of the key'],
    ['segments', 3, 'no event lost: each is on every computer'],
  ])(
    'without the rule %s (seed %i): %s is seen to be broken',
    { timeout: PATIENCE },
    async (rule, seed, name) => {
      expect(await brokenAfter(seed, rule)).toContain(name);
    },
  );
});

test('the model does what the real code does', { timeout: PATIENCE }, async () => {
  const { checks } = await smallRun(1, SIZES, 40);
  for (const { broken } of checks) expect(broken).toEqual([]);
});
