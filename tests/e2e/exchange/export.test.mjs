import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyChain } from '../../../utils/domain/record/chain.ts';
import { waitForDialogText, waitForSuccess } from '../../portal/driver.mjs';
import { openRealPopup } from '../support/browser/extension.mjs';
import { readDatabase } from '../support/browser/storage.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { ONE_LINE, setStage, THREE_LINES } from '../support/stage/stage.mjs';

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
let popup;
const downloads = mkdtempSync(join(tmpdir(), 'piaoying-downloads-'));

/** Clicks an export in the popup and reads the file that the browser saved. */
async function download(action, ending) {
  const click = () => popup.$eval(`[data-action="${action}"]`, (button) => button.click());
  await waitFor(() => popup.$eval(`[data-action="${action}"]`, (button) => !button.disabled), {
    message: `${action} is ready`,
  });
  await click();
  const name = await waitFor(() => readdirSync(downloads).find((file) => file.endsWith(ending)), {
    message: `a file *${ending}`,
  });
  return { name, text: readFileSync(join(downloads, name), 'utf8') };
}

beforeAll(async () => {
  stage = await setStage({ downloadsDir: downloads });
  await stage.submit(THREE_LINES);
  await waitForSuccess(stage.page);
  await stage.newest('issued', 1);
  stage.portal.setFault({
    id: 'x',
    call: 'issue',
    kind: 'error',
    code: 'GT1',
    message: '=税率不合法',
    show: 'dialog',
  });
  await stage.submit({ ...ONE_LINE, buyer: { name: '@甲"乙",公司', taxId: '' }, note: '+1\n第二行' });
  await waitForDialogText(stage.page);
  await stage.newest('refused', 2);
  popup = await openRealPopup(stage.browser, stage.page);
});
afterAll(async () => {
  await stage?.close();
  rmSync(downloads, { recursive: true, force: true });
});

test('the real popup shows the company, the counts and the failure with its text first', async () => {
  await popup.waitForSelector('[data-list="attention"] li');
  const text = await popup.$eval('main', (main) => main.innerText);
  expect(text).toContain('北京云杉科技有限公司');
  expect(await popup.$eval('[data-count="issued"]', (el) => el.textContent)).toContain('1');
  expect(await popup.$eval('[data-count="refused"]', (el) => el.textContent)).toContain('1');
  expect(await popup.$eval('[data-part="watch"]', (el) => el.getAttribute('data-state'))).toBe('on');
  expect(text).toContain('税局没有开具：「=税率不合法」');
  expect(text).toContain('已开具价税合计 ¥1,733.35');
  const [first] = await popup.$$eval('main li', (rows) =>
    rows.map((row) => row.getAttribute('data-outcome')),
  );
  expect(first).toBe('refused');
});

test('a click on a row shows everything that was kept of it', async () => {
  await popup.$eval('[data-list="recent"] li button', (button) => button.click());
  const dialog = await popup.waitForSelector('dialog[open]');
  const text = await dialog?.evaluate((element) => element.textContent ?? '');
  for (const { itemName } of THREE_LINES.lines) expect(text).toContain(itemName);
  expect(text).toContain(stage.portal.state.invoices[0].Fphm);
  expect(text).toContain('录入留底 非发票');
  await popup.$eval('dialog [data-action="close"]', (button) => button.click());
});

test('(h) the CSV, reopened by another library, equals the database', async () => {
  const { name, text } = await download('export-csv', '.csv');
  expect(name).toMatch(/^发票台账_北京云杉科技有限公司_\d{4}-\d{2}\.csv$/);
  expect(text.startsWith('\ufeff')).toBe(true);
  const { data, errors } = Papa.parse(text.slice(1), { header: true, newline: '\r\n', skipEmptyLines: true });
  const records = await stage.submissions();
  expect(errors).toEqual([]);
  expect(data).toHaveLength(records.length);
  const bare = (cell) => cell.replace(/^'/, '').trim();
  for (const [index, record] of records.entries()) {
    const row = data[index];
    expect(bare(row['发票号码'])).toBe(record.invoiceNumbers.join(' '));
    expect(bare(row['销售方税号'])).toBe(record.invoice.seller.taxId);
    expect(bare(row['购买方名称'])).toBe(record.invoice.buyer.name);
    expect(bare(row['购买方税号'])).toBe(record.invoice.buyer.taxId ?? '');
    expect(row['价税合计']).toBe(record.invoice.totalGross);
    expect(Number(row['合计金额'])).toBe(Number(record.invoice.totalNet));
    expect(bare(row['备注'])).toBe(record.invoice.note ?? '');
    expect(bare(row['税局提示'])).toBe(record.outcome.message ?? '');
  }
  for (const row of data) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+@]/);
});

describe('the JSON backup', () => {
  /** @type {any} */
  let backup;

  test('(h) equals the database, event by event', async () => {
    const { text } = await download('export-json', '.json');
    backup = JSON.parse(text);
    expect(backup).toMatchObject({ format: 'piaoying-backup', version: 1, evidence: [] });
    const { events } = await readDatabase(stage.inside, ['events']);
    expect(backup.events).toEqual(events.map(({ seq: _, ...event }) => event));
  });

  test('(g) its chain verifies, and a changed byte is named', () => {
    expect(verifyChain(backup.events)).toEqual({ checked: backup.events.length, defects: [] });
    const changed = structuredClone(backup.events);
    const at = changed.findIndex(({ type }) => type === 'answered');
    changed[at].payload.text = `${changed[at].payload.text}。`;
    expect(verifyChain(changed).defects).toEqual([
      { id: changed[at].id, n: changed[at].n, defect: 'payloadChanged' },
    ]);
  });
});
