import type * as zhCN from '../zh-cn/settle';

/** Looking an unclear submission up in the portal's own list, and settling it. */
export const settleTexts: Record<keyof typeof zhCN.settleTexts, string> = {
  'settle.check': 'Look it up',
  'settle.open': 'Open 全量发票查询',
  'settle.opened': '全量发票查询 is open in the tab beside this one',
  'settle.cannotOpen': 'The tax site could not be opened, please open 全量发票查询 yourself',
  'settle.how':
    'Choose 查询类型 「开具发票」, 发票票种 「全部」, 开票日期 from {from} to today, leave the rest empty, press 「查询」, and turn every page. Where it takes one month at a time, query month by month: they count together.',
  'settle.clock.fast':
    'The clock of this computer is {minutes} min ahead of the tax office, which is taken into account. Please set it right.',
  'settle.clock.slow':
    'The clock of this computer is {minutes} min behind the tax office, which is taken into account. Please set it right.',
  'settle.clock.unknown':
    'How far this computer and the tax office are apart in time was not measured: a day more is looked at on either side.',
  'settle.lookFor': 'What to look for',
  'settle.company': 'Company',
  'settle.date': 'Invoice date',
  'settle.orDay': '{day}, or {other}',
  'settle.buyer': 'Buyer',
  'settle.gross': 'Gross',
  'settle.copy': 'Copy: {what}',
  'settle.listed':
    'It was written into a batch template, and the list has one that may be it. Until that is clear it is not filled in again.',
  'settle.found': 'Found it',
  'settle.number': 'Invoice number (20 digits)',
  'settle.issued': 'It is there',
  'settle.number.digits': 'An invoice number has 20 digits, please look again',
  'settle.number.implausible':
    'This does not look like the number of this invoice (it begins with the year), please look again',
  'settle.number.taken': 'Another invoice has this number, please look again',
  'settle.candidate':
    'The list has one very like it: number {number}, {buyer}, {gross}, {time}. If it is this one, fill in its number; if you looked and it is not, say so.',
  'settle.candidateBars':
    '{number} of the list is very like this one: until that is clear it cannot be said to be missing',
  'settle.candidateUse': 'Fill in this number',
  'settle.notFound': 'Not found',
  'settle.notIssued': 'It is not there',
  'settle.confirm': 'I looked it up at the tax office, it is not there',
  'settle.refused': 'Not noted: things have changed, please see above',
  'settle.failed': 'Not noted, please try again',
  'settle.needTwoLater':
    'Two whole readings of the list are needed: the first after {time}, the second after {second}. The tax office may take half a day to book it.',
  'settle.needTwo':
    'Two whole readings of the list are needed: the first can be made now, the second after {second}. The tax office may take half a day to book it.',
  'settle.needOneLater': 'One whole reading is there; one more is needed after {time}',
  'settle.needOne': 'One whole reading is there; one more is needed and can be made now',
  'settle.needPage': 'One whole reading is there, by a file; the other must be made on the portal page',
  'settle.notIssuedFrom': 'It is not there (from {time} on)',
  'settle.noCompany':
    'The company of this one was not read: it can only be looked up by hand; if found, enter its number',
  'settle.ready': 'Both whole readings lack it. Once you confirm, it can be filled in again.',
  'settle.done': 'Looked up: it is not there. If you meet it there later, enter its number here.',
  'settle.readings': 'Lists read',
  'settle.noReadings': 'The list of this company has not been read since the submit.',
  'settle.reading': '{time}, {from} to {to}, {seen} of {told} pages seen, {total} invoices',
  'settle.readingFile': 'Exported file of {time}: {from} to {to}, {total} invoices',
  'settle.counts': 'counts',
  'settle.countsJoined': 'Counts, together with the other months',
  'settle.doubt.notQueried': '「查询」 was not seen to be pressed',
  'settle.doubt.company': 'it does not show whose list it is: answer our question on the portal page',
  'settle.doubt.companies': 'different companies were shown',
  'settle.doubt.empty':
    'an empty list does not show whose it is; choose a longer period that has other invoices',
  'settle.doubt.queryType': '查询类型 is not 「开具发票」',
  'settle.doubt.kinds': '发票票种 is not 「全部」',
  'settle.doubt.dates': 'the period was not read',
  'settle.doubt.otherFilters': 'other conditions were set',
  'settle.doubt.queryChanged': 'conditions were changed after the query',
  'settle.doubt.selected':
    'it is not certain that the file is 「导出全部」, or it lacks invoices that the page showed',
  'settle.doubt.total': 'the total was not read, or changed meanwhile',
  'settle.doubt.rows': 'not every row could be read',
  'settle.doubt.sums': 'what was read adds up to other sums than the page shows: invoices may be missing',
  'settle.doubt.pages': 'not every page was turned',
  'settle.doubt.tooLong': 'it took too long: turn all pages within 10 minutes',
  'settle.doubt.otherCompany': "it is another company's list",
  'settle.doubt.otherPortal': 'it is the tax office of another area',
  'settle.doubt.tooEarly': 'too early',
  'settle.doubt.otherClock':
    'it was read at another computer, whose clock may differ: it counts a day after the submit',
  'settle.doubt.period':
    'it holds a part of the days alone (from the submit to the day of the reading) and counts with other months only',
  'settle.doubt.fromFile': 'it is an imported file, and not taken in on the day of its export',
  'settle.doubt.future': "this computer's clock was set back",
  'settle.quota':
    'From {before} to {after} the quota fell by exactly its net amount {net}: it was probably issued. Find it in the list first.',
  'settle.sameRows':
    'Pressing 「查询」 again on the same page does not count while the list stays the same; open 全量发票查询 anew.',
};
