import { beforeEach, describe, expect, test } from 'vitest';
import { Fact } from '../../../../../utils/domain/fact/fact';
import {
  type RequestDetails,
  type WebRequestApi,
  watchRequests,
} from '../../../../../utils/services/worker/record/request-watch';
import { fakeWebRequest } from '../../../support/page/fake-web-request';

const PORTAL = 'https://dppt.beijing.chinatax.gov.cn:8443';
const ISSUE = `${PORTAL}/kpfw/lzfpkj/v1/tyfpkj`;
const URLS = ['https://*.chinatax.gov.cn/*'];

let api: ReturnType<typeof fakeWebRequest>;
let told: Array<[number, object]>;

const details = (change: Partial<RequestDetails> = {}): RequestDetails => ({
  requestId: '77',
  url: `${ISSUE}?t=1&ruuid=s3cret&urlyzm=s3cret`,
  method: 'POST',
  tabId: 7,
  timeStamp: 1_000.6,
  ...change,
});

beforeEach(() => {
  told = [];
  api = fakeWebRequest();
  watchRequests(api satisfies WebRequestApi, URLS, (tabId, fact) => told.push([tabId, fact]));
});

describe('X2 the portal’s clock', () => {
  const answer = (responseHeaders?: ReadonlyArray<{ name: string; value?: string }>) => {
    api.onCompleted.fire({ ...details(), statusCode: 200, ...(responseHeaders ? { responseHeaders } : {}) });
    return told.at(-1)?.[1];
  };
  test('the Date of an answer, and no other header of it (L6)', () => {
    const fact = answer([
      { name: 'Set-Cookie', value: 's3cret' },
      { name: 'date', value: 'Tue, 24 Nov 2026 06:00:01 GMT' },
    ]);
    expect(fact).toMatchObject({ type: 'responded', portalAt: Date.parse('2026-11-24T06:00:01Z') });
    expect(JSON.stringify(fact)).not.toContain('s3cret');
    expect(api.onCompleted.extras).toEqual([['responseHeaders']]);
    expect(api.onBeforeRequest.extras).toEqual([[]]);
  });
  test.each([[undefined], [[]], [[{ name: 'Date' }]], [[{ name: 'Date', value: 'yesterday' }]]])(
    'without one it is not known: %j',
    (headers) => expect(answer(headers)).not.toHaveProperty('portalAt'),
  );
});

describe('the issuing calls', () => {
  test('start, end and error of the issue call', () => {
    api.onBeforeRequest.fire(details());
    api.onCompleted.fire({ ...details(), statusCode: 200 });
    api.onErrorOccurred.fire({ ...details({ requestId: '78' }), error: 'net::ERR_CONNECTION_RESET' });
    expect(told).toMatchObject([
      [7, { type: 'called', call: 'issue', requestId: '77', at: 1_001, method: 'POST' }],
      [7, { type: 'responded', call: 'issue', requestId: '77', status: 200 }],
      [7, { type: 'callFailed', call: 'issue', requestId: '78', error: 'net::ERR_CONNECTION_RESET' }],
    ]);
  });

  test('are facts that the schema knows', () => {
    api.onBeforeRequest.fire(details());
    expect(Fact.safeParse({ ...told[0]?.[1], id: 'F1' }).success).toBe(true);
  });

  test('a redirect to the log-in is an answer', () => {
    api.onBeforeRedirect.fire({ ...details(), statusCode: 302 });
    expect(told).toMatchObject([[7, { type: 'responded', status: 302 }]]);
  });

  test('the token call has its own name', () => {
    api.onBeforeRequest.fire(details({ url: `${PORTAL}/kpfw/fjxx/v1/kjlp/get?t=1`, method: 'GET' }));
    expect(told).toMatchObject([[7, { call: 'token' }]]);
  });

  test('L6 the query string is never kept', () => {
    api.onBeforeRequest.fire(details());
    api.onCompleted.fire({ ...details(), statusCode: 200 });
    expect(JSON.stringify(told)).not.toContain('s3cret');
    expect(told[0]?.[1]).toMatchObject({ site: { origin: PORTAL, path: '/kpfw/lzfpkj/v1/tyfpkj' } });
  });

  test('an endless error name is cut', () => {
    api.onErrorOccurred.fire({ ...details(), error: 'x'.repeat(900) });
    expect(told[0]?.[1]).toMatchObject({ error: 'x'.repeat(200) });
  });
});

test.each([
  ['/kpfw/hzqrxxSave/v1/saveHzqrxxForHztzd', 'redSubmit'],
  ['/kpfw/hzfpkj/v1/saveHzfpkjxx', 'redIssue'],
])('the red-letter call %s is told as %s', (path, call) => {
  api.onBeforeRequest.fire(details({ url: `${PORTAL}${path}?t=1` }));
  expect(told).toMatchObject([[7, { type: 'called', call, site: { path } }]]);
  expect(JSON.stringify(told)).not.toContain('unlisted');
});

describe('everything else is ignored', () => {
  test.each<[string, Partial<RequestDetails>]>([
    ['another path', { url: `${PORTAL}/kpfw/sjtj/v1/info` }],
    ['another method', { method: 'GET' }],
    ['a beacon', { type: 'ping', url: `${PORTAL}/log` }],
    ['the log-in', { url: 'https://tpass.beijing.chinatax.gov.cn:8443/kpfw/lzfpkj/v1/tyfpkj' }],
    [
      'a host that only looks like it',
      { url: 'https://dppt.beijing.chinatax.gov.cn.evil.example/kpfw/lzfpkj/v1/tyfpkj' },
    ],
    ['a host before it', { url: 'https://evil-dppt.beijing.chinatax.gov.cn/kpfw/lzfpkj/v1/tyfpkj' }],
    ['a request of no tab', { tabId: -1 }],
  ])('%s', (_, change) => {
    api.onBeforeRequest.fire(details(change));
    api.onCompleted.fire({ ...details(change), statusCode: 200 });
    expect(told).toEqual([]);
  });
});

describe('calls that no profile lists', () => {
  const SIBLING = '/kpfw/lzfpkj/v1/jzfwfpkj';
  test.each<[string, Partial<RequestDetails>, object]>([
    [
      'X7 of the issuing family',
      { url: `${PORTAL}${SIBLING}?t=1` },
      { call: 'issue', site: { path: SIBLING } },
    ],
    ['a longer path', { url: `${ISSUE}/x` }, { call: 'issue' }],
    ['another method', { method: 'PUT' }, { call: 'issue' }],
    [
      'of the home, whose frame may show the form',
      {
        url: 'https://etax.beijing.chinatax.gov.cn:8443/kpfw/lzfpkj/v2/kj',
      },
      { call: 'issue' },
    ],
    [
      'of a numbered host',
      { url: `https://dppt99.sichuan.chinatax.gov.cn:8443/kpfw/lzfpkj/v2/kj` },
      { call: 'issue' },
    ],
    ['of another family', { url: `${PORTAL}/fpkj/issue`, method: 'POST' }, { call: 'post' }],
  ])('%s', (_, change, wanted) => {
    api.onBeforeRequest.fire(details(change));
    expect(told).toMatchObject([[7, { type: 'called', unlisted: true, ...wanted }]]);
  });
});

test('L3 it only listens: on the portal alone, and gives nothing back', () => {
  for (const event of Object.values(api))
    expect(event.filters.every((filter) => (filter as { urls: string[] }).urls === URLS)).toBe(true);
  expect(api.onBeforeRequest.fire(details())).toEqual([undefined]);
});
