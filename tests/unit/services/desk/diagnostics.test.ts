import { beforeEach, expect, test } from 'vitest';
import { collectDiagnostics } from '../../../../utils/services/desk/diagnostics';
import type { Browser } from '../../../../utils/services/shared/browser-api';
import { putInOutbox } from '../../../../utils/services/shared/outbox';
import type { Ledger } from '../../../../utils/store/ledger/db';
import * as make from '../../support/facts/facts';
import { snapshot } from '../../support/page/snapshots';
import { FakeArea } from '../../support/store/fake-area';
import { freshLedger, keep } from '../../support/store/ledger';

const { NOON } = make;
const NUMBER = '26112000000123456789';
let local: FakeArea;
let session: FakeArea;
let db: Ledger;

const collect = () =>
  collectDiagnostics(
    {
      storage: { local, session },
      permissions: { contains: async () => true },
      runtime: {
        getManifest: () => ({ version: '0.1.0', host_permissions: ['https://*.chinatax.gov.cn/*'] }),
        sendMessage: async () => true,
      },
    } as unknown as Browser,
    db,
    {
      userAgent: 'UA',
      language: 'zh-CN',
      storage: { estimate: async () => ({ usage: 1, quota: 2 }) } as unknown as StorageManager,
    },
    NOON,
  );

beforeEach(async () => {
  local = new FakeArea();
  session = new FakeArea();
  db = await freshLedger();
});

/** Every text that stands in the entry form of the test, and what the portal answered. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

test('L6 nothing of an invoice is in it', async () => {
  await keep(
    db,
    make.submitted(),
    make.success([NUMBER]),
    make.fault({ kind: 'httpError', detail: '机密购买方 91110105MA01C7PH2D' }),
  );
  await putInOutbox(local, make.submitted({ submissionId: 'S2' }));
  await session.set({
    'watch:7': { state: 'on', seller: { name: '北京云杉科技', taxId: '91110108MA01A1B2X8' }, at: NOON },
    sweepTrouble: { at: NOON, name: 'QuotaExceededError' },
  });
  await local.set({ safetyCopy: { copies: [], failing: { day: '2026-11-24', detail: '/home/王会计' } } });

  const text = JSON.stringify(await collect());
  const record = await db.get('submissions', 'S1');
  const entered = [...textsOf(snapshot()), ...textsOf(record?.invoice)].filter((one) => one.length > 3);
  expect(entered.length).toBeGreaterThan(20);
  const secrets = [
    ...entered,
    NUMBER,
    '机密',
    '91110105MA01C7PH2D',
    '北京云杉',
    '91110108MA01A1B2X8',
    '王会计',
  ];
  expect(secrets.filter((one) => text.includes(one))).toEqual([]);
});

test('what a technician needs is in it', async () => {
  await keep(db, make.submitted(), make.fault({ kind: 'httpError' }));
  await putInOutbox(local, make.called());
  await session.set({ 'watch:7': { state: 'drift', at: NOON } });
  expect(await collect()).toMatchObject({
    program: '0.1.0',
    profiles: [{ id: 'dppt' }],
    watched: ['drift'],
    self: { permitted: true, workerAnswers: true, waiting: 1, usage: 1, quota: 2 },
    stores: { events: 2, submissions: 1, faults: 1 },
    faults: [{ kind: 'httpError', at: NOON }],
    chain: { checked: 2, defects: [] },
  });
});

test('a chain over several pages is checked as one', async () => {
  await keep(db, ...Array.from({ length: 1_200 }, () => make.fault()));
  expect((await collect()).chain).toEqual({ checked: 1_200, defects: [] });
  const [event] = await db.getAllFromIndex('events', 'chain', ['CHAIN', 500]);
  await db.put('events', { ...(event as never as object), payload: { changed: true } } as never);
  expect((await collect()).chain.defects).toContainEqual({ n: 500, defect: 'payloadChanged' });
});
