import { PATHS } from './transport/addresses.mjs';

/**
 * How the portal behaves; every option may be changed while it runs.
 * @typedef {object} Options
 * @property {'dialog' | 'drawer'} picker the two known forms of the ticket picker (2026, 2024)
 * @property {boolean} welcomeNotice a nuisance dialog 我知道了 on the makeout home
 * @property {number} gridPageSize 0 = the detail grid shows all rows; n = it pages
 * @property {number} lateTaxIdMs how long after picking a buyer its tax id arrives
 * @property {number} issueDelayMs how long an issue call takes
 * @property {'any' | 'drawerOnly'} itemEntry whether an item's name may be typed, or comes from the item drawer alone
 * @property {number} prefillLines lines already in the form when it opens
 * @property {null | string | string[]} questionDialog asked before the issue call, one after the other: ids of
 *   questions.mjs, or any other text
 * @property {number} faceScanPollMs how often the page asks what became of a face-scan
 * @property {Record<string, string>} rename class name -> replacement, in every page of this portal; `name*` is a beginning
 * @property {'number' | 'noNumber' | 'none'} successView whether the success view shows the invoice number; `none`: there
 *   is no such view, only a fresh form
 * @property {number} issueRetries how often the page itself sends an invoice again when no answer came
 * @property {string} issueOrigin where the page sends invoices: '' = its own origin, else one of `BROKEN` (addresses.mjs)
 * @property {'plain' | 'before' | 'after' | 'both' | 'card'} quota how 可用发票额度 stands on the tiles: a panel headed with （元） alone,
 *   with （申报前） or （申报后）, both of them; `card`: no panel, in words beside the total
 * @property {boolean} quotaUnlimited there is no limit
 * @property {'real' | 'own'} redWords words of the red-letter pages: those of the real ones with their 13 states and the way
 *   处理开票记录, 去开票, 开具发票; or this portal's own, with a button in the row that issues
 * @property {'none' | 'noNeed' | 'ready'} redPortalIssues whether the portal itself issues from a confirmation: never, where
 *   none need confirm (01), or as soon as it may be issued (01, 04)
 * @property {string} redSubmitPath the call that submits a confirmation
 * @property {boolean} redNeedsConfirm whether a red-letter confirmation waits for the other side, or may be issued at once
 * @property {boolean} redSaysTaken whether the page says in words that a confirmation was taken
 * @property {'negative' | 'positive'} redFormSigns how the form of a confirmation shows its amounts
 * @property {string} redIssuePath the call that issues a red invoice
 * @property {string} formPath of the entry form; any path, also of another bundle
 * @property {string} issuePath the call that issues an invoice
 * @property {'POST' | 'PUT'} issueMethod
 * @property {200 | 201 | 204} issueStatus of its answer; 204: without a body, the number comes in headers
 * @property {'xhr' | 'fetch' | 'form'} sendBy how the page sends it; `form`: a form of the page is submitted, the answer is a page
 * @property {'footer' | 'head'} buttonPlace where 发票开具 stands
 * @property {'' | 'before' | 'after' | 'inputs'} otherTable another tool's table on the form, before or after the grid; `inputs`:
 *   before it, with cells to type in
 * @property {boolean} hiddenPassword a password field on the form that is never shown, so that the browser fills none in
 * @property {'' | 'portal' | 'own'} homeFrame the form stands in a frame of the home site: from the invoice site, or its own
 * @property {Record<string, string>} renameAttributes attribute -> replacement, '' leaves it out
 * @property {Record<string, string>} words text of the pages -> replacement, wherever it stands; `=text`: only as the whole text
 * @property {'' | 'en'} translate the browser's translator is on
 * @property {'described' | 'plain'} listPage the list of invoices as it was described of the real portal, or with columns of both
 *   sides and the company's tax id in the header
 * @property {'placeholders' | 'labels' | 'brackets'} listDates how the described page names its two dates
 * @property {boolean} listHeader whether the described page's header shows the company's tax id
 * @property {boolean} listByMonth the portal refuses a query over two months, as at busy times
 * @property {number} listShort so many of the next queries show one invoice less than there are
 * @property {string} listEmpty what an empty list says
 * @property {'page' | 'query' | 'other' | 'none'} listSums whether the sums above the rows are of the page that is shown, or of the whole
 *   query; `other`: they are of more than the list shows; `none`: there are none
 * @property {number} exportAtOnce beyond so many invoices an export is accepted and fetched later
 * @property {number} exportTaskMs how long such an export takes
 * @property {'own' | 'list'} exportSerials whether 序号 of an exported file counts its own rows, or keeps the places of the list
 * @property {'title' | 'none'} homeCompany whether the home page names the company
 * @property {number} listLateMs how long after its issue an invoice comes into the list; of those issued from now on
 * @property {number} issueLagMs how long after the call an invoice is issued, by its date
 * @property {number} dateHeaderMs how far the `Date` of its answers is ahead of its clock
 * @property {number} clockAheadMs how far the portal's clock goes before that of this machine
 * @property {number} company index of the company signed in as
 * @property {number} seedInvoices earlier invoices of each company in the query list
 */

/** @type {Readonly<Options>} */
export const DEFAULT_OPTIONS = Object.freeze({
  picker: 'dialog',
  welcomeNotice: false,
  gridPageSize: 0,
  lateTaxIdMs: 800,
  issueDelayMs: 300,
  itemEntry: 'any',
  prefillLines: 0,
  questionDialog: null,
  faceScanPollMs: 1000,
  rename: {},
  successView: 'number',
  issueRetries: 0,
  issueOrigin: '',
  quota: 'plain',
  quotaUnlimited: false,
  redWords: 'real',
  redPortalIssues: 'none',
  redSubmitPath: '/kpfw/hzqrxxSave/v1/saveHzqrxxForHztzd',
  redNeedsConfirm: true,
  redSaysTaken: true,
  redFormSigns: 'negative',
  redIssuePath: '/kpfw/hzfpkj/v1/saveHzfpkjxx',
  formPath: PATHS.form,
  issuePath: '/kpfw/lzfpkj/v1/tyfpkj',
  issueMethod: 'POST',
  issueStatus: 200,
  sendBy: 'xhr',
  buttonPlace: 'footer',
  otherTable: '',
  hiddenPassword: false,
  homeFrame: '',
  homeCompany: 'title',
  renameAttributes: {},
  words: {},
  translate: '',
  listPage: 'described',
  listDates: 'placeholders',
  listHeader: false,
  listByMonth: false,
  listShort: 0,
  listEmpty: '暂无数据',
  listSums: 'page',
  exportAtOnce: 2_500,
  exportTaskMs: 1_000,
  exportSerials: 'own',
  listLateMs: 0,
  issueLagMs: 0,
  clockAheadMs: 0,
  dateHeaderMs: 0,
  company: 0,
  seedInvoices: 0,
});

/** Options that know only these values. @type {Partial<Record<keyof Options, readonly unknown[]>>} */
const CHOICES = {
  picker: ['dialog', 'drawer'],
  itemEntry: ['any', 'drawerOnly'],
  successView: ['number', 'noNumber', 'none'],
  quota: ['plain', 'before', 'after', 'both', 'card'],
  redWords: ['real', 'own'],
  redPortalIssues: ['none', 'noNeed', 'ready'],
  redFormSigns: ['negative', 'positive'],
  issueMethod: ['POST', 'PUT'],
  issueStatus: [200, 201, 204],
  sendBy: ['xhr', 'fetch', 'form'],
  buttonPlace: ['footer', 'head'],
  otherTable: ['', 'before', 'after', 'inputs'],
  homeFrame: ['', 'portal', 'own'],
  homeCompany: ['title', 'none'],
  translate: ['', 'en'],
  listPage: ['described', 'plain'],
  listDates: ['placeholders', 'labels', 'brackets'],
  listSums: ['page', 'query', 'other', 'none'],
  exportSerials: ['own', 'list'],
};

/**
 * Throws on an unknown name, a wrong type or an unknown value, so that a misspelt test option is not silently ignored.
 * @param {Options} current
 * @param {Partial<Options>} patch
 * @returns {Options}
 */
export function mergeOptions(current, patch) {
  for (const [name, value] of Object.entries(patch)) {
    if (!(name in DEFAULT_OPTIONS)) throw new Error(`unknown portal option: ${name}`);
    const expected =
      name === 'questionDialog' && typeof value === 'object'
        ? 'object'
        : typeof (DEFAULT_OPTIONS[name] ?? '');
    if (typeof value !== expected) throw new Error(`portal option ${name} must be a ${expected}`);
    const choices = CHOICES[name];
    if (choices && !choices.includes(value)) throw new Error(`portal option ${name} knows no ${value}`);
  }
  return { ...current, ...patch };
}
