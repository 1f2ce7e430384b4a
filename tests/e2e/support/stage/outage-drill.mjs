/** Plays the outage drill: the portal is slow, then answers 502, is down, hangs, and is back, while she goes on entering. */
import {
  enterInvoice,
  goOnAfterFaceScan,
  login,
  pressIssue,
  waitForFaceScan,
  waitForSuccess,
} from '../../../portal/driver.mjs';
import { setDeadlines } from '../browser/fresh.mjs';
import { readStore } from '../browser/storage.mjs';
import { waitFor } from '../browser/wait-for.mjs';
import { DRILL, invoiceOf, SECRETS } from '../cases/drill-cases.mjs';
import { knowUsual } from './usual-loads.mjs';

/** @typedef {import('./stage.mjs').Stage} Stage */
/** @typedef {import('../cases/drill-cases.mjs').Played} Played */

/** As no test would otherwise: an address that tells who she is. */
const withSecrets = (/** @type {string} */ url) => `${url}?token=${SECRETS.token}#${SECRETS.fragment}`;

/** Waits for so many faults of a kind. @param {Stage} stage @param {string} kind */
const seenFaults = ({ inside }, kind, count = 1) =>
  waitFor(
    async () => (await readStore(inside, 'faults')).filter((one) => one.kind === kind).length >= count,
    {
      timeout: 30_000,
      message: `${count} × ${kind}`,
    },
  );

/** What the entry page shows in the worst case: a code that is typed and one that is told, a QR image. */
const showSecrets = (/** @type {import('puppeteer-core').Page} */ page, /** @type {boolean} */ all) =>
  page.evaluate(
    ({ smsCode, shownCode, qr, token }, isAll) => {
      history.replaceState(history.state, '', `${location.pathname}?token=${token}`);
      const box = document.createElement('div');
      box.innerHTML = `<p>短信验证码：${shownCode}</p>${
        isAll
          ? `<label>短信验证码<input placeholder="短信验证码" value="${smsCode}"></label>
             <img alt="二维码" width="9" height="9" src="data:image/png;base64,${qr}">`
          : ''
      }`;
      document.querySelector('.blue-invoice')?.append(box);
    },
    SECRETS,
    all,
  );

/** @param {Stage} stage */
export async function playDrill(stage) {
  const { portal, page } = stage;
  let count = 0;

  /** @param {Played} one @param {{ secrets?: 'told' | 'all' }} [more] */
  async function play(one, { secrets } = {}) {
    portal.setSiteFault('');
    portal.configure({ company: one.company });
    await enterInvoice(page, portal, invoiceOf(one));
    if (secrets) await showSecrets(page, secrets === 'all');
    if (one.fault) portal.setFault(one.fault);
    if (one.site) portal.setSiteFault(one.site);
    await pressIssue(page);
    if (one.scan) {
      await waitForFaceScan(page);
      portal.setFaceScan('passed');
      await goOnAfterFaceScan(page);
    }
    if (one.outcome === 'issued') await waitForSuccess(page);
    count += 1;
    return stage.newest(one.outcome, count);
  }
  /** @param {string} site */
  async function visit(site) {
    portal.setSiteFault(site);
    const at = Date.now();
    await page.goto(withSecrets(portal.makeoutHomeUrl), { timeout: 60_000 }).catch(() => undefined);
    return at;
  }

  await login(page, portal, {
    account: SECRETS.account,
    password: SECRETS.password,
    captcha: SECRETS.captcha,
    smsCode: SECRETS.loginCode,
  });
  await page.evaluate((value) => globalThis.cookieStore.set('SSO', value), SECRETS.cookie);
  await knowUsual(stage.inside, new URL(portal.origin).hostname, [
    ['page', new URL(portal.makeoutHomeUrl).pathname],
  ]);

  for (const one of DRILL.before) await play(one);
  const [slow, firstBad, secondBad, refused, down, hung, scanned, doubted] = DRILL.during;
  const began = await visit('slow');
  await seenFaults(stage, 'slow');
  await play(slow);
  await play(firstBad, { secrets: 'told' });
  await play(secondBad);
  // What she does then: she loads the page anew.
  await visit('bad-gateway');
  await seenFaults(stage, 'httpError', 2);
  await play(refused);
  await play(down, { secrets: 'all' });
  await visit('down');
  await seenFaults(stage, 'networkError', 2);
  await setDeadlines(stage, { quietMs: 1_000, openCallMs: 2_000 });
  await play(hung, { secrets: 'told' });
  await setDeadlines(stage, undefined);
  await play(scanned);
  const last = await play(doubted);
  const back = await visit('');
  const [first, ...others] = DRILL.after;
  await play(first);
  const cameBack = Date.now();
  for (const one of others) await play(one);
  return { began, lastAt: last.submittedAt, back, cameBack, scan: portal.state.faceScan?.id ?? '' };
}
