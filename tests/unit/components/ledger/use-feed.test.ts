import { expect, test, vi } from 'vitest';
import { watch } from 'vue';
import { type FeedState, useFeed } from '../../../../components/ledger/use-feed';
import { NOON, submitted, success } from '../../support/facts/facts';
import { freshLedger, keep } from '../../support/store/ledger';

const fail = (reason: unknown) => {
  throw reason;
};

async function filled(count: number) {
  const db = await freshLedger();
  const facts = Array.from({ length: count }, (_, no) =>
    submitted({ submissionId: `S${String(no).padStart(4, '0')}`, at: NOON + no }),
  );
  await keep(db, ...facts);
  return db;
}

test('a page first, the next on demand, the end is told', async () => {
  const db = await filled(230);
  const feed = useFeed(async () => db, fail);
  await feed.show({});
  expect(feed.state.value).toMatchObject({ loading: false, ended: false });
  expect(feed.state.value.rows).toHaveLength(100);
  await feed.more();
  await feed.more();
  expect(feed.state.value).toMatchObject({ loading: false, ended: true });
  const ids = feed.state.value.rows.map(({ id }) => id);
  expect(new Set(ids).size).toBe(230);
  expect(ids).toEqual([...ids].sort().reverse());
  await feed.more();
  expect(feed.state.value.rows).toHaveLength(230);
});

test('a new filter drops what the old one is still reading', async () => {
  const db = await filled(150);
  await keep(db, success(['26112000000123456789'], { submissionId: 'S0003' }));
  const feed = useFeed(async () => db, fail);
  const old = feed.show({});
  await feed.show({ outcome: 'issued' });
  await old;
  expect(feed.state.value.rows.map(({ id }) => id)).toEqual(['S0003']);
});

test('a number far back stands at once, and once', async () => {
  const db = await filled(700);
  await keep(db, success(['26112000000123456789'], { submissionId: 'S0003' }));
  const feed = useFeed(async () => db, fail);
  const states: FeedState[] = [];
  watch(feed.state, (state) => states.push(state), { flush: 'sync' });
  await feed.show({ text: '26112000000123456789' });
  // Before any page is read.
  const first = states.find(({ rows }) => rows.length > 0);
  expect(first).toMatchObject({ loading: true, lookedTo: undefined });
  expect(feed.state.value.rows.map(({ id }) => id)).toEqual(['S0003']);
  expect(feed.state.value.ended).toBe(true);
});

test('read again: what changed is there, what was listed stays listed', async () => {
  const db = await filled(150);
  const feed = useFeed(async () => db, fail);
  await feed.show({});
  await feed.more();
  await keep(db, success(['26112000000123456789'], { submissionId: 'S0149' }));
  await feed.again();
  expect(feed.state.value.rows).toHaveLength(150);
  expect(feed.state.value.rows[0]).toMatchObject({ id: 'S0149', outcome: 'issued' });
});

test('a database that fails is told and does not hang', async () => {
  const told = vi.fn();
  const feed = useFeed(() => Promise.reject(new Error('blocked')), told);
  await feed.show({});
  expect(told).toHaveBeenCalledOnce();
  expect(feed.state.value.loading).toBe(false);
});
