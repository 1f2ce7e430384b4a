/** The page at the moment of a refusal, a doubt and a fault: as text always, as a photograph where she switched that on. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { launchPermitted } from '../support/browser/permitted-build.mjs';
import { picturesOf } from '../support/browser/picture.mjs';
import { readStore } from '../support/browser/storage.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { ONE_LINE, setStage } from '../support/stage/stage.mjs';

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let page;
/** @type {import('puppeteer-core').Page} */
let ledger;
/** @type {() => Promise<void>} */
let closeBrowser;
const picture = picturesOf('pictures', () => ledger);

const rows = () => readStore(stage.inside, 'pictures');
/** The newest text picture, once its photograph or the want of one is told, too. */
const pictured = (count) =>
  waitFor(
    async () => {
      const all = await rows();
      const texts = all.filter(({ type }) => type === 'pictured').sort((a, b) => a.at - b.at);
      const last = texts.at(-1);
      const photo = all.find(({ pictureId }) => pictureId === last?.id);
      return texts.length === count && photo && { ...last, photo };
    },
    { timeout: 30_000, message: `${count} pictures` },
  );
/** The worker forgets when it last took one: a minute is long. */
const forgetLast = () => stage.inside.evaluate(() => globalThis.chrome.storage.session.remove('lastPhotoAt'));

async function refuse(fault = 'refuse-rate', outcome = 'refused') {
  const count = (await stage.submissions()).length + 1;
  await page.bringToFront();
  stage.portal.setFault(fault);
  await stage.submit(ONE_LINE);
  return stage.newest(outcome, count);
}

beforeAll(async () => {
  stage = await setStage({}, async (options) => {
    const permitted = await launchPermitted('<all_urls>', options);
    closeBrowser = permitted.close;
    return permitted.browser;
  });
  page = stage.page;
  ledger = await openExtensionPage(stage.browser, 'ledger.html#/settings');
  await ledger.setViewport({ width: 1366, height: 768 });
}, 120_000);
afterAll(async () => {
  await closeBrowser?.();
  await stage?.close();
});

test('refused: the text of the page is kept, with the words of the portal; nothing secret, no query; no photograph: off', async () => {
  const { id } = await refuse();
  const kept = await pictured(1);
  expect(kept).toMatchObject({ id: `${id}-refused`, cause: 'refused', submissionId: id });
  expect(kept.text).toContain('税率不合法，请使用 0.03、0.01');
  expect(kept.text).toContain('朝阳区某学校');
  expect(kept.text).toContain('*餐饮服务*餐费');
  expect(kept.site.path).toBe(new URL(page.url()).pathname);
  expect([kept.width, kept.height]).toEqual(await page.evaluate(() => [innerWidth, innerHeight]));
  expect(kept.zone).not.toBe('');
  expect(JSON.stringify(await rows())).not.toMatch(/\?|token|ruuid|正在留底|已留底/);
  expect(kept.photo).toMatchObject({ lacks: 'off' });
});

describe('switched on in the settings', () => {
  beforeAll(async () => {
    await ledger.bringToFront();
    await ledger.waitForSelector('[data-setting="screenshots"]');
    await picture('settings-photos');
    await ledger.click('[data-setting="screenshots"]');
    await waitFor(() =>
      ledger.$eval('[data-setting="screenshots"]', (one) => one.classList.contains('is-checked')),
    );
  }, 60_000);

  test('a photograph of at most 200 kB goes with the text, and opens again from the database', async () => {
    await refuse('unlisted-vague', 'unknown');
    const { photo, cause } = await pictured(2);
    expect(cause).toBe('doubt');
    expect(photo.bytes).toMatchObject({ mime: 'image/webp' });
    expect(photo.bytes.size).toBeLessThanOrEqual(200_000);
    const size = await stage.inside.evaluate(async (sha256) => {
      const opened = indexedDB.open('piaoying');
      const db = await new Promise((resolve) => {
        opened.onsuccess = () => resolve(opened.result);
      });
      const asked = db.transaction('evidence').objectStore('evidence').get(sha256);
      const row = await new Promise((resolve) => {
        asked.onsuccess = () => resolve(asked.result);
      });
      db.close();
      const image = await createImageBitmap(row.blob);
      return { width: image.width, height: image.height, bytes: row.blob.size };
    }, photo.bytes.sha256);
    expect(size.bytes).toBe(photo.bytes.size);
    expect([size.width, size.height]).toEqual(await page.evaluate(() => [innerWidth, innerHeight]));
  });

  test('within the minute there is no second one', async () => {
    await refuse();
    expect((await pictured(3)).photo).toMatchObject({ lacks: 'tooSoon' });
  });

  test('another tab in front: not photographed', async () => {
    await forgetLast();
    const count = (await stage.submissions()).length + 1;
    await page.bringToFront();
    stage.portal.setFault('http-500-json');
    await stage.submit(ONE_LINE);
    await ledger.bringToFront();
    await stage.newest('unknown', count);
    expect((await pictured(4)).photo).toMatchObject({ lacks: 'notInFront' });
  });

  test('the detail shows text, photograph, browser, clock', async () => {
    const [, { id }] = await stage.submissions();
    await ledger.bringToFront();
    await ledger.evaluate((to) => {
      location.hash = `#/submission/${to}`;
    }, id);
    await ledger.waitForSelector('[data-part="pictures"] img');
    const text = await ledger.$eval('[data-part="pictures"]', (part) => part.innerText);
    expect(text).toMatch(/当时的页面/);
    const lines = await ledger.$eval('[data-part="page-text"]', (field) => field.value);
    expect(lines).toContain('业务处理未完成');
    expect(text).toMatch(/Chrome \d+ · Linux/);
    expect(text).toMatch(/税局的钟/);
    await ledger.$eval('[data-part="pictures"]', (part) => part.scrollIntoView());
    await picture('detail-pictures');
    await ledger.click('[data-action="enlarge"]');
    await ledger.waitForSelector('.el-dialog img');
    await picture('detail-large');
    await ledger.keyboard.press('Escape');
  });
});

test('an error page of the portal is pictured as a fault', async () => {
  const count = (await rows()).filter(({ type }) => type === 'pictured').length;
  await page.bringToFront();
  stage.portal.setSiteFault('bad-gateway');
  await page.goto(stage.portal.makeoutHomeUrl);
  const kept = await pictured(count + 1);
  expect(kept).toMatchObject({
    cause: 'fault',
    faultKind: 'httpError',
    text: expect.stringContaining('502'),
  });
  stage.portal.setSiteFault('');
});

test('L6 a log-in page is never pictured', async () => {
  const before = await rows();
  await page.goto(stage.portal.loginUrl);
  await page.waitForSelector('input[type="password"]');
  await page.type('input[type="password"]', 'Geheim-4711');
  await stage.inside.evaluate(() => globalThis.chrome.runtime.sendMessage({ kind: 'sweep' }));
  expect(await rows()).toEqual(before);
});
