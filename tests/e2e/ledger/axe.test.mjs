/** Accessibility of every page of ours, as axe sees it. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PAGES } from '../../../components/common/route';
import { findings, SCHEMES } from '../support/browser/axe.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { forgetTeam, keepTeam } from '../support/stage/keep-team.mjs';
import { setLedgerStage } from '../support/stage/ledger-stage.mjs';
import { speak } from '../support/stage/speak.mjs';

/** @type {import('../support/stage/ledger-stage.mjs').LedgerStage['stage']} */
let stage;
/** @type {import('puppeteer-core').Page} */
let page;
/** @type {any} */
let issued;
/** @type {any} */
let refused;
/** @type {import('../support/stage/ledger-stage.mjs').LedgerStage['go']} */
let go;

beforeAll(async () => {
  ({ stage, page, issued, refused, go } = await setLedgerStage());
});
afterAll(() => stage?.close());

/** Element Plus 2.14 gives the pop-up of its date picker no name, and no way to give it one. */
const PICKER_RULES = ['aria-dialog-name'];

const LANGUAGES = ['zh_CN', 'en'];

describe.each(LANGUAGES)('axe finds nothing serious, in %s', (language) => {
  beforeAll(() => speak(stage.inside, page, language));
  afterAll(() => speak(stage.inside, page, 'zh_CN'));

  describe.each(SCHEMES)('%s', (scheme) => {
    test.each([
      ...PAGES.map((name) => /** @type {const} */ ([name, () => `#/${name}`])),
      ['a filtered list with its detail', () => `#/ledger?outcome=refused&show=${refused.id}`],
      ['the detail of an issued one', () => `#/submission/${issued.id}`],
      ['the check of a company', () => `#/reconcile?company=${issued.sellerTaxId}`],
      ['待处理 by company', () => '#/inbox?by=company'],
      ['写一张待开登记', () => '#/entries?tab=new'],
      ['客户移交', () => `#/companies?company=${issued.sellerTaxId}&tab=handover`],
      ['跟进', () => '#/faults?tab=cases'],
      ['税局打不开时', () => '#/faults?tab=guide'],
      ['从备份恢复', () => '#/backup?tab=restore'],
    ])('%s', async (_, address) => {
      await go(address());
      await page.waitForNetworkIdle({ idleTime: 100 });
      // Half-faded words have another contrast.
      await page.waitForFunction(() =>
        document.getAnimations().every(({ playState }) => playState !== 'running'),
      );
      expect(await findings(page, scheme)).toEqual([]);
    });

    test('同事 and 公司一览 among colleagues', async () => {
      await go('#/backup');
      await page.waitForSelector('[data-action="start-backup"]');
      await keepTeam(page);
      await page.reload();
      await go('#/backup?tab=team');
      await page.waitForSelector('[data-computer="01TEAM2"]');
      await page.click('[data-action="start-change"]');
      await page.waitForSelector('[data-part="change-key"] [data-field="recovery-key"]');
      const found = await findings(page, scheme);
      await go('#/companies');
      await page.waitForSelector('[data-card="firm-computers"]');
      await page.click('[data-action="edit-serving"]');
      await page.waitForSelector('[data-field="other-clerks"]');
      found.push(...(await findings(page, scheme)));
      await forgetTeam(page);
      await page.reload();
      expect(found).toEqual([]);
    });

    test('the help', async () => {
      await go('#/settings');
      await page.click('.help-button');
      await page.waitForSelector('[data-part="help"]', { visible: true });
      expect(await findings(page, scheme)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.waitForSelector('[data-part="help"]', { hidden: true });
    });

    test('welcome, with the restore open', async () => {
      const welcome = await openExtensionPage(stage.browser, 'welcome.html');
      await welcome.click('summary');
      await welcome.waitForSelector('[data-action="restore-file"]');
      const found = await findings(welcome, scheme);
      await welcome.close();
      await page.bringToFront();
      expect(found).toEqual([]);
    });

    test('popup, list and detail', async () => {
      const popup = await openExtensionPage(stage.browser, 'popup.html');
      await popup.waitForSelector('[data-list="recent"] li button');
      const found = await findings(popup, scheme);
      await popup.click('[data-list="recent"] li button');
      await popup.waitForSelector('dialog[open] .detail');
      found.push(...(await findings(popup, scheme)));
      await popup.close();
      await page.bringToFront();
      expect(found).toEqual([]);
    });
  });
});

describe.each(SCHEMES)('axe finds nothing serious in what opens, %s', (scheme) => {
  test('the dialog of 已处理', async () => {
    await go('#/inbox');
    await page.bringToFront();
    const handle = await page.waitForSelector('[data-action="handle"]');
    await handle?.click();
    await page.waitForSelector('[data-part="handle"] input', { visible: true });
    expect(await findings(page, scheme)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForSelector('[data-part="handle"] input', { hidden: true });
  });

  test('an open list of outcomes', async () => {
    await go('#/ledger');
    await page.click('[data-filter="outcome"]');
    await page.waitForSelector('[role="listbox"][aria-label="结果"] li', { visible: true });
    expect(await findings(page, scheme)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  test('the open month picker, but for what its library does itself', async () => {
    await page.click('.month input');
    await page.waitForSelector('.el-month-table', { visible: true });
    expect(await findings(page, scheme, { except: PICKER_RULES })).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.el-month-table', { hidden: true });
    // With the focus left in it, it opens again when the tab comes back to the front.
    await page.keyboard.press('Tab');
  });
});
