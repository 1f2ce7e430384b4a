/**
 * A stage whose clock the test sets: the extension's, in all its scripts, and the portal's. A copy of the built extension
 * begins each script with a `Date` that goes ahead; another time is written into the copy, which is then reloaded, as
 * after a break of some hours in front of a computer that stayed on. Chromium only.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openExtensionPage } from '../browser/extension.mjs';
import { waitFor } from '../browser/wait-for.mjs';
import { BUILT, setStage } from './stage.mjs';

/** Runs in each script of the extension, before it. @param {number} ahead ms */
function goAhead(ahead) {
  if (globalThis.clockAhead !== undefined) return;
  const Real = Date;
  const now = () => Real.now() + ahead;
  globalThis.clockAhead = ahead;
  globalThis.Date = new Proxy(Real, {
    construct: (target, given, made) => Reflect.construct(target, given.length > 0 ? given : [now()], made),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
  const { timeOrigin } = performance;
  Object.defineProperty(performance, 'timeOrigin', { value: timeOrigin + ahead });
  // The browser itself tells when a request left and was answered.
  for (const event of Object.values(globalThis.chrome?.webRequest ?? {})) {
    if (typeof event?.addListener !== 'function') continue;
    const add = event.addListener.bind(event);
    event.addListener = (hear, ...how) =>
      add((details, ...rest) => hear({ ...details, timeStamp: details.timeStamp + ahead }, ...rest), ...how);
  }
}

/** @param {string} folder @param {Map<string, string>} scripts as built @param {number} ahead */
function writeClock(folder, scripts, ahead) {
  const first = `(${goAhead})(${ahead});\n`;
  for (const [path, text] of scripts) writeFileSync(join(folder, path), first + text);
}

/**
 * @param {string} at as the portal writes it, `2026-11-30 23:57`
 * @param {Parameters<typeof setStage>[0]} [options]
 */
export async function setClockedStage(at, options) {
  const folder = mkdtempSync(join(tmpdir(), 'piaoying-clock-'));
  cpSync(BUILT.chromium, folder, { recursive: true });
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  );
  const scripts = new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  const aheadOf = (/** @type {string} */ text) => Date.parse(`${text.replace(' ', 'T')}+08:00`) - Date.now();
  const remove = () => rmSync(folder, { recursive: true, force: true });
  let ahead = aheadOf(at);
  writeClock(folder, scripts, ahead);
  const stage = await setStage({ ...options, extensionDir: folder }).catch((error) => {
    remove();
    throw error;
  });
  const { close } = stage;
  stage.portal.configure({ clockAheadMs: ahead });
  return Object.assign(stage, {
    /** Epoch ms by this clock. */
    now: () => Date.now() + ahead,
    /** Goes on to another time. The extension's pages close with it; `inside` is opened anew. @param {string} to */
    async moveTo(to) {
      ahead = aheadOf(to);
      writeClock(folder, scripts, ahead);
      stage.portal.configure({ clockAheadMs: ahead });
      await stage.inside.evaluate(() => globalThis.chrome.runtime.reload()).catch(() => undefined);
      stage.inside = await waitFor(
        async () => {
          const page = await openExtensionPage(stage.browser, 'popup.html');
          const isThen = (await page.evaluate(() => globalThis.clockAhead)) === ahead;
          if (!isThen) await page.close();
          return isThen && page;
        },
        { timeout: 20_000, message: `the extension goes on at ${to}` },
      );
    },
    close: async () => {
      try {
        await close();
      } finally {
        remove();
      }
    },
  });
}
