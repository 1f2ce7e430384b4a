import type * as zhCN from '../zh-cn/portal';

/** The portal page: chip, bars, offer of a draft, what the portal is known not to take. Every portal tab loads these and no others. */
export const portalTexts: Record<keyof typeof zhCN.portalTexts, string> = {
  'limit.sellerIsBuyer': 'Buyer and seller have the same tax id; the portal does not take that',
  'limit.noteLong': 'The note has more than the {max} characters that the portal takes',
  'limit.specificationLong': 'Line {line}: 规格型号 has more than the {max} characters that the portal takes',
  'limit.priceLong': 'Line {line}: the price is too long, at most {whole} digits and {decimals} decimals',
  'limit.amountOff': 'Line {line}: price × quantity and the amount differ by more than {most}',
  'limit.taxOff': 'Line {line}: amount × rate and the tax differ by more than {most}',
  'limit.more': '{count} more',
  'limit.advice':
    'The portal may not take these. All is kept; after filling it in again, correct them before you issue.',
  'limit.adviceTemplate':
    'The portal may not take these. They are written as they are; correct them in the file before you import it.',
  'limit.adviceFill':
    'The portal may not take these. They are filled in as before, uncorrected; correct them before you issue.',

  'chip.watching': 'Keeping copies',
  'chip.drift':
    'The page has changed. The whole page is kept; amounts and rates may be incomplete, please check them yourself',
  'chip.translated':
    'This page was translated by the browser; use the translate icon in the address bar to show the original',
  'chip.off': 'Not an entry page',
  'chip.keeping': 'Keeping…',
  'chip.written': 'Noted down · not in the ledger yet',
  'chip.pending': 'Kept · waiting',
  'chip.batchKept': '{count} kept · waiting for the batch',
  'chip.batch.result': 'Batch: {parts}',
  'chip.batch.issued': '{count} issued',
  'chip.batch.failed': '{count} not issued',
  'chip.batch.unknown': '{count} unknown',
  'chip.batch.pending': '{count} waiting',
  'chip.batch.and': ', ',
  'chip.batch.see': 'See',
  'chip.look.for': 'Looking for: {buyer} {gross}',
  'chip.look.seen': ' · {seen} of {told} pages seen',
  'chip.look.found': 'Found, …{number}, now issued',
  'chip.look.foundNoNumber': 'Found, now issued',
  'chip.look.otherCompany': ' · this list is of another company, look in that of {company}',
  'chip.look.period': ' · query from {from} to today',
  'chip.look.absent': ' · not in the whole list. ',
  'chip.look.candidate': 'One of the list looks like it, see first whether it is',
  'chip.look.settle': 'Two whole lists do not have it, you can say so now',
  'chip.look.first': 'Query once more',
  'chip.look.later.first': 'Too early, query again after {time}',
  'chip.look.second': 'One whole list is there, query once more',
  'chip.look.later.second': 'One whole list is there, query again after {time}',
  'chip.before': 'The one before is kept · issued …{number}',
  'chip.beforeNoNumber': 'The one before is kept · issued, number not read',
  'chip.logIn.unknown':
    'Logged out; what you submitted is kept, its outcome is not known: look it up after logging in',
  'chip.logIn.pending':
    'Logged out; what you submitted is kept, no answer yet: see what became of it after logging in',
  'chip.logIn.draft': 'Logged out; what you typed is kept, you can fill it in again after logging in',
  'chip.logIn.form': 'Logged out: log in and open the entry form again',
  'chip.redWaiting': 'Red-letter confirmation kept · waiting for the other side',
  'chip.redReady':
    'The portal may have issued the red-letter invoice itself · look for its number in its list before issuing',
  'chip.question': 'Kept · waiting for you',
  'chip.faceScan': 'Kept · waiting for the face scan',
  'chip.waited': 'Waiting {minutes} min {seconds} s: do not close this page, do not press again',
  'chip.check': 'Check',
  'chip.seeText': 'See the text',
  'chip.issued': 'Issued · …{number}',
  'chip.issuedNoNumber': 'Issued · number not read',
  'chip.refused': 'Not issued · text kept',
  'chip.notSent': 'Not sent · text kept',
  'chip.unknown': 'Unclear · look it up first',
  'chip.twin.issued': 'The same invoice was issued at {time} (…{number})',
  'chip.twin.issuedNoNumber': 'The same invoice was issued at {time} (number not read)',
  'chip.twin.pending': 'The same invoice was submitted at {time}; no answer yet',
  'chip.twin.unknown': 'The same invoice was submitted at {time} and is unclear; look it up first',
  'chip.twin.inTemplate':
    'The same invoice, submitted at {time}, is in a batch template; see first whether it was imported',
  'chip.twin.meant': 'I mean to issue another',
  'chip.lost': 'NOT kept',
  'chip.otherCompany':
    'Another page is open for {other}, this one is for {here}. Reload and check before you issue',
  'chip.also': '{first}. {second}',
  'chip.orphaned': 'Please reload the page, it is not being kept',

  'redTwin.pending':
    'A red-letter confirmation of this blue invoice was submitted at {time} already (no answer yet). ',
  'redTwin.taken':
    'A red-letter confirmation of this blue invoice was submitted at {time} already (the portal took it). ',
  'redTwin.unknown':
    'A red-letter confirmation of this blue invoice was submitted at {time} already and is unclear. ',
  'redTwin.pressed':
    'The red-letter invoice of this blue one was asked for at {time} already (outcome not known yet). ',
  'redTwin.issued': 'A red-letter invoice of this blue one was issued at {time} already (…{number}). ',
  'redTwin.issuedNoNumber':
    'A red-letter invoice of this blue one was issued at {time} already (number not read). ',
  'redTwin.whole': 'Look at the list of red-letter confirmations of the portal before you make another.',
  'redTwin.part':
    'It reversed only a part, and this may be a further part: look at the list of red-letter confirmations of the portal before you make another.',
  'redTwin.known': 'OK',

  'draft.offer': 'Not submitted last time, still here: {buyer} {gross} {time}',
  'draft.more': '{count} more unsubmitted entries, see Piaoying',
  'draft.noBuyer': 'no buyer yet',
  'draft.fill': 'Fill in again',
  'draft.discard': 'Discard',
  'draft.refused': 'It cannot be filled in now, open Piaoying to see why',

  'list.ask': 'Is this the list of {company}?',
  'list.yes': 'Yes',
  'list.no': 'No',
  'list.other': 'Another company',
  'list.whose': 'Whose list is this?',
  'list.take': 'This one',
  'list.nobody':
    'It does not show whose list this is, so it cannot be used for the check yet. Open the entry form of the company once, then query again',
  'list.whole': 'This list was read whole: {company}, {from} to {to}, {total} invoices',
  'list.partly': 'This list was not read whole: {why}',
  'list.and': '; ',
  'list.unread':
    'This list could not be read whole, not found: {what}. Use 「导出」 instead, and import the file in Piaoying',
  'list.unchanged':
    'The list is the same as before the query: it cannot be told whether the portal answered. If it refuses more than one month, query month by month; else reload this page and query again',
  'list.problem.notQueried': '「查询」 was not seen to be pressed, press it again',
  'list.problem.company': 'it does not show whose list it is',
  'list.problem.companies':
    'different companies are shown: open the entry form of the company once, then query again',
  'list.problem.empty': 'the list is empty, choose a longer period',
  'list.problem.queryType': 'choose 「开具发票」 as 查询类型',
  'list.problem.kinds': 'choose 「全部」 as 票种',
  'list.problem.dates': 'the period was not read',
  'list.problem.otherFilters': 'other conditions are set, clear them and query again',
  'list.problem.queryChanged': 'conditions were changed after the query, press 「查询」 again',
  'list.problem.selected': 'it is not certain that the file is 「导出全部」',
  'list.problem.total': 'the total was not read or changed meanwhile, query again',
  'list.problem.rows': 'some rows could not be read, query again',
  'list.problem.sums':
    'what was read adds up to other sums than the page shows, invoices may be missing: query again',
  'list.problem.pages': '{seen} of {told} pages were read; turn all of them',
  'list.problem.tooLong': 'it took too long: turn all pages within 10 minutes',

  'refill.filling': 'Filling in what was entered before…',
  'refill.allFilled': '{count} filled in, the same as before. Check, correct, and press 发票开具 yourself',
  'refill.filled': '{count} filled in, {missing} not:',
  'refill.said': 'The portal said last time: 「{said}」',
  'refill.seePlace': 'See the place',
  'refill.again': 'Switched, fill in again',
  'refill.field': '{label}: {wanted}',
  'refill.more': '{count} more',
  'refill.cell': 'Line {line} {column}: {wanted}',
  'refill.otherCell': 'Table row {line} {column}: {wanted}',
  'refill.rows': 'Number of lines',
  'refill.priceIncludesTax': 'Prices, amounts',
  'refill.withTax': 'with tax',
  'refill.withoutTax': 'without tax',
  'refill.ticked': 'ticked',
  'refill.notTicked': 'not ticked',
  'refill.empty': '(empty)',
  'refill.special': 'special (增值税专用发票)',
  'refill.general': 'general (普通发票)',
  'refill.kind': 'Kind',
  'refill.totalGross': 'Gross',
  'refill.wrongCompany': 'The form shows {shown}, this invoice belongs to {wanted}. Switch the company first',
  'refill.companyChanged':
    'The company changed to {shown} while filling, this invoice belongs to {wanted}. Do not issue from this page',
  'refill.notEmpty': 'This form already holds something, nothing was filled in',
  'refill.pageUnknown':
    'The entry form could not be opened, nothing was filled in. Please open it yourself and enter what the detail shows',
};
