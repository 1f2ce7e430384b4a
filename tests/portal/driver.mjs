import { enterFields, enterSpecialFields } from './driver/fields.mjs';
import { enterBuyer, enterNote, markNaturalPerson, openForm, pickBuyer, setShows } from './driver/form.mjs';
import { addDiscount, setTaxIncluded } from './driver/line-tools.mjs';
import { enterLines } from './driver/lines.mjs';

/** Hands and eyes of a clerk on a puppeteer page; Chromium and Firefox alike. */
export { login, switchCompany } from './driver/account.mjs';
export {
  closeBatchResult,
  importBatch,
  openBatch,
  pressBatchIssue,
  waitForBatchResult,
} from './driver/batch.mjs';
export { click, clickHandle, find } from './driver/elements.mjs';
export {
  cancelFaceScan,
  goOnAfterFaceScan,
  refreshFaceScan,
  waitForFaceScan,
} from './driver/face-scan.mjs';
export { checkBox, enterFields, enterSpecialFields, pickRadio } from './driver/fields.mjs';
export {
  enterBuyer,
  enterNote,
  markNaturalPerson,
  openFilled,
  openForm,
  pickBuyer,
  pickTicket,
  saveDraft,
  setShows,
} from './driver/form.mjs';
export {
  addDiscount,
  importLines,
  pickItem,
  selectLine,
  setTaxIncluded,
  suggestItem,
} from './driver/line-tools.mjs';
export { enterLine, enterLines } from './driver/lines.mjs';
export {
  fetchExport,
  listedNumbers,
  openQuery,
  pressExport,
  searchList,
  selectRows,
  turnTo,
} from './driver/query.mjs';
export {
  enterRed,
  openRed,
  openRedIssue,
  pressRedIssue,
  pressRedSubmit,
  redRows,
  refreshRed,
  withdrawRed,
} from './driver/red.mjs';
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
 * @param {string} [invoice.specificBusiness] 特定业务 of the picker
 * @param {string} [invoice.difference] 差额
 * @param {string} [invoice.reduction] 减按征税
 * @param {boolean} [invoice.taxIncluded] the lines' prices and amounts are with tax
 * @param {boolean} [invoice.naturalPerson]
 * @param {{ pick?: string, name?: string, taxId?: string }} invoice.buyer `pick` takes the buyer from the suggestions
 * @param {import('./driver/lines.mjs').Line[]} invoice.lines
 * @param {{ row: number, amount?: string, percent?: string }[]} [invoice.discounts] rows as before any discount line
 * @param {Record<string, string>} [invoice.special] 特定业务信息 by label
 * @param {Record<string, string>} [invoice.fields] any other field of the form by label (收款人, 证件类型 …)
 * @param {Parameters<typeof setShows>[1]} [invoice.shows]
 * @param {string} [invoice.note]
 */
export async function enterInvoice(page, portal, invoice) {
  const { ticket, specificBusiness, difference, reduction, taxIncluded, naturalPerson } = invoice;
  const { buyer, lines, discounts = [], special, fields, shows, note } = invoice;
  await openForm(page, portal, { ticket, specificBusiness, difference, reduction });
  if (taxIncluded !== undefined) await setTaxIncluded(page, taxIncluded);
  if (naturalPerson !== undefined) await markNaturalPerson(page, naturalPerson);
  if (buyer.pick) await pickBuyer(page, buyer.pick);
  else await enterBuyer(page, buyer);
  await enterLines(page, lines);
  // From the bottom up, so that no row moves before its turn.
  for (const { row, ...discount } of discounts.toSorted((a, b) => b.row - a.row))
    await addDiscount(page, row, discount);
  if (special) await enterSpecialFields(page, special);
  if (fields) await enterFields(page, fields);
  if (shows) await setShows(page, shows);
  if (note !== undefined) await enterNote(page, note);
}
