/** A whole run: plan, steps, the end of all deadlines, and the portal's list against the ledger: first by us, then by the product. */

import { DRIFTS } from '../drift/drifts.mjs';
import { optionsOf } from '../drift/plan.mjs';
import { waitFor } from '../e2e/support/browser/wait-for.mjs';
import { startPortal } from '../portal/portal.mjs';
import { createClerk } from './clerk.mjs';
import { findViolations, violationsOfCheck } from './compare.mjs';
import { lookAtLists } from './look-at-lists.mjs';
import { driftOf, makePlan } from './plan.mjs';
import { startSession } from './session.mjs';

/** How long a step may take before it is broken off, so that one that is stuck does not cost the run. */
const STEP_MS = 90_000;

/**
 * @param {{ extensionDir: string, seed: number, count: number, kill?: string, say?: (line: string) => void }} options
 */
export async function runChaos({ extensionDir, seed, count, kill, say = () => undefined }) {
  const began = Date.now();
  const portal = await startPortal();
  const drift = DRIFTS.filter(({ id }) => id === driftOf(seed));
  portal.configure({ issueDelayMs: 20, lateTaxIdMs: 20, faceScanPollMs: 100, ...optionsOf(drift) });
  const plan = makePlan(seed, count, { companies: portal.state.companies.length, kill });
  const session = await startSession({ extensionDir, portal });
  try {
    const clerk = createClerk({ session, portal });
    const broken = await enterAll(plan, clerk, say);
    const end = await settleDown(session, portal);
    const offered = await readOffers(session, end.submissions);
    const seen = { presses: clerk.presses, invoices: portal.state.invoices, offered, ...end };
    const checked = await lookAtLists(session, portal);
    const seconds = Math.round((Date.now() - began) / 1000);
    return {
      ...seen,
      violations: [...findViolations(seen), ...violationsOfCheck(seen, checked)],
      checked,
      broken,
      counts: clerk.counts,
      seconds,
    };
  } finally {
    await session.close();
    await portal.close();
  }
}

/**
 * @param {import('./plan.mjs').Attempt[]} plan
 * @param {ReturnType<typeof createClerk>} clerk
 * @param {(line: string) => void} say
 * @returns {Promise<string[]>} steps that could not be driven to their end: the harness's own failures
 */
async function enterAll(plan, clerk, say) {
  const broken = [];
  for (let at = 0; at < plan.length; ) {
    const pair = plan[at + 1]?.together && plan[at].kill === 'none' ? [plan[at], plan[at + 1]] : [plan[at]];
    const from = Date.now();
    let timer;
    try {
      const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`not within ${STEP_MS} ms`)), STEP_MS);
      });
      await Promise.race([pair.length > 1 ? clerk.enterTogether(pair) : clerk.enter(pair[0]), late]);
    } catch (error) {
      broken.push(`invoice ${pair[0].n} (fault ${pair[0].fault?.id}, kill ${pair[0].kill}): ${error.stack}`);
      await clerk.recover();
    } finally {
      clearTimeout(timer);
    }
    const [{ n, fault, kill }] = pair;
    say(`${n}/${plan.length} ${fault?.id ?? 'no fault'}, kill ${kill}: ${Date.now() - from} ms`);
    at += pair.length;
  }
  return broken;
}

/**
 * Closes the clerk's tabs and lets every deadline pass.
 * @param {import('./session.mjs').Session} session
 * @param {import('../portal/portal.mjs').Portal} portal
 */
async function settleDown(session, portal) {
  await portal.clearFault();
  for (const place of [0, 1]) await session.dropTab(place);
  const read = () => session.read(['submissions', 'events']);
  const isPending = ({ outcome }) => outcome.type === 'pending';
  await waitFor(
    async () => {
      // A page of ours that opens sweeps, as for the clerk who opens the popup.
      await session.inside.reload();
      const { submissions = [] } = await read();
      return !submissions.some(isPending);
    },
    { timeout: 45_000, every: 1500, message: 'every deadline has passed' },
  ).catch(() => undefined);
  const { submissions = [], events = [] } = await read();
  return { submissions, events };
}

/**
 * Looks at each submission in the ledger page, as the clerk would: where is a button to enter it again?
 * @param {import('./session.mjs').Session} session
 * @param {any[]} submissions
 */
async function readOffers(session, submissions) {
  const page = session.inside;
  await page.bringToFront();
  await page.goto(page.url().replace(/\/popup\.html.*/, '/ledger.html'));
  const offered = new Set();
  for (const { id, invoice } of submissions) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/submission/${id}`);
    await page.waitForFunction(
      // The address changes first, what stands there a moment later: the note tells whose it is.
      (note) => document.querySelector('[data-part="detail"]')?.textContent.includes(note),
      { timeout: 10_000, polling: 30 },
      invoice.note ?? '',
    );
    if (await page.$('[data-part="detail"] [data-action="retry"]')) offered.add(id);
  }
  return offered;
}
