import type { zhCNExchange } from './zh-cn-exchange';

export const enExchange: Record<keyof typeof zhCNExchange, string> = {
  'column.issuedAt': 'Issued',
  'column.portalText': 'What the portal said',
  'column.reason': 'Reason',
  'column.followUp': 'Afterwards',
  'column.lineNo': 'Line',
  'column.itemName': 'Item',
  'column.specification': 'Specification',
  'column.unit': 'Unit',
  'column.quantity': 'Quantity',
  'column.unitPrice': 'Unit price',
  'column.netAmount': 'Net',
  'column.taxRate': 'Rate',
  'column.taxAmount': 'Tax',

  'followUp.again': 'Submitted again',
  'followUp.handled': 'Dealt with: {reason}',
  'followUp.notIssued': 'Looked up: not there',
  'followUp.open': 'Open',

  'failure.refused': 'The portal did not issue it',
  'failure.notSentOffline': 'It did not reach the portal: no network',
  'failure.notSent': 'It did not reach the portal',

  'xlsx.about': 'About',
  'xlsx.invoices': 'Invoices',
  'xlsx.lines': 'Lines',
  'xlsx.failures': 'Failed and unknown',
  'xlsx.title': 'Invoice ledger (copy of what was entered)',
  'xlsx.company': 'Company',
  'xlsx.allCompanies': 'All companies',
  'xlsx.period': 'Period',
  'xlsx.allPeriods': 'All',
  'xlsx.selection': 'Selected invoices',
  'xlsx.madeAt': 'Made at (Beijing)',
  'xlsx.sheetRows': '{sheet}: {count} rows',
  'xlsx.contents': 'Contents',
  'xlsx.what': 'What it is',
  'xlsx.whatText':
    'What was entered when 发票开具 was pressed, as Piaoying kept it on this computer, and what the page said afterwards. Where the issue date is empty the period goes by the time of the submit.',
  'xlsx.whatNot': 'What it is not',
  'xlsx.unknownNote':
    'An unknown result may have been issued: do not enter it again before looking it up in the portal.',
  'xlsx.madeBy': 'Made by',
  'xlsx.product': 'Piaoying',

  'export.xlsx': 'Export this month (Excel)',
  'export.more': 'More',
  'export.csv': 'Export this month (CSV)',
  'export.progress': 'Exporting, {count} written',
  'export.progressBackup': 'Saving, {count} records written',
  'export.cancel': 'Cancel',
  'export.cancelled': 'Cancelled, no file was saved',
  'export.failed':
    'The export did not work. Everything kept is safe; try again. If that does not help, send the line below to support.',

  'fault.safetyCopyFailed': 'The safety copy could not be saved: {detail}',

  'exchange.export': 'Export',
  'exchange.company': 'Company',
  'exchange.month': 'Month',
  'exchange.exportXlsx': 'Export Excel',
  'exchange.exportCsv': 'Export CSV',
  'exchange.backup': 'Full backup (JSON)',
  'exchange.backupNote':
    'A backup file holds everything of all companies and can be restored in another browser or computer. Keep it safe: it holds customer data.',
  'exchange.backupLost':
    '{count} original files cannot be read and are not in the backup; download and keep them again.',
  'exchange.nothing': 'Nothing was kept in this range.',

  'restore.title': 'Restore from a backup file',
  'restore.note':
    'Choose a backup file of Piaoying (票影备份_….json). You see what is in it first; nothing enters the ledger before you say so.',
  'restore.choose': 'Choose a backup file',
  'restore.reading': 'Reading, {count} records read',
  'restore.found': '{file} (made {at})',
  'restore.new': '{count} new invoices',
  'restore.period': '{from} to {to}',
  'restore.records': '{fresh} new records, {again} that had been taken back',
  'restore.known': '{count} records are in the ledger already and will not be doubled',
  'restore.conflict':
    '{count} records do not fit those in the ledger and are left out (probably a copied browser profile that went its own way)',
  'restore.unreadable': '{count} records could not be read or do not fit and are left out',
  'restore.broken':
    'This backup was changed or damaged from a record of {at} on (number {n}, id {id}); nothing from there on is imported, what comes before is whole',
  'restore.torn': 'The file ends too early, perhaps it was not fully downloaded; what comes before is whole',
  'restore.evidence': '{count} new original files',
  'restore.evidenceDamaged':
    '{count} original files are damaged or changed (their SHA-256 does not fit) and are left out',
  'restore.nothing': 'Nothing to import, the ledger has it all.',
  'restore.apply': 'Import',
  'restore.drop': 'Do not import',
  'restore.applying': 'Importing, {count} records done',
  'restore.done': 'Imported: {count} new invoices. It can be undone below.',
  'restore.unfolded': '{count} of them were kept but could not be understood and are not shown',
  'restore.stopped': 'Cancelled, the ledger is as before',
  'restore.refused.notBackup':
    'This is no backup file of Piaoying. Choose one named like 票影备份_2026-11-24.json.',
  'restore.refused.newerVersion': 'This backup was made by a newer version. Please update Piaoying first.',
  'restore.refused.tooLarge': 'The file is too large to be read. Please send it to support.',
  'restore.refused.unreadable':
    'The file cannot be read; it may have been moved or be in use. Please choose it again.',
  'restore.failed':
    'The import did not finish. What was in the ledger is all there; choose the same file again to go on.',

  'imports.title': 'Imported backups',
  'imports.line': '{at}  {file}  {count} invoices',
  'imports.undo': 'Undo this import',
  'imports.undoing': 'Undoing, {count} records done',
  'imports.undone': 'Undone',
  'imports.undoNote':
    'After undoing, invoices that only this import brought are no longer shown; the records stay, and the same file brings them back.',

  'copy.title': 'Daily backup',
  'copy.switch': 'Save one a day into the folder 票影备份 of the downloads folder',
  'copy.note':
    'Only on days with something new; 30 are kept, of 2 GB in all, older ones are removed. Only files saved by Piaoying are removed.',
  'copy.last': 'The newest: {at}, {count} in all',
  'copy.none': 'None saved yet',
  'copy.failing':
    'The daily backup could not be saved ({detail}). Is the disk full, are downloads allowed? You can also save a backup by hand.',

  'welcome.title': 'Piaoying is installed',
  'welcome.lead':
    'Work as usual. At every press of 发票开具 the invoice is kept on this computer first, before the portal answers.',
  'welcome.kept': 'What is kept',
  'welcome.kept1': 'What the entry form shows: both parties, every line, amounts, the note.',
  'welcome.kept2':
    'What the portal page says afterwards, word for word, and the invoice number once there is one.',
  'welcome.kept3': 'Never: passwords, codes, QR codes, anything typed on a log-in page.',
  'welcome.local': 'All of it stays in this browser on this computer and is sent nowhere.',
  'welcome.danger': 'Take care',
  'welcome.danger1': 'Uninstalling Piaoying, clearing browser data or a new system deletes the ledger.',
  'welcome.danger2': 'That is why a backup is saved into the downloads folder every day:',
  'welcome.notInvoice': 'A copy is no invoice: not for reimbursement, bookkeeping or deduction.',
  'welcome.restore': 'You used it in another browser or computer before',
  'welcome.open': 'Open the ledger',
};
