import { describe, expect, test } from 'vitest';
import { verifyChain } from '../../../../utils/domain/record/chain';
import type { LedgerEvent } from '../../../../utils/domain/record/event';
import { Backup, backupFileName, backupParts } from '../../../../utils/exchange/backup/backup';
import { eventPages } from '../../../../utils/store/ledger/events';
import * as make from '../../support/facts/facts';
import { freshLedger, keep } from '../../support/store/ledger';

async function* pagesOf(...pages: LedgerEvent[][]) {
  yield* pages;
}
async function textOf(pages: AsyncIterable<readonly LedgerEvent[]>) {
  let text = '';
  for await (const part of backupParts(pages, 7)) text += part;
  return text;
}
const parse = (text: string) => Backup.parse(JSON.parse(text));

describe('backup, version 1', () => {
  test('fits its documented format', async () => {
    const db = await freshLedger();
    await keep(db, make.submitted(), make.answered('引号 " 和\n换行'));
    const backup = parse(await textOf(eventPages(db)));
    expect(backup).toMatchObject({ format: 'piaoying-backup', version: 1, exportedAt: 7, evidence: [] });
    expect(backup.events).toHaveLength(2);
  });

  test('its chain verifies, and the events equal those of the database but for seq', async () => {
    const db = await freshLedger();
    await keep(db, make.submitted(), make.called(), make.responded(200), make.fault());
    const backup = parse(await textOf(eventPages(db)));
    expect(verifyChain(backup.events as LedgerEvent[])).toEqual({ checked: 4, defects: [] });
    expect(backup.events).toEqual((await db.getAll('events')).map(({ seq: _, ...event }) => event));
  });

  test.each<[string, number[]]>([
    ['no events', []],
    ['one page', [2]],
    ['several pages', [2, 1, 3]],
    ['an empty page between', [1, 0, 1]],
    ['an empty page first', [0, 2]],
  ])('%s', async (_, sizes) => {
    const pages = sizes.map((size) =>
      Array.from({ length: size }, () => ({ ...make.eventOf(make.fault()), seq: 1 })),
    );
    const backup = parse(await textOf(pagesOf(...pages)));
    expect(backup.events.map(({ id }) => id)).toEqual(pages.flat().map(({ id }) => id));
  });

  test('a large ledger is never one string: a part is at most a page', async () => {
    const page = Array.from({ length: 10 }, () => make.eventOf(make.fault()));
    let longest = 0;
    for await (const part of backupParts(pagesOf(page, page, page), 1))
      longest = Math.max(longest, part.length);
    expect(longest).toBeLessThan(JSON.stringify(page).length * 1.2);
  });

  test('another version is refused', () => {
    expect(
      Backup.safeParse({ format: 'piaoying-backup', version: 3, exportedAt: 1, events: [], evidence: [] })
        .success,
    ).toBe(false);
  });

  test('its name', () => expect(backupFileName('2026-11-24')).toBe('票影备份_2026-11-24.json'));
});
