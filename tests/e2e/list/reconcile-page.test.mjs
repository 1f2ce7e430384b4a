import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findings, SCHEMES } from '../support/browser/axe.mjs';
import { exportedCheck, readCheckPage, sumsShown } from '../support/browser/check-page.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { picturesOf } from '../support/browser/picture.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { beijingDay } from '../support/cases/beijing-day.mjs';
import { issueElsewhere } from '../support/cases/elsewhere.mjs';
import { lookAtList } from '../support/stage/look-at-list.mjs';
import { ONE_LINE, setStage } from '../support/stage/stage.mjs';

const downloads = mkdtempSync(join(tmpdir(), 'piaoying-check-'));
/** Submissions are typed in a real browser one by one; and law L2's 30 minutes, shorter. */
const [TYPING_MS, WAIT_MS] = [400_000, 1_000];

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let page;
/** @type {import('puppeteer-core').Page} */
let list;
/** Ids of the submissions, by what becomes of them. @type {Record<string, string>} */
const ids = {};

const buyer = (/** @type {string} */ name) => ({ ...ONE_LINE, buyer: { name, taxId: '' } });
const ofPortal = () => stage.portal.state.invoices;
const newest = () => /** @type {any} */ (ofPortal().at(-1));
/** Up to tomorrow: within half an hour of midnight an invoice may still be issued then. */
const CONDITIONS = { dates: /** @type {[string, string]} */ ([beijingDay(-30), beijingDay(1)]) };
const MONTH = beijingDay().slice(0, 7);

async function submit(/** @type {string} */ name, invoice, outcome = 'issued', fault = '') {
  await stage.page.bringToFront();
  const count = (await stage.submissions()).length;
  if (fault) stage.portal.setFault(fault);
  await stage.submit(invoice);
  ids[name] = (await stage.newest(outcome, count + 1)).id;
  await stage.portal.clearFault();
}
const recordOf = async (/** @type {string} */ name) =>
  (await stage.submissions()).find(({ id }) => id === ids[name]);

const picture = picturesOf('check', () => page);
const show = async (/** @type {string} */ hash) => {
  await page.bringToFront();
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
};
const { counts, settled, idsIn, rowsIn, textOf, dayCover } = readCheckPage(() => page);
beforeAll(async () => {
  stage = await setStage({ downloadsDir: downloads });
  // Ten a page, columns of both sides, and one of this month on its first day, too.
  stage.portal.configure({ seedInvoices: 11, listPage: 'plain' });
  issueElsewhere(stage.portal);
  await stage.inside.evaluate(
    (ms) => globalThis.chrome.storage.local.set({ settings: { settleWaitMs: ms, settleSecondMs: ms } }),
    WAIT_MS,
  );
  page = await openExtensionPage(stage.browser, 'ledger.html#/ledger');
  await page.setViewport({ width: 1440, height: 1000 });
  list = await stage.browser.newPage();
}, TYPING_MS);
afterAll(async () => {
  await stage?.close();
  rmSync(downloads, { recursive: true, force: true });
});

test('before anything: calm words, and nothing is checked', async () => {
  await show('#/reconcile');
  await page.waitForSelector('[data-part="pick"]');
  expect(await textOf('[data-part="pick"]')).toContain('还没有公司');
  await picture('empty');
});

describe('a month with everything in it', () => {
  beforeAll(async () => {
    await submit('confirmed', ONE_LINE);
    await submit('mismatched', buyer('丰台区某学校'));
    Object.assign(newest(), { Jshj: '999.00', Hjje: '898.00' });
    await submit('missing', buyer('门头沟某学校'));
    newest().listed = false;
    await submit('reversed', buyer('房山某学校'));
    newest().FpztDm = '02';
    await submit('doubled', buyer('通州某学校'), 'unknown', 'drop-after');
    const twin = structuredClone(newest());
    ofPortal().push({ ...twin, Fphm: `${twin.Fphm.slice(0, 10)}9999999999` });
    for (const [exists, lacks] of [
      ['first', 'second'],
      ['third', 'fourth'],
    ]) {
      const same = buyer(`${exists === 'first' ? '顺义' : '大兴'}某学校`);
      await submit(exists, same, 'unknown', 'drop-after');
      await submit(lacks, same, 'unknown', 'http-500-json');
    }
    await submit('refused', buyer('昌平某学校'), 'refused', 'refuse-rate');
    const readyAt = Date.now() + WAIT_MS;
    await waitFor(() => Date.now() > readyAt);
  }, TYPING_MS);

  test('not looked at: all of it waits, and the page says what to ask for', async () => {
    await show('#/reconcile');
    await page.waitForSelector('[data-part="next"] [data-part="span"]');
    expect((await counts()).unchecked).toBe(4);
    expect(await dayCover(beijingDay())).toBe('none');
    const span = await page.$eval('[data-part="span"]', ({ dataset }) => [dataset.from, dataset.to]);
    expect(span[0]).toBe(`${MONTH}-01`);
    expect([beijingDay(), beijingDay(1)]).toContain(span[1]);
    for (const words of ['查询类型选「开具发票」', '票种选「全部」', '每一页都翻到'])
      expect(await textOf('[data-part="next"]')).toContain(words);
    await picture('unread');
  });

  test('half-paged: the days are amber, with the reason', async () => {
    await lookAtList(stage, list, CONDITIONS);
    await page.bringToFront();
    await waitFor(async () => (await dayCover(beijingDay())) === 'partly');
    expect(await textOf('[data-part="calendar"]')).toContain('没有翻完每一页');
  });

  test('whole: exactly what is there, each with count and sum', async () => {
    const reading = await lookAtList(stage, list, CONDITIONS, [2]);
    expect(reading).toMatchObject({ complete: true, pagesTold: 2 });
    await page.bringToFront();
    const inMonth = ofPortal().filter(
      ({ Xsfnsrsbh, Kprq }) => Xsfnsrsbh === reading.companyTaxId && Kprq.startsWith(MONTH),
    );
    const seeded = inMonth.filter(({ MxzbList }) => MxzbList.length === 0);
    await settled({
      confirmed: 1,
      duplicated: 1,
      missing: 1,
      groups: 4,
      mismatched: 1,
      ...(seeded.length > 0 ? { elsewhere: seeded.length } : {}),
      reversed: 1,
    });
    for (const name of ['duplicated', 'missing', 'mismatched', 'reversed'])
      expect(await idsIn(name)).toEqual([ids[name === 'duplicated' ? 'doubled' : name]]);
    expect(await textOf('[data-part="answer"]')).toContain('有 7 张要您看');
    expect(await textOf('section[data-list="mismatched"]')).toContain(
      '价税合计不同：这里 101.00，税局 999.00',
    );
    expect(await textOf('section[data-list="duplicated"]')).toContain('一次提交对上了 2 个号码');
    expect(await textOf('tr[data-list="confirmed"]')).toContain('101.00');
    expect(new Set(await rowsIn('elsewhere'))).toEqual(new Set(seeded.map(({ Fphm }) => Fphm)));
    await picture('whole');
  });

  test('the calendar is green up to today, and nothing is left to ask', async () => {
    expect(await dayCover(beijingDay())).toBe('covered');
    expect(await dayCover(`${MONTH}-01`)).toBe('covered');
    expect(await textOf('[data-part="next"]')).toContain('都查全了');
  });

  test('the word stands beside the outcome in the ledger, in the detail and in 待处理', async () => {
    await show(`#/ledger?standing=missing&show=${ids.missing}`);
    await page.waitForSelector(`tr[data-submission="${ids.missing}"] [data-standing="missing"]`);
    await page.waitForSelector('[data-part="detail"] [data-part="standing"]');
    expect(await textOf('[data-part="detail"] [data-part="standing"]')).toContain('税局的清单里没有这张');
    expect(await page.$$('tr[data-submission]')).toHaveLength(1);
    await picture('ledger');
    await stage.inside.bringToFront();
    await stage.inside.reload();
    const row = await stage.inside.waitForSelector(
      `[data-list="attention"] [data-submission="${ids.missing}"] [data-part="standing"]`,
    );
    expect(await row?.evaluate((part) => part.textContent)).toContain('税局查不到');
    await picture('popup', stage.inside);
    await show('#/inbox');
    for (const name of ['duplicated', 'missing', 'mismatched'])
      await page.waitForSelector(`[data-class="${name}"] [data-standing="${name}"]`);
    await picture('inbox');
    await show(`#/ledger?show=${ids.mismatched}`);
    await page.waitForSelector('[data-part="differences"] [data-field="gross"]');
    await picture('differences');
  });

  test('是另一张: the row is the other one’s, which is issued by that; this one is to be looked up', async () => {
    await show('#/reconcile');
    const other = `[data-part="group"] [data-submission="${ids.second}"] [data-action="is-other"]`;
    await page.waitForSelector(other);
    await page.$eval(`[data-part="group"] [data-submission="${ids.second}"]`, (part) =>
      part.scrollIntoView(),
    );
    await picture('group');
    await page.click(other);
    await page.waitForSelector(`${other}[data-asked="true"]`);
    expect((await recordOf('second')).otherRows).toBeUndefined();
    await page.click(other);
    await waitFor(async () => (await recordOf('first')).outcome.type === 'issued', { timeout: 20_000 });
    expect((await recordOf('second')).otherRows).toHaveLength(1);
    await waitFor(async () => (await idsIn('unknown')).join() === ids.second, { timeout: 20_000 });
  });

  test('就是这个号码: it is issued with that number', async () => {
    const own = `[data-part="group"] [data-submission="${ids.third}"] [data-action="is-it"]`;
    const number = await page.$eval(
      `[data-part="group"] [data-submission="${ids.third}"] [data-row]`,
      (row) => row.getAttribute('data-row'),
    );
    await page.click(own);
    await waitFor(async () => (await recordOf('third')).outcome.type === 'issued', { timeout: 20_000 });
    expect((await recordOf('third')).invoiceNumbers).toEqual([number]);
    await waitFor(async () => (await page.$('[data-part="group"]')) === null, { timeout: 20_000 });
    expect(new Set(await idsIn('unknown'))).toEqual(new Set([ids.second, ids.fourth]));
  });

  test('去核对 opens the detail with the way to settle it', async () => {
    await page.click(`section[data-list="unknown"] [data-submission="${ids.fourth}"] [data-action="view"]`);
    await page.waitForSelector('[data-part="detail"] [data-part="settle"]');
    await picture('settle');
    await page.click('[data-action="close"]');
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest('[data-submission]')?.outerHTML);
    expect(await focused()).toContain(ids.fourth);
  });

  test('收进台账: it stands in the ledger as 导入, and no more under 别处开的', async () => {
    const [number, ...others] = await rowsIn('elsewhere');
    await page.click(`[data-row="${number}"] [data-action="take"]`);
    await waitFor(async () => !(await rowsIn('elsewhere')).includes(number), { timeout: 20_000 });
    const taken = (await stage.submissions()).find(({ invoiceNumbers }) => invoiceNumbers.includes(number));
    expect(taken).toMatchObject({ source: 'import', standing: 'confirmed', outcome: { type: 'issued' } });
    expect((await rowsIn('elsewhere')).sort()).toEqual(others.sort());
  });

  test('月末表: the sums of the portal, and beside it what was not issued', async () => {
    const own = ofPortal().filter(
      ({ Xsfmc, Kprq, listed }) => Xsfmc === newest().Xsfmc && Kprq.startsWith(MONTH) && listed,
    );
    const all = await page.$$eval('[data-sum="month.all"] td', (cells) =>
      cells.map((cell) => cell.innerText),
    );
    expect(all).toEqual(sumsShown(own));
    expect(await textOf('[data-aside="notIssued"]')).toContain('1 张');
    expect(await textOf('[data-aside="unknown"]')).toContain('2 张');
    expect(await textOf('[data-aside="unseen"]')).toContain('1 张');
    expect(await page.$('[data-cell="general blue 0.01"]')).not.toBeNull();
    await page.$eval('[data-part="month"]', (part) => part.scrollIntoView());
    await picture('month');
  });

  test('已申报: a later change of the table is told; it can be taken back', async () => {
    await page.click('[data-action="declare"]');
    await page.waitForSelector('[data-action="undeclare"]');
    expect(await textOf('[data-part="declared"]')).toContain('申报以后没有变化');
    const before = newest();
    ofPortal().push({
      ...structuredClone(before),
      Fphm: `${before.Fphm.slice(0, 10)}8888888888`,
      listed: true,
    });
    await lookAtList(stage, list, CONDITIONS, [2]);
    await page.bringToFront();
    await page.waitForSelector('[data-part="declared-changes"]');
    expect(await textOf('[data-part="declared-changes"]')).toMatch(/申报时 .*，现在 /);
    await page.$eval('[data-part="month"]', (part) => part.scrollIntoView());
    await picture('declared');
    await page.click('[data-action="undeclare"]');
    await page.waitForSelector('[data-action="declare"]');
    expect(await page.$('[data-part="declared-changes"]')).toBeNull();
  });

  test('the export, reopened, holds the lists, the table and the days', async () => {
    await page.$eval('[data-part="answer"]', (part) => part.scrollIntoView());
    await page.click('[data-action="export-check"]');
    const rows = await exportedCheck(downloads);
    const words = rows('核对').map(([word]) => word);
    const now = await counts();
    for (const [list_, word] of [
      ['missing', '税局查不到'],
      ['confirmed', '与税局一致'],
      ['duplicated', '疑似重复开具'],
      ['unknown', '结果不明'],
    ])
      expect(words.filter((one) => one === word)).toHaveLength(now[list_]);
    expect(rows('别处开的')).toHaveLength(now.elsewhere ?? 0);
    expect(rows('月末表').length).toBeGreaterThan(3);
    expect(rows('清单查到哪一天').find(([day]) => day === beijingDay())?.[1]).toBe('查全了');
  });

  test.each(SCHEMES)('axe finds nothing serious, %s', async (scheme) => {
    expect(await findings(page, scheme)).toEqual([]);
    await picture(scheme);
  });

  test('a later submission makes the day amber again', async () => {
    await page.emulateMediaFeatures([]);
    await submit('late', buyer('平谷某学校'));
    await page.bringToFront();
    await waitFor(async () => (await dayCover(beijingDay())) === 'partly', { timeout: 20_000 });
    expect(await textOf('[data-part="calendar"]')).toContain('查得太早');
    await waitFor(async () => (await counts()).unchecked === 1, { timeout: 20_000 });
  });
});
