import { beforeEach, describe, expect, test } from 'vitest';
import { REMINDERS, type ReminderSettings } from '../../../../../utils/domain/inbox/reminder-settings';
import { readReminderState } from '../../../../../utils/services/shared/reminders/reminder-state';
import { saveSafetyCopy } from '../../../../../utils/services/shared/safety-copy-state';
import { saveSettings } from '../../../../../utils/services/shared/settings';
import { type ReminderPorts, remind } from '../../../../../utils/services/worker/clock/reminders';
import type { Ledger } from '../../../../../utils/store/ledger/db';
import * as make from '../../../support/facts/facts';
import { SELLER, snapshot } from '../../../support/page/snapshots';
import { FakeArea } from '../../../support/store/fake-area';
import { freshLedger, keep } from '../../../support/store/ledger';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const OTHER = { name: '天津海棠有限公司', taxId: '91120116MA05Q7X4HN' };

let area: FakeArea;
let db: Ledger;
let at: number;
let permitted: boolean;
let opened: number;
/** What lies on the screen, by id: a newer one takes the place of the older. */
let shown: Map<string, string>;
let told: string[];
let ports: ReminderPorts;

beforeEach(async () => {
  area = new FakeArea();
  db = await freshLedger();
  at = make.NOON;
  permitted = true;
  opened = 0;
  shown = new Map();
  told = [];
  ports = {
    area,
    async openLedger() {
      opened += 1;
      return db;
    },
    now: () => at,
    permitted: async () => permitted,
    async show(topic, message) {
      shown.set(topic, message);
      told.push(message);
    },
    hide: async (topic) => shown.delete(topic),
  };
  await setTo({});
});

const setTo = (given: Partial<ReminderSettings>) =>
  saveSettings(area, { reminders: { ...REMINDERS, on: true, ...given } });
const unknown = (submissionId: string, seller = SELLER, when = at - HOUR) =>
  keep(
    db,
    make.submitted({ submissionId, at: when, snapshot: snapshot({ seller }) }),
    make.timedOut({ submissionId, at: when + 1 }),
  );
const handle = (submissionId: string) =>
  keep(db, { id: make.nextId(), at, type: 'handled', submissionId, reason: '客户不要了' });

describe('it tells', () => {
  test('one a topic, all companies together', async () => {
    await unknown('U1');
    await unknown('U2', OTHER);
    await remind(ports);
    expect([...shown]).toEqual([['unknown', '2 家公司有 2 张结果不明，先别再开']]);
  });

  test('L6 the name of a company and a number; no buyer, no amount, no invoice number', async () => {
    await unknown('U1');
    await remind(ports);
    expect(told).toEqual([`${SELLER.name}有 1 张结果不明，先别再开`]);
  });

  test('in English, when that is chosen', async () => {
    await saveSettings(area, { language: 'en' });
    await unknown('U1', OTHER);
    await remind(ports);
    expect(told).toEqual([`${OTHER.name}: 1 unclear, do not issue again yet`]);
  });

  test('the daily copy that fails, unless it is switched off', async () => {
    await saveSafetyCopy(area, { copies: [], failing: { day: '2026-11-24', detail: 'FILE_NO_SPACE' } });
    await saveSettings(area, { safetyCopy: false });
    await remind(ports);
    expect(told).toEqual([]);
    await saveSettings(area, { safetyCopy: true });
    at += 10 * MINUTE;
    await remind(ports);
    expect([...shown.keys()]).toEqual(['safetyCopy']);
    expect(told[0]).not.toContain('FILE_NO_SPACE');
  });

  test('of which company it was, when it was one', async () => {
    await unknown('U1');
    await remind(ports);
    expect((await readReminderState(area)).told.unknown).toEqual({
      at,
      count: 1,
      newest: at - HOUR / 2,
      company: SELLER.taxId,
    });
    await unknown('U2', OTHER);
    at += 4 * HOUR;
    await remind(ports);
    expect((await readReminderState(area)).told.unknown).not.toHaveProperty('company');
  });
});

describe('it keeps quiet', () => {
  test.each<[string, () => unknown]>([
    ['switched off', () => setTo({ on: false })],
    [
      'without the permission',
      () => {
        permitted = false;
      },
    ],
    [
      'in quiet hours',
      () => {
        at += 5 * HOUR;
      },
    ],
    ['about a topic that is not wanted', () => setTo({ unwanted: ['unknown'] })],
  ])('%s', async (_, given) => {
    await unknown('U1');
    await given();
    await remind(ports);
    expect(told).toEqual([]);
  });

  test('the ledger is not even opened while nothing may be told', async () => {
    await setTo({ on: false });
    await remind(ports);
    await setTo({});
    permitted = false;
    await remind(ports);
    permitted = true;
    at += 5 * HOUR;
    await remind(ports);
    expect(opened).toBe(0);
  });
});

describe('how often', () => {
  test('the ledger is looked through every 10 minutes, whatever worker does it', async () => {
    await remind(ports);
    await unknown('U1');
    at += 10 * MINUTE - 1;
    await remind({ ...ports });
    expect([opened, told.length]).toEqual([1, 0]);
    at += 1;
    await remind({ ...ports });
    expect([opened, told.length]).toEqual([2, 1]);
  });

  test('a clock that was set back does not silence it', async () => {
    await remind(ports);
    at -= 2 * HOUR;
    await unknown('U1');
    await remind(ports);
    expect(told).toHaveLength(1);
  });

  test('unchanged once a day; one more after 4 hours; again in the morning', async () => {
    at = Date.parse('2026-11-24T09:00:00+08:00');
    await unknown('U1');
    const counts: number[] = [];
    for (const time of ['24T09:00', '24T13:00', '24T13:10', '24T17:30', '25T08:20', '25T08:30', '25T12:00']) {
      at = Date.parse(`2026-11-${time}:00+08:00`);
      if (time === '24T13:10') await unknown('U2');
      await remind(ports);
      counts.push(told.length);
    }
    expect(counts).toEqual([1, 1, 2, 2, 2, 3, 3]);
    expect(told[1]).toContain('有 2 张');
  });

  test('what is done disappears from the screen, and the same topic soon after is no news yet', async () => {
    await unknown('U1');
    await remind(ports);
    await handle('U1');
    at += 10 * MINUTE;
    await remind(ports);
    expect([...shown]).toEqual([]);
    await unknown('U2');
    at += 10 * MINUTE;
    await remind(ports);
    expect(told).toHaveLength(1);
    at += 4 * HOUR;
    await remind(ports);
    expect(told).toHaveLength(2);
  });
});

describe('when something breaks', () => {
  test('a notification that cannot be shown is told at the next look', async () => {
    await unknown('U1');
    await expect(remind({ ...ports, show: () => Promise.reject(new Error('no')) })).rejects.toThrow('no');
    at += 10 * MINUTE;
    await remind(ports);
    expect(told).toHaveLength(1);
  });

  test('a ledger that does not open is not tried every minute', async () => {
    let tries = 0;
    const broken = {
      ...ports,
      async openLedger() {
        tries += 1;
        throw new Error('closed');
      },
    };
    await remind(broken).catch(() => undefined);
    at += MINUTE;
    await remind(broken);
    expect(tries).toBe(1);
  });

  test.each([['x'], [null], [{ lookedAt: 'soon', told: { unknown: 7, birthdays: {} } }]])(
    'a damaged note (%j) tells once more',
    async (reminders) => {
      await area.set({ reminders });
      await unknown('U1');
      await remind(ports);
      expect(told).toHaveLength(1);
    },
  );
});
