import { deleteDB } from 'idb';
import { describe, expect, test } from 'vitest';
import { createTexts } from '../../../utils/domain/texts/texts';
import { Backup } from '../../../utils/exchange/backup';
import { exportBackup, exportMonth } from '../../../utils/services/export-ledger';
import { createLedgerHost } from '../../../utils/services/ledger-host';
import type { Ledger } from '../../../utils/store/db';
import * as make from '../support/facts';
import { freshLedger, keep } from '../support/ledger';
import { SELLER, snapshot } from '../support/snapshots';

const t = createTexts('zh_CN');
const OTHER = { name: '广州木棉服饰有限公司', taxId: '91440300MA5DA1B2CC' };
const at = (iso: string) => Date.parse(iso);

describe('exportMonth: this month in Beijing, this company', () => {
  test('first and last instant of the month, nothing beside', async () => {
    const db = await freshLedger();
    await keep(
      db,
      make.submitted({ submissionId: 'BEFORE', at: at('2026-10-31T15:59:59.999Z') }),
      make.submitted({ submissionId: 'FIRST', at: at('2026-10-31T16:00:00Z') }),
      make.submitted({ submissionId: 'LAST', at: at('2026-11-30T15:59:59.999Z') }),
      make.submitted({ submissionId: 'AFTER', at: at('2026-11-30T16:00:00Z') }),
      make.submitted({ submissionId: 'OTHER', at: make.NOON, snapshot: snapshot({ seller: OTHER }) }),
    );
    const file = await exportMonth(db, SELLER, make.NOON, t);
    expect(file).toMatchObject({ name: `发票台账_${SELLER.name}_2026-11.csv`, count: 2 });
    const text = await file.content.text();
    expect(text).toContain('2026-11-01 00:00:00');
    expect(text).toContain('2026-11-30 23:59:59');
    expect(text).not.toContain('2026-12');
  });
});

describe('exportBackup: everything of everyone', () => {
  test('fits the format and says how many', async () => {
    const db = await freshLedger();
    await keep(db, make.submitted(), make.success([]), make.fault());
    const file = await exportBackup(db, make.NOON);
    expect(file).toMatchObject({ name: '票影备份_2026-11-24.json', count: 3 });
    expect(Backup.parse(JSON.parse(await file.content.text())).events).toHaveLength(3);
  });
});

describe('createLedgerHost', () => {
  test('opens once, and anew after a failure', async () => {
    const db = await freshLedger();
    let tries = 0;
    const ledger = createLedgerHost(async (): Promise<Ledger> => {
      tries += 1;
      if (tries === 1) throw new Error('blocked');
      return db;
    });
    await expect(ledger()).rejects.toThrow('blocked');
    expect(await ledger()).toBe(db);
    expect(await ledger()).toBe(db);
    expect(tries).toBe(2);
  });

  test('lets another version in and opens anew', async () => {
    let tries = 0;
    const ledger = createLedgerHost(() => {
      tries += 1;
      return freshLedger();
    });
    const first = await ledger();
    // Asks every open connection to close and waits for them.
    await deleteDB(first.name);
    expect(await ledger()).not.toBe(first);
    expect(tries).toBe(2);
  });
});
