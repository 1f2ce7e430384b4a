/**
 * Many submissions put into the ledger as a clerk brings them from another computer: a backup file, made by the
 * product's own write path, and restored on 导入导出.
 */
import 'fake-indexeddb/auto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backupParts } from '../../../../utils/exchange/backup/backup';
import { knowledgeWith } from '../../../../utils/portal/registry';
import { openLedger } from '../../../../utils/store/ledger/db';
import { eventPages } from '../../../../utils/store/ledger/events';
import { append } from '../../../../utils/store/write/append';
import { openExtensionPage } from '../browser/extension.mjs';
import { readStore } from '../browser/storage.mjs';
import { factsOfCases } from '../cases/kept-cases.mjs';

/** @param {import('../../../../utils/domain/fact/fact').Fact[]} facts @returns {Promise<string>} */
async function backupOf(facts) {
  const db = await openLedger('another-computer');
  await append(db, facts, { newId: () => 'ANOTHERCOMPUTER', knowledgeOf: knowledgeWith() });
  let text = '';
  for await (const part of backupParts(eventPages(db), Date.now(), {
    version: 1,
    chainId: 'ANOTHERCOMPUTER',
  }))
    text += part;
  db.close();
  return text;
}

/**
 * @param {import('./stage.mjs').Stage} stage
 * @param {readonly import('../cases/kept-cases.mjs').Case[]} cases oldest first, a minute apart
 * @param {number} [now] a minute after the last of them
 * @returns {Promise<any[]>} all records, oldest first
 */
export async function restoreCases({ browser, inside }, cases, now) {
  const folder = mkdtempSync(join(tmpdir(), 'piaoying-backup-'));
  const file = join(folder, '票影备份.json');
  const page = await openExtensionPage(browser, 'ledger.html#/exchange');
  try {
    writeFileSync(file, await backupOf(factsOfCases(cases, { now })));
    const input = await page.waitForSelector('[data-action="choose-file"]');
    await /** @type {any} */ (input).uploadFile(file);
    await (await page.waitForSelector('[data-action="restore-apply"]', { timeout: 60_000 }))?.click();
    await page.waitForSelector('[data-part="restore-done"]', { timeout: 120_000 });
    const records = await readStore(inside, 'submissions');
    return records.sort((one, two) => one.submittedAt - two.submittedAt);
  } finally {
    await page.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
