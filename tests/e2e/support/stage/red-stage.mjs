/**
 * The stage of a file about red letters: before each test a portal anew with one invoice to reverse, and a tab. The portal has
 * the words that it had before the real ones were known, until a test wants those.
 */
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { enterRed, pressRedSubmit, redRows, refreshRed } from '../../../portal/driver.mjs';
import { issueInvoice } from '../../../portal/server/state.mjs';
import { openExtensionPage } from '../browser/extension.mjs';
import { picturesOf } from '../browser/picture.mjs';
import { waitFor } from '../browser/wait-for.mjs';
import { setStage } from './stage.mjs';

/** Registers the hooks of a test file. @param {string} pictures the name that its pictures begin with */
export function redStage(pictures) {
  /** What was there before the test. @type {Set<string>} */
  let before;
  /** No two originals of a file have one number, though the portal starts anew with each test. */
  let tests = 0;

  const red = {
    stage: /** @type {import('./stage.mjs').Stage} */ (/** @type {unknown} */ (undefined)),
    /** The clerk's tab. */
    page: /** @type {import('puppeteer-core').Page} */ (/** @type {unknown} */ (undefined)),
    /** The invoice that is reversed. @type {any} */
    original: undefined,
    picture: picturesOf(pictures, () => red.stage.page),

    /** Deadlines in place of 180 s and 10 min, or those. @param {object} [settings] */
    settle: (settings = {}) =>
      red.stage.inside.evaluate(
        (wanted) => globalThis.chrome.storage.local.set({ settings: wanted }),
        settings,
      ),

    /**
     * The one record of this test, once it is so.
     * @param {(record: any) => boolean} isSo @param {string} message
     */
    async record(isSo, message) {
      /** @type {any[]} */
      let rows = [];
      await waitFor(
        async () => {
          rows = (await red.stage.submissions()).filter(({ id }) => !before.has(id));
          if (rows.length !== 1 || !isSo(rows[0]))
            throw new Error(JSON.stringify(rows.map(({ outcome, red: part }) => ({ outcome, red: part }))));
          return true;
        },
        { timeout: 30_000, message },
      );
      return rows[0];
    },
    outcome: (/** @type {string} */ type) => red.record((row) => row.outcome.type === type, type),
    state: (/** @type {string} */ wanted) => red.record((row) => row.red.confirmState === wanted, wanted),

    /** A confirmation is made and in the list. @param {Parameters<typeof enterRed>[2]['lines']} [lines] */
    async submit(lines) {
      await enterRed(red.page, red.stage.portal, { original: red.original.Fphm, ...(lines && { lines }) });
      await pressRedSubmit(red.page);
      const [row] = await redRows(red.page);
      return row;
    },

    /** The other side confirms, and the list shows it. @param {string} id */
    async confirm(id) {
      red.stage.portal.setRedConfirm(id, 'confirmed');
      await refreshRed(red.page);
      return red.state('confirmed');
    },

    /** A fresh tab in front. */
    async openTab() {
      red.page = await red.stage.browser.newPage();
      await red.page.bringToFront();
    },

    /** What the clerk is offered and told. @param {any} row */
    async shownFor(row) {
      const ledger = await openExtensionPage(red.stage.browser, `ledger.html#/submission/${row.id}`);
      await ledger.setViewport({ width: 1440, height: 1000 });
      await ledger.bringToFront();
      await ledger.waitForSelector('[data-part="red"]', { timeout: 20_000 });
      const text = await ledger.$eval('[data-part="detail"]', (pane) => pane.textContent ?? '');
      const retry = await ledger.$('[data-part="detail"] [data-action="retry"]');
      await red.picture(`${tests}`, ledger);
      await ledger.close();
      await red.page.bringToFront();
      return { text, mayRetry: retry !== null };
    },
  };

  beforeAll(async () => {
    red.stage = await setStage();
  });
  afterAll(() => red.stage?.close());
  beforeEach(async () => {
    const { portal } = red.stage;
    await portal.reset();
    portal.configure({ redWords: 'own' });
    tests += 1;
    Object.assign(portal.state, { sequence: tests * 10, redSequence: tests * 10 });
    await red.settle();
    before = new Set((await red.stage.submissions()).map(({ id }) => id));
    const { name, taxId } = portal.state.companies[0];
    red.original = issueInvoice(portal.state, {
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
    await red.openTab();
    await red.page.setViewport({ width: 1400, height: 800 });
  });
  afterEach(() => red.page.close());
  return red;
}
