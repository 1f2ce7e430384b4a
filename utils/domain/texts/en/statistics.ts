import type * as zhCN from '../zh-cn/statistics';

/** 统计: what was entered in a month, a row a company; each number with how it is counted. */
export const statisticsTexts: Record<keyof typeof zhCN.statisticsTexts, string> = {
  'case.tab.statistics': 'Statistics',
  'statistics.title': 'Companies, {month}',
  'statistics.says': '{entered} entered, {issued} issued, {failed} not issued, {tries} presses in all',
  'statistics.reading': 'Counting the records of this month…',
  'statistics.looked': 'Counting: {count} records seen',
  'statistics.stop': 'Stop',
  'statistics.stopped': 'Not counted to the end: the numbers are not whole and are not shown.',
  'statistics.again': 'Count again',
  'statistics.empty': 'Nothing was entered in this month.',
  'statistics.unreadable': '{count} records could not be read and are not counted.',
  'statistics.entered': 'Entered',
  'statistics.failed': 'Failed',
  'statistics.issuedLater': 'Issued later',
  'statistics.tries': 'Tries',
  'statistics.unchecked': 'Not checked',
  'statistics.timed': 'With a time',
  'statistics.red': 'Red-letter',
  'statistics.batch': 'Batch',
  'statistics.none': 'No number',
  'statistics.few': 'Too few',
  'statistics.notChecked': 'Never checked',
  'statistics.noCompany': 'Company not read',
  'statistics.sum': 'Sum',
  'statistics.reasons': 'Why they failed',
  'statistics.reasonsSay': 'Each press that failed counts once, also of those that were issued later.',
  'statistics.noReason': 'Nothing failed in this month.',
  'statistics.reason': 'Reason',
  'statistics.hours': 'Hours of the day',
  'statistics.best': 'Best hours: {hours}',
  'statistics.bestOf': '{hour} h ({decided} with an outcome, {atOnce} issued by one press)',
  'statistics.noBest': 'No best hour yet: an hour with fewer than {few} outcomes is not judged.',
  'statistics.decided': 'With an outcome',
  'statistics.atOnce': 'Issued by one press',
  'statistics.share': 'Share',
  'statistics.otherwise': 'Several presses, not issued, unclear, waiting',
  'statistics.bestMark': 'Best',
  'statistics.hourWord': '{hour}: {entered} entered, {decided} with an outcome, {atOnce} issued by one press',
  'statistics.how': 'How these numbers are counted',
  'statistics.term.entered':
    'Entered: submitted in this month (Beijing time), by the time of the submit. One content is one; what is corrected and submitted anew is another one. Invoices from elsewhere that were taken over from the portal list, and practice, are not counted. Entered = issued + failed + unclear + waiting.',
  'statistics.term.issued':
    'Issued: of these, those with a proof that they are issued, also where the portal list told it later.',
  'statistics.term.failed':
    'Failed: of these, those whose last press was not issued or not sent. Issued later: of the failed ones, those whose corrected submission was issued.',
  'statistics.term.unknown':
    'Unclear: no proof yet that it is issued or not; also those of which you said after checking that the portal has none. Waiting: no answer yet, also a red-letter confirmation that waits for the other party.',
  'statistics.term.tries':
    'Tries: presses of the issuing button. A press after a failure is another one; a repeated press while waiting is not.',
  'statistics.term.reasons': 'Why they failed: the classes of To do, by the words of the portal.',
  'statistics.term.missing':
    'Not in the list: checked against the portal list and not found there. Not checked: may be in the list and was not looked for yet. Where none was looked for it says “Never checked”.',
  'statistics.term.time':
    'Middle, slowest twentieth (seconds): from the last press of the issuing button until the page said that it is issued, a face scan included. Half of them take no longer than the middle, nineteen of twenty no longer than the other. Only those of which the page showed the success at once; not what the list or a message told later, nor where no press was seen. Fewer than {few}: “Too few”; none: “No number”.',
  'statistics.term.hours':
    'Hours: Beijing time of the first press. Only blue invoices entered one by one on the entry form; not batches, red letters and what was corrected and submitted anew. Issued by one press: pressed once and issued. With an outcome: all but those that wait.',
  'statistics.term.red':
    'Red letters: a confirmation, from its submit to its red invoice, is one entered and, where nothing failed between, one try; its time begins with the press that issues. Batches: a row is one entered, the reason is that of the batch result, there is no time.',
  'statistics.excel': 'Export statistics',
  'statistics.fileName': 'Issuing statistics',
  'statistics.fileNote':
    'Counted from the records of this computer; tells how entering went, not whether an invoice was issued',
  'statistics.exporting': 'Exporting: {count} rows',
  'statistics.exported': 'Exported {count} companies, saved in the downloads folder',
};
