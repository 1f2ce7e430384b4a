import { describe, expect, test } from 'vitest';
import {
  batchResultView,
  keepView,
  stateView,
  twinView,
  watchView,
} from '../../../../components/portal/chip-view';
import { createTexts } from '../../../../utils/domain/texts/texts';
import type { SubmissionState, Twin, WatchState } from '../../../../utils/messages';
import type { KeepResult } from '../../../../utils/services/page/keep-fact';

const t = createTexts('zh_CN');
const state = (part: Partial<SubmissionState>): SubmissionState => ({
  submissionId: 'S1',
  outcome: 'pending',
  waitsForClerk: false,
  ...part,
});

/** Words, tone, whether it stays (`ux.md`: it stays while something needs the clerk). */
describe('before a submit', () => {
  test.each<[WatchState, string, string, boolean]>([
    ['on', '正在留底', 'green', false],
    ['drift', '开票页改版了，已整页留底，金额税率可能没读全，请自己核一遍', 'amber', true],
    ['off', '这一页不是开票页', 'grey', false],
  ])('%s', (watch, text, tone, sticky) => {
    expect(watchView(watch, t)).toMatchObject({ text, tone, sticky });
  });
});

describe('while it is written', () => {
  test.each<[KeepResult | 'keeping', string, string]>([
    ['keeping', '正在留底…', 'grey'],
    ['written', '已先记下 · 还没进台账', 'amber'],
    ['kept', '已留底 · 等结果', 'grey'],
    ['lost', '没有留底', 'red'],
    ['orphaned', '请刷新页面，本页暂未留底', 'red'],
  ])('%s', (result, text, tone) => {
    expect(keepView(result, t)).toMatchObject({ text, tone, sticky: true });
  });

  test('L1 已留底 is never said before the strict commit', () => {
    for (const result of ['keeping', 'written', 'lost', 'orphaned'] as const) {
      expect(keepView(result, t)?.text).not.toContain('已留底');
    }
  });
});

describe('as the ledger has it', () => {
  test.each<[Partial<SubmissionState>, string, string, boolean]>([
    [{ outcome: 'pending' }, '已留底 · 等结果', 'grey', true],
    [{ outcome: 'pending', waitsForClerk: true }, '已留底 · 等您回答', 'grey', true],
    [{ outcome: 'issued', invoiceNumber: '26112000000012345678' }, '已开具 · …12345678', 'green', false],
    [{ outcome: 'issued' }, '已开具 · 号码没读到', 'green', true],
    [{ outcome: 'refused' }, '开具失败 · 已记下提示', 'red', true],
    [{ outcome: 'notSent' }, '未提交成功 · 已记下提示', 'red', true],
    [{ outcome: 'unknown' }, '结果不明 · 先核对', 'amber', true],
    [{ waitsForOther: true }, '红字确认单已留底 · 等对方确认', 'grey', false],
    [
      { waitsForOther: true, redReady: true },
      '税局可能已自动开出红字发票 · 先在全量发票查询里找号码，没有再开具',
      'amber',
      true,
    ],
  ])('%j', (part, text, tone, sticky) => {
    expect(stateView(state(part), t)).toMatchObject({ text, tone, sticky });
  });

  test('colour is never alone: every state has words and a mark', () => {
    for (const outcome of ['draft', 'pending', 'issued', 'refused', 'notSent', 'unknown'] as const) {
      const view = stateView(state({ outcome }), t);
      expect(view.text).not.toBe('');
      expect(view.mark).not.toBe('');
    }
  });
});

describe('an equal invoice of the last day', () => {
  const now = Date.parse('2026-11-24T08:00:00Z');
  const at = Date.parse('2026-11-24T06:03:20Z');
  test.each<[string, Partial<Twin>, string]>([
    ['issued', { invoiceNumber: '26112000000012345678' }, '14:03 刚开过一张同样的（…12345678）'],
    ['issued, number not read', {}, '14:03 刚开过一张同样的（号码没读到）'],
    ['pending', { outcome: 'pending' }, '14:03 刚提交过一张同样的，还没有结果'],
    ['unknown', { outcome: 'unknown' }, '14:03 刚提交过一张同样的，结果不明，请先核对'],
    [
      'in a template',
      { outcome: 'inTemplate' },
      '14:03 提交过的同样的一张已写入批量模板，请先看看是不是导入了',
    ],
    ['yesterday', { submittedAt: at - 16 * 3_600_000 }, '11-23 22:03 刚开过一张同样的（号码没读到）'],
  ])('%s', (_, given, text) => {
    const twin: Twin = { submissionId: 'S1', submittedAt: at, outcome: 'issued', ...given };
    const view = twinView(twin, now, () => undefined, t);
    expect(view).toMatchObject({ text, tone: 'amber', sticky: true, action: { text: '确实要再开' } });
  });
});

describe('a batch', () => {
  const none = { issued: 0, failed: 0, unknown: 0, pending: 0 };
  test.each([
    [{ issued: 2, failed: 1 }, '批量：2 张已开具，1 张失败', 'red', true],
    [{ issued: 3 }, '批量：3 张已开具', 'green', false],
    [{ issued: 1, unknown: 2 }, '批量：1 张已开具，2 张结果不明', 'amber', true],
    [{ failed: 1, pending: 2 }, '批量：1 张失败，2 张等结果', 'red', true],
    [{ issued: 1, pending: 2 }, '批量：1 张已开具，2 张等结果', 'grey', true],
  ])('%j', (stands, text, tone, sticky) => {
    const view = batchResultView({ ...none, ...stands }, t, () => undefined);
    expect(view).toMatchObject({ text, tone, sticky, action: { text: '看' } });
  });

  test('before the first answer it says nothing new', () =>
    expect(batchResultView({ ...none, pending: 3 }, t)).toBeUndefined());
});
