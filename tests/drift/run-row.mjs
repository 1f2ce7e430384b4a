/** One row of the drift bench, end to end: the changed portal, the clerk's hands, the ending, the ledger, the chip. */
import { waitFor } from '../e2e/support/browser/wait-for.mjs';
import { DEFAULT_OPTIONS } from '../portal/server/options.mjs';
import { COMPANIES } from '../portal/server/parties.mjs';
import { differences, losses } from './compare.mjs';
import { issueButton, openAndFill, sayYes } from './form.mjs';
import { entryOf } from './invoices.mjs';
import { idsIn, readNew, toldBy } from './look.mjs';
import { PRESSES } from './press.mjs';

/** The practice portal answers at once, so that many rows take little time. */
const QUICK = { issueDelayMs: 50 };
/** Deadlines in place of 180 s and 10 min, ms. */
const DEADLINES = { quietMs: 2_000, openCallMs: 2_500 };
/** A changed form is told of some 3 s after it stands there: a clerk types longer. */
const FORM_TELLS_MS = 5_500;
const ANSWER_TELLS_MS = 9_000;
/** After the portal had the invoice; both deadlines end before. */
const PATIENCE_MS = 12_000;
const RECORD_MS = 5_000;
/** What comes late must not come unseen: a second record of the same press, an outcome that turns. */
const AFTERMATH_MS = 800;
const TURNS_MS = 3_000;

/**
 * @param {import('../e2e/support/stage/stage.mjs').Stage} stage
 * @param {import('./plan.mjs').Row} row
 * @returns {Promise<{ ok: boolean, expected: string, got: string }>}
 */
export async function runRow(stage, row) {
  const { portal, inside, browser } = stage;
  const [known, knownFaults] = [await idsIn(inside, 'submissions'), await idsIn(inside, 'faults')];
  const issuedBefore = portal.state.invoices.length;
  const entry = entryOf(Date.now() % 1_000_000_000, row.ending);
  await prepare(stage, row);
  const page = await browser.newPage();
  page.on('dialog', (dialog) => dialog.accept().catch(() => undefined));
  const records = () => readNew(inside, 'submissions', known);
  const told = () => toldBy(inside, page, knownFaults);
  try {
    const frame = await openAndFill(page, portal, entry);
    let byWhat = row.tells === 'form' ? await within(FORM_TELLS_MS, told) : '';
    await pressThrough({ portal, page, frame }, row);

    await within(RECORD_MS, async () => (await records()).length > 0);
    await within(PATIENCE_MS, async () => {
      const found = await records();
      return found.length === 0 || found.every(({ outcome }) => outcome.type !== 'pending');
    });
    await new Promise((resolve) => setTimeout(resolve, AFTERMATH_MS));
    // An outcome that does not fit may still turn when a late fact comes in; that it stood there at all is said.
    const first = wrongTypes(row, await records());
    if (first.length > 0) await within(TURNS_MS, async () => wrongTypes(row, await records()).length === 0);
    if (row.tells !== '') byWhat ||= await within(ANSWER_TELLS_MS, told);

    const numbers = portal.state.invoices.slice(issuedBefore).map(({ Fphm }) => Fphm);
    const judged = judge(row, entry, { records: await records(), numbers, told: byWhat });
    return first.length > 0 ? { ...judged, got: `${judged.got} (at first ${first})` } : judged;
  } catch (error) {
    const got = String(error instanceof Error ? error.message : error).split('\n')[0];
    return { ok: false, expected: wanted(row), got: `the bench: ${got}` };
  } finally {
    if (!page.isClosed()) await page.close().catch(() => undefined);
  }
}

/**
 * @template T
 * @param {number} ms
 * @param {() => Promise<T>} look
 * @returns {Promise<T>} what it gave in the end
 */
const within = (ms, look) => waitFor(look, { timeout: ms }).catch(look);

/** @param {import('../e2e/support/stage/stage.mjs').Stage} stage @param {import('./plan.mjs').Row} row */
async function prepare({ portal, inside }, row) {
  await portal.clearFault();
  portal.configure({ ...DEFAULT_OPTIONS, ...QUICK, ...row.options });
  const settings = { deadlines: DEADLINES };
  await inside.evaluate((wanted) => globalThis.chrome.storage.local.set({ settings: wanted }), settings);
}

/**
 * The press, a question where one is asked, and the ending armed before it.
 * @param {{ portal: import('../portal/portal.mjs').Portal, page: import('puppeteer-core').Page, frame: import('puppeteer-core').Frame }} scene
 * @param {import('./plan.mjs').Row} row
 */
async function pressThrough({ portal, page, frame }, { press, fault, asks }) {
  const { issuePath } = portal.state.options;
  portal.state.calls.length = 0;
  const seen = (/** @type {number} */ count) => () =>
    portal.state.calls.filter(({ path }) => path === issuePath).length >= count;
  const [first, ...later] = [asks, fault].filter((id) => id !== '');
  if (first) portal.setFault(first);
  await PRESSES[press]({ page, button: await issueButton(frame) });
  await waitFor(seen(1), { timeout: 10_000, message: 'an issue call at the portal' });
  if (asks === '') return;
  if (later[0]) portal.setFault(later[0]);
  await sayYes(frame);
  await waitFor(seen(2), { timeout: 10_000, message: 'a second issue call after the question' });
}

/** @param {import('./plan.mjs').Row} row @param {any[]} records @returns {string[]} outcomes that are neither right nor unknown */
const wrongTypes = ({ ending }, records) =>
  records.map(({ outcome }) => outcome.type).filter((type) => type !== 'unknown' && type !== ending);

/** @param {import('./plan.mjs').Row} row @returns {string} */
const wanted = ({ ending, tells }) =>
  `${ending === 'hang' ? 'unknown' : `${ending}|unknown`}, kept${tells === '' ? '' : ', told'}`;

/**
 * @param {import('./plan.mjs').Row} row
 * @param {import('./invoices.mjs').Entry} entry
 * @param {{ records: any[], numbers: string[], told: string }} found
 */
export function judge(row, entry, { records, numbers, told }) {
  const expected = wanted(row);
  /** @type {string[]} */
  const wrong = [];
  const issued = row.ending === 'issued' ? 1 : 0;
  if (numbers.length !== issued) wrong.push(`the bench: the portal issued ${numbers.length}`);
  if (records.length !== 1) wrong.push(`${records.length} submissions`);
  wrong.push(...wrongTypes(row, records).map((type) => `WRONG ${type}`));
  for (const record of records) {
    const { invoiceNumbers = [] } = record.outcome;
    if (invoiceNumbers.some((/** @type {string} */ number) => !numbers.includes(number)))
      wrong.push(`WRONG number ${invoiceNumbers}`);
    const lost =
      row.kind === 'single'
        ? differences(entry, COMPANIES[0], record.invoice, row.mayLack)
        : losses(entry, COMPANIES[0], record);
    if (lost.length > 0) wrong.push(`lost ${lost.length}: ${lost.slice(0, 3).join('; ')}`);
  }
  if (row.tells !== '' && told === '') wrong.push('not told');
  const types = records.map(({ outcome }) => outcome.type).join('+') || 'no submission';
  const got = [types, ...(told ? [`told by ${told}`] : []), ...wrong].join(', ');
  return { ok: wrong.length === 0, expected, got };
}
