// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import { note, noteOf, sign, typeNote, useDraftWatch, wait } from '../../support/page/draft-watch';
import { find } from '../../support/page/page';

const on = useDraftWatch();

const hide = (state: 'hidden' | 'visible') => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
};
describe('when the form is read', () => {
  test('a key costs no reading: one comes when she pauses', async () => {
    await on.open();
    const before = on.readings();
    for (let at = 0; at < 200; at += 1) typeNote(`第 ${at} 字`);
    expect(on.readings()).toBe(before);
    await wait(500);
    expect(on.saved.map(noteOf)).toEqual(['第 199 字']);
  });

  test('at most every 2 s, however long she types', async () => {
    await on.open();
    const before = on.readings();
    for (let at = 0; at < 100; at += 1) {
      typeNote(String(at));
      await wait(100);
    }
    expect(on.readings() - before).toBeLessThanOrEqual(6);
    expect(on.readings() - before).toBeGreaterThanOrEqual(4);
    expect(on.saved.length).toBeGreaterThanOrEqual(4);
  });

  test('a form that takes long is read at most a fiftieth of the time', async () => {
    on.cost = 160;
    await on.open();
    typeNote('甲');
    await wait(500);
    typeNote('乙');
    await wait(7_000);
    expect(on.saved.map(noteOf)).toEqual(['甲']);
    await wait(1_500);
    expect(on.saved.map(noteOf)).toEqual(['甲', '乙']);
  });

  test('a pick of a component select, which tells nothing, is on.seen by its click', async () => {
    await on.open();
    find<HTMLInputElement>('.t-select input').value = '6%';
    sign('click', document.body);
    await wait(500);
    expect(on.saved).toHaveLength(1);
  });

  test('what did not change is not kept again', async () => {
    await on.open();
    sign('click');
    await wait(5_000);
    expect(on.saved).toEqual([]);
    typeNote('甲');
    await wait(5_000);
    sign('keyup');
    await wait(5_000);
    expect(on.saved).toHaveLength(1);
  });

  test('X9 what a script types is typed: tools beside the clerk fill the form, too', async () => {
    await on.open();
    note().value = '页面填的';
    sign('input', note(), false);
    await wait(5_000);
    expect(on.saved).toHaveLength(1);
  });

  test('not while a dialog lies over the form, but not for ever', async () => {
    await on.open();
    document.body.insertAdjacentHTML('beforeend', '<div class="t-dialog"><input value="在弹窗里"></div>');
    typeNote('甲');
    await wait(10_000);
    expect(on.saved).toEqual([]);
    document.querySelector('.t-dialog')?.remove();
    await wait(3_000);
    expect(on.saved.map(noteOf)).toEqual(['甲']);
    document.body.insertAdjacentHTML('beforeend', '<div class="t-dialog">一直在</div>');
    typeNote('乙');
    await wait(60_000);
    expect(on.saved).toHaveLength(2);
  });
});

describe('when the page goes', () => {
  test.each([
    ['hidden', () => hide('hidden')],
    ['left', () => window.dispatchEvent(new Event('pagehide'))],
  ])('%s: what was typed last is kept at once', async (_, leave) => {
    await on.open();
    typeNote('最后一句');
    leave();
    expect(on.saved.map(noteOf)).toEqual(['最后一句']);
    await wait(60_000);
    expect(on.saved).toHaveLength(1);
  });

  test('nothing is read when nothing was typed', async () => {
    await on.open();
    const before = on.readings();
    hide('hidden');
    window.dispatchEvent(new Event('pagehide'));
    expect(on.readings()).toBe(before);
  });

  test('stop: nothing is heard any more; may be called twice', async () => {
    await on.open();
    typeNote('甲');
    on.watch.stop();
    on.watch.stop();
    typeNote('乙');
    window.dispatchEvent(new Event('pagehide'));
    await wait(10_000);
    expect(on.saved).toEqual([]);
  });
});

test('a page that is not complete is looked at again', async () => {
  on.isComplete = false;
  on.watch.form(true);
  await wait(3_500);
  expect(on.seen.length).toBeGreaterThanOrEqual(3);
  on.isComplete = true;
  await wait(1_500);
  const { length } = on.seen;
  await wait(10_000);
  expect(on.seen).toHaveLength(length);
});

describe('X13 while Chinese is being composed', () => {
  const compose = async () => {
    await on.open();
    typeNote('北京');
    await wait(3_000);
    sign('compositionstart');
    typeNote("北京qing'he");
  };

  test('nothing is read until it ends', async () => {
    await compose();
    await wait(20_000);
    expect(on.saved.map(noteOf)).toEqual(['北京']);
    note().value = '北京青禾';
    sign('compositionend');
    await wait(3_000);
    expect(on.saved.map(noteOf)).toEqual(['北京', '北京青禾']);
  });

  test('a page that goes keeps the rest, and the field as it was before', async () => {
    await compose();
    find<HTMLInputElement>('.t-form-item__dz input').value = '新地址';
    hide('hidden');
    expect(on.saved.map(noteOf)).toEqual(['北京', '北京']);
    expect(JSON.stringify(on.saved[1])).toContain('新地址');
    expect(JSON.stringify(on.saved)).not.toContain("qing'he");
  });
});

test('X17 a clock set back by hours stops no draft', async () => {
  await on.open();
  typeNote('甲');
  await wait(3_000);
  vi.setSystemTime(Date.now() - 8 * 3_600_000);
  typeNote('乙');
  await wait(3_000);
  expect(on.saved.map(noteOf)).toEqual(['甲', '乙']);
});

describe('L3 an error of ours', () => {
  test('is told, and the page does not hear of it', async () => {
    await on.open();
    on.breakPage();
    typeNote('甲');
    await wait(3_000);
    typeNote('乙');
    window.dispatchEvent(new Event('pagehide'));
    expect(on.errors).toHaveLength(2);
    on.mendPage();
  });

  test('L4 a form that is too long for a draft is said', async () => {
    await on.open();
    for (let at = 0; at < 60; at += 1)
      note().insertAdjacentHTML('afterend', `<input name="long${at}" value="${'长'.repeat(19_000)}">`);
    typeNote('甲');
    await wait(3_000);
    expect(on.saved).toEqual([]);
    expect(on.errors).toHaveLength(1);
    expect(noteOf(on.watch.lastReading() as never)).toBe('甲');
  });
});
