import { describe, expect, test } from 'vitest';
import { OUTCOME_LOOK, reasonOf, sentenceOf, wordOf } from '../../../../components/common/outcome-look';
import { listTime } from '../../../../components/common/show-time';
import { OUTCOME_TYPES, type Outcome } from '../../../../utils/domain/outcome/outcome';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { says, signals } from '../../support/facts/signals';

const t = createTexts('zh_CN');

describe('sentenceOf', () => {
  test.each<[Outcome, string]>([
    [{ type: 'pending' }, '已留底，等税局回应'],
    [{ type: 'issued', invoiceNumbers: ['26112000000012345678'] }, '已留底，发票号码 …12345678'],
    [{ type: 'issued', invoiceNumbers: [] }, '已留底，已开具，号码没读到'],
    [{ type: 'refused', message: '税率不合法' }, '税局没有开具：「税率不合法」'],
    [{ type: 'notSent' }, '没有提交到税局：断网'],
    [{ type: 'notSent', message: '名称不能为空' }, '没有提交到税局：「名称不能为空」'],
    [{ type: 'unknown', reason: 'timedOut' }, '可能已经开具，先别再点发票开具'],
  ])('%j', (outcome, sentence) => expect(sentenceOf({ outcome, signals: signals() }, t)).toBe(sentence));

  test('a question is said', () => {
    const asked = { outcome: { type: 'pending' } as const, signals: signals({ questionSince: 1 }) };
    expect(sentenceOf(asked, t)).toBe('还没开具，页面上有一个问题在等您回答');
  });
});

describe('S17 a text that asks to log in or to authenticate', () => {
  const waits = (given: object) => ({
    outcome: { type: 'pending' } as const,
    signals: signals({ verdicts: [says('auth', 30, 'dialog')], ...given }),
  });

  test('is said, and not that nothing was issued', () => {
    for (const given of [{}, { questionSince: 30 }])
      expect(sentenceOf(waits(given), t)).toBe('税局要您先登录或认证，开具没有还不知道');
  });

  test('no longer once it went on', () =>
    expect(
      sentenceOf(
        waits({
          gestures: [
            { at: 0, onLine: true },
            { at: 40, onLine: true },
          ],
        }),
        t,
      ),
    ).toBe('已留底，等税局回应'));
});

describe('a question that wants her face', () => {
  const asks = (text: string) => ({
    outcome: { type: 'pending' } as const,
    signals: signals({ questionSince: 30, verdicts: [{ ...says('question', 30, 'dialog'), text }] }),
  });

  test('is called by its name while it stands', () => {
    const record = asks('电子税务局APP扫脸认证 请扫码');
    expect([wordOf(record, t), sentenceOf(record, t)]).toEqual(['等刷脸', '还没开具，刷脸通过后继续']);
  });

  test.each([
    ['another question', asks('确认继续开具吗？')],
    ['answered', { ...asks('电子税务局APP扫脸认证'), signals: signals() }],
  ])('not so: %s', (_, record) => expect(wordOf(record, t)).toBe('等结果'));
});

describe('sentenceOf a red-letter confirmation', () => {
  const red = (given: object) => ({ presses: [], ...given });
  const of = (given: { type: string; message?: string }, state: object, signal: object) => ({
    outcome: { reason: 'timedOut', ...given } as unknown as Outcome,
    signals: signals({ red: signal }),
    red: red(state),
  });
  test.each([
    [of({ type: 'pending' }, {}, {}), '已留底，等税局回应'],
    [of({ type: 'pending' }, {}, { takenAt: 1 }), '确认单已在税局，等对方确认，还没有开具红字发票'],
    [
      of(
        { type: 'pending' },
        { confirmState: 'noNeed', confirmText: '无需确认' },
        { takenAt: 1, state: 'noNeed' },
      ),
      '确认单是「无需确认」，税局可能已经自动开出红字发票。先在全量发票查询里找它的号码，找到了就不用再开；没有，再到红字清单里开具。不要再提交一张确认单',
    ],
    [
      of({ type: 'pending' }, { confirmState: 'confirmed' }, { takenAt: 1, pressedAt: 2 }),
      '已留底，等税局回应',
    ],
    [
      of(
        { type: 'refused', message: '撤销' },
        { confirmState: 'withdrawn' },
        { takenAt: 1, state: 'withdrawn' },
      ),
      '确认单撤销，没有开具红字发票',
    ],
    [of({ type: 'refused', message: '税率不合法' }, {}, {}), '税局没有开具：「税率不合法」'],
    [of({ type: 'unknown' }, {}, {}), '确认单可能已经提交，请在税局的红字清单里看，先别再提交'],
    [of({ type: 'unknown' }, {}, { takenAt: 1, pressedAt: 2 }), '可能已经开具，先别再点发票开具'],
  ])('%#', (record, sentence) => expect(sentenceOf(record, t)).toBe(sentence));
});

describe('reasonOf: why an unknown one is unknown', () => {
  test.each<[Outcome, string | undefined]>([
    [{ type: 'pending' }, undefined],
    [{ type: 'refused', message: 'x' }, undefined],
    [{ type: 'unknown', reason: 'portalText', message: '内部错误' }, '税局提示：「内部错误」'],
    [{ type: 'unknown', reason: 'httpError', message: 'HTTP 502' }, '税局网站出错（HTTP 502）'],
    [{ type: 'unknown', reason: 'timedOut' }, '等了很久，税局没有回应'],
    [
      { type: 'unknown', reason: 'networkError', message: 'net::ERR_CONNECTION_RESET' },
      '网络出错，不知道税局收到没有',
    ],
    [
      { type: 'unknown', reason: 'networkError', message: 'NS_ERROR_NET_RESET' },
      '网络出错，不知道税局收到没有',
    ],
    [
      { type: 'unknown', reason: 'leftPage', message: '税率不合法' },
      '税局回应前，页面关闭或离开了。页面提示：「税率不合法」',
    ],
  ])('%j', (outcome, reason) => expect(reasonOf(outcome, t)).toBe(reason));
});

test('colour never alone: each outcome has its mark', () => {
  expect(Object.keys(OUTCOME_LOOK).sort()).toEqual([...OUTCOME_TYPES].sort());
  for (const { icon, tone } of Object.values(OUTCOME_LOOK)) expect([icon, tone]).not.toContain('');
});

test('listTime: 11-24 14:03; the time alone on the same day in Beijing', () => {
  const at = Date.parse('2026-11-24T06:03:00Z');
  expect(listTime(at, at + 60_000)).toBe('14:03');
  expect(listTime(at, Date.parse('2026-11-24T16:00:00Z'))).toBe('11-24 14:03');
});
