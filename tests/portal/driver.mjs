import { enterBuyer, enterNote, openForm, pickBuyer } from './driver/form.mjs';
import { enterLines } from './driver/lines.mjs';

/** Hands and eyes of a clerk on a puppeteer page; Chromium and Firefox alike. */
export { login, switchCompany } from './driver/account.mjs';
export { click, find } from './driver/elements.mjs';
export { enterBuyer, enterNote, openForm, pickBuyer, pickTicket } from './driver/form.mjs';
export { enterLine, enterLines } from './driver/lines.mjs';
export {
  issueAnother,
  pressDialogButton,
  pressIssue,
  waitForDialogText,
  waitForInlineError,
  waitForSuccess,
  waitForToastText,
} from './driver/verdicts.mjs';

/**
 * Opens the form and enters a whole invoice, without pressing 发票开具.
 * @param {import('puppeteer-core').Page} page
 * @param {import('./portal.mjs').Portal} portal
 * @param {object} invoice
 * @param {'普通发票' | '增值税专用发票'} [invoice.ticket]
 * @param {{ pick?: string, name?: string, taxId?: string }} invoice.buyer `pick` takes the buyer from the suggestions
 * @param {import('./driver/lines.mjs').Line[]} invoice.lines
 * @param {string} [invoice.note]
 */
export async function enterInvoice(page, portal, { ticket, buyer, lines, note }) {
  await openForm(page, portal, { ticket });
  if (buyer.pick) await pickBuyer(page, buyer.pick);
  else await enterBuyer(page, buyer);
  await enterLines(page, lines);
  if (note !== undefined) await enterNote(page, note);
}
