/** A fault is followed up: what she says of it, the day to look again, the sheet on one page, hostile words as words. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enterInvoice, pressIssue } from '../../portal/driver.mjs';
import { findings, SCHEMES } from '../support/browser/axe.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { picturesOf } from '../support/browser/picture.mjs';
import { printedPages } from '../support/browser/printed.mjs';
import { readStore } from '../support/browser/storage.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { ONE_LINE, setStage } from '../support/stage/stage.mjs';

const HOSTILE = '<img src=x onerror="document.title=1">=1+1\u202Etxt';
/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let ledger;
const picture = picturesOf('cases', () => ledger);
let caseId = '';
let said = '';

const told = async (what) =>
  (await readStore(stage.inside, 'cases')).map((fact) => fact.said).filter((one) => one.what === what);
const kept = (what) => waitFor(async () => (await told(what))[0], { message: `${what} is kept` });
const text = (selector) => ledger.$eval(selector, (node) => /** @type {HTMLElement} */ (node).innerText);
async function open(address, there) {
  await ledger.evaluate((to) => {
    location.hash = to;
  }, address);
  return ledger.waitForSelector(there);
}
async function write(what, values) {
  await ledger.click(`[data-what="${what}"]`);
  for (const [field, value] of Object.entries(values)) {
    await ledger.waitForSelector(`[data-field="${field}"]`);
    await ledger.$eval(
      `[data-field="${field}"]`,
      (input, given) => {
        /** @type {HTMLInputElement} */ (input).value = given;
        input.dispatchEvent(new Event('input', { bubbles: true }));
        input.dispatchEvent(new Event('change', { bubbles: true }));
      },
      value,
    );
  }
  await ledger.click('[data-action="say"]');
}

beforeAll(async () => {
  stage = await setStage();
  for (const [count, fault] of /** @type {const} */ ([
    [1, 'bad-gateway'],
    [2, 'down'],
  ])) {
    stage.portal.setSiteFault('');
    await enterInvoice(stage.page, stage.portal, ONE_LINE);
    stage.portal.setSiteFault(fault);
    await pressIssue(stage.page);
    await stage.newest('unknown', count);
  }
  stage.portal.setSiteFault('');
  ledger = await openExtensionPage(stage.browser, 'ledger.html#/faults');
  await ledger.setViewport({ width: 1366, height: 768 });
  await ledger.waitForSelector('[data-outage] [data-action="keep-case"]');
  await ledger.click('[data-outage] [data-action="keep-case"]');
  await ledger.waitForSelector('[data-card="said"]');
  [{ caseId }] = await readStore(stage.inside, 'cases');
  said = `#/faults?case=${caseId}`;
}, 180_000);
afterAll(() => stage?.close());

test('from an outage: it is about the submission that was hit', async () => {
  const [opened] = await told('opened');
  expect(opened.submissionIds).toHaveLength(2);
  expect(opened.outage.host).toContain('dppt');
  expect(await text('[data-card="about"]')).toContain('朝阳区某学校');
  expect(await text('.page-head')).toContain('待报');
});

describe('what she says of it', () => {
  test('a call, a note, a loss', async () => {
    await write('call', { seat: '018 号', answer: `让等两小时${HOSTILE}`, ticket: 'GD-2026-77' });
    expect(await kept('call')).toMatchObject({ number: '12366', ticket: 'GD-2026-77' });
    await write('note', { note: HOSTILE });
    await kept('note');
    await write('loss', { kind: 'penalty', amount: '1,234.50', text: '=1+1' });
    expect(await kept('loss')).toMatchObject({ kind: 'penalty', amount: '1234.50' });
    await waitFor(async () => (await text('.page-head')).includes('1,234.50'));
  });

  test('no amount: it is said, and nothing is kept', async () => {
    await write('loss', { amount: '=1+1' });
    expect(await text('[data-part="told"]')).toContain('金额没读懂');
    expect(await told('loss')).toHaveLength(1);
  });

  test('a file is dropped: kept byte for byte, with the kind that it is; a program is refused', async () => {
    await ledger.click('[data-what="file"]');
    await ledger.waitForSelector('[data-part="drop"]');
    const drop = (/** @type {number[]} */ bytes, /** @type {string} */ name) =>
      ledger.$eval(
        '[data-part="drop"]',
        (zone, given, called) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([new Uint8Array(given)], called));
          zone.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
        },
        bytes,
        name,
      );
    await drop([0x4d, 0x5a, 0x90, 0, 3, 0], '报错.png');
    await waitFor(async () => (await text('[data-part="told"]')).includes('没有存'));
    await drop([...new TextEncoder().encode('报错全文')], '<b>报错.exe');
    const { bytes } = await kept('file');
    expect(bytes).toMatchObject({ mime: 'text/plain', fileName: '<b>报错.exe', size: 12 });
    expect(await readStore(stage.inside, 'evidence')).toMatchObject([{ id: bytes.sha256 }]);
    expect(await ledger.evaluate(() => location.hash)).toBe(said);
  });

  test('foreign words stay words', async () => {
    await waitFor(async () => (await text('[data-said="note"]')).includes(HOSTILE));
    expect(await ledger.$$('[data-card="said"] img, [data-card="said"] b')).toEqual([]);
    expect(await ledger.title()).not.toBe('1');
    await picture('case');
  });

  test('taken back: struck out, and counted no longer', async () => {
    await ledger.click('[data-said="loss"] [data-action="take-back"]');
    await ledger.waitForSelector('[data-said="loss"].gone');
    expect(await text('.page-head')).toContain('¥0.00');
  });
});

test('a state with the day to look again: 今天 and the reminders tell it on that day', async () => {
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  await write('state', { state: 'waiting', day: '2099-01-01' });
  await kept('state');
  await open('#/today', '[data-card="waiting"]');
  expect(await ledger.$('[data-part="cases-due"]')).toBeNull();
  await open(said, '[data-what="state"]');
  await write('state', { state: 'waiting', day: today });
  await waitFor(async () => (await told('state')).length === 2);
  await open('#/today', '[data-part="cases-due"]');
  expect(await text('[data-part="cases-due"]')).toContain('1 件');
  await stage.inside.reload();
  await stage.inside.waitForSelector('[data-topic="lookAgain"]');
  await open('#/faults?tab=cases', `[data-case="${caseId}"]`);
  expect(await text(`[data-case="${caseId}"]`)).toContain('等答复');
  await picture('list');
});

describe('报障单', () => {
  test('is one page of A4, and says what the portal showed, with its code', async () => {
    await open(`${said}&tab=sheet`, '[data-part="report-sheet"]');
    await picture('sheet');
    const shown = await text('[data-line="shown"] td');
    expect(shown).toContain('HTTP 502');
    const [printed, ...more] = await printedPages(ledger, 'sheet');
    expect(more).toEqual([]);
    for (const words of ['HTTP502', '加盖公章', 'GD-2026-77', '影响', '不证明发票已开具'])
      expect(printed).toContain(words);
    expect(printed).toContain(shown.replace(/\s/g, '').slice(0, 12));
    expect(printed).not.toContain('粘贴到征纳互动');
  });

  test('what is typed is remembered; 200 characters with their count', async () => {
    await ledger.type('[data-field="taxOffice"]', '朝阳区税务局第一税务所');
    await ledger.type('[data-field="clerk"]', '王会计');
    await ledger.keyboard.press('Tab');
    await waitFor(async () => (await text('[data-line="taxOffice"] td')).includes('第一税务所'));
    const paste = await ledger.$eval(
      '[data-part="paste"]',
      (area) => /** @type {HTMLTextAreaElement} */ (area).value,
    );
    expect(paste.length).toBeLessThanOrEqual(200);
    expect(await text('[data-card="paste"]')).toContain(`现在 ${paste.length} 字`);
    await ledger.reload();
    await ledger.waitForSelector('[data-line="taxOffice"] td');
    await waitFor(async () => (await text('[data-part="report-sheet"]')).includes('王会计'));
    expect(await text('[data-line="taxOffice"] td')).toContain('第一税务所');
  });
});

test('letters are filled in; what to do by minute, and the law, are one tab away', async () => {
  await open(`${said}&tab=letters`, '[data-card="letter"]');
  const letters = await ledger.$$eval('[data-card="letter"] textarea', (all) =>
    all.map((one) => /** @type {HTMLTextAreaElement} */ (one).value),
  );
  expect(letters[0]).toContain('情况说明');
  expect(letters.join()).not.toContain('\u202E');
  expect(letters.at(-1)).toContain('朝阳区某学校，您好');
  await picture('letters');
  await open('#/faults?tab=guide', '[data-card="law"]');
  expect(await text('[data-card="guide"]')).toContain('别再点一次');
  expect(await text('[data-card="law"]')).toContain('不提供法律意见');
  await picture('guide');
});

describe.each(SCHEMES)('axe finds nothing serious, %s', (scheme) => {
  test.each([
    ['a case', '', '[data-card="said"]'],
    ['its sheet', '&tab=sheet', '[data-part="report-sheet"]'],
    ['its letters', '&tab=letters', '[data-card="letter"]'],
  ])('%s', async (_, tab, there) => {
    await open(said + tab, there);
    expect(await findings(ledger, scheme)).toEqual([]);
  });
});
