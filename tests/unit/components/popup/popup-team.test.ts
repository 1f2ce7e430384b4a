// @vitest-environment happy-dom
import { readXlsx } from 'hucre/xlsx';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type App, createApp, h, nextTick } from 'vue';
import { BACKUP } from '../../../../components/backup/backup-host';
import PopupApp from '../../../../components/popup/PopupApp.vue';
import { teamOf } from '../../../../components/team/use-team';
import type { Ledger } from '../../../../utils/store/ledger/db';
import { part, press, there } from '../../support/backup/backup-page';
import { NOW } from '../../support/backup/fake-desk';
import * as make from '../../support/facts/facts';
import { SELLER } from '../../support/page/snapshots';
import { FakeArea } from '../../support/store/fake-area';
import { freshLedger, keep } from '../../support/store/ledger';
import { FakeTeam, LILI, OWN } from '../../support/team/fake-team';

const HOUR_MS = 3_600_000;
const { submissionId } = make.submitted();
let db: Ledger;
vi.mock('../../../../utils/services/shared/ledger-host', () => ({ createLedgerHost: () => async () => db }));

let mounted: App | undefined;
/** What the worker was asked to fill in, and what it answers, one after the other. */
let asked: unknown[];
let bars: (string | undefined)[];

beforeEach(async () => {
  vi.spyOn(Date, 'now').mockReturnValue(NOW);
  db = await freshLedger();
  await keep(db, make.submitted(), make.answered('税率不合法'));
  asked = [];
  bars = [];
});
afterEach(() => {
  mounted?.unmount();
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

/** @param until what stands there then */
async function show(team: FakeTeam, until = '[data-action="retry"]') {
  const session = new FakeArea();
  await session.set({ 'watch:1': { state: 'on', seller: SELLER, at: NOW } });
  const browser = {
    storage: { local: new FakeArea(), session },
    tabs: { query: async () => [{ id: 1 }], sendMessage: async () => undefined },
    permissions: { contains: async () => true },
    runtime: {
      getManifest: () => ({}),
      sendMessage: async (message: { kind: string }) => {
        if (message.kind !== 'refill') return true;
        asked.push(message);
        const bar = bars.shift();
        return bar ? { ok: false, bar } : { ok: true };
      },
    },
  };
  const host = document.createElement('div');
  document.body.append(host);
  mounted = createApp(() => h(PopupApp, { browser: browser as never }));
  mounted.provide(BACKUP, team.source).mount(host);
  await there(until);
  await vi.waitUntil(() => teamOf(team.source).isRead.value);
  await nextTick();
}

describe('再次开具 of the popup beside colleagues', () => {
  test('the place cannot be reached: nothing is filled in before she asked and said so', async () => {
    bars = ['teamUnreachable', undefined];
    await show(new FakeTeam());
    await press('retry');
    const button = await there('[data-action="retry-asked"]');
    expect(button?.textContent?.trim()).toBe('问过同事，没人在开，继续');
    expect(part('message')).toContain('不知道同事是不是也在开这一张');
    expect(asked).toEqual([{ kind: 'refill', submissionId }]);
    await press('retry-asked');
    await vi.waitUntil(() => document.querySelector('[data-action="retry-asked"]') === null);
    expect(asked.slice(1)).toEqual([{ kind: 'refill', submissionId, asked: true }]);
    expect(part('message')).toBeUndefined();
  });

  test('what bars it then is said; it is no matter for her colleagues any more', async () => {
    bars = ['teamUnreachable', 'twinIssued'];
    await show(new FakeTeam());
    await press('retry');
    await press('retry-asked');
    await vi.waitUntil(() => asked.length === 2 && document.querySelector('[data-part="message"]'));
    expect(part('message')).toContain('已经开具');
    expect(document.querySelector('[data-action="retry-asked"]')).toBeNull();
  });

  test('who told nothing lately is named, once', async () => {
    await show(new FakeTeam([OWN, { ...LILI, knownUpTo: NOW - 3 * HOUR_MS }]));
    await there('[data-part="behind"]');
    expect(part('behind')).toBe('李莉的电脑 3 小时没同步。那边后来办了什么，这里还不知道。');
    expect(document.querySelectorAll('[data-part="behind"]')).toHaveLength(1);
  });

  test('the month as Excel says who entered each', async () => {
    const files: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => `blob:${files.push(file as Blob)}`);
    vi.spyOn(URL, 'revokeObjectURL').mockReturnValue();
    await show(new FakeTeam([{ ...OWN, chainId: 'CHAIN' }, LILI]));
    await press('export-xlsx');
    await vi.waitUntil(() => files.length > 0, { timeout: 5_000 });
    const { sheets } = await readXlsx(new Uint8Array((await files[0]?.arrayBuffer()) as ArrayBuffer));
    const [header, first] = sheets.find(({ name }) => name === '发票')?.rows ?? [];
    expect(first?.[header?.indexOf('录入人') ?? -1]).toBe('王芳');
  });

  test('with nothing to issue again, nothing is said of colleagues', async () => {
    db = await freshLedger();
    await keep(db, make.submitted(), make.success(['26112000000123456789']));
    await show(new FakeTeam([OWN, { ...LILI, knownUpTo: NOW - 3 * HOUR_MS }]), '[data-list="recent"] li');
    expect(document.querySelector('[data-part="behind"]')).toBeNull();
  });
});
