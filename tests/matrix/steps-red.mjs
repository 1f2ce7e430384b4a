/** What the clerk, another tool or the portal does with a red-letter confirmation. */

import { shadowText } from '../e2e/support/browser/shadow.mjs';
import { waitFor } from '../e2e/support/browser/wait-for.mjs';
import {
  openRed,
  openRedIssue,
  pressRedIssue,
  pressRedSubmit,
  redRows,
  refreshRed,
} from '../portal/driver.mjs';
import { RED_ISSUE_PATHS } from '../portal/server/calls/red-calls.mjs';
import { addConfirm, issueRed } from '../portal/server/calls/red-confirms.mjs';

/** @typedef {import('./steps.mjs').Scene} Scene */

const CHIP = 'piaoying-chip';

/** The one confirmation of this row. @param {Scene} scene */
const confirmOf = ({ stage }) => {
  const confirm = stage.portal.state.redConfirms.at(-1);
  if (!confirm) throw new Error('no confirmation at the portal');
  return confirm.Qrdbh;
};

/** The ledger has the state that the list shows. @param {Scene} scene */
async function stateIsRead({ page, records }) {
  const [{ state }] = await redRows(page);
  const isRead = async () => (await records()).some(({ red }) => red?.confirmText === state);
  await waitFor(isRead, { timeout: 20_000, message: `state ${state} in the ledger` });
}

/** @type {Record<string, (scene: Scene, ...args: any[]) => Promise<unknown>>} */
export const RED_STEPS = {
  /** What goes wrong with the next confirmation. */
  redPlan: async ({ stage }, plan) => stage.portal.planRed(plan),
  redSubmit: ({ page }) => pressRedSubmit(page),
  /** 提交, and the ledger has what the list shows of it. */
  async redMade(scene) {
    await pressRedSubmit(scene.page);
    await stateIsRead(scene);
  },
  /** Another person made one, elsewhere, and it is confirmed. */
  async redElsewhere({ stage, page, original }) {
    const { portal } = stage;
    const made = addConfirm(portal.state, { Lzfphm: original, Hcfw: 'full', MxzbList: [] });
    if (typeof made === 'string') throw new Error(made);
    portal.setRedConfirm(made.Qrdbh, 'confirmed');
    await openRed(page, portal);
    await redRows(page);
  },
  /** What becomes of it, and the list is asked for anew. */
  async redBecomes(scene, state) {
    scene.stage.portal.setRedConfirm(confirmOf(scene), state);
    await refreshRed(scene.page);
    await stateIsRead(scene);
  },
  redList: ({ page, stage }) => openRed(page, stage.portal),
  redOpen: (scene) => openRedIssue(scene.page, confirmOf(scene)),
  redPress: (scene) => pressRedIssue(scene.page, scene.stage.portal, confirmOf(scene)),
  /** Before she presses, our chip says that the portal may have issued already. */
  redWarned: ({ page }) =>
    waitFor(async () => (await shadowText(page, CHIP))?.includes('可能已自动开出红字发票'), {
      message: 'the warning of the chip',
    }),
  /** A script sends it with the page's own function, which shows nothing. */
  redSends: (scene) =>
    scene.page.evaluate(async (Qrdbh) => {
      const { callIssue } = await import('/static/js/makeout/answer/submit.js');
      void callIssue({ Qrdbh });
    }, confirmOf(scene)),
  /** A script does what the button does, and the page shows the answer. */
  redPageIssues: ({ page }) =>
    page.$eval('.red-issue', (view) => {
      const app = /** @type {any} */ (view).__vue__;
      const owner = app.issue ? app : app.$parent;
      void owner.issue(owner.toIssue);
    }),
  /** Another tool has put a word of its own on the button that issues, and she presses it. */
  async redPressRenamed({ page }) {
    const button = await page.waitForSelector('.red-issue button');
    await button?.evaluate((element) => {
      element.textContent = '立即办理';
    });
    await button?.click();
  },
  redCallArrived: ({ stage }) =>
    waitFor(() => stage.portal.state.calls.some(({ path }) => RED_ISSUE_PATHS.includes(path)), {
      timeout: 20_000,
      message: 'a call that issues a red invoice at the portal',
    }),
  /** The portal itself issues, some time later, without a word in its list. */
  redPortalIssues: async (scene) => issueRed(scene.stage.portal.state, confirmOf(scene)),
};
