import { expect, test } from 'vitest';
import { attemptsOf, resolvedBy } from '../../../../components/detail/attempts';
import { retryGroup } from '../../../../utils/store/read/submissions';
import { answered, called, NOON, responded, submitted, success } from '../../support/facts/facts';
import { freshLedger, keep } from '../../support/store/ledger';

async function chain() {
  const db = await freshLedger();
  const call = { submissionId: 'S1' };
  await keep(db, submitted({ submissionId: 'S1' }), called(call), responded(200, call));
  await keep(db, answered('税率不合法', call));
  await keep(db, submitted({ submissionId: 'S2', at: NOON + 60_000, retryOf: 'S1' }));
  await keep(db, success(['26112000000123456789'], { submissionId: 'S2', at: NOON + 61_000 }));
  // Typed anew by hand: a twin, no attempt of this chain.
  await keep(db, submitted({ submissionId: 'S3', at: NOON + 90_000 }));
  const [first, second] = [await db.get('submissions', 'S1'), await db.get('submissions', 'S2')];
  if (!first || !second) throw new Error('not there');
  return { db, first, second };
}

test('attempts hang together by retryOf, oldest first, twins apart', async () => {
  const { db, first, second } = await chain();
  for (const record of [first, second]) {
    const attempts = attemptsOf(record, await retryGroup(db, record));
    expect(attempts.map(({ id }) => id)).toEqual(['S1', 'S2']);
  }
});

test('a failure is resolved by the attempt that was issued; that one by none', async () => {
  const { first, second } = await chain();
  expect(resolvedBy(first, [first, second])?.id).toBe('S2');
  expect(resolvedBy(second, [first, second])).toBeUndefined();
  // Issued twice: neither makes good the other.
  const doubled = { ...first, outcome: second.outcome };
  expect(resolvedBy(second, [doubled, second])).toBeUndefined();
  expect(resolvedBy(first, [first])).toBeUndefined();
});
