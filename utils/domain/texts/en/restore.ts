import type * as zhCN from '../zh-cn/restore';

/** Backups: saved daily, restored, taken back. */
export const restoreTexts: Record<keyof typeof zhCN.restoreTexts, string> = {
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
  'restore.evidence': '{count} new originals and screenshots',
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
};
