import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../../utils/domain/fact/fact';
import { fingerprint } from '../../../../utils/domain/invoice/fingerprint';
import { foldSubmission } from '../../../../utils/domain/record/fold-submission';
import type { Submission } from '../../../../utils/domain/record/submission';
import { mayRetry } from '../../../../utils/domain/retry/may-retry';
import { knowledgeWith } from '../../../../utils/portal/registry';
import * as make from '../../support/facts/facts';
import { NOON, ORIGINAL, redPressed, redSeen, redSubmitted, redTaken } from '../../support/facts/facts';

const KNOWLEDGE = knowledgeWith({ quietMs: 1_000, openCallMs: 10_000 })('dppt');
const NUMBER = '26112000000000000002';

const fold = (...facts: Fact[]): Submission => {
  const record = facts.reduce<Submission | undefined>(
    (before, fact, nth) => foldSubmission(before, make.eventOf({ ...fact, at: NOON + nth }), KNOWLEDGE),
    undefined,
  );
  if (!record) throw new Error('no record');
  return record;
};
const typeOf = (...facts: Fact[]) => fold(...facts).outcome.type;
const says = (text: string, given = {}) => make.answered(text, { submissionId: 'R1', ...given });
const left = make.leftPage({ submissionId: 'R1' });
const late = make.timedOut({ submissionId: 'R1' });
const proof = make.success([NUMBER], { submissionId: 'R1' });
const confirmed = redSeen({ state: 'confirmed', text: '已确认' });
const called = make.called({ submissionId: 'R1' });
const responded = (status: number) => make.responded(status, { submissionId: 'R1' });

describe('a red-letter confirmation', () => {
  test('is a record of its own, negative, with the original number', () => {
    const record = fold(redSubmitted());
    expect(record).toMatchObject({
      source: 'red',
      red: { originalNumber: ORIGINAL, scope: 'full', presses: [] },
      outcome: { type: 'pending' },
      deadlineAt: NOON + 1_000,
      invoice: {
        totalNet: '-100',
        totalTax: '-13',
        totalGross: '-113.00',
        lines: [{ quantity: '-1', netAmount: '-100.00', taxRate: '0.13', taxAmount: '-13.00' }],
        issues: [],
      },
    });
    expect(record.searchKeys).toContain(ORIGINAL);
    expect(record.history).toEqual([{ at: NOON, type: 'submitted.red', text: ORIGINAL, outcome: 'pending' }]);
  });

  test('takes its number and state from the list', () =>
    expect(fold(redSubmitted(), redSeen(), confirmed).red).toEqual({
      originalNumber: ORIGINAL,
      scope: 'full',
      confirmId: 'Q1',
      confirmState: 'confirmed',
      confirmText: '已确认',
      presses: [],
    }));

  test('words that are no state are kept, and change none', () => {
    const strange = redSeen({ text: '对方否认' });
    const { state: _, ...unread } = strange;
    const record = fold(redSubmitted(), redSeen(), unread as Fact);
    expect(record.red).toMatchObject({ confirmState: 'waiting', confirmText: '对方否认' });
    expect(record.outcome.type).toBe('pending');
  });

  test('what was pressed without one begins as one that is issued from', () => {
    const record = fold(redSubmitted({ red: { originalNumber: ORIGINAL, press: 'P9' } }), proof);
    expect(record.history[0]?.type).toBe('submitted.redPressed');
    expect(record.red?.presses).toEqual(['P9']);
    expect(record.outcome).toEqual({ type: 'issued', invoiceNumbers: [NUMBER] });
  });
});

test('S9 a refusing text refuses, though no call was seen; nothing is ever not sent', () => {
  expect(typeOf(redSubmitted(), says('购买方名称不能为空', { area: 'inline' }))).toBe('refused');
  expect(typeOf(redSubmitted(), redSeen(), redPressed(), says('税率不合法'))).toBe('refused');
  expect(typeOf(redSubmitted(), says('扫脸认证已取消'), late)).toBe('unknown');
});

test('S9 a known call that broke, or is open, is no refusal', () => {
  const pressed = [redSubmitted(), confirmed, redPressed(), called];
  expect(typeOf(...pressed, says('税率不合法'))).toBe('pending');
  expect(typeOf(...pressed, responded(500), says('税率不合法'))).toBe('unknown');
  expect(typeOf(...pressed, responded(200), says('税率不合法'))).toBe('refused');
});

const sent = make.called({ submissionId: 'R1', call: 'redSubmit' });
const ended = (status: number) => make.responded(status, { submissionId: 'R1', call: 'redSubmit' });
test('S9 the call that submits a confirmation doubts it, and says nothing of the invoice', () => {
  expect(typeOf(redSubmitted(), sent, says('备注不能为空'))).toBe('pending');
  expect(typeOf(redSubmitted(), sent, ended(500))).toBe('unknown');
  expect(typeOf(redSubmitted(), sent, ended(200), says('备注不能为空'))).toBe('refused');
  expect(typeOf(redSubmitted(), sent, confirmed, redPressed(), says('税率不合法'))).toBe('refused');
  const issuing = make.called({ submissionId: 'R1', call: 'redIssue' });
  expect(typeOf(redSubmitted(), confirmed, redPressed(), issuing, says('税率不合法'))).toBe('pending');
});

test.each(['系统正在同步中，请稍后再试', '红冲失败,用票试点锁定/解锁蓝字发票返回：查无此票,请稍后重试'])(
  'T6 %s refuses a confirmation, and leaves a press that issues in doubt',
  (text) => {
    expect(typeOf(redSubmitted(), says(text))).toBe('refused');
    expect(typeOf(redSubmitted(), confirmed, redPressed(), says(text))).toBe('unknown');
  },
);

describe('S10 until the press the list decides', () => {
  test('S10 waiting is no time-out: neither the clock nor a page that left makes it unknown', () => {
    for (const taken of [redSeen(), confirmed, redTaken()]) {
      expect(fold(redSubmitted(), taken)).not.toHaveProperty('deadlineAt');
      expect(typeOf(redSubmitted(), taken, left, late)).toBe('pending');
      expect(typeOf(redSubmitted(), left, taken)).toBe('pending');
    }
    expect(typeOf(redSubmitted(), late)).toBe('unknown');
  });

  test('S10 withdrawn and timed out are refused in the state’s own word', () => {
    for (const [state, text] of [
      ['withdrawn', '撤销'],
      ['timedOut', '超时'],
    ] as const)
      for (const before of [[], [redTaken()], [confirmed], [left]])
        expect(fold(redSubmitted(), ...before, redSeen({ state, text })).outcome).toEqual({
          type: 'refused',
          message: text,
        });
  });

  test('S10 作废 is final, whatever a list that lags shows later', () => {
    const voided = redSeen({ state: 'voided', text: '作废（销方录入购方否认）' });
    const record = fold(redSubmitted(), redSeen(), voided, redSeen(), confirmed);
    expect(record.outcome).toEqual({ type: 'refused', message: '作废（销方录入购方否认）' });
    expect(record.red).toMatchObject({ confirmState: 'voided', confirmText: '作废（销方录入购方否认）' });
  });

  test('S10 no text takes back what the list shows, but a proof does', () => {
    expect(typeOf(redSubmitted(), redSeen(), says('系统繁忙，请稍后再试'))).toBe('pending');
    expect(typeOf(redSubmitted(), redSeen({ state: 'withdrawn', text: '撤销' }), proof)).toBe('issued');
  });
});

describe('S11 from the press on', () => {
  const pressed = [redSubmitted(), redSeen(), confirmed, redPressed()];

  test('S11 it waits with the clock of an open call, and what was before answers nothing', () => {
    const record = fold(...pressed);
    expect(record.outcome.type).toBe('pending');
    expect(record.deadlineAt).toBe(NOON + 3 + 10_000);
    expect(typeOf(redSubmitted(), says('税率不合法'), confirmed, redPressed())).toBe('pending');
    for (const text of ['错误码: 1001', '内部错误'])
      expect(typeOf(redSubmitted(), says(text), redPressed())).toBe('pending');
  });

  test('S11 issued, refused, unknown as any other', () => {
    expect(fold(...pressed, proof).outcome).toEqual({ type: 'issued', invoiceNumbers: [NUMBER] });
    expect(typeOf(...pressed, says('税率不合法'))).toBe('refused');
    expect(typeOf(...pressed, says('网络异常，请稍后重试'))).toBe('unknown');
    expect(typeOf(...pressed, left)).toBe('unknown');
    expect(typeOf(...pressed, late)).toBe('unknown');
  });

  test('S11 the list’s state says nothing any more, its number does', () => {
    for (const state of ['waiting', 'confirmed', 'withdrawn', 'timedOut'] as const) {
      expect(typeOf(...pressed, redSeen({ state }))).toBe('pending');
      expect(typeOf(...pressed, late, redSeen({ state }))).toBe('unknown');
      expect(typeOf(...pressed, says('税率不合法'), redSeen({ state }))).toBe('refused');
    }
    expect(fold(...pressed, late, redSeen({ invoiceNumbers: [NUMBER] })).invoiceNumbers).toEqual([NUMBER]);
  });

  test('S11 refused, it may be pressed again; unknown stays unknown until proof', () => {
    const again = redPressed({ press: 'P2' });
    expect(typeOf(...pressed, says('税率不合法'), again)).toBe('pending');
    expect(typeOf(...pressed, says('税率不合法'), again, proof)).toBe('issued');
    expect(typeOf(...pressed, late, again, says('税率不合法'))).toBe('unknown');
    expect(fold(...pressed, late, again).red?.presses).toEqual(['P1', 'P2']);
  });

  test('S11 its answers and the end of its tab come from where it was pressed', () =>
    expect(fold(redSubmitted({ tabKey: 'B:1' }), redPressed({ tabKey: 'B:9' })).tabKey).toBe('B:9'));
});

test.each([
  '该红字发票确认信息的状态不正确，不允许开具',
  '该发票存在未完成的红字发票确认信息，不能再次提交',
  '红字金额超出原蓝字发票剩余可红冲金额',
  '该确认单不合法',
  '该发票存在进行中的红字通知单',
  '已开具红字确认单，待购方确认后重试',
  '没有可红冲的金额',
  '红字信息表金额税额大于原蓝字可开具红字信息表的金额(税额)',
])('T6 %s may only mean that the first sending was taken', (text) => {
  expect(typeOf(redSubmitted(), says(text))).toBe('unknown');
  expect(typeOf(redSubmitted(), confirmed, redPressed(), says(text))).toBe('unknown');
});

describe('R6 never filled in again', () => {
  test.each([
    ['refused', [redSeen({ state: 'withdrawn', text: '撤销' })]],
    ['refused at issuing', [confirmed, redPressed(), says('税率不合法')]],
  ])('R6 %s', (_, facts) => {
    const record = fold(redSubmitted(), ...facts);
    expect(mayRetry(record, [record])).toEqual({ ok: false, bar: 'red' });
  });

  test('R6 settled as not issued neither; an issued one says so', () => {
    const settled = make.eventOf({
      id: 'F9',
      at: NOON + 9,
      type: 'settled',
      submissionId: 'R1',
      as: 'notIssued',
    });
    const record = foldSubmission(fold(redSubmitted(), late), settled, KNOWLEDGE) as Submission;
    expect(mayRetry(record, [record])).toEqual({ ok: false, bar: 'red' });
    const issued = fold(redSubmitted(), redPressed(), proof);
    expect(mayRetry(issued, [issued])).toEqual({ ok: false, bar: 'issued' });
  });

  test('R6 it is no twin of a blue one, even where no amount was read', () => {
    const { invoice } = fold(redSubmitted());
    const bare = { ...invoice, lines: [], totalGross: undefined };
    const prints = [
      fingerprint(bare),
      fingerprint(bare, {}),
      fingerprint(bare, { originalNumber: ORIGINAL }),
    ];
    expect(new Set(prints).size).toBe(3);
  });
});
