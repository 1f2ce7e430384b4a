import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../../utils/domain/fact/fact';
import { asksByForm, classifyText } from '../../../../utils/domain/outcome/classify-text';
import { readSignal } from '../../../../utils/domain/outcome/read-signal';
import type { Signals } from '../../../../utils/domain/outcome/signals';
import { knowledgeWith } from '../../../../utils/portal/registry';
import * as make from '../../support/facts/facts';
import { signals } from '../../support/facts/signals';

const { texts } = knowledgeWith()('dppt');
const READER = {
  classify: (text: string) => classifyText(text, texts),
  asksByForm: (text: string) => asksByForm(text, texts),
};
const read = (facts: readonly Fact[], from: Signals = signals()): Signals =>
  facts.reduce((before, fact) => readSignal(before, fact, READER), from);
const dialog = (text: string, buttons: string[], at = 30) =>
  make.answered(text, { area: 'dialog', buttons, at });

describe('calls', () => {
  test('start and end of one request are one call', () => {
    const { issueCalls } = read([make.called({ at: 10 }), make.responded(200, { at: 20 })]);
    expect(issueCalls).toEqual([{ requestId: 'R1', startedAt: 10, endedAt: 20, status: 200, portalAt: 20 }]);
  });

  test('an end that comes before its start is the same call', () => {
    const { issueCalls } = read([make.responded(200, { at: 20 }), make.called({ at: 10 })]);
    expect(issueCalls).toEqual([{ requestId: 'R1', startedAt: 10, endedAt: 20, status: 200, portalAt: 20 }]);
  });

  test('a resend is a call of its own', () => {
    const { issueCalls } = read([make.called(), make.called({ requestId: 'R2' }), make.responded(200)]);
    expect(issueCalls.map(({ status }) => status)).toEqual([200, undefined]);
  });

  test('the token call is kept apart', () => {
    const { issueCalls, otherCalls } = read([
      make.called({ call: 'token' }),
      make.callFailed('x', { call: 'token' }),
    ]);
    expect(issueCalls).toEqual([]);
    expect(otherCalls).toMatchObject([{ error: 'x' }]);
  });
});

describe('a dialog that asks', () => {
  test.each<[string, string, string[], boolean]>([
    ['a listed question', '开具金额较大，请确认是否开具？', ['取消', '确定'], true],
    ['a button that goes on', '未查到该购买方', ['取消', '继续开具'], true],
    ['a choice before any request left', '是否使用上次的地址', ['否', '是'], true],
    ['one button is no choice', '错误码: 1001', ['确定'], false],
    ['a refusal with two buttons is a refusal', '税率不合法', ['取消', '确定'], false],
  ])('%s', (_, text, buttons, asks) => {
    const { verdicts, questionSince } = read([dialog(text, buttons)]);
    expect(verdicts[0]?.class === 'question').toBe(asks);
    expect(questionSince).toBe(asks ? 30 : undefined);
  });

  test('after a request left, an unclear choice may be its answer', () => {
    const { verdicts } = read([make.called(), dialog('是否查看结果', ['否', '是'])]);
    expect(verdicts[0]?.class).toBe('unclear');
  });

  test.each<[string, string, string[], boolean]>([
    ['its words have the form of a question', '购买方为自然人，是否继续提交', ['取消', '确定'], true],
    ['a reason to choose', '请选择放弃享受减按1%征收率原因', ['取消', '确定'], true],
    ['a button that goes on', '业务提示', ['返回修改', '继续开具'], true],
    ['one button is no choice', '购买方为自然人，是否继续提交', ['确定'], false],
    ['it asks whether it was issued', '请确认发票是否开具', ['取消', '确定'], false],
    ['it says that it may be on its way', '发票正在开具，是否继续提交', ['取消', '确定'], false],
    ['a failure with a choice', '开具失败', ['取消', '确定'], false],
  ])('T13 as the answer to an issue call: %s', (_, text, buttons, asks) => {
    const { verdicts, questionSince } = read([
      make.called(),
      make.responded(200, { at: 20 }),
      dialog(text, buttons),
    ]);
    expect(verdicts[0]?.class === 'question').toBe(asks);
    expect(questionSince).toBe(asks ? 30 : undefined);
  });

  test('T13 only an unlisted question is marked as one by its form', () => {
    const { verdicts } = read([
      make.called(),
      dialog('购买方为自然人，是否继续提交', ['否', '是']),
      dialog('开具金额较大，请确认是否开具？', ['否', '是']),
    ]);
    expect(verdicts.map(({ byForm }) => byForm)).toEqual([true, undefined]);
  });

  test('S17 the clock stands while a dialog asks to log in or to authenticate; a toast is no dialog', () => {
    const asked = read([make.called(), dialog('您当前认证等级无法访问该功能，请先进行认证', ['知道了'])]);
    expect(asked).toMatchObject({ verdicts: [{ class: 'auth' }], questionSince: 30 });
    expect(read([make.dialogClosed({ at: 40 })], asked).questionSince).toBeUndefined();
    expect(read([make.called(), make.answered('登录已失效')]).questionSince).toBeUndefined();
  });

  test.each([
    ['系统检测到您在当前页已成功开具发票', 'issued'],
    ['系统内部错误', 'unknown'],
  ])('S1 S3 %s stays %s, whatever the buttons offer', (text, outcome) => {
    const { verdicts, questionSince } = read([make.called(), dialog(text, ['取消', '继续开具'])]);
    expect(verdicts[0]?.class).toBe(outcome);
    expect(questionSince).toBeUndefined();
  });

  test('it ends with the dialog', () => {
    const asked = read([dialog('继续开具', [])]);
    expect(read([make.dialogClosed({ at: 40 })], asked)).toMatchObject({
      questionSince: undefined,
      questionEndedAt: 40,
    });
  });

  test('a dialog that asked nothing ends nothing', () => {
    expect(read([make.dialogClosed({ at: 40 })])).toEqual(signals());
  });

  test('it ends with the page', () => {
    expect(read([dialog('继续开具', []), make.leftPage({ at: 50 })]).questionSince).toBeUndefined();
  });
});

describe('the rest', () => {
  test('another click begins the waiting anew', () => {
    const waited = signals({ leftAt: 5, timedOutAt: 6 });
    expect(read([make.repeated({ at: 40, onLine: false })], waited)).toMatchObject({
      gestures: [{ at: 0 }, { at: 40, onLine: false }],
      leftAt: undefined,
      timedOutAt: undefined,
    });
  });

  test('success is success whatever its words', () => {
    expect(read([make.answered('内部错误', { area: 'success' })]).verdicts[0]?.class).toBe('success');
  });

  test.each([make.submitted(), make.fault()])('$type has no say', (fact) => {
    expect(read([fact])).toEqual(signals());
  });

  test('nothing given is changed', () => {
    const before = Object.freeze(
      signals({ verdicts: Object.freeze([]) as never, gestures: Object.freeze([]) as never }),
    );
    expect(() => read([make.answered('x'), make.repeated(), make.called()], before)).not.toThrow();
  });
});
