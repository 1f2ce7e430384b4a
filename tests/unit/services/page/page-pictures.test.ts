// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Fact, FactOf } from '../../../../utils/domain/fact/fact';
import type { SubmissionState } from '../../../../utils/messages';
import { dppt } from '../../../../utils/portal/dppt';
import { createPagePictures } from '../../../../utils/services/page/page-pictures';
import type { Browser } from '../../../../utils/services/shared/browser-api';
import * as make from '../../support/facts/facts';
import { goTo } from '../../support/page/capture';
import { page } from '../../support/page/page';

const facts: Fact[] = [];
const sent: Array<Record<string, unknown>> = [];
let tellState: (state: SubmissionState) => void;
let listener: (message: unknown) => unknown;
let travels: boolean;
let ports: { keep(fact: Fact): void; stop(): void; wake(): Promise<unknown> };
const pictures = () => facts.filter((fact): fact is FactOf<'pictured'> => fact.type === 'pictured');
const state = (outcome: SubmissionState['outcome'], submissionId = 'S1') =>
  tellState({ submissionId, outcome, waitsForClerk: false });

const start = (awaiting?: string) => {
  const browser = {
    runtime: {
      id: 'x',
      getManifest: () => ({ version: '9.9.9' }),
      onMessage: {
        addListener: (one: typeof listener) => {
          listener = one;
        },
        removeListener: () => undefined,
      },
      sendMessage: async (message: Record<string, unknown>) => void sent.push(message),
    },
  } as unknown as Browser;
  ports = createPagePictures(browser, window, dppt, () => travels).join({
    keep: (fact: Fact) => void facts.push(fact),
    onState(one: typeof tellState) {
      tellState = one;
      return () => undefined;
    },
    wake: async () =>
      awaiting === undefined
        ? undefined
        : { tabKey: 'B:1', frameId: 0, awaiting: { submissionId: awaiting, typed: [] } },
    stop: () => undefined,
  });
};

beforeEach(() => {
  travels = false;
  facts.length = 0;
  sent.length = 0;
  goTo('/blue-invoice-makeout/invoice-makeout?ruuid=SEC');
  page(`<main>${'蓝字发票开具 '.repeat(200)}</main><div class="t-message">税率不合法</div>`);
  start();
});
afterEach(() => {
  ports.stop();
  vi.restoreAllMocks();
});

describe('a submission of this frame', () => {
  test('that is refused is pictured once, and a photograph asked for', () => {
    ports.keep(make.submitted());
    state('pending');
    expect(pictures()).toEqual([]);
    state('refused');
    state('refused');
    expect(pictures()).toHaveLength(1);
    expect(pictures()[0]).toMatchObject({
      id: 'S1-refused',
      cause: 'refused',
      submissionId: 'S1',
      product: '9.9.9',
      agent: navigator.userAgent,
      site: { origin: location.origin, path: '/blue-invoice-makeout/invoice-makeout' },
    });
    expect(pictures()[0]?.text.endsWith('税率不合法')).toBe(true);
    expect(sent).toMatchObject([{ kind: 'photograph', pictureId: 'S1-refused', submissionId: 'S1' }]);
    expect(JSON.stringify([facts, sent])).not.toContain('SEC');
  });

  test('that becomes doubtful and then is refused shows both', () => {
    ports.keep(make.submitted());
    state('unknown');
    state('refused');
    expect(pictures().map(({ cause }) => cause)).toEqual(['doubt', 'refused']);
  });

  test.each(['issued', 'notSent'] as const)('%s is none', (outcome) => {
    ports.keep(make.submitted());
    state(outcome);
    expect(pictures()).toEqual([]);
  });

  test('of another frame is its own matter', () => {
    ports.keep(make.submitted());
    state('refused', 'S2');
    expect(pictures()).toEqual([]);
  });

  test('that an earlier page of the tab made is pictured as the page stands now', async () => {
    ports.stop();
    start('S9');
    await ports.wake();
    state('unknown', 'S9');
    expect(pictures()[0]).toMatchObject({ id: 'S9-doubt', cause: 'doubt' });
  });

  test('L6 on a secret view nothing is kept and nothing asked for', () => {
    page('<input type="password">');
    ports.keep(make.submitted());
    state('unknown');
    expect([pictures(), sent]).toEqual([[], []]);
  });
});

describe('a fault that the page tells', () => {
  const fault = (kind: FactOf<'fault'>['kind'], id: string) =>
    ports.keep({ type: 'fault', id, at: 1, kind, detail: '' });

  test('is pictured once in 10 minutes for its kind and page', () => {
    const clock = vi.spyOn(performance, 'now').mockReturnValue(1_000);
    fault('maintenance', 'F1');
    clock.mockReturnValue(500_000);
    fault('maintenance', 'F2');
    fault('noPermission', 'F3');
    clock.mockReturnValue(602_000);
    fault('maintenance', 'F4');
    expect(pictures().map(({ cause, faultId, faultKind }) => [cause, faultId, faultKind])).toEqual([
      ['fault', 'F1', 'maintenance'],
      ['fault', 'F3', 'noPermission'],
      ['fault', 'F4', 'maintenance'],
    ]);
  });

  test('while a submission waits for its answer, or just had it, is shown by the picture of that', () => {
    const clock = vi.spyOn(performance, 'now').mockReturnValue(1_000);
    ports.keep(make.submitted());
    fault('portalBusy', 'F1');
    state('unknown');
    fault('portalBusy', 'F2');
    expect(pictures().map(({ cause }) => cause)).toEqual(['doubt']);
    clock.mockReturnValue(5_000);
    fault('portalBusy', 'F3');
    expect(pictures().map(({ cause }) => cause)).toEqual(['doubt', 'fault']);
  });

  test('of our own is none', () => {
    fault('profileDrift', 'F1');
    fault('captureError', 'F2');
    expect(pictures()).toEqual([]);
  });

  test.each([
    [502, 1],
    [200, 0],
  ])('a page that came with %i', (responseStatus, count) => {
    vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{ responseStatus }] as never);
    window.dispatchEvent(new Event('DOMContentLoaded'));
    expect(pictures()).toHaveLength(count);
    if (count > 0) expect(pictures()[0]).toMatchObject({ cause: 'fault', faultKind: 'httpError' });
  });
});

test('the worker is told whether the page still shows nothing secret, of its own pictures alone', async () => {
  ports.keep(make.submitted());
  state('refused');
  expect(listener({ kind: 'fit', pictureId: 'OTHER' })).toBeUndefined();
  expect(await listener({ kind: 'fit', pictureId: 'S1-refused' })).toEqual({ fit: true });
  travels = true;
  const why = 'travellers';
  expect(await listener({ kind: 'fit', pictureId: 'S1-refused' })).toEqual({ fit: false, why });
  page('<input type="password">');
  expect(await listener({ kind: 'fit', pictureId: 'S1-refused' })).toEqual({ fit: false });
});

test('L3 an error of ours costs the picture and nothing else', () => {
  vi.spyOn(console, 'debug').mockReturnValue(undefined);
  ports.keep(make.submitted());
  vi.spyOn(document, 'createTreeWalker').mockImplementation(() => {
    throw new Error('x');
  });
  state('refused');
  expect(pictures()).toEqual([]);
  expect(facts).toHaveLength(1);
});
