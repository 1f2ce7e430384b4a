import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../../utils/domain/fact/fact';
import { decideOutcome } from '../../../../utils/domain/outcome/decide-outcome';
import type { Outcome } from '../../../../utils/domain/outcome/outcome';
import type { Signals } from '../../../../utils/domain/outcome/signals';
import { foldSubmission } from '../../../../utils/domain/record/fold-submission';
import type { Submission } from '../../../../utils/domain/record/submission';
import { knowledgeWith } from '../../../../utils/portal/registry';
import * as make from '../../support/facts/facts';
import { ended, gesture, says, signals } from '../../support/facts/signals';

const PENDING: Outcome = { type: 'pending' };
const decide = (part: Partial<Signals>) => decideOutcome(signals(part), PENDING);
const fold = (...facts: Fact[]): Submission =>
  facts.reduce<Submission | undefined>(
    (record, fact) => foldSubmission(record, make.eventOf(fact), knowledgeWith()('dppt')),
    undefined,
  ) as Submission;

const { NOON } = make;
const at = (ms: number) => ({ at: NOON + ms });
const call = (nth: number, from: number) => [
  make.called({ requestId: `R${nth}`, ...at(from) }),
  make.responded(200, { requestId: `R${nth}`, ...at(from + 10) }),
];
const SUBMITTED = make.submitted(at(0));
const dialog = (text: string, ms: number) =>
  make.answered(text, { area: 'dialog', buttons: ['取消', '确定'], ...at(ms) });
const closed = (ms: number) => make.dialogClosed(at(ms));
const repeated = (ms: number) => make.repeated(at(ms));
const late = (ms: number) => make.timedOut(at(ms));
const REFUSED = '税率不合法';
const NUMBER = '26112000000123456789';

const SESSION = ['身份认证已失效', '登录已失效', '账号已退出', '帐号退出', '账户退出', '会话已失效'];
const AUTHENTICATE = ['您当前认证等级无法访问该功能，请先进行认证', '需要人脸确认身份'];
const QUESTIONS = [
  '购买方为自然人，是否继续提交',
  '请选择放弃享受减按1%征收率原因',
  '可能存在开具不规范的情况',
];

describe('S17 a text that asks to log in or to authenticate, after an issue call', () => {
  test.each([...SESSION, ...AUTHENTICATE])('%s: it waits, and then nothing is known', (text) => {
    const waiting = [SUBMITTED, ...call(1, 10), make.answered(text, at(30))];
    expect(fold(...waiting).outcome).toEqual(PENDING);
    expect(fold(...waiting).deadlineAt).toBeDefined();
    const lost = { type: 'unknown', reason: 'sessionLost', message: text };
    expect(fold(...waiting, late(200_000)).outcome).toEqual(lost);
    expect(fold(...waiting, make.leftPage(at(40))).outcome).toEqual(lost);
  });

  test.each(SESSION)('%s in a notice decides nothing, and tells why nothing more came', (text) => {
    const waiting = [SUBMITTED, ...call(1, 10), make.answered(text, { area: 'notice', ...at(30) })];
    expect(fold(...waiting).outcome).toEqual(PENDING);
    expect(fold(...waiting, late(200_000)).outcome).toMatchObject({ reason: 'sessionLost', message: text });
  });

  test.each([...SESSION, ...AUTHENTICATE])(
    '%s: the page goes on by itself, and the next answer decides',
    (text) => {
      const again = [SUBMITTED, ...call(1, 10), dialog(text, 30), closed(40), ...call(2, 50)];
      expect(fold(...again).outcome).toEqual(PENDING);
      expect(fold(...again, make.answered(REFUSED, at(70))).outcome.type).toBe('refused');
      expect(fold(...again, make.success([NUMBER], at(70))).invoiceNumbers).toEqual([NUMBER]);
    },
  );

  test.each([...SESSION, ...AUTHENTICATE])(
    '%s: pressed anew, a refusal is not of the first press',
    (text) => {
      const again = [
        SUBMITTED,
        ...call(1, 10),
        make.answered(text, at(30)),
        repeated(9_000),
        ...call(2, 9_010),
      ];
      expect(fold(...again, make.answered(REFUSED, at(9_030))).outcome).toMatchObject({
        type: 'unknown',
        reason: 'answerUnread',
      });
      expect(fold(...again, make.success([NUMBER], at(9_030))).outcome.type).toBe('issued');
    },
  );

  test('a refusal with it or after it refuses nothing that was sent; one before it stands', () => {
    for (const refusedAt of [30, 35])
      expect(
        decide({ issueCalls: [ended(200)], verdicts: [says('auth'), says('refused', refusedAt)] }),
      ).toEqual(PENDING);
    expect(decide({ issueCalls: [ended(200)], verdicts: [says('refused', 25), says('auth')] })).toEqual({
      type: 'refused',
      message: '<refused>',
    });
  });

  test('where nothing was sent, the page’s own validation is not sent', () =>
    expect(decide({ verdicts: [says('auth'), says('refused', 40, 'inline')] }).type).toBe('notSent'));

  test('the clock stands while its dialog does', () => {
    const asked = [SUBMITTED, ...call(1, 10), dialog('请先完成实名认证', 30)];
    expect(fold(...asked)).not.toHaveProperty('deadlineAt');
    expect(fold(...asked, closed(500)).deadlineAt).toBe(NOON + 500 + 180_000);
  });
});

describe('T13 S17 an unlisted question as the answer to an issue call', () => {
  test.each(QUESTIONS)('%s: pending while it stands, yes goes on, no is never refused', (text) => {
    const asked = [SUBMITTED, ...call(1, 10), dialog(text, 30)];
    expect(fold(...asked)).toMatchObject({ outcome: PENDING, signals: { questionSince: NOON + 30 } });
    expect(fold(...asked)).not.toHaveProperty('deadlineAt');

    const yes = [...asked, closed(900), ...call(2, 910)];
    expect(fold(...yes).outcome).toEqual(PENDING);
    expect(fold(...yes, make.success([NUMBER], at(930))).invoiceNumbers).toEqual([NUMBER]);
    expect(fold(...yes, make.answered(REFUSED, at(930))).outcome.type).toBe('refused');

    const no = [...asked, closed(900)];
    expect(fold(...no).outcome).toEqual(PENDING);
    expect(fold(...no, late(200_000)).outcome).toEqual({
      type: 'unknown',
      reason: 'timedOut',
      message: text,
    });
    expect(fold(...no, make.answered(REFUSED, at(950))).outcome).toEqual(PENDING);
  });

  test.each(QUESTIONS)('%s: no, then pressed anew and refused, is not known', (text) => {
    const facts = [
      SUBMITTED,
      ...call(1, 10),
      dialog(text, 30),
      closed(900),
      repeated(9_000),
      ...call(2, 9_010),
    ];
    expect(fold(...facts, make.answered(REFUSED, at(9_030))).outcome.type).toBe('unknown');
  });

  test('a listed question is the answer to the call before it, whatever she does then', () =>
    expect(
      decide({
        gestures: [gesture(), gesture(9_000)],
        issueCalls: [ended(200), ended(200, 9_010, 9_020)],
        verdicts: [says('question', 30, 'dialog'), says('refused', 9_030)],
        questionEndedAt: 900,
      }).type,
    ).toBe('refused'));
});
