/** A day on which the portal is slow, then breaks, then is down, then back: one outage, and what it did. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enterInvoice, pressIssue, waitForSuccess } from '../../portal/driver.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { picturesOf } from '../support/browser/picture.mjs';
import { readStore } from '../support/browser/storage.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { ONE_LINE, setStage } from '../support/stage/stage.mjs';
import { knowUsual } from '../support/stage/usual-loads.mjs';

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let page;
/** @type {import('puppeteer-core').Page} */
let ledger;
const picture = picturesOf('faults', () => ledger);

const faults = async () => (await readStore(stage.inside, 'faults')).map(({ kind }) => kind);
const seen = (kind, count = 1) =>
  waitFor(async () => (await faults()).filter((one) => one === kind).length >= count, {
    timeout: 30_000,
    message: `${count} × ${kind}`,
  });

async function open(address) {
  ledger ??= await openExtensionPage(stage.browser, 'ledger.html#/today');
  await ledger.setViewport({ width: 1366, height: 768 });
  await ledger.bringToFront();
  await ledger.evaluate((to) => {
    location.hash = to;
  }, address);
  await ledger.waitForSelector('[data-card="outages"]');
}
const outages = () =>
  ledger.$$eval('[data-outage]', (rows) => rows.map((row) => /** @type {HTMLElement} */ (row).innerText));

beforeAll(async () => {
  stage = await setStage();
  page = stage.page;
  await page.goto(stage.portal.makeoutHomeUrl);
  const { hostname } = new URL(stage.portal.makeoutHomeUrl);
  await knowUsual(stage.inside, hostname, [['page', new URL(stage.portal.makeoutHomeUrl).pathname]]);
});
afterAll(() => stage?.close());

/** Enters an invoice while all is well, and presses 发票开具 when it no longer is. */
async function pressDuring(fault, invoice) {
  const count = (await stage.submissions()).length;
  stage.portal.setSiteFault('');
  await enterInvoice(page, stage.portal, invoice);
  stage.portal.setSiteFault(fault);
  await pressIssue(page);
  return stage.newest('unknown', count + 1);
}
const buyer = (name) => ({ ...ONE_LINE, buyer: { name, taxId: '' } });

test('a quiet day: an invoice is issued, and there is no fault and no outage', async () => {
  await stage.submit(ONE_LINE);
  await waitForSuccess(page);
  await stage.newest('issued', 1);
  expect(await faults()).toEqual([]);
  await open('#/faults');
  expect(await outages()).toEqual([]);
});

test('one slow page is told, and is no outage', async () => {
  stage.portal.setSiteFault('slow');
  await page.bringToFront();
  await page.goto(stage.portal.makeoutHomeUrl, { timeout: 60_000 });
  stage.portal.setSiteFault('');
  await seen('slow');
  await open('#/faults');
  await ledger.waitForSelector('[data-portal-fault="slow"]');
  expect(await ledger.$eval('[data-portal-fault="slow"]', (row) => row.innerText)).toMatch(
    /平时 0\.\d 秒，这次 \d/,
  );
  expect(await outages()).toEqual([]);
});

describe('then it breaks, is down, and comes back', () => {
  beforeAll(async () => {
    await page.bringToFront();
    await pressDuring('bad-gateway', buyer('故障一中'));
    stage.portal.setSiteFault('');
    stage.portal.configure({ company: 1 });
    await pressDuring('down', buyer('故障二中'));
    await page.goto(stage.portal.makeoutHomeUrl).catch(() => undefined);
    await seen('networkError');
    stage.portal.setSiteFault('');
    await page.goto(stage.portal.makeoutHomeUrl);
    await seen('portalBack');
  }, 180_000);

  test('one outage: both submissions, both companies, their sum, what is still open', async () => {
    await open('#/faults');
    const [row, ...others] = await waitFor(async () => {
      const all = await outages();
      return all.length > 0 && all;
    });
    expect(others).toEqual([]);
    expect(row).toContain('打不开');
    expect(row).toContain('访问缓慢');
    expect(row).toContain('2 张 · 2 家');
    expect(row).toContain('¥202.00');
    await picture('outage');
  });

  test('each fault by its line: the company, the status, how long she waited, how it stands', async () => {
    await ledger.click('[data-action="open-outage"]');
    const lines = await ledger.$$eval('[data-portal-fault="unreachable"]', (rows) =>
      rows.map((row) => /** @type {HTMLElement} */ (row).innerText),
    );
    expect(lines.some((line) => line.includes('故障一中') && line.includes('HTTP 502'))).toBe(true);
    expect(lines.some((line) => line.includes('故障二中'))).toBe(true);
    expect(lines.every((line) => /\d 秒|分/.test(line))).toBe(true);
  });

  test('nothing of what she read is kept with them', async () => {
    const stored = JSON.stringify([
      await readStore(stage.inside, 'loads'),
      (await readStore(stage.inside, 'faults')).map(({ site, detail }) => [site, detail]),
    ]);
    expect(stored).not.toMatch(/\?|token|ruuid|故障一中/);
  });
});
