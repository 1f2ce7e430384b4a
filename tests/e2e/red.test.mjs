import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  enterRed,
  openRed,
  openRedIssue,
  pressDialogButton,
  pressRedIssue,
  pressRedSubmit,
  redRows,
  refreshRed,
  withdrawRed,
} from '../portal/driver.mjs';
import { addConfirm } from '../portal/server/red-confirms.mjs';
import { issueInvoice } from '../portal/server/state.mjs';
import { openExtensionPage } from './support/extension.mjs';
import { picturesOf } from './support/picture.mjs';
import { setStage } from './support/stage.mjs';
import { waitFor } from './support/wait-for.mjs';

/** @type {import('./support/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let page;
/** The invoice that is reversed. @type {any} */
let original;
/** What was there before the test. @type {Set<string>} */
let before;
/** No two originals of this file have one number, though the portal starts anew with each test. */
let tests = 0;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());
beforeEach(async () => {
  await stage.portal.reset();
  // The words that this portal had before the real ones were known; the last tests have those.
  stage.portal.configure({ redWords: 'own' });
  tests += 1;
  Object.assign(stage.portal.state, { sequence: tests * 10, redSequence: tests * 10 });
  await settle();
  before = new Set((await stage.submissions()).map(({ id }) => id));
  const { name, taxId } = stage.portal.state.companies[0];
  original = issueInvoice(stage.portal.state, {
    FppzDm: '02',
    Xsfmc: name,
    Xsfnsrsbh: taxId,
    Gmfmc: '北京青禾商贸有限公司',
    Gmfnsrsbh: '91110105MA01C7PH2D',
    Hjje: '1100.00',
    Hjse: '131.00',
    Jshj: '1231.00',
    MxzbList: [
      { Xmmc: '*纸制品*打印纸', Dw: '箱', Spsl: '10', Dj: '100', Je: '1000.00', Slv: '0.13', Se: '130.00' },
      { Xmmc: '*餐饮服务*餐费', Je: '100.00', Slv: '0.01', Se: '1.00' },
    ],
  });
  page = await stage.browser.newPage();
  await page.setViewport({ width: 1400, height: 800 });
  await page.bringToFront();
});
afterEach(() => page.close());

/** Deadlines in place of 180 s and 10 min, or those. @param {object} [settings] */
const settle = (settings = {}) =>
  stage.inside.evaluate((wanted) => globalThis.chrome.storage.local.set({ settings: wanted }), settings);

/**
 * The one record of this test, once it is so.
 * @param {(record: any) => boolean} isSo @param {string} message
 */
async function record(isSo, message) {
  /** @type {any[]} */
  let rows = [];
  await waitFor(
    async () => {
      rows = (await stage.submissions()).filter(({ id }) => !before.has(id));
      if (rows.length !== 1 || !isSo(rows[0]))
        throw new Error(JSON.stringify(rows.map(({ outcome, red }) => ({ outcome, red }))));
      return true;
    },
    { timeout: 30_000, message },
  );
  return rows[0];
}
const outcome = (/** @type {string} */ type) => record((row) => row.outcome.type === type, type);
const state = (/** @type {string} */ wanted) => record((row) => row.red.confirmState === wanted, wanted);

/** The other side confirms, and the list shows it. @param {string} id */
async function confirm(id) {
  stage.portal.setRedConfirm(id, 'confirmed');
  await refreshRed(page);
  return state('confirmed');
}

const picture = picturesOf('red', () => stage.page);

/** What the clerk is offered and told. @param {any} row */
async function shownFor(row) {
  const ledger = await openExtensionPage(stage.browser, `ledger.html#/submission/${row.id}`);
  await ledger.setViewport({ width: 1440, height: 1000 });
  await ledger.bringToFront();
  await ledger.waitForSelector('[data-part="red"]', { timeout: 20_000 });
  const text = await ledger.$eval('[data-part="detail"]', (pane) => pane.textContent ?? '');
  const retry = await ledger.$('[data-part="detail"] [data-action="retry"]');
  await picture(`${tests}`, ledger);
  await ledger.close();
  await page.bringToFront();
  return { text, mayRetry: retry !== null };
}

/** A confirmation is made and in the list. @param {Parameters<typeof enterRed>[2]['lines']} [lines] */
async function submit(lines) {
  await enterRed(page, stage.portal, { original: original.Fphm, ...(lines && { lines }) });
  await pressRedSubmit(page);
  const [row] = await redRows(page);
  return row;
}

test('a whole invoice: kept before the answer, waits for the other side without a clock, then issued', async () => {
  await settle({ deadlines: { quietMs: 1_000, openCallMs: 60_000 } });
  const row = await submit();
  const kept = await state('waiting');
  expect(kept).toMatchObject({
    source: 'red',
    sellerTaxId: stage.portal.state.companies[0].taxId,
    red: { originalNumber: original.Fphm, scope: 'full', confirmId: row.id, confirmText: '待确认' },
    invoice: {
      buyer: { name: '北京青禾商贸有限公司', taxId: '91110105MA01C7PH2D' },
      totalNet: '-1100.00',
      totalTax: '-131.00',
      totalGross: '-1231.00',
      issues: [],
    },
  });
  expect(kept.invoice.lines.map(({ netAmount }) => netAmount)).toEqual(['-1000.00', '-100.00']);
  expect(kept).not.toHaveProperty('deadlineAt');
  // Its clock would have run out; the worker looks at each sweep.
  await waitFor(() => Date.now() > kept.submittedAt + 1_200, { message: 'the clock of any other' });
  await stage.inside.evaluate(() => globalThis.chrome.runtime.sendMessage({ kind: 'sweep' }));
  expect((await outcome('pending')).history.map(({ type }) => type)).not.toContain('timedOut');
  await picture('waiting', page);

  await confirm(row.id);
  await pressRedIssue(page, stage.portal, row.id);
  const issued = await outcome('issued');
  expect(issued.invoiceNumbers).toEqual([stage.portal.state.invoices[1].Fphm]);
  expect(issued.red.originalNumber).toBe(original.Fphm);
  expect(issued.history.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['submitted.red', 'redTaken', 'redConfirmSeen', 'redPressed', 'answered']),
  );
  await picture('issued', page);
  const { text } = await shownFor(issued);
  expect(text).toContain(original.Fphm);
  expect(text).toContain('-1,231.00');
  expect(text).toContain('已确认');
});

test('a part, shown without a sign and without a word that it was taken', async () => {
  stage.portal.configure({ redFormSigns: 'positive', redSaysTaken: false });
  const row = await submit([{ quantity: '2', netAmount: '200' }, { netAmount: '50' }]);
  expect(row.gross).toBe('-276.50');
  const kept = await state('waiting');
  expect(kept).toMatchObject({
    red: { originalNumber: original.Fphm, scope: 'partial', confirmId: row.id },
    invoice: { totalNet: '-250.00', totalTax: '-26.50', totalGross: '-276.50', issues: [] },
  });
  expect(kept.invoice.lines.map(({ quantity, netAmount }) => [quantity, netAmount])).toEqual([
    ['-2', '-200'],
    [undefined, '-50'],
  ]);
  await confirm(row.id);
  await pressRedIssue(page, stage.portal, row.id);
  expect((await outcome('issued')).invoiceNumbers).toEqual([stage.portal.state.invoices[1].Fphm]);
  expect(original.FpztDm).toBe('03');
});

test("withdrawn: nothing was issued, in the state's own word, and nothing is filled in again", async () => {
  const row = await submit();
  await state('waiting');
  await withdrawRed(page, row.id);
  const gone = await outcome('refused');
  expect(gone.outcome.message).toBe('撤销');
  const { text, mayRetry } = await shownFor(gone);
  expect(mayRetry).toBe(false);
  expect(text).toContain('红字要在税局的红字发票页面重新办，这里不能填回');
  expect(text).toContain('确认单撤销，没有开具红字发票');
  expect(await redRows(page)).toMatchObject([{ id: row.id, state: '撤销' }]);
});

test('timed out, seen in another tab long after', async () => {
  const row = await submit();
  await state('waiting');
  await page.close();
  stage.portal.setRedConfirm(row.id, 'timedOut');
  page = await stage.browser.newPage();
  await page.bringToFront();
  await openRed(page, stage.portal);
  const over = await outcome('refused');
  expect(over.outcome.message).toBe('超时');
  // The tab that was closed took nothing from it.
  expect(over.history.filter(({ outcome: changed }) => changed === 'unknown')).toEqual([]);
});

test('a confirmation that the portal does not take is refused in its words', async () => {
  stage.portal.planRed({ refused: '原蓝字发票号码不正确' });
  await enterRed(page, stage.portal, { original: original.Fphm });
  await pressRedSubmit(page);
  expect((await outcome('refused')).outcome.message).toBe('原蓝字发票号码不正确');
});

test('no answer to a confirmation is unknown, until the list shows it', async () => {
  stage.portal.planRed({ hang: 'after' });
  await enterRed(page, stage.portal, { original: original.Fphm });
  await pressRedSubmit(page);
  await outcome('pending');
  await page.goto(stage.portal.queryUrl);
  expect((await outcome('unknown')).outcome.reason).toBe('leftPage');
  await openRed(page, stage.portal);
  expect((await state('waiting')).outcome.type).toBe('pending');
});

test('issuing refused with a text, then issued after all', async () => {
  const row = await submit();
  await confirm(row.id);
  stage.portal.setFault('refuse-rate');
  await pressRedIssue(page, stage.portal, row.id);
  const refused = await outcome('refused');
  expect(refused.outcome.message).toBe('税率不合法，请使用 0.03、0.01');
  await pressDialogButton(page, '我知道了');
  await pressRedIssue(page, stage.portal, row.id);
  expect((await outcome('issued')).invoiceNumbers).toEqual([stage.portal.state.invoices[1].Fphm]);
});

test('the connection is lost after the red invoice was issued: unknown', async () => {
  const row = await submit();
  await confirm(row.id);
  stage.portal.setFault('drop-after');
  await pressRedIssue(page, stage.portal, row.id);
  const lost = await outcome('unknown');
  expect(stage.portal.state.invoices).toHaveLength(2);
  expect(lost.invoiceNumbers).toEqual([]);
});

test('a call that is known tells of the red invoice too, and a press without an answer runs out', async () => {
  stage.portal.configure({ redIssuePath: '/kpfw/lzfpkj/v1/tyfpkj' });
  await settle({ deadlines: { quietMs: 1_000, openCallMs: 3_000 } });
  const row = await submit();
  await confirm(row.id);
  stage.portal.setFault('hang-issued');
  await pressRedIssue(page, stage.portal, row.id);
  const late = await outcome('unknown');
  expect(late.outcome.reason).toBe('timedOut');
  expect(late.history.map(({ type }) => type)).toContain('called.issue');
});

test('a confirmation that was made elsewhere becomes a record when it is issued from', async () => {
  const { portal } = stage;
  const { Qrdbh } = /** @type {any} */ (
    addConfirm(portal.state, { Lzfphm: original.Fphm, Hcfw: 'full', MxzbList: [] })
  );
  portal.setRedConfirm(Qrdbh, 'confirmed');
  await openRed(page, portal);
  await pressRedIssue(page, stage.portal, Qrdbh);
  const issued = await outcome('issued');
  expect(issued).toMatchObject({
    source: 'red',
    red: { originalNumber: original.Fphm, confirmId: Qrdbh },
    invoice: { buyer: { name: '北京青禾商贸有限公司' }, totalGross: '-1231.00' },
    invoiceNumbers: [portal.state.invoices[1].Fphm],
  });
});

describe('in the words of the real pages', () => {
  beforeEach(() => stage.portal.configure({ redWords: 'real' }));

  test('去开票 only opens and warns, 开具发票 is the press, both calls are seen', async () => {
    const row = await submit();
    expect((await state('waiting')).red.confirmText).toBe('销方录入待购方确认');
    await confirm(row.id);
    await openRedIssue(page, row.id);
    expect((await outcome('pending')).red.presses).toEqual([]);
    await picture('opened', page);
    await pressRedIssue(page, stage.portal, row.id);
    // The real page says no number; the list has it.
    const issued = await outcome('issued');
    expect(issued.invoiceNumbers).toEqual([]);
    expect(issued.red).toMatchObject({ confirmId: row.id, originalNumber: original.Fphm });
    expect(issued.red.presses).toHaveLength(1);
    const types = issued.history.map(({ type }) => type);
    for (const type of ['called.redSubmit', 'redTaken', 'redPressed', 'called.redIssue'])
      expect(types).toContain(type);
    expect(stage.portal.state.invoices).toHaveLength(2);
  });

  test.each([
    ['01', 'noNeed', 'pending'],
    ['03', 'waiting', 'pending'],
    ['04', 'confirmed', 'pending'],
    ['05', 'voided', 'refused'],
    ['06', 'voided', 'refused'],
    ['07', 'timedOut', 'refused'],
    ['08', 'withdrawn', 'refused'],
    ['09', 'withdrawn', 'refused'],
    ['10', 'voided', 'refused'],
    ['11', 'voided', 'refused'],
    ['12', 'voided', 'refused'],
    ['13', 'voided', 'refused'],
  ])('state %s is %s: %s', async (number, wanted, type) => {
    const row = await submit();
    await state('waiting');
    stage.portal.setRedConfirm(row.id, /** @type {any} */ (number));
    await refreshRed(page);
    expect(
      (
        await record(
          ({ red }) => red.confirmState === wanted && red.confirmText !== '销方录入待购方确认',
          wanted,
        )
      ).outcome.type,
    ).toBe(type);
  });

  test('无需确认: the portal made the invoice itself, and the clerk is told to look before she presses', async () => {
    stage.portal.configure({ redNeedsConfirm: false, redPortalIssues: 'noNeed' });
    await submit();
    const ready = await state('noNeed');
    expect(stage.portal.state.invoices).toHaveLength(2);
    expect(ready.outcome.type).toBe('pending');
    const { text, mayRetry } = await shownFor(ready);
    expect(text).toContain('税局可能已经自动开出红字发票');
    expect(mayRetry).toBe(false);
  });

  test.each([
    ['系统正在同步中，请稍后再试', 'refused'],
    ['红冲失败,用票试点锁定/解锁蓝字发票返回：查无此票,请稍后重试', 'refused'],
    ['该发票存在进行中的红字通知单', 'unknown'],
    ['没有可红冲的金额', 'unknown'],
  ])('a confirmation that is answered by %s is %s', async (refused, type) => {
    stage.portal.planRed({ refused });
    await enterRed(page, stage.portal, { original: original.Fphm });
    await pressRedSubmit(page);
    expect((await outcome(type)).outcome.message).toBe(refused);
  });
});
