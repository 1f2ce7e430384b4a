/**
 * What drafts cost while the clerk types, beside what the page itself does for the same keys. Our watch runs in an
 * isolated world of a browser without the extension, as a content script does, with its own listeners timed: on a
 * busy machine the difference of two browsers drowns in noise.
 */
import { launchChromium } from '../e2e/support/browser/chromium.mjs';
import { bundle } from './support/bundle.mjs';
import { median, short, thousands } from './support/figures.mjs';
import { openFilledForm } from './support/form.mjs';

const LINES = [5, 100, 2_000];
const KEYS = 200;

/** @param {import('./bench.mjs').Stage} stage */
export async function measure({ portal }) {
  const code = await bundle({
    watchDraft: 'utils/capture/entry/watch-draft.ts',
    dppt: 'utils/portal/dppt.ts',
  });
  const browser = await launchChromium({ args: portal.chromiumArgs() });
  const rows = [];
  try {
    for (const lines of LINES) {
      const page = await browser.newPage();
      await openFilledForm(page, portal, lines);
      await page.bringToFront();
      rows.push(await measureForm(page, lines, code));
      await page.close();
    }
  } finally {
    await browser.close();
  }
  return [
    {
      title: 'drafts: while the clerk types into the note',
      head: [
        'lines',
        'page a key, ms',
        'our listeners a key, µs',
        'a reading, ms',
        'readings',
        'of the time, %',
      ],
      rows,
      notes: [
        `${KEYS} keys, each with its keyup and input; page = all tasks of its main thread, ours among them`,
        'a reading = the whole form read, compared, and given to be written; in idle time',
      ],
    },
  ];
}

/** @param {import('puppeteer-core').Page} page @param {number} lines @param {string} code */
async function measureForm(page, lines, code) {
  const session = await page.createCDPSession();
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'bench drafts',
  });
  const run = async (/** @type {string} */ expression) => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      contextId,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  await run(`(${startWatch})(${code})`);
  await page.focus('.blue-invoice .t-textarea__inner');
  const started = performance.now();
  const before = (await page.metrics()).TaskDuration ?? 0;
  for (let key = 0; key < KEYS; key++) await page.keyboard.press(key % 2 === 0 ? 'a' : 'Backspace');
  await page.waitForNetworkIdle({ idleTime: 500 });
  const after = (await page.metrics()).TaskDuration ?? 0;
  const took = performance.now() - started;
  const { listeners, readings, saved } = await run('globalThis.benchDrafts');
  await session.detach();
  if (saved === 0) throw new Error('no draft was kept: nothing was measured');
  const reading = readings.reduce((/** @type {number} */ sum, /** @type {number} */ ms) => sum + ms, 0);
  return [
    thousands(lines),
    short(((after - before) * 1_000) / KEYS),
    short((listeners * 1_000) / KEYS),
    short(median(readings)),
    String(readings.length),
    short((reading / took) * 100),
  ];
}

/** Runs in the isolated world. */
function startWatch({ watchDraft, dppt }) {
  const figures = { listeners: 0, readings: [], saved: 0 };
  globalThis.benchDrafts = figures;
  const add = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const timed = (event) => {
      const start = performance.now();
      listener(event);
      figures.listeners += performance.now() - start;
    };
    add.call(this, type, timed, options);
  };
  const watch = watchDraft(window, dppt.entry, {
    now: Date.now,
    clock: () => performance.now(),
    newId: () => 'D',
    whenIdle(run) {
      const handle = requestIdleCallback(
        () => {
          const start = performance.now();
          run();
          figures.readings.push(performance.now() - start);
        },
        { timeout: 2_000 },
      );
      return () => cancelIdleCallback(handle);
    },
    save(draft) {
      structuredClone(draft);
      figures.saved += 1;
    },
    seen: () => false,
    retryOf: () => undefined,
    error(error) {
      throw error;
    },
  });
  watch.form(true);
}
