import type * as zhCN from '../zh-cn/help';

/** «?» of each page: three sentences of it, and its keys. */
export const helpTexts: Record<keyof typeof zhCN.helpTexts, string> = {
  'help.open': 'About this page',
  'help.skip': 'Skip to the page',
  'help.keys': 'Keys',
  'help.key.search': 'Go to the search, or the company',
  'help.key.next': 'Next row',
  'help.key.previous': 'Row before',
  'help.key.enter': 'Open this row',
  'help.key.escape': 'Close the detail or a dialog',
  'help.key.help': 'Show these keys',
  'help.key.popup': 'On any page of the browser: open the popup',
  'help.key.ledger': 'On any page of the browser: open the ledger',
  'help.typing': 'While you type in a field these keys type as usual.',
  'help.what.today': 'On top what waits for you: unclear, failed, not found at the portal.',
  'help.how.today': 'One bar a day; press a part of it to see those invoices.',
  'help.then.today': 'Below the last backup and the last check of each company.',
  'help.what.ledger': 'Everything that was submitted, the newest first.',
  'help.how.ledger': 'Narrow by company, month, outcome, amount, or search buyer, tax id and number.',
  'help.then.ledger': 'Press a row: all of it, what happened, and the words of the portal.',
  'help.what.inbox': 'What failed or is unclear, by its reason: what to do, and who does it.',
  'help.how.inbox': 'What is unclear must not be issued again yet: check it first.',
  'help.then.inbox': 'Mark what is done, or put off what cannot be done today.',
  'help.what.entries':
    'While the portal is down, write down here what is to be issued, company by company; sums and words are made for you.',
  'help.what.reconcile': 'Choose a company and a month, and compare with the list of the portal.',
  'help.how.entries':
    'Press “Write one”, or “Copy as a new one” in the detail of a record. Rows of Excel can be pasted into the lines.',
  'help.how.reconcile': 'Open 全量发票查询 and turn every page; Piaoying notes it.',
  'help.then.entries':
    'Once the portal is back: “Fill in”, check, and press 发票开具 yourself; or select some and write them into a batch template. What was issued already, or is waited for, is not filled in.',
  'help.then.reconcile': 'Days that are complete are green; what differs is listed below.',
  'help.what.faults': 'When the portal failed, and what it said.',
  'help.how.faults': 'What Piaoying itself could not do stands here too, with what is safe.',
  'help.then.faults':
    'This is the page to show when the portal asks; Statistics counts what each company entered in the month.',
  'help.what.companies':
    'A company a row: issued today and this month, and what waits, that of colleagues beside it; below, each computer.',
  'help.how.companies':
    'Press its name for its ledger; who serves it is changed in place; Export Excel saves the table.',
  'help.then.companies': 'A company appears with its first invoice.',
  'help.what.exchange': 'Drop a file on any page or choose it here; you are told first what it is.',
  'help.how.exchange': 'Export tables or originals into the downloads folder.',
  'help.then.exchange': 'A backup is saved each day; put it in on another computer to restore.',
  'help.what.backup':
    'Backup stores the copies, encrypted, at a place of your choice, so that they survive a broken or lost computer. It runs every hour by itself. Where several back up to the same place, Colleagues shows their computers, and what is open there can be taken over.',
  'help.how.backup':
    'Keep the paper with the recovery key: without it nobody opens the backups on another computer. Do a restore drill now and then, to see that it really comes back.',
  'help.then.backup':
    'A company that was erased at a handover is still in older backups, encrypted: what is stored is never changed or deleted. To delete it there, too, remove the place, empty its folder there, and add it again.',
  'help.what.settings': 'A change counts at once; where it says so, after the portal page is reloaded.',
  'help.how.settings': 'Reminders tell company and number, never amounts or buyers.',
  'help.then.settings': 'For a technician, save a diagnostics file.',
};
