import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../../utils/domain/fact/fact';
import { branchOf } from '../../../../utils/domain/record/chain';
import type { LedgerEvent } from '../../../../utils/domain/record/event';
import { foldEvents } from '../../../../utils/domain/record/fold-events';
import { byBeginning } from '../../../../utils/domain/record/log-order';
import { knowledgeWith } from '../../../../utils/portal/registry';
import * as make from '../../support/facts/facts';

const { NOON } = make;
const DAY = 24 * 3_600_000;

type Part = readonly [n: number, fact: Fact];
const placed = (chainId: string, parts: readonly Part[]): LedgerEvent[] =>
  parts.map(([n, fact]) => ({ ...make.eventOf(fact), chainId, n }));

/** What both have, what the original did since and what the copy did: here the one has the log's name, there the other. */
const bothWays = (both: readonly Part[], original: readonly Part[], copy: readonly Part[]) =>
  [
    [...placed('C', [...both, ...original]), ...placed(branchOf('C', 'cccccccc'), copy)],
    [...placed('C', [...both, ...copy]), ...placed(branchOf('C', 'oooooooo'), original)],
  ].map((events) => foldEvents(events, knowledgeWith()));

const begun: Part[] = [
  [1, make.submitted({ id: 's' })],
  [2, make.answered('第1行税率不合法', { id: 'r' })],
];
const snoozed = (id: string, at: number, until: number) =>
  make.make('snoozed', { id, submissionId: 'S1', at, until });

describe('a record of which a copied profile tells, too, is the same whichever branch came first', () => {
  test('a form that was opened before is closed by either of them', () => {
    const opened: Part = [3, make.make('refillOpened', { id: 'o', submissionId: 'S1', at: NOON + 1 })];
    const closed: Part = [
      5,
      make.make('refillClosed', { id: 'c', submissionId: 'S1', at: NOON + 2, how: 'left' }),
    ];
    const records = bothWays([...begun, opened], [closed], [[4, snoozed('z', NOON + 3, NOON + 9)]]);
    expect(records.map((record) => record?.refill)).toEqual([undefined, undefined]);
  });

  test('what was kept before goes before, though the clock was a day ahead then', () => {
    const ahead: Part = [3, snoozed('a', NOON + DAY, NOON + 7)];
    const records = bothWays([...begun, ahead], [[5, snoozed('o', NOON + 1, NOON + 8)]], []);
    expect(records.map((record) => record?.snoozedUntil)).toEqual([NOON + 8, NOON + 8]);
  });

  test('of two words of one moment the same one counts', () => {
    const records = bothWays(
      begun,
      [[4, snoozed('o', NOON + 1, NOON + 7)]],
      [[4, snoozed('c', NOON + 1, NOON + 8)]],
    );
    expect(records.map((record) => record?.snoozedUntil)).toEqual([NOON + 7, NOON + 7]);
  });

  test('of two records the one that began before stays the older one', () => {
    const older = { id: 'B', submittedAt: NOON + DAY, begun: { chainId: 'C', n: 3 } };
    const newer = { id: 'A', submittedAt: NOON, begun: { chainId: branchOf('C', 'cccccccc'), n: 4 } };
    expect([newer, older].sort(byBeginning)).toEqual([older, newer]);
  });
});
