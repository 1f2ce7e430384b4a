import { beforeEach, describe, expect, test, vi } from 'vitest';
import { parseRoute } from '../../../../../components/common/route';
import { TOPICS } from '../../../../../utils/domain/inbox/reminder-topics';
import {
  addressOf,
  openLedgerAt,
  openReminder,
  TRIAL,
} from '../../../../../utils/services/shared/reminders/reminder-pages';
import { saveReminderState } from '../../../../../utils/services/shared/reminders/reminder-state';
import { FakeArea } from '../../../support/store/fake-area';

const PAGE = 'chrome-extension://us/ledger.html';
const company = '91110105MA01C4JX88';

describe('addresses', () => {
  test.each([
    ['unknown', '#/inbox?company=91110105MA01C4JX88'],
    ['failed', '#/inbox?company=91110105MA01C4JX88'],
    ['monthEnd', '#/inbox?company=91110105MA01C4JX88'],
    ['missing', '#/reconcile?standing=missing&company=91110105MA01C4JX88'],
    ['duplicated', '#/reconcile?standing=duplicated&company=91110105MA01C4JX88'],
    ['coverage', '#/reconcile?company=91110105MA01C4JX88'],
    ['lookAgain', '#/faults?tab=cases'],
    ['safetyCopy', '#/exchange'],
  ] as const)('%s: %s', (topic, address) => expect(addressOf(topic, company)).toBe(address));

  test('of several companies: without one', () => {
    for (const topic of TOPICS) expect(addressOf(topic)).not.toContain('company');
  });

  test('a ledger without 核对 lists the missing ones of the company', () => {
    const { filter } = parseRoute(addressOf('missing', company));
    expect(filter).toEqual({ standing: 'missing', company });
  });
});

describe('a notification is pressed', () => {
  let open: Array<{ id: number; windowId: number }>;
  const create = vi.fn(async () => ({}));
  const update = vi.fn(async () => ({}));
  const focus = vi.fn(async () => ({}));
  const clear = vi.fn(async () => true);
  const area = new FakeArea();
  const browser = {
    runtime: { getURL: (path: string) => `chrome-extension://us${path}` },
    storage: { local: area },
    tabs: { query: async ({ url }: { url: string }) => (url === `${PAGE}*` ? open : []), create, update },
    windows: { update: focus },
    notifications: { clear },
  } as never;

  beforeEach(async () => {
    vi.clearAllMocks();
    open = [];
    await saveReminderState(area, {
      told: { unknown: { at: 1, count: 1, newest: 1, company }, failed: { at: 1, count: 2, newest: 1 } },
    });
  });

  test('no ledger open: a new tab, with the company that it was about', async () => {
    await openReminder(browser, 'unknown');
    expect(create).toHaveBeenCalledWith({ url: `${PAGE}#/inbox?company=${company}` });
    expect(clear).toHaveBeenCalledWith('unknown');
  });

  test('by the key of the browser: what stands there stays', async () => {
    await openLedgerAt(browser);
    expect(create).toHaveBeenCalledWith({ url: PAGE });
    open = [{ id: 7, windowId: 3 }];
    await openLedgerAt(browser);
    expect(update).toHaveBeenCalledWith(7, { active: true });
    expect(focus).toHaveBeenCalledWith(3, { focused: true });
  });

  test('the ledger is open: its tab comes to the front', async () => {
    open = [{ id: 7, windowId: 3 }];
    await openReminder(browser, 'failed');
    expect(update).toHaveBeenCalledWith(7, { url: `${PAGE}#/inbox`, active: true });
    expect(focus).toHaveBeenCalledWith(3, { focused: true });
    expect(create).not.toHaveBeenCalled();
  });

  test('the trial leads back to the settings', async () => {
    await openReminder(browser, TRIAL);
    expect(create).toHaveBeenCalledWith({ url: `${PAGE}#/settings` });
  });

  test('one that is none of these opens nothing', async () => {
    await openReminder(browser, 'birthdays');
    expect(create).not.toHaveBeenCalled();
  });
});
