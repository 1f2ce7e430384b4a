import { describe, expect, test, vi } from 'vitest';
import { createTexts } from '../../../../../utils/domain/texts/texts';
import { reviewedText } from '../../../../../utils/domain/view/check-columns';
import { ledgerFilter } from '../../../../../utils/domain/view/ledger-filter';
import { knowledgeWith } from '../../../../../utils/portal/registry';
import { createReviews } from '../../../../../utils/services/desk/check/review';
import type { Ledger } from '../../../../../utils/store/ledger/db';
import * as make from '../../../support/facts/facts';
import { freshLedger, keep } from '../../../support/store/ledger';

const t = createTexts('zh_CN');
let now = make.NOON;
let name = ' 沈知微 ';

async function setUp() {
  now = make.NOON + 60_000;
  name = ' 沈知微 ';
  const db = await freshLedger();
  await keep(db, make.submitted({ submissionId: 'S1' }), make.submitted({ submissionId: 'S2' }));
  const onCommitted = vi.fn();
  const reviews = createReviews({
    openLedger: async () => db,
    readKnowledge: async () => knowledgeWith(),
    readName: async () => name,
    newId: make.nextId,
    now: () => now,
    onCommitted,
  });
  return { db, reviews, onCommitted };
}
const reviewedOf = async (db: Ledger, id: string) => (await db.get('submissions', id))?.reviewed;

describe('已复核', () => {
  test('with her name and the time, as one event of each; outcome and standing stay', async () => {
    const { db, reviews, onCommitted } = await setUp();
    expect(await reviews.mark(['S1', 'S2'])).toEqual(['S1', 'S2']);
    expect(await reviewedOf(db, 'S1')).toEqual({ by: '沈知微', at: now });
    expect((await db.get('submissions', 'S1'))?.outcomeType).toBe('pending');
    expect(await db.countFromIndex('events', 'submissionId', 'S1')).toBe(2);
    expect(onCommitted).toHaveBeenCalledOnce();
  });

  test('who did it first keeps name and time', async () => {
    const { db, reviews } = await setUp();
    await reviews.mark(['S1']);
    const first = await reviewedOf(db, 'S1');
    now += 1_000;
    name = '别人';
    expect(await reviews.mark(['S1', 'S2', 'GONE'])).toEqual(['S2']);
    expect(await reviewedOf(db, 'S1')).toEqual(first);
    expect((await reviewedOf(db, 'S2'))?.by).toBe('别人');
    expect(await reviews.mark(['S1', 'S2'])).toEqual([]);
  });

  test('it is taken off again', async () => {
    const { db, reviews } = await setUp();
    await reviews.mark(['S1']);
    await reviews.unmark(['S1']);
    expect(await reviewedOf(db, 'S1')).toBeUndefined();
    expect(await db.countFromIndex('events', 'submissionId', 'S1')).toBe(3);
  });

  test('in words, with a name or without', () => {
    const at = make.NOON;
    expect(reviewedText({ reviewed: { by: '沈知微', at } }, t)).toBe('沈知微 2026-11-24 14:00 已复核');
    expect(reviewedText({ reviewed: { by: '', at } }, t)).toBe('已复核 · 2026-11-24 14:00');
    expect(reviewedText({}, t)).toBe('');
  });

  test('未复核 and 已复核 are filters', async () => {
    const { db, reviews } = await setUp();
    await reviews.mark(['S1']);
    const all = await db.getAll('submissions');
    const ids = (reviewed: 'yes' | 'no') => all.filter(ledgerFilter({ reviewed })).map(({ id }) => id);
    expect([ids('yes'), ids('no')]).toEqual([['S1'], ['S2']]);
  });
});
