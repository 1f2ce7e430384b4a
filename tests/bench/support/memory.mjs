/** How much memory the processes of a browser took at most, as Linux counts it (VmHWM), so that nothing is missed. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { browserPid, processTree } from '../../e2e/support/browser/processes.mjs';

/** @param {number} pid @param {'VmRSS' | 'VmHWM'} field @returns {number | undefined} MiB; undefined once it has ended */
function statusOf(pid, field) {
  if (!existsSync(`/proc/${pid}`)) return undefined;
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`${field}:\\s*(\\d+) kB`).exec(status)?.[1]) / 1024;
}

const isRenderer = (/** @type {number} */ pid) =>
  readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer');

/**
 * @param {import('puppeteer-core').Browser} browser
 * @returns {() => { page: number, browser: number }} growth at most since now, MiB: of the page whose process grew
 *   most, and of all processes together; a helper of the browser that ended meanwhile is not in it
 */
export function watchMemory(browser) {
  if (process.platform !== 'linux') throw new Error('peaks of memory are read from /proc: Linux only');
  const before = processTree(browserPid(browser)).map((pid) => {
    // 5 = forget the peak so far.
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
    return { pid, rss: statusOf(pid, 'VmRSS') ?? 0, renderer: isRenderer(pid) };
  });
  return () => {
    const growth = before.flatMap(({ pid, rss, renderer }) => {
      const peak = statusOf(pid, 'VmHWM');
      return peak === undefined ? [] : [{ renderer, mib: peak - rss }];
    });
    const pages = growth.filter(({ renderer }) => renderer).map(({ mib }) => mib);
    return { page: Math.max(...pages), browser: growth.reduce((sum, { mib }) => sum + mib, 0) };
  };
}
