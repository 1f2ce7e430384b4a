import { beforeEach, describe, expect, test } from 'vitest';
import { checkLedger, lossSeen, markLedger, readLoss } from '../../../../utils/services/shared/ledger-mark';
import { OUTBOX_PREFIX } from '../../../../utils/services/shared/outbox';
import type { Ledger } from '../../../../utils/store/ledger/db';
import { append } from '../../../../utils/store/write/append';
import * as make from '../../support/facts/facts';
import { FakeArea } from '../../support/store/fake-area';
import { context, freshLedger, keep } from '../../support/store/ledger';

const { NOON } = make;
let area: FakeArea;
let db: Ledger;

beforeEach(async () => {
  area = new FakeArea();
  db = await freshLedger();
  await keep(db, make.submitted(), make.called(), make.responded(200));
  await markLedger(area, db);
});
const inOutbox = () => area.keys.filter((key) => key.startsWith(OUTBOX_PREFIX));

describe('L4 a ledger is compared with how far it once went', () => {
  test('whole: nothing is said', async () => {
    expect(await checkLedger(area, db, NOON)).toBeUndefined();
    expect(inOutbox()).toEqual([]);
  });

  test('longer than marked (the worker died before it marked): nothing is said', async () => {
    await keep(db, make.submitted({ submissionId: 'S2' }));
    expect(await checkLedger(area, db, NOON)).toBeUndefined();
  });

  test('never marked: nothing is said', async () => {
    expect(await checkLedger(new FakeArea(), await freshLedger(), NOON)).toBeUndefined();
  });

  test('empty: a fault and a notice, once', async () => {
    const empty = await freshLedger();
    expect(await checkLedger(area, empty, NOON)).toMatchObject({ lost: 3 });
    expect(inOutbox().map((key) => area.value(key))).toMatchObject([
      { type: 'fault', kind: 'ledgerDamaged', detail: '3', at: NOON },
    ]);
    expect(await readLoss(area)).toMatchObject({ lost: 3, at: NOON });
    expect(await checkLedger(area, empty, NOON)).toBeUndefined();
    expect(inOutbox()).toHaveLength(1);
  });

  test('shorter: as many as are missing', async () => {
    await area.set({ ledgerMark: { chainId: 'CHAIN', n: 10 } });
    expect(await checkLedger(area, db, NOON)).toMatchObject({ lost: 7 });
  });

  test('begun anew by a page before the worker looked: all of the old chain', async () => {
    const other = await freshLedger();
    await append(other, [make.submitted(), make.called(), make.responded(200), make.fault()], {
      ...context,
      newId: () => 'OTHER',
    });
    expect(await checkLedger(area, other, NOON)).toMatchObject({ lost: 3 });
    expect(area.value('ledgerMark')).toEqual({ chainId: 'OTHER', n: 4 });
  });

  test('L5 the safety copies until then are never tidied away', async () => {
    const copies = [{ downloadId: 1, day: '2026-11-23', fileName: 'a.json' }];
    await area.set({ safetyCopy: { copies, lastSeq: 3, madeAt: 5 } });
    await checkLedger(area, await freshLedger(), NOON);
    expect(area.value('safetyCopy')).toEqual({ copies: [], lastSeq: 3, madeAt: 5 });
  });

  test('the notice goes when it was read', async () => {
    await checkLedger(area, await freshLedger(), NOON);
    await lossSeen(area);
    expect(await readLoss(area)).toBeUndefined();
  });

  test('a damaged mark says nothing', async () => {
    await area.set({ ledgerMark: 'x', ledgerLoss: 7 });
    expect(await checkLedger(area, db, NOON)).toBeUndefined();
    expect(await readLoss(area)).toBeUndefined();
  });
});
