import { beforeEach, describe, expect, test } from 'vitest';
import {
  copyIsDue,
  type Downloads,
  keepCopy,
  noteFailure,
  type SafetyCopyPorts,
} from '../../../../utils/services/shared/safety-copy';
import { readSafetyCopy, saveSafetyCopy } from '../../../../utils/services/shared/safety-copy-state';
import { saveSettings } from '../../../../utils/services/shared/settings';
import type { Ledger } from '../../../../utils/store/ledger/db';
import { lastSeq } from '../../../../utils/store/ledger/events';
import * as make from '../../support/facts/facts';
import { FakeArea } from '../../support/store/fake-area';
import { freshLedger, keep } from '../../support/store/ledger';

const DAY_MS = 86_400_000;
const US = 'us';

/** The browser's download list: files by id, each whole at once unless it is told otherwise. */
class FakeDownloads implements Downloads {
  readonly items = new Map<number, { filename: string; byExtensionId: string }>();
  readonly removed: string[] = [];
  state = 'complete';
  fileSize = 10;
  fails: Error | undefined;
  private next = 1;

  async download({ filename }: { filename: string }) {
    if (this.fails) throw this.fails;
    const id = this.next++;
    this.items.set(id, {
      filename: `C:\\Users\\王\\Downloads\\${filename.replace('/', '\\')}`,
      byExtensionId: US,
    });
    return id;
  }
  async search({ id }: { id: number }) {
    const item = this.items.get(id);
    return item ? [{ ...item, state: this.state, fileSize: this.fileSize, error: 'FILE_NO_SPACE' }] : [];
  }
  async removeFile(id: number) {
    const name = this.items.get(id)?.filename;
    if (name === undefined) throw new Error('gone');
    this.removed.push(name.split('\\').at(-1) as string);
  }
  async erase({ id }: { id: number }) {
    this.items.delete(id);
  }
}

let area: FakeArea;
let downloads: FakeDownloads;
let db: Ledger;
let at: number;
let told: string[];
let ports: SafetyCopyPorts;
const made = async () => ({ url: 'blob:x', size: 10, lastSeq: (await lastSeq(db)) as number });

beforeEach(async () => {
  area = new FakeArea();
  downloads = new FakeDownloads();
  db = await freshLedger();
  at = make.NOON;
  told = [];
  ports = {
    area,
    downloads,
    openLedger: async () => db,
    extensionId: US,
    now: () => at,
    wait: async (ms) => {
      at += ms;
    },
    onFailed: async (detail) => void told.push(detail),
  };
});

describe('a copy is due', () => {
  test('once a day, when something changed, unless it is switched off', async () => {
    expect(await copyIsDue(ports)).toBe(false);
    await keep(db, make.submitted());
    expect(await copyIsDue(ports)).toBe(true);
    await keepCopy(ports, await made());
    expect(await copyIsDue(ports)).toBe(false);
    at += DAY_MS;
    expect(await copyIsDue(ports)).toBe(false);
    await keep(db, make.success([]));
    expect(await copyIsDue(ports)).toBe(true);
    await saveSettings(area, { safetyCopy: false });
    expect(await copyIsDue(ports)).toBe(false);
  });

  test('by the day of Beijing', async () => {
    at = Date.parse('2026-11-24T15:59:00Z');
    await keep(db, make.submitted());
    await keepCopy(ports, await made());
    await keep(db, make.success([]));
    expect(await copyIsDue(ports)).toBe(false);
    at += 120_000;
    expect(await copyIsDue(ports)).toBe(true);
  });

  test('a damaged note of the last copy makes one due', async () => {
    await keep(db, make.submitted());
    await area.set({ safetyCopy: { copies: 'x', lastSeq: 'y', madeAt: {} } });
    expect(await copyIsDue(ports)).toBe(true);
  });
});

describe('the file', () => {
  test('its folder, its name of the day, and what is noted of it', async () => {
    await keep(db, make.submitted());
    await keepCopy(ports, await made());
    expect(downloads.items.get(1)?.filename).toContain('票影备份\\票影备份_2026-11-24.json');
    expect(await readSafetyCopy(area)).toEqual({
      copies: [{ downloadId: 1, day: '2026-11-24', fileName: '票影备份_2026-11-24.json', size: 10 }],
      lastSeq: 1,
      madeAt: at,
    });
  });

  const afterDays = async (days: number) => {
    for (let day = 0; day < days; day += 1) {
      await keep(db, make.fault());
      await keepCopy(ports, await made());
      at += DAY_MS;
    }
  };

  test('thirty stay, the oldest goes', async () => {
    await afterDays(32);
    expect(downloads.removed).toEqual(['票影备份_2026-11-24.json', '票影备份_2026-11-25.json']);
    expect((await readSafetyCopy(area)).copies).toHaveLength(30);
    expect(downloads.items.size).toBe(30);
  });

  test('large ones: as many as fit into 2 GB, but three always', async () => {
    const large = async (size: number, days: number) => {
      downloads.fileSize = size;
      for (let day = 0; day < days; day += 1) {
        await keep(db, make.fault());
        await keepCopy(ports, { ...(await made()), size });
        at += DAY_MS;
      }
      return (await readSafetyCopy(area)).copies.length;
    };
    expect(await large(500_000_000, 6)).toBe(4);
    expect(await large(900_000_000, 2)).toBe(3);
    expect(downloads.items.size).toBe(3);
  });

  test('one that is not ours any more is left alone', async () => {
    await afterDays(1);
    downloads.items.set(1, { filename: 'C:\\工资表.xlsx', byExtensionId: US });
    await afterDays(30);
    downloads.items.set(2, { filename: 'C:\\票影备份_2026-11-25.json', byExtensionId: 'another' });
    await afterDays(1);
    downloads.items.delete(3);
    await afterDays(1);
    expect(downloads.removed).toEqual([]);
  });
});

describe('failing', () => {
  test.each<[string, () => void, RegExp]>([
    [
      'refused',
      () => {
        downloads.fails = new Error('no right');
      },
      /no right/,
    ],
    [
      'broken off',
      () => {
        downloads.state = 'interrupted';
      },
      /FILE_NO_SPACE/,
    ],
    [
      'not whole',
      () => {
        downloads.fileSize = 9;
      },
      /9 of 10 bytes/,
    ],
    [
      'without an end',
      () => {
        downloads.state = 'in_progress';
      },
      /does not end/,
    ],
  ])('%s: is no copy, and is due again', async (_, breaks, text) => {
    await keep(db, make.submitted());
    breaks();
    await expect(keepCopy(ports, await made())).rejects.toThrow(text);
    expect(await copyIsDue(ports)).toBe(true);
  });

  test('is told once a day, noted until the next success', async () => {
    await noteFailure(ports, new Error('full'));
    await noteFailure(ports, new Error('full'));
    expect(told).toEqual(['Error: full']);
    at += DAY_MS;
    await noteFailure(ports, new Error('still'));
    expect(told).toHaveLength(2);
    expect((await readSafetyCopy(area)).failing?.detail).toBe('Error: still');
    await keep(db, make.submitted());
    await keepCopy(ports, await made());
    expect((await readSafetyCopy(area)).failing).toBeUndefined();
  });

  test('leaves the note of earlier copies', async () => {
    const copies = [{ downloadId: 7, day: '2026-11-23', fileName: 'x.json' }];
    await saveSafetyCopy(area, { copies, lastSeq: 3, madeAt: 5 });
    await noteFailure(ports, 'x');
    expect(await readSafetyCopy(area)).toMatchObject({ copies, lastSeq: 3, madeAt: 5 });
  });
});
