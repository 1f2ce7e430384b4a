import { beforeEach, describe, expect, test } from 'vitest';
import type { Load } from '../../../../../utils/domain/fault/load';
import { watchLoads } from '../../../../../utils/services/worker/record/load-watch';
import { fakeWebRequest } from '../../../support/page/fake-web-request';

const PORTAL = 'https://dppt.beijing.chinatax.gov.cn:8443';
const LOGIN = 'https://tpass.beijing.chinatax.gov.cn:8443/#/login';

let api: ReturnType<typeof fakeWebRequest>;
let told: Load[];
let now: number;
let isOnLine: boolean;
let timers: Array<() => void>;
beforeEach(() => {
  api = fakeWebRequest();
  told = [];
  now = 1_000;
  isOnLine = true;
  timers = [];
  watchLoads(api, ['https://*.chinatax.gov.cn/*'], (_, load) => told.push(load), {
    now: () => now,
    onLine: () => isOnLine,
    later: (run) => timers.push(run),
  });
});

const request = (more: object = {}) => ({
  requestId: '1',
  url: `${PORTAL}/kpfw/query?token=s3cret`,
  method: 'POST',
  tabId: 7,
  timeStamp: 1_000.2,
  type: 'xmlhttprequest',
  ...more,
});

test('a call: how long it took and how it ended, without its query string', () => {
  api.onBeforeRequest.fire(request());
  api.onCompleted.fire({ ...request({ timeStamp: 1_400.6 }), statusCode: 200 });
  expect(told).toEqual([
    { kind: 'call', origin: PORTAL, path: '/kpfw/query', at: 1_401, ms: 400, status: 200 },
  ]);
});

test('a page that is down', () => {
  api.onBeforeRequest.fire(request({ type: 'main_frame' }));
  api.onErrorOccurred.fire({
    ...request({ type: 'main_frame', timeStamp: 9_000 }),
    error: 'net::ERR_CONNECTION_REFUSED',
  });
  expect(told).toMatchObject([{ kind: 'page', ms: 8_000, error: 'net::ERR_CONNECTION_REFUSED' }]);
});

test('a call that is sent to the log-in: since it left, at the path that was asked for', () => {
  api.onBeforeRequest.fire(request());
  api.onBeforeRedirect.fire({ ...request({ timeStamp: 1_500 }), statusCode: 302 });
  api.onBeforeRequest.fire(request({ timeStamp: 1_600, url: LOGIN }));
  api.onCompleted.fire({ ...request({ timeStamp: 2_000, url: LOGIN }), statusCode: 200 });
  expect(told).toEqual([
    { kind: 'call', origin: PORTAL, path: '/kpfw/query', at: 2_000, ms: 1_000, toLogin: true },
  ]);
});

describe('told nothing', () => {
  test.each([
    ['a picture', { type: 'image' }],
    ['a request of no tab', { tabId: -1 }],
  ])('%s', (_, more) => {
    api.onBeforeRequest.fire(request(more));
    api.onCompleted.fire({ ...request({ ...more, timeStamp: 2_000 }), statusCode: 200 });
    expect(told).toEqual([]);
  });

  test('one whose begin nobody saw, for the worker was asleep', () => {
    api.onCompleted.fire({ ...request(), statusCode: 200 });
    expect(told).toEqual([]);
  });

  test('one over which the laptop was closed', () => {
    api.onBeforeRequest.fire(request());
    api.onCompleted.fire({ ...request({ timeStamp: 3 * 3_600_000 }), statusCode: 200 });
    expect(told).toEqual([]);
  });

  /** Five minutes: less than any load may take, and yet no time that she waited. */
  test.each([
    ['its timer stood still', () => undefined],
    ['its timer came late', () => timers.shift()?.()],
  ])('one over which the laptop was closed for minutes: %s', (_, wake) => {
    api.onBeforeRequest.fire(request());
    api.onBeforeRequest.fire(request({ requestId: '2' }));
    now = 301_000;
    wake();
    api.onCompleted.fire({ ...request({ timeStamp: now }), statusCode: 200 });
    api.onErrorOccurred.fire({ ...request({ requestId: '2', timeStamp: now }), error: 'net::ERR_TIMED_OUT' });
    expect(told).toEqual([]);
  });
});

test('one that takes minutes while the computer is awake is told; its timers end with it', () => {
  api.onBeforeRequest.fire(request());
  for (now = 6_000; now < 120_000; now += 5_000) timers.shift()?.();
  api.onCompleted.fire({ ...request({ timeStamp: now }), statusCode: 200 });
  expect(told).toMatchObject([{ ms: now - 1_000, status: 200 }]);
  timers.shift()?.();
  expect(timers).toEqual([]);
});

test('one that fails while the browser has no line says so', () => {
  isOnLine = false;
  api.onBeforeRequest.fire(request());
  api.onErrorOccurred.fire({ ...request({ timeStamp: 2_000 }), error: 'net::ERR_NAME_NOT_RESOLVED' });
  expect(told).toMatchObject([{ error: 'net::ERR_NAME_NOT_RESOLVED', offLine: true }]);
});
