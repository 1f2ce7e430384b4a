// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { takeSnapshot } from '../../../utils/capture/take-snapshot';
import { type DraftContent, type DraftWatch, watchDraft } from '../../../utils/capture/watch-draft';
import { contentOf, type RawSnapshot } from '../../../utils/domain/raw-snapshot';
import { dppt } from '../../../utils/portal/dppt';
import { formPage } from '../support/form';
import { find, page } from '../support/page';

const saved: DraftContent[] = [];
const seen: boolean[] = [];
const errors: unknown[] = [];
let query = vi.spyOn(document, 'querySelectorAll');
/** How often the whole form was read. */
const readings = () => query.mock.calls.filter(([selector]) => selector === 'table').length;
let watch: DraftWatch;
let retryOf: string | undefined;
let isComplete = true;
/** What a reading seems to cost, ms. */
let cost = 0;
let ticks = 0;
let ids = 0;

const note = () => find<HTMLTextAreaElement>('textarea');
const sign = (type: string, target: Element = note(), isTrusted = true) => {
  const event = new Event(type, { bubbles: true, composed: true });
  Object.defineProperty(event, 'isTrusted', { value: isTrusted });
  target.dispatchEvent(event);
};
const typeNote = (text: string) => {
  note().value = text;
  sign('input');
};
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const hide = (state: 'hidden' | 'visible') => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
};
const noteOf = ({ snapshot }: DraftContent) =>
  (snapshot as RawSnapshot).fields.find(({ kind }) => kind === 'textarea')?.value;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  for (const list of [saved, seen, errors]) list.length = 0;
  retryOf = undefined;
  isComplete = true;
  cost = 0;
  ticks = 0;
  page(formPage());
  query = vi.spyOn(document, 'querySelectorAll');
  watch = watchDraft(window, dppt.entry, {
    now: Date.now,
    clock() {
      ticks += cost / 2;
      return ticks * 2;
    },
    newId() {
      ids += 1;
      return `D${ids}`;
    },
    whenIdle(run) {
      const timer = setTimeout(run, 1);
      return () => clearTimeout(timer);
    },
    save: (draft) => saved.push(draft),
    seen(isEmpty) {
      seen.push(isEmpty);
      return !isComplete;
    },
    retryOf: () => retryOf,
    error: (error) => errors.push(error),
  });
});
afterEach(() => {
  watch.stop();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** The form is open and has been looked at once. */
const open = async () => {
  watch.form(true);
  await wait(1_000);
};

describe('when the form is read', () => {
  test('a key costs no reading: one comes when she pauses', async () => {
    await open();
    const before = readings();
    for (let at = 0; at < 200; at += 1) typeNote(`第 ${at} 字`);
    expect(readings()).toBe(before);
    await wait(500);
    expect(saved.map(noteOf)).toEqual(['第 199 字']);
  });

  test('at most every 2 s, however long she types', async () => {
    await open();
    const before = readings();
    for (let at = 0; at < 100; at += 1) {
      typeNote(String(at));
      await wait(100);
    }
    expect(readings() - before).toBeLessThanOrEqual(6);
    expect(readings() - before).toBeGreaterThanOrEqual(4);
    expect(saved.length).toBeGreaterThanOrEqual(4);
  });

  test('a form that takes long is read at most a fiftieth of the time', async () => {
    cost = 160;
    await open();
    typeNote('甲');
    await wait(500);
    typeNote('乙');
    await wait(7_000);
    expect(saved.map(noteOf)).toEqual(['甲']);
    await wait(1_500);
    expect(saved.map(noteOf)).toEqual(['甲', '乙']);
  });

  test('a pick of a component select, which tells nothing, is seen by its click', async () => {
    await open();
    find<HTMLInputElement>('.t-select input').value = '6%';
    sign('click', document.body);
    await wait(500);
    expect(saved).toHaveLength(1);
  });

  test('what did not change is not kept again', async () => {
    await open();
    sign('click');
    await wait(5_000);
    expect(saved).toEqual([]);
    typeNote('甲');
    await wait(5_000);
    sign('keyup');
    await wait(5_000);
    expect(saved).toHaveLength(1);
  });

  test('what the page itself does counts for nothing', async () => {
    await open();
    note().value = '页面填的';
    sign('input', note(), false);
    await wait(5_000);
    expect(saved).toEqual([]);
  });

  test('not while a dialog lies over the form, but not for ever', async () => {
    await open();
    document.body.insertAdjacentHTML('beforeend', '<div class="t-dialog"><input value="在弹窗里"></div>');
    typeNote('甲');
    await wait(10_000);
    expect(saved).toEqual([]);
    document.querySelector('.t-dialog')?.remove();
    await wait(3_000);
    expect(saved.map(noteOf)).toEqual(['甲']);
    document.body.insertAdjacentHTML('beforeend', '<div class="t-dialog">一直在</div>');
    typeNote('乙');
    await wait(60_000);
    expect(saved).toHaveLength(2);
  });
});

describe('when the page goes', () => {
  test.each([
    ['hidden', () => hide('hidden')],
    ['left', () => window.dispatchEvent(new Event('pagehide'))],
  ])('%s: what was typed last is kept at once', async (_, leave) => {
    await open();
    typeNote('最后一句');
    leave();
    expect(saved.map(noteOf)).toEqual(['最后一句']);
    await wait(60_000);
    expect(saved).toHaveLength(1);
  });

  test('nothing is read when nothing was typed', async () => {
    await open();
    const before = readings();
    hide('hidden');
    window.dispatchEvent(new Event('pagehide'));
    expect(readings()).toBe(before);
  });

  test('stop: nothing is heard any more; may be called twice', async () => {
    await open();
    typeNote('甲');
    watch.stop();
    watch.stop();
    typeNote('乙');
    window.dispatchEvent(new Event('pagehide'));
    await wait(10_000);
    expect(saved).toEqual([]);
  });
});

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
    await open();
    expect(watch.id()).toBeUndefined();
    typeNote('甲');
    await wait(3_000);
    typeNote('乙');
    await wait(3_000);
    expect(new Set(saved.map(({ id }) => id)).size).toBe(1);
    expect(new Set(saved.map(({ startedAt }) => startedAt)).size).toBe(1);
    expect(watch.id()).toBe(saved[0]?.id);
  });

  test('an empty form is none, and does not take the place of one', async () => {
    empty();
    await open();
    expect(seen).toEqual([true]);
    typeNote('只有备注');
    await wait(3_000);
    expect(saved).toEqual([]);
    buyer('甲公司');
    await wait(3_000);
    buyer('');
    await wait(3_000);
    expect(saved).toHaveLength(1);
    expect(seen).toEqual([true, true, false, true]);
  });

  test('the next form of the page is another, even when she types at once', async () => {
    await open();
    typeNote('甲');
    await wait(3_000);
    watch.form(false);
    expect(watch.id()).toBeUndefined();
    empty();
    watch.form(true);
    buyer('乙公司');
    await wait(3_000);
    expect(saved).toHaveLength(2);
    expect(saved[1]?.id).not.toBe(saved[0]?.id);
  });

  test('a form that only seemed gone is the same', async () => {
    await open();
    typeNote('甲');
    await wait(3_000);
    watch.form(false);
    watch.form(true);
    typeNote('乙');
    await wait(3_000);
    expect(saved[1]?.id).toBe(saved[0]?.id);
  });

  test('what is typed after a submit is another, and names the submission', async () => {
    await open();
    typeNote('甲');
    await wait(3_000);
    watch.submitted('S1', contentOf(takeSnapshot(document, dppt.entry, 0)));
    expect(watch.id()).toBeUndefined();
    sign('keyup');
    await wait(3_000);
    expect(saved).toHaveLength(1);
    typeNote('乙');
    await wait(3_000);
    expect(saved[1]).toMatchObject({ follows: 'S1' });
    expect(saved[1]?.id).not.toBe(saved[0]?.id);
  });

  test('the click of 发票开具 is no change', async () => {
    await open();
    const before = readings();
    sign('click', find('#issue'));
    await wait(5_000);
    expect(readings()).toBe(before);
  });

  test('filled from the ledger it names the attempt', async () => {
    retryOf = 'S9';
    await open();
    typeNote('甲');
    await wait(3_000);
    expect(saved[0]).toMatchObject({ follows: 'S9' });
  });

  test('filled from a draft it is that draft; what stands there while we fill is none', async () => {
    await open();
    watch.filling();
    typeNote('填到一半');
    await wait(10_000);
    expect(saved).toEqual([]);
    note().value = '填好了';
    watch.filled('D-OLD');
    sign('click');
    await wait(5_000);
    expect(saved).toEqual([]);
    expect(watch.id()).toBe('D-OLD');
    typeNote('改了一点');
    await wait(3_000);
    expect(saved).toMatchObject([{ id: 'D-OLD' }]);
  });

  test('ended elsewhere, what still stands there is another', async () => {
    await open();
    typeNote('甲');
    await wait(3_000);
    const first = saved[0] as DraftContent;
    watch.ended('SOME-OTHER');
    await wait(3_000);
    expect(saved).toHaveLength(1);
    watch.ended(first.id);
    await wait(3_000);
    expect(saved).toHaveLength(2);
    expect(saved[1]?.id).not.toBe(first.id);
  });
});

test('a page that is not complete is looked at again', async () => {
  isComplete = false;
  watch.form(true);
  await wait(3_500);
  expect(seen.length).toBeGreaterThanOrEqual(3);
  isComplete = true;
  await wait(1_500);
  const { length } = seen;
  await wait(10_000);
  expect(seen).toHaveLength(length);
});

describe('L3 an error of ours', () => {
  test('is told, and the page does not hear of it', async () => {
    await open();
    query.mockImplementation(() => {
      throw new Error('unreadable');
    });
    typeNote('甲');
    await wait(3_000);
    typeNote('乙');
    window.dispatchEvent(new Event('pagehide'));
    expect(errors).toHaveLength(2);
    query.mockRestore();
  });

  test('L4 a form that is too long for a draft is said', async () => {
    await open();
    for (let at = 0; at < 60; at += 1)
      note().insertAdjacentHTML('afterend', `<input name="long${at}" value="${'长'.repeat(19_000)}">`);
    typeNote('甲');
    await wait(3_000);
    expect(saved).toEqual([]);
    expect(errors).toHaveLength(1);
  });
});
