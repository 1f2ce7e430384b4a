/**
 * Reading the whole form, as the click handler does it, beside the least that any reader must do. Both run in an
 * isolated world of their own, as a content script does; `first` is the first call in a fresh one, with cold code
 * and no wrappers for the page's nodes.
 */
import { launchChromium } from '../e2e/support/browser/chromium.mjs';
import { bundle } from './support/bundle.mjs';
import { median, ratio, short, thousands } from './support/figures.mjs';
import { openForm } from './support/form.mjs';

const LINES = [3, 100, 2_000];
const WORLDS = 5;
const CALLS_A_WORLD = 5;
/** The clock of a page ticks in tenths of a millisecond: short calls are repeated up to this length. */
const SAMPLE_MS = 20;

const BARE = `() => [...document.querySelectorAll('input,textarea')].map((control) => control.value)`;

/** @param {import('./bench.mjs').Stage} stage */
export async function measure({ portal }) {
  const code = await bundle({
    takeSnapshot: 'utils/capture/entry/take-snapshot.ts',
    dppt: 'utils/portal/dppt.ts',
  });
  const ours = `(({ takeSnapshot, dppt }) => () => takeSnapshot(document, dppt.entry, Date.now()))(${code})`;
  const browser = await launchChromium({ args: portal.chromiumArgs() });
  const rows = [];
  try {
    const page = await browser.newPage();
    for (const lines of LINES) {
      await openForm(page, portal, lines);
      const call = { bare: await worldMaker(page, BARE), ours: await worldMaker(page, ours) };
      const times = { bare: { first: [], later: [] }, ours: { first: [], later: [] } };
      for (let world = 0; world < WORLDS; world++) {
        for (const name of /** @type {const} */ (['bare', 'ours'])) {
          const [first, ...later] = await call[name]();
          times[name].first.push(first);
          times[name].later.push(...later);
        }
      }
      rows.push(row(lines, await readLines(page, ours), times));
    }
  } finally {
    await browser.close();
  }
  return [
    {
      title: 'snapshot: the whole form read, ms (median)',
      head: ['lines', 'lines read', 'bare first', 'ours first', '', 'bare', 'ours', ''],
      rows,
      notes: [
        `bare = the values of all inputs and text areas alone; ${WORLDS} worlds, ${CALLS_A_WORLD} calls in each`,
      ],
    },
  ];
}

/** @param {number} lines @param {number} read @param {any} times */
function row(lines, read, { bare, ours }) {
  const [bareFirst, oursFirst, bareLater, oursLater] = [bare.first, ours.first, bare.later, ours.later].map(
    median,
  );
  return [
    thousands(lines),
    thousands(read),
    short(bareFirst),
    short(oursFirst),
    ratio(oursFirst, bareFirst),
    short(bareLater),
    short(oursLater),
    ratio(oursLater, bareLater),
  ];
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {string} reader source of a function without arguments
 * @returns {Promise<() => Promise<number[]>>} makes a fresh world, times the calls in it, ms
 */
async function worldMaker(page, reader) {
  const session = await page.createCDPSession();
  const { frameTree } = await session.send('Page.getFrameTree');
  let count = 0;
  return async () => {
    const { executionContextId } = await session.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: `bench ${reader.length} ${count++}`,
    });
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: `(${timeCalls})(${reader}, ${CALLS_A_WORLD}, ${SAMPLE_MS})`,
      contextId: executionContextId,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
}

/** Runs in the page. The first call is timed alone. */
function timeCalls(read, calls, sampleMs) {
  const times = [];
  for (let call = 0; call <= calls; call++) {
    const start = performance.now();
    let count = 0;
    do {
      read();
      count++;
    } while (call > 0 && performance.now() - start < sampleMs);
    times.push((performance.now() - start) / count);
  }
  return times;
}

/** Proof that the measured reader reads what it should. @param {import('puppeteer-core').Page} page @param {string} ours */
const readLines = (page, ours) =>
  page.evaluate(`Math.max(...(${ours})().tables.map(({ rows }) => rows.length))`);
