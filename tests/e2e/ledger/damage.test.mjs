import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { extensionId, openExtensionPage } from '../support/browser/extension.mjs';
import { killBrowser } from '../support/browser/processes.mjs';
import { readStore } from '../support/browser/storage.mjs';
import { createTempProfile } from '../support/browser/temp-profile.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { ONE_LINE, setStage } from '../support/stage/stage.mjs';

/** @type {import('../support/stage/stage.mjs').Stage | undefined} */
let stage;
/** @type {string} */
let profile;
afterEach(async () => {
  await stage?.close();
  rmSync(profile, { recursive: true, force: true });
});

const databaseFolder = async () =>
  join(
    profile,
    'Default',
    'IndexedDB',
    `chrome-extension_${await extensionId(stage.browser)}_0.indexeddb.leveldb`,
  );

const finding = (page, kind) => page.waitForSelector(`[data-finding="${kind}"]`, { timeout: 20_000 });

describe('L4 a ledger file that was damaged while the browser was closed', () => {
  test('is said, with what is safe and what to do; what is submitted now is kept', async () => {
    profile = createTempProfile('damage');
    stage = await setStage({ userDataDir: profile });
    await stage.submit(ONE_LINE);
    await stage.newest('issued');
    const mark = () => stage.inside.evaluate(() => chrome.storage.local.get('ledgerMark'));
    const { ledgerMark } = await waitFor(async () => {
      const found = await mark();
      return found.ledgerMark?.n > 3 && found;
    });
    const folder = await databaseFolder();
    await stage.close();

    const manifest = readdirSync(folder).find((name) => name.startsWith('MANIFEST'));
    writeFileSync(join(folder, manifest), Buffer.alloc(statSync(join(folder, manifest)).size, 7));

    stage = await setStage({ userDataDir: profile });
    // What Chromium does: it throws the damaged database away and opens an empty one, without an error.
    expect(await stage.submissions()).toEqual([]);
    const words = await (await finding(stage.inside, 'ledgerDamaged')).evaluate(
      ({ textContent }) => textContent,
    );
    expect(words).toContain('台账文件损坏');
    const lost = Number(/\d+/.exec(words)[0]);
    expect(lost).toBeGreaterThanOrEqual(ledgerMark.n);
    await waitFor(async () =>
      (await readStore(stage.inside, 'faults')).some(
        ({ kind, detail }) => kind === 'ledgerDamaged' && Number(detail) === lost,
      ),
    );

    await stage.submit(ONE_LINE);
    await stage.newest('issued', 1);
    await stage.inside.bringToFront();
    await stage.inside.click('[data-action="seen"]');
    await stage.inside.waitForFunction(() => !document.querySelector('[data-finding="ledgerDamaged"]'), {
      polling: 100,
    });
  });
});

describe('L1 the browser is killed after the click', () => {
  const SEED = 4_711;
  /** Of a seed, so that a failure can be run again: ms from the click to SIGKILL. */
  const moments = [SEED % 40, (SEED * 7_919) % 400];

  test.each(moments)(
    '%i ms later: after the restart it is there once, with an honest outcome',
    async (ms) => {
      profile = createTempProfile('killed');
      stage = await setStage({ userDataDir: profile });
      stage.portal.setFault('hang');
      await stage.submit(ONE_LINE);
      await new Promise((resolve) => setTimeout(resolve, ms));
      await killBrowser(stage.browser);
      await stage.portal.close();

      stage = await setStage({ userDataDir: profile });
      const all = await waitFor(
        async () => {
          const found = await stage.submissions();
          return found.length > 0 && found;
        },
        { timeout: 20_000, message: 'the submission is in the ledger' },
      );
      expect(all).toHaveLength(1);
      expect(all[0].invoice.buyer.name).toBe(ONE_LINE.buyer.name);
      expect(['pending', 'unknown']).toContain(all[0].outcome.type);
      expect(
        await (await openExtensionPage(stage.browser, 'popup.html')).$('[data-finding="ledgerDamaged"]'),
      ).toBeNull();
    },
  );
});
