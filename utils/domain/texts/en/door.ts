import type * as zhCN from '../zh-cn/door';

/** The one door for files. */
export const doorTexts: Record<keyof typeof zhCN.doorTexts, string> = {
  'door.title': 'Put in a file',
  'door.says':
    'Any file goes in here: choose one, or drop it anywhere on the ledger. You see what it is and what would happen before anything is done.',
  'door.choose': 'Choose files',
  'door.here': 'Drop a file here, or',
  'door.drop': 'Let go, and Piaoying looks at what it is',
  'door.looking': 'Looking at what it is…',
  'door.busy': 'The file before is not finished yet. Please wait a moment.',
  'door.unreadable':
    'The file cannot be read: it was moved, or another program holds it. The ledger is unchanged; please choose it again.',
  'door.is.backup': '“{file}” is a backup of Piaoying.',
  'door.is.list': '“{file}” is a list of invoices from the portal.',
  'door.is.workbook': '“{file}” is an Excel file whose content cannot be read.',
  'door.is.failures': '“{file}” lists the failures of a batch import.',
  'door.is.template':
    '“{file}” is the batch template of the portal. Tick what was not issued on the ledger, press “Write into batch template”, then choose this file; nothing is changed in it here.',
  'door.toFailed': 'Show what was not issued',
  'door.is.original':
    '“{file}” looks like an original invoice. It goes to the record with its number; what does not match is not kept, and you are told why.',
  'door.originals':
    '{count} files, taken as original invoices: each goes to the record with its number; what does not match is not kept, and you are told why.',
  'door.keep': 'Keep originals',
  'door.is.ours':
    '“{file}” is a table that Piaoying exported. It need not come back: all of it is in the ledger. To restore, or for another computer, choose a file named like 票影备份_2026-11-24.json.',
  'door.toLedger': 'Show the ledger',
  'door.is.unknown':
    '“{file}” is not known to Piaoying and was not read. The ledger is unchanged. What can be put in:',
  'door.takes.backup': 'A backup of Piaoying (票影备份_….json)',
  'door.takes.list': 'The exported list of 全量发票查询 (.xlsx)',
  'door.takes.failures': '下载失败明细 of a batch import (.xlsx)',
  'door.takes.original': 'Original invoices: XML, OFD, PDF or zip, several at once too',
  'door.leave': 'Not now',
  'door.close': 'Close',

  'exchange.says': 'Files come in, tables and backups go out',
  'exchange.format': 'Save as',
  'exchange.format.xlsx': 'Excel table',
  'exchange.format.csv': 'CSV table',
  'exchange.format.originals': 'Original invoices (zip)',
  'exchange.do': 'Export',
  'exchange.exportSays': 'One company and month, or all. Saved in the downloads folder.',
};
