/**
 * The operating system's side of a browser: its process tree, walked from the pid that we started, so that
 * nothing else on the machine is ever touched.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { waitFor } from './wait-for.mjs';

/** @returns {Map<number, { parent: number, group: number, state: string }>} every process, by pid */
function allProcesses() {
  const processes = new Map();
  if (process.platform === 'linux') {
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        // The command name, in brackets, may itself hold spaces and brackets.
        const [state, parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        processes.set(Number(name), { parent: Number(parent), group: Number(group), state });
      } catch {
        // It ended between the listing and the reading.
      }
    }
    return processes;
  }
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,pgid=,state='], { encoding: 'utf8' });
  for (const line of table.trim().split('\n')) {
    const [pid, parent, group, state] = line.trim().split(/\s+/);
    processes.set(Number(pid), { parent: Number(parent), group: Number(group), state });
  }
  return processes;
}

/**
 * @param {number} root
 * @returns {number[]} root and all its descendants, parents first; without those already ended (zombies)
 */
export function processTree(root) {
  const processes = allProcesses();
  const tree = [root];
  for (let i = 0; i < tree.length; i++) {
    for (const [pid, { parent }] of processes) if (parent === tree[i]) tree.push(pid);
  }
  return tree.filter((pid) => processes.has(pid) && processes.get(pid)?.state !== 'Z');
}

/** @param {number[]} pids @param {NodeJS.Signals} signal */
function signalAll(pids, signal) {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
    }
  }
}

/** @param {import('puppeteer-core').Browser} browser */
export function browserPid(browser) {
  const pid = browser.process()?.pid;
  if (pid === undefined) throw new Error('this browser was not started by us');
  return pid;
}

/**
 * Stops every process of the browser where it stands (SIGSTOP), so that nothing more is written.
 * @param {import('puppeteer-core').Browser} browser
 * @returns {number[]} the frozen pids
 */
export function freezeBrowser(browser) {
  const frozen = processTree(browserPid(browser));
  signalAll(frozen, 'SIGSTOP');
  return frozen;
}

/**
 * Ends the browser the hard way: no shutdown code runs. Resolves when no process of it is left.
 * @param {import('puppeteer-core').Browser} browser
 */
export async function killBrowser(browser) {
  const child = browser.process();
  const pid = browserPid(browser);
  const ended = new Promise((resolve) => {
    if (child?.exitCode !== null || child?.signalCode !== null) resolve(undefined);
    else child?.once('exit', resolve);
  });
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F']);
    await ended;
    return;
  }
  const tree = processTree(pid);
  signalAll(tree, 'SIGKILL');
  await ended;
  await waitFor(() => !tree.some(isAlive), { message: `processes ${tree.join(', ')} ended` });
}

/** @param {number} pid */
function isAlive(pid) {
  const state = allProcesses().get(pid)?.state;
  return state !== undefined && state !== 'Z';
}
