/** One clerk, who enters what the plan says and loses her worker, tab or browser when it says so. */

import { goOffline, stopWorker } from '../e2e/support/browser/extension.mjs';
import { waitFor } from '../e2e/support/browser/wait-for.mjs';
import { barState, retry } from '../e2e/support/stage/refill.mjs';
import { switchCompany } from '../portal/driver/account.mjs';
import { followAnswer } from './answers.mjs';
import { noteOf } from './compare.mjs';
import { aimAtIssue, emptyForm, fillForm, openFreshForm, writeBuyer, writeNote } from './form.mjs';
import { KILLS } from './kills.mjs';
import { AFTER_ISSUED } from './plan.mjs';

/** Words of the popup. */
const CALL_WAITS = '还在等税局回应';

/** @typedef {import('./plan.mjs').Attempt} Attempt */

/**
 * @param {{ session: import('./session.mjs').Session, portal: import('../portal/portal.mjs').Portal }} stage
 */
export function createClerk({ session, portal }) {
  /** @type {import('./compare.mjs').Press[]} */
  const presses = [];
  const counts = { faults: new Map(), kills: new Map(), ways: new Map() };
  const count = (/** @type {keyof typeof counts} */ kind, /** @type {string} */ name) =>
    counts[kind].set(name, (counts[kind].get(name) ?? 0) + 1);
  let company = 0;

  /** @param {import('../portal/faults.mjs').Fault | string | null} fault */
  async function arm(fault) {
    await portal.clearFault();
    if (fault === null) return;
    portal.setFault(fault);
    count('faults', typeof fault === 'string' ? fault : fault.id);
  }

  /** @param {number} place @param {Attempt} attempt */
  async function prepare(place, attempt) {
    const page = await session.tab(place);
    portal.configure({ prefillLines: attempt.lines });
    if (attempt.company !== company) {
      await openFreshForm(page, portal);
      await switchCompany(page, portal.state.companies[attempt.company].name);
      company = attempt.company;
    }
    await emptyForm(page, portal, attempt.reuseForm);
    const forgets = attempt.mishap === 'noBuyer' && { buyer: '' };
    await fillForm(page, { ...attempt, ...forgets }, noteOf(attempt.n, 1));
    if (attempt.mishap !== 'none') count('ways', attempt.mishap);
    return page;
  }

  /**
   * The click, and what takes something away in the middle of it. The mouse button is let up only when the place under
   * it is surely 发票开具; the click has arrived once the page has acknowledged the mouse.
   * @param {number} place
   * @param {string} note
   * @param {Attempt} attempt
   * @param {{ kill?: string }} [how]
   */
  async function press(place, note, attempt, { kill = 'none' } = {}) {
    const page = await session.tab(place);
    const { fault, gesture, killAfterMs } = attempt;
    const step = `${note} fault=${fault?.id ?? '-'} kill=${kill}@${killAfterMs}ms ${gesture} company=${attempt.company} tab=${place}`;
    /** @type {import('./compare.mjs').Press} */
    const entry = { note, delivered: false, step };
    const button = await aimAtIssue(page);
    const byScript = gesture === 'script';
    if (!byScript) await page.mouse.down();
    if (kill === 'worker-before') {
      await stopWorker(session.browser);
      count('kills', kill);
    }
    presses.push(entry);
    const up = (byScript ? button.evaluate((el) => el.click()) : page.mouse.up()).then(
      () => (entry.delivered = true),
      () => undefined,
    );
    const doomed = KILLS[kill];
    if (!doomed || killAfterMs > 0) await up;
    if (byScript) count('ways', 'pressed by a script');
    if (gesture === 'double')
      await page.mouse.click(...(await spotOf(page)), { count: 1 }).catch(() => undefined);
    if (!doomed) return { entry, gone: false };
    if (killAfterMs > 1) await new Promise((resolve) => setTimeout(resolve, killAfterMs));
    await doomed.act(session, place);
    await up;
    count('kills', kill);
    return { entry, gone: doomed.takes === 'page' };
  }

  /** @param {import('puppeteer-core').Page} page @returns {Promise<[number, number]>} */
  const spotOf = (page) =>
    page.evaluate(() => {
      const shown = [...document.querySelectorAll('.button-group_wrap button')];
      const box = shown.find((el) => el.textContent.includes('发票开具'))?.getBoundingClientRect();
      return box ? [box.x + box.width / 2, box.y + box.height / 2] : [1, 1];
    });

  /** @param {string} note @returns {Promise<any>} the newest record of this note once it is decided */
  const recordOf = (note) =>
    waitFor(
      async () => {
        const { submissions = [] } = await session.read(['submissions']);
        const record = submissions.findLast(({ invoice }) => invoice.note === note);
        return record?.outcome.type !== 'pending' && record;
      },
      { timeout: 4000, every: 150, message: 'decided' },
    ).catch(() => undefined);

  /** What she does when it did not go through. @param {number} place @param {Attempt} attempt @param {string[]} seen */
  async function goOn(place, attempt, seen) {
    if (seen.includes('success') || seen.includes('login')) return;
    const record = await recordOf(noteOf(attempt.n, 1));
    const type = record?.outcome.type;
    const after = type === 'refused' || type === 'notSent' ? attempt.afterRefusal : 'leave';
    if (after === 'refill') await refillAndPress(place, attempt, record);
    else if (after === 'correct') await correctAndPress(place, attempt, 2);
    else if (type === 'unknown' && attempt.again) await pressAgain(place, attempt, null);
  }

  /** @param {import('puppeteer-core').Page} page @param {Attempt} attempt @param {number} number of the attempt */
  async function completeForm(page, attempt, number) {
    if (attempt.mishap === 'noBuyer') await writeBuyer(page, attempt.buyer);
    await writeNote(page, noteOf(attempt.n, number));
  }

  /** In the page: she changes something and presses once more. */
  async function correctAndPress(place, attempt, number) {
    await arm(null);
    await completeForm(await session.tab(place), attempt, number);
    await press(place, noteOf(attempt.n, number), attempt);
    await followAnswer(await session.tab(place), portal, attempt.yes);
    count('ways', 'corrected in the page');
  }

  /** The same content once more, for nobody knows what became of it. */
  async function pressAgain(place, attempt, fault) {
    await arm(fault);
    await press(place, noteOf(attempt.n, 1), attempt);
    await followAnswer(await session.tab(place), portal, attempt.yes);
    count('ways', 'pressed again');
  }

  /** Through the product: the button in the popup, the refilled form, her change, her click. */
  async function refillAndPress(place, attempt, record) {
    await arm(null);
    if (record.sellerTaxId !== portal.state.companies[company].taxId) return;
    const page = await session.tab(place);
    // A form that comes with lines is not empty, and nothing would be filled into it.
    portal.configure({ prefillLines: 0 });
    const tab = await retry(/** @type {any} */ ({ ...session, page, portal }), record.id).catch((error) => {
      // An issue call of this tab has no owner yet: the popup says so, and hands nothing out (law L2).
      if (!String(error).includes(CALL_WAITS)) throw error;
    });
    if (!tab) {
      count('ways', 'refill barred: a call waits');
      await session.dropTab(place);
      return;
    }
    const state = await barState(tab);
    count('ways', `refilled: ${state}`);
    await session.dropTab(place);
    session.tabs[place] = tab;
    if (state === 'filled' || state === 'differs') {
      await completeForm(tab, attempt, 2);
      await press(place, noteOf(attempt.n, 2), attempt);
      await followAnswer(tab, portal, attempt.yes);
    }
    // A fresh form of this page would come without lines.
    await session.dropTab(place);
  }

  return {
    presses,
    counts,
    count,
    /** @param {Attempt} attempt */
    async enter(attempt) {
      const first = AFTER_ISSUED[attempt.fault?.id ?? ''];
      await prepare(0, attempt);
      await arm(attempt.mishap === 'none' ? (first ?? attempt.fault) : null);
      const page = await session.tab(0);
      if (attempt.mishap === 'offline') await goOffline(page);
      const { gone } = await press(0, noteOf(attempt.n, 1), attempt, { kill: attempt.kill });
      if (gone) return;
      const seen = await followAnswer(page, portal, attempt.yes);
      await goOffline(page, false);
      if (first && attempt.mishap === 'none') await pressAgain(0, attempt, attempt.fault);
      else await goOn(0, attempt, seen);
    },
    /** Both filled first, then pressed one right after the other. @param {Attempt[]} pair */
    async enterTogether([one, two]) {
      await prepare(0, one);
      await prepare(1, { ...two, company: one.company });
      await arm(one.fault?.id in AFTER_ISSUED ? null : one.fault);
      await press(0, noteOf(one.n, 1), one);
      await press(1, noteOf(two.n, 1), two);
      count('ways', 'two tabs at once');
      for (const place of [0, 1]) {
        const page = await session.tab(place);
        await page.bringToFront();
        await followAnswer(page, portal, one.yes);
      }
      await session.dropTab(1);
    },
    /** After a step that broke off: everything anew. */
    async recover() {
      portal.configure({ prefillLines: 1 });
      for (const place of [0, 1]) await session.dropTab(place);
    },
  };
}
