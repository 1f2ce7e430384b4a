/** The keys that hold in the whole browser: in the built manifest, as the browser took them, and in the help. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { BUILT, setStage } from '../support/stage/stage.mjs';

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());

const read = (/** @type {string[]} */ ...path) =>
  JSON.parse(readFileSync(join(BUILT.chromium, ...path), 'utf8'));

test('the manifest names both, with words in every language', () => {
  const { commands } = read('manifest.json');
  expect(Object.keys(commands)).toEqual(['_execute_action', 'open-ledger']);
  for (const language of ['zh_CN', 'en']) {
    const messages = read('_locales', language, 'messages.json');
    for (const { description } of Object.values(commands)) {
      const [, name = ''] = /^__MSG_(\w+)__$/.exec(description) ?? [];
      expect(messages[name]?.message).toMatch(/./);
    }
  }
});

test('the browser takes them, and the help shows those that it took', async () => {
  const taken = await stage.inside.evaluate(() => chrome.commands.getAll());
  const keys = taken.map(({ shortcut }) => shortcut);
  expect(keys).toEqual(['Alt+P', 'Alt+L']);
  const page = await openExtensionPage(stage.browser, 'ledger.html#/today');
  await page.bringToFront();
  await page.waitForSelector('#page, main');
  await page.keyboard.press('?');
  const shown = () =>
    page.$$eval('[data-part="help"] kbd', (all) => all.map(({ textContent }) => textContent));
  await waitFor(async () => (await shown()).slice(-2).join() === keys.join(), {
    message: 'the help shows the keys of the browser',
  });
});
