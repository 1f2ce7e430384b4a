import { describe, expect, test } from 'vitest';
import { faultOfText } from '../../../../utils/domain/fault/fault-of-text';
import { faultOfAnswer, faultsOfRecord } from '../../../../utils/domain/fault/faults-of-record';
import type { Outcome } from '../../../../utils/domain/outcome/outcome';
import type { Signals, VerdictSignal } from '../../../../utils/domain/outcome/signals';
import { FAULT_WORDS } from '../../../../utils/portal/fault-words';

const AT = 1_764_000_000_000;
const SITE = { origin: 'https://dppt.beijing.chinatax.gov.cn:8443', path: '/blue-invoice-makeout' };

const record = (signals: Partial<Signals>, more: Partial<Parameters<typeof faultsOfRecord>[0]> = {}) => ({
  id: 'S1',
  submittedAt: AT,
  site: SITE,
  outcome: { type: 'unknown', reason: 'timedOut' } as const,
  standing: 'unchecked' as const,
  signals: {
    gestures: [{ at: AT, onLine: true }],
    issueCalls: [],
    otherCalls: [],
    verdicts: [],
    ...signals,
  },
  ...more,
});
const verdict = (text: string, kind: VerdictSignal['class'], at = AT + 3_000): VerdictSignal => ({
  at,
  area: 'dialog',
  class: kind,
  text,
  invoiceNumbers: [],
});
const call = (more: object) => ({ requestId: 'r', startedAt: AT + 100, endedAt: AT + 9_100, ...more });
const told = (of: Parameters<typeof faultsOfRecord>[0]) =>
  faultsOfRecord(of, FAULT_WORDS).map(({ kind, from, to, words }) => ({ kind, from, to, words }));

describe('the day of a clerk', () => {
  test('504: the call, its wait, and the words that came with it, once', () => {
    const faults = faultsOfRecord(
      record({
        issueCalls: [call({ status: 504 })],
        verdicts: [verdict('504 Gateway Time-out', 'doubtful', AT + 9_300)],
      }),
      FAULT_WORDS,
    );
    expect(faults).toEqual([
      {
        id: 'S1.0',
        kind: 'unreachable',
        ...SITE,
        submissionId: 'S1',
        from: AT + 100,
        to: AT + 9_100,
        status: 504,
        words: '504 Gateway Time-out',
      },
    ]);
  });

  test('a hang: from the press to the deadline', () => {
    const of = record({ issueCalls: [{ requestId: 'r', startedAt: AT }], timedOutAt: AT + 600_000 });
    expect(told(of)).toEqual([{ kind: 'busy', from: AT, to: AT + 600_000, words: undefined }]);
  });

  test('offline is of this computer', () => {
    const of = record({ issueCalls: [call({ error: 'net::ERR_INTERNET_DISCONNECTED' })] });
    expect(told(of).map(({ kind }) => kind)).toEqual(['offline']);
  });

  test.each([
    ['系统内部错误，请稍后重试', 'doubtful', 'busy'],
    ['身份认证失败，请重新登录', 'auth', 'sessionLost'],
    ['业务处理未完成', 'doubtful', 'busy'],
    ['您当前暂无权限开具该票种,请联系管理员', 'refused', 'noPermission'],
    ['税率不合法，请使用 0.03、0.01', 'refused', 'refused'],
    ['系统将于11月30日22:00至24:00进行升级维护，暂停服务', 'unclear', 'maintenance'],
    ['请使用电子税务局APP扫码', 'auth', undefined],
    ['发票号码：26112000000000000001', 'success', undefined],
  ] as const)('%s (%s): %s', (text, kind, fault) => {
    const found = told(record({ verdicts: [verdict(text, kind)] }));
    expect(found.map((one) => one.kind)).toEqual(fault === undefined ? [] : [fault]);
    if (fault) expect(found[0]).toMatchObject({ words: text, from: AT, to: AT + 3_000 });
  });

  test('a text that nobody knows tells of the portal only where the invoice was not issued', () => {
    const issued = { outcome: { type: 'issued', invoiceNumbers: ['26112000000000000001'] } as Outcome };
    const unknown = { verdicts: [verdict('扫脸认证已通过，请继续开票', 'unknown')] };
    expect(told(record(unknown, issued))).toEqual([]);
    expect(told(record(unknown)).map(({ kind }) => kind)).toEqual(['busy']);
    const busy = { verdicts: [verdict('系统繁忙', 'unknown')] };
    expect(told(record(busy, issued)).map(({ kind }) => kind)).toEqual(['busy']);
  });

  test('a call that went to the log-in lost the session', () => {
    expect(told(record({ issueCalls: [call({ status: 302 })] })).map(({ kind }) => kind)).toEqual([
      'sessionLost',
    ]);
  });

  test('an issued invoice that the list lacks is lost; an unclear one is not known to be', () => {
    const issued = { outcome: { type: 'issued', invoiceNumbers: ['26112000000000000001'] } as Outcome };
    const check = { at: AT + 86_400_000, invoiceNumbers: [], differences: [] };
    expect(told(record({}, { ...issued, standing: 'missing', check }))).toEqual([
      { kind: 'lost', from: check.at, to: check.at, words: undefined },
    ]);
    expect(told(record({}, { standing: 'missing', check }))).toEqual([]);
  });

  test('each press that failed is told, also where a later one was issued', () => {
    const later = AT + 60_000;
    const of = record(
      {
        gestures: [
          { at: AT, onLine: true },
          { at: later, onLine: true },
        ],
        issueCalls: [call({ status: 503 }), call({ startedAt: later, endedAt: later + 500, status: 200 })],
      },
      { outcome: { type: 'issued', invoiceNumbers: ['26112000000000000001'] } },
    );
    expect(told(of).map(({ kind, from }) => [kind, from])).toEqual([['busy', AT + 100]]);
  });
});

test.each([
  [{ status: 200 }, undefined],
  [{ status: 304 }, undefined],
  [{ status: 401 }, 'sessionLost'],
  [{ status: 403 }, 'noPermission'],
  [{ status: 404 }, 'unreachable'],
  [{ status: 429 }, 'busy'],
  [{ status: 500 }, 'busy'],
  [{ status: 502 }, 'unreachable'],
  [{ status: 503 }, 'busy'],
  [{ error: 'net::ERR_ABORTED' }, undefined],
  [{ error: 'net::ERR_CONNECTION_REFUSED' }, 'unreachable'],
  [{ error: 'net::ERR_NETWORK_IO_SUSPENDED' }, 'offline'],
  [{ error: 'NS_ERROR_OFFLINE' }, 'offline'],
] as const)('an answer: %o', (answer, kind) => expect(faultOfAnswer(answer, FAULT_WORDS)).toBe(kind));

test('a whole page that speaks of maintenance somewhere is no notice; one text is', () => {
  expect(faultOfText(`${'发票业务 '.repeat(200)}系统维护`, FAULT_WORDS)).toBeUndefined();
  expect(faultOfText('系 统 维 护 公 告', FAULT_WORDS)).toBe('maintenance');
});
