// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import type { DraftContent } from '../../../../utils/capture/entry/draft-visit';
import { takeSnapshot } from '../../../../utils/capture/entry/take-snapshot';
import { contentOf, type RawSnapshot } from '../../../../utils/domain/invoice/raw-snapshot';
import { dppt } from '../../../../utils/portal/dppt';
import { note, sign, typeNote, useDraftWatch, wait } from '../../support/page/draft-watch';
import { formPage } from '../../support/page/form';
import { find, page } from '../../support/page/page';

const on = useDraftWatch();

describe('one visit is one draft', () => {
  const empty = () => {
    page(formPage({ rows: 0 }));
    find<HTMLInputElement>('.t-form-item__gmfmc input').value = '';
  };
  const buyer = (name: string) => {
    find<HTMLInputElement>('.t-form-item__gmfmc input').value = name;
    sign('input');
  };

  test('under one id, from its first writing', async () => {
    await on.open();
    expect(on.watch.id()).toBeUndefined();
    typeNote('甲');
    await wait(3_000);
    typeNote('乙');
    await wait(3_000);
    expect(new Set(on.saved.map(({ id }) => id)).size).toBe(1);
    expect(new Set(on.saved.map(({ startedAt }) => startedAt)).size).toBe(1);
    expect(on.watch.id()).toBe(on.saved[0]?.id);
  });

  test('an empty form is none, and does not take the place of one', async () => {
    empty();
    await on.open();
    expect(on.seen).toEqual([true]);
    typeNote('只有备注');
    await wait(3_000);
    expect(on.saved).toEqual([]);
    buyer('甲公司');
    await wait(3_000);
    buyer('');
    await wait(3_000);
    expect(on.saved).toHaveLength(1);
    expect(on.seen).toEqual([true, true, false, true]);
  });

  test('the next form of the page is another, even when she types at once', async () => {
    await on.open();
    typeNote('甲');
    await wait(3_000);
    on.watch.form(false);
    expect(on.watch.id()).toBeUndefined();
    empty();
    on.watch.form(true);
    buyer('乙公司');
    await wait(3_000);
    expect(on.saved).toHaveLength(2);
    expect(on.saved[1]?.id).not.toBe(on.saved[0]?.id);
  });

  test('a form that only seemed gone is the same', async () => {
    await on.open();
    typeNote('甲');
    await wait(3_000);
    on.watch.form(false);
    on.watch.form(true);
    typeNote('乙');
    await wait(3_000);
    expect(on.saved[1]?.id).toBe(on.saved[0]?.id);
  });

  test('what is typed after a submit is another, and names the submission', async () => {
    await on.open();
    typeNote('甲');
    await wait(3_000);
    on.watch.submitted('S1', contentOf(takeSnapshot(document, dppt.entry, 0)));
    expect(on.watch.id()).toBeUndefined();
    sign('keyup');
    await wait(3_000);
    expect(on.saved).toHaveLength(1);
    typeNote('乙');
    await wait(3_000);
    expect(on.saved[1]).toMatchObject({ follows: 'S1' });
    expect(on.saved[1]?.id).not.toBe(on.saved[0]?.id);
  });

  test('the click of 发票开具 is no change', async () => {
    await on.open();
    const before = on.readings();
    sign('click', find('#issue'));
    await wait(5_000);
    expect(on.readings()).toBe(before);
  });

  test('filled from the ledger it names the attempt', async () => {
    on.retryOf = 'S9';
    await on.open();
    typeNote('甲');
    await wait(3_000);
    expect(on.saved[0]).toMatchObject({ follows: 'S9' });
  });

  test('filled from a draft it is that draft; what stands there while we fill is none', async () => {
    await on.open();
    on.watch.filling();
    typeNote('填到一半');
    await wait(10_000);
    expect(on.saved).toEqual([]);
    note().value = '填好了';
    on.watch.filled('D-OLD');
    sign('click');
    await wait(5_000);
    expect(on.saved).toEqual([]);
    expect(on.watch.id()).toBe('D-OLD');
    typeNote('改了一点');
    await wait(3_000);
    expect(on.saved).toMatchObject([{ id: 'D-OLD' }]);
  });

  test('X13 emptied and filled anew within one visit is another draft; the first stays as it was', async () => {
    page(formPage({ rows: 0 }));
    await on.open();
    buyer('甲公司');
    await wait(3_000);
    buyer('');
    await wait(3_000);
    expect(on.watch.id()).toBeUndefined();
    buyer('乙公司');
    await wait(3_000);
    expect(on.saved).toHaveLength(2);
    expect(on.saved[1]?.id).not.toBe(on.saved[0]?.id);
    expect(on.watch.id()).toBe(on.saved[1]?.id);
  });

  test('X13 emptied, and the same content comes back: the same draft', async () => {
    page(formPage({ rows: 0 }));
    await on.open();
    buyer('甲公司');
    await wait(3_000);
    buyer('');
    await wait(3_000);
    buyer('甲公司');
    await wait(3_000);
    expect(on.watch.id()).toBe(on.saved[0]?.id);
    buyer('甲公司一部');
    await wait(3_000);
    expect(new Set(on.saved.map(({ id }) => id)).size).toBe(1);
  });

  test('W2 the freshest reading that was not empty is in memory until the next visit begins', async () => {
    empty();
    await on.open();
    expect(on.watch.lastReading()).toBeUndefined();
    buyer('甲公司');
    await wait(3_000);
    const { content } = on.watch.lastReading() ?? {};
    expect(content).toContain('甲公司');
    expect(content).toBe(contentOf(on.saved[0]?.snapshot as RawSnapshot));
    buyer('');
    await wait(3_000);
    on.watch.form(false);
    expect(on.watch.lastReading()).toMatchObject({ content });
    empty();
    on.watch.form(true);
    expect(on.watch.lastReading()).toBeUndefined();
  });

  test('ended elsewhere, what still stands there is another', async () => {
    await on.open();
    typeNote('甲');
    await wait(3_000);
    const first = on.saved[0] as DraftContent;
    on.watch.ended('SOME-OTHER');
    await wait(3_000);
    expect(on.saved).toHaveLength(1);
    on.watch.ended(first.id);
    await wait(3_000);
    expect(on.saved).toHaveLength(2);
    expect(on.saved[1]?.id).not.toBe(first.id);
  });
});
