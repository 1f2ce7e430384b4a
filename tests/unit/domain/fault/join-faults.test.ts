import { expect, test } from 'vitest';
import { backInstants, faultOfRow as ofRow } from '../../../../utils/domain/fault/fault-of-row';
import { joinFaults } from '../../../../utils/domain/fault/join-faults';
import { effectOf } from '../../../../utils/domain/fault/outage-effect';
import type { PortalFault } from '../../../../utils/domain/fault/portal-fault';
import { NO_SIGNALS } from '../../../../utils/domain/outcome/signals';
import { FAULT_WORDS } from '../../../../utils/portal/fault-words';

const faultOfRow = (row: Parameters<typeof ofRow>[0]) => ofRow(row, FAULT_WORDS);
const ORIGIN = 'https://dppt.beijing.chinatax.gov.cn:8443';
const AT = 1_764_000_000_000;
const fault = (more: Partial<PortalFault>): PortalFault => ({
  id: 'f',
  kind: 'busy',
  from: AT,
  to: AT + 3_000,
  origin: ORIGIN,
  path: '/issue',
  ...more,
});

test('what both saw is one: the submission is known, and so is what is usual', () => {
  const ofRecord = fault({ id: 'S.0', submissionId: 'S', status: 503 });
  const ofPage = fault({ id: 'p', from: AT + 100, usualMs: 400, words: '系统繁忙' });
  expect(joinFaults([ofPage], [ofRecord])).toEqual([{ ...ofPage, ...ofRecord }]);
});

test('the same words beside a call that failed are no second fault', () => {
  const ofRecord = fault({ id: 'S.0', kind: 'unreachable', status: 502, words: '请求异常' });
  expect(joinFaults([fault({ id: 'p', kind: 'busy', words: '请求异常' })], [ofRecord])).toMatchObject([
    { id: 'S.0', kind: 'unreachable' },
  ]);
});

test('words go to the submission that tells the same, not to a hang of the seconds before it', () => {
  const hang = fault({ id: 'S.0', submissionId: 'S', silent: true });
  const said = { from: AT + 8_000, to: AT + 8_100, words: '内部错误' };
  const next = fault({ id: 'T.0', submissionId: 'T', ...said });
  expect(joinFaults([fault({ id: 'p', ...said })], [hang, next])).toEqual([hang, { ...next }]);
});

test('words that the page cut go to the nearest of the kind, never to one to which nothing came', () => {
  const hang = fault({ id: 'S.0', submissionId: 'S', silent: true });
  const other = fault({ id: 'T.0', submissionId: 'T', to: AT + 4_000, words: '繁忙' });
  const next = fault({
    id: 'U.0',
    submissionId: 'U',
    from: AT + 8_000,
    to: AT + 8_100,
    words: '内部错误很长',
  });
  const row = fault({ id: 'p', from: AT + 8_050, to: AT + 8_050, words: '内部错误' });
  expect(joinFaults([row], [hang, other, next])).toEqual([hang, other, { ...row, ...next }]);
  expect(joinFaults([row], [hang])).toEqual([hang, row]);
});

test('what she loads anew after it failed is another one', () => {
  const ofRecord = fault({ id: 'S.0', kind: 'unreachable', submissionId: 'S', status: 502 });
  const own = fault({ id: 'own', kind: 'unreachable', status: 502 });
  const later = fault({
    id: 'later',
    kind: 'unreachable',
    status: 502,
    path: '/home',
    from: AT + 3_100,
    to: AT + 3_200,
  });
  expect(joinFaults([own, later], [ofRecord]).map(({ id }) => id)).toEqual(['S.0', 'later']);
});

test('the portal is back with what it issued in good time', () => {
  const issued = (startedAt: number, endedAt: number, outcomeType: 'issued' | 'unknown' = 'issued') => ({
    site: { origin: ORIGIN, path: '/' },
    outcomeType,
    signals: { ...NO_SIGNALS, issueCalls: [{ requestId: 'r', startedAt, endedAt, status: 200 }] },
  });
  const row = { id: 'r', kind: 'portalBack', detail: '', site: { origin: ORIGIN, path: '/' } } as const;
  const records = [issued(AT, AT + 400), issued(AT, AT + 5_000), issued(AT, AT + 90, 'unknown')];
  expect([
    ...backInstants(
      [
        { ...row, at: AT + 900 },
        { ...row, at: AT + 200 },
      ],
      records,
    ),
  ]).toEqual([['dppt.beijing.chinatax.gov.cn', [AT + 200, AT + 400, AT + 900]]]);
});

test.each([
  ['another kind', { kind: 'slow' }],
  ['another portal', { origin: 'https://dppt.tianjin.chinatax.gov.cn:8443' }],
  ['long after it', { from: AT + 20_000, to: AT + 21_000 }],
  ['long before it', { from: AT - 20_000, to: AT - 19_000 }],
] as const)('two of %s are two', (_, more) => {
  expect(joinFaults([fault({ id: 'p', ...more })], [fault({ id: 'S.0' })])).toHaveLength(2);
});

test('a row of the ledger as a fault: since she waited, with its words where it has some', () => {
  const row = { id: 'r', at: AT, detail: '系统繁忙', site: { origin: ORIGIN, path: '/a' } };
  expect(faultOfRow({ ...row, kind: 'portalBusy', ms: 900 })).toEqual({
    id: 'r',
    kind: 'busy',
    from: AT - 900,
    to: AT,
    origin: ORIGIN,
    path: '/a',
    words: '系统繁忙',
  });
  expect(faultOfRow({ ...row, kind: 'httpError', detail: 'HTTP 502', status: 502 })).toMatchObject({
    kind: 'unreachable',
    status: 502,
  });
  expect(
    faultOfRow({ ...row, kind: 'networkError', detail: 'net::ERR_INTERNET_DISCONNECTED' }),
  ).toMatchObject({
    kind: 'offline',
  });
  expect(faultOfRow({ ...row, kind: 'captureError' })).toBeUndefined();
  expect(faultOfRow({ ...row, kind: 'portalBack' })).toBeUndefined();
});

test('what an outage did: by company, exact, each submission once', () => {
  const record = (id: string, taxId: string, gross: string, outcomeType: 'issued' | 'unknown', at = AT) => ({
    id,
    submittedAt: at,
    sellerTaxId: taxId,
    outcomeType,
    outcome: { type: outcomeType } as never,
    invoice: { seller: { name: `甲${taxId}` }, totalNet: gross, totalGross: gross } as never,
  });
  const outage = {
    id: 'o',
    host: 'h',
    from: AT,
    to: AT + 60_000,
    counts: [],
    faults: [],
    submissions: ['A', 'B', 'C'],
    waitedMs: 0,
  };
  const effect = effectOf(outage, [
    record('C', '2', '0.30', 'unknown', AT + 9),
    record('A', '1', '0.10', 'issued'),
    record('B', '1', '0.20', 'unknown', AT + 5),
    record('D', '1', '99', 'issued', AT + 7),
    record('E', '1', '99', 'issued', AT + 70_000),
  ]);
  expect(effect).toMatchObject({ count: 3, gross: '0.6', issued: 1, open: 2, passed: 1 });
  expect(effect.hit.map(({ id }) => id)).toEqual(['A', 'B', 'C']);
  expect(effect.companies).toEqual([
    { taxId: '1', name: '甲1', count: 2, net: '0.3', gross: '0.3' },
    { taxId: '2', name: '甲2', count: 1, net: '0.3', gross: '0.3' },
  ]);
});

test('an invoice that was submitted again after a refusal counts once, with the amount of the last attempt', () => {
  const hit = (id: string, at: number, more: object) => ({
    id,
    submittedAt: AT + at,
    sellerTaxId: '1',
    invoice: { seller: { name: '甲' }, buyer: {}, totalNet: '100', totalGross: '101' },
    outcome: { type: 'refused', message: 'x' },
    outcomeType: 'refused',
    ...more,
  });
  // B was no fault's: the first and the third attempt belong together all the same.
  const records = [
    hit('A', 0, { newerAttempt: 'B' }),
    hit('B', 10, { retryOf: 'A', newerAttempt: 'C' }),
    hit('C', 20, { retryOf: 'B', invoice: { seller: {}, buyer: {}, totalNet: '90', totalGross: '90.9' } }),
    hit('D', 30, {}),
  ] as unknown as Parameters<typeof effectOf>[1];
  const outage = { submissions: ['A', 'C', 'D'], from: AT, to: AT + 60 } as unknown as Parameters<
    typeof effectOf
  >[0];
  const effect = effectOf(outage, records);
  expect(effect.hit.map(({ id }) => id)).toEqual(['C', 'D']);
  expect(effect).toMatchObject({ count: 2, net: '190', gross: '191.9', open: 2 });
});
