import { expect, test } from 'vitest';
import { type SelfLook, selfCheck } from '../../../../utils/domain/inbox/self-check';

const NOW = 1_800_000_000_000;
const well: SelfLook = { permitted: true, workerAnswers: true, waitingSince: [] };
const find = (part: Partial<SelfLook>) => selfCheck({ ...well, ...part }, NOW);

test.each<[string, Partial<SelfLook>, object[]]>([
  ['all is well', {}, []],
  ['site access withdrawn', { permitted: false }, [{ kind: 'noPermission' }]],
  ['nobody answers', { workerAnswers: false }, [{ kind: 'workerSilent' }]],
  ['a ledger that lost records', { lost: 12 }, [{ kind: 'ledgerDamaged', count: 12 }]],
  ['what came just now may wait', { waitingSince: [NOW - 60_000] }, []],
  ['what waits for long is stuck', { waitingSince: [NOW - 121_000, NOW] }, [{ kind: 'waiting', count: 1 }]],
  ['a clock set back: it has not waited', { waitingSince: [NOW + 86_400_000] }, []],
  [
    'after a failed sweep everything that waits is told at once',
    { waitingSince: [NOW, NOW + 5], trouble: 'UnknownError' },
    [{ kind: 'waiting', count: 2 }],
  ],
  [
    'a full disk by its own words',
    { waitingSince: [NOW], trouble: 'QuotaExceededError' },
    [{ kind: 'waitingFull', count: 1 }],
  ],
  ['a failed sweep with nothing waiting harms nothing', { trouble: 'UnknownError' }, []],
  ['little room', { usage: 1_000_000_000, quota: 1_100_000_000 }, [{ kind: 'nearlyFull' }]],
  ['room enough', { usage: 1_000_000_000, quota: 9_000_000_000 }, []],
  ['an estimate that does not come', { usage: 5 }, []],
])('%s', (_, part, findings) => expect(find(part)).toEqual(findings));

test('the worst comes first', () => {
  const all = { permitted: false, workerAnswers: false, lost: 3, waitingSince: [0], usage: 1, quota: 2 };
  expect(find(all).map(({ kind }) => kind)).toEqual([
    'noPermission',
    'ledgerDamaged',
    'workerSilent',
    'waiting',
    'nearlyFull',
  ]);
});
