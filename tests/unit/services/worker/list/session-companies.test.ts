import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Notice } from '../../../../../utils/messages';
import { createCompanyDesk } from '../../../../../utils/services/worker/list/session-companies';
import { senderOf } from '../../../../../utils/services/worker/tabs/sender';
import type { Ledger } from '../../../../../utils/store/ledger/db';
import * as make from '../../../support/facts/facts';
import { SELLER } from '../../../support/page/snapshots';
import { FakeArea } from '../../../support/store/fake-area';
import { freshLedger, keep } from '../../../support/store/ledger';

const BEIJING = 'https://dppt.beijing.chinatax.gov.cn:8443';
const CLOUD = { name: '北京云杉科技有限公司', taxId: '91110108MA01Q7X4HN' };
const MOON = { name: '北京望舒商贸有限公司', taxId: '91110105MA02K3R8TK' };

let db: Ledger;
let area: FakeArea;
let now: number;
const sendMessage = vi.fn(async (_tabId: number, _notice: Notice, _to: { frameId: number }) => undefined);

/** Each call is of a worker started anew. */
const desk = () => createCompanyDesk({ area, tabs: { sendMessage }, ledger: async () => db, now: () => now });
const shows = (tabId: number, company: typeof CLOUD, since: number, session = BEIJING, frameId = 0) =>
  desk().shown(session, tabId, frameId, { kind: 'company', company, since });
const told = () =>
  sendMessage.mock.calls.map(([tabId, notice]) => [tabId, 'other' in notice && notice.other]);

beforeEach(async () => {
  db = await freshLedger();
  area = new FakeArea();
  now = 10_000;
  sendMessage.mockClear();
});

describe('L2 a company that came onto a later page of the session', () => {
  test('is told to each older page that shows another, and to that page when it asks again', async () => {
    expect(await shows(1, CLOUD, 100)).toBeUndefined();
    expect(await shows(2, CLOUD, 200)).toBeUndefined();
    expect(await shows(3, CLOUD, 250, BEIJING, 5)).toBeUndefined();
    expect(await shows(2, MOON, 300)).toBeUndefined();
    expect(sendMessage.mock.calls).toEqual([
      [1, { kind: 'session', other: MOON }, { frameId: 0 }],
      [3, { kind: 'session', other: MOON }, { frameId: 5 }],
    ]);
    expect(await shows(1, CLOUD, 100)).toEqual(MOON);
    expect(sendMessage).toHaveBeenCalledTimes(2);
  });

  test('a page that was loaded before it and is heard of later is the old one', async () => {
    await shows(2, MOON, 300);
    expect(await shows(1, CLOUD, 100)).toEqual(MOON);
    expect(sendMessage).not.toHaveBeenCalled();
  });

  test('goes on counting when its tab is closed', async () => {
    await shows(1, CLOUD, 100);
    await shows(2, MOON, 300);
    await desk().tabClosed(2);
    expect(await shows(1, CLOUD, 100)).toEqual(MOON);
  });

  test('also in the one tab whose older page comes back out of the memory of pages left', async () => {
    await shows(1, CLOUD, 100);
    await shows(1, MOON, 300);
    expect(await shows(1, CLOUD, 100)).toEqual(MOON);
  });

  test('all agree again: when the older page was loaded anew, or the later one went back', async () => {
    await shows(1, CLOUD, 100);
    await shows(2, MOON, 300);
    expect(await shows(1, MOON, 400)).toBeUndefined();
    await shows(1, CLOUD, 500);
    expect(await shows(2, MOON, 300)).toEqual(CLOUD);
    sendMessage.mockClear();
    await shows(1, MOON, 600);
    expect(told()).toEqual([[2, false]]);
  });

  test('two switches at once: what the first wrote the second knows', async () => {
    const one = desk();
    const say = (tabId: number, company: typeof CLOUD, since: number) =>
      one.shown(BEIJING, tabId, 0, { kind: 'company', company, since });
    await Promise.all([say(1, CLOUD, 100), say(2, MOON, 300), say(3, CLOUD, 200)]);
    expect(await say(1, CLOUD, 100)).toEqual(MOON);
    expect(await say(3, CLOUD, 200)).toEqual(MOON);
  });

  test('of another portal or a private window is another session', async () => {
    await shows(1, CLOUD, 100);
    expect(await shows(2, MOON, 300, 'https://dppt.shanghai.chinatax.gov.cn:8443')).toBeUndefined();
    expect(await shows(3, MOON, 300, `${BEIJING} private`)).toBeUndefined();
    expect(await shows(1, CLOUD, 100)).toBeUndefined();
    expect(sendMessage).not.toHaveBeenCalled();
  });

  test('a clock that was set back does not leave an instant ahead of all others', async () => {
    await shows(1, CLOUD, 9_000);
    await shows(2, MOON, 9_500);
    now = 1_000;
    expect(await shows(1, CLOUD, 900)).toBeUndefined();
  });
});

describe('its name, where the page shows the tax id alone', () => {
  const nameless = { ...MOON, name: '' };

  test('comes from a page of the session that showed it', async () => {
    await shows(1, CLOUD, 100);
    await shows(2, MOON, 200);
    await shows(1, CLOUD, 300);
    await shows(2, nameless, 400);
    expect(told().at(-1)).toEqual([1, MOON]);
  });

  test('else from the ledger', async () => {
    await keep(db, make.submitted());
    await shows(1, CLOUD, 100);
    await shows(2, { ...SELLER, name: '' }, 200);
    expect(told()).toEqual([[1, SELLER]]);
  });

  test('else it is told once a form shows it', async () => {
    await shows(1, CLOUD, 100);
    await shows(2, nameless, 200);
    await shows(2, MOON, 200);
    expect(told()).toEqual([
      [1, nameless],
      [1, MOON],
    ]);
  });
});

test('what is damaged in the storage is begun anew', async () => {
  await area.set({ companies: [{ session: 7 }] });
  expect(await shows(1, CLOUD, 100)).toBeUndefined();
});

describe('senderOf', () => {
  test.each([
    [
      { url: `${BEIJING}/a?b=c`, frameId: 3, tab: { id: 7 } },
      { tabId: 7, frameId: 3, session: BEIJING },
    ],
    [
      { url: `${BEIJING}/a`, frameId: 0, tab: { id: 7, incognito: true } },
      { tabId: 7, frameId: 0, session: `${BEIJING} private` },
    ],
    [
      { url: 'about:blank', frameId: 1, tab: { id: 7 } },
      { tabId: 7, frameId: 1 },
    ],
    [{}, { tabId: undefined, frameId: undefined }],
  ])('%j', (sender, who) => expect(senderOf(sender)).toEqual(who));
});

test('a clock that goes on while it is asked takes nobody away', async () => {
  await shows(1, CLOUD, 100);
  const running = createCompanyDesk({
    area,
    tabs: { sendMessage },
    ledger: async () => db,
    now: () => (now += 1),
  });
  expect(await running.current(() => true)).toEqual([{ company: CLOUD, since: 100 }]);
});
