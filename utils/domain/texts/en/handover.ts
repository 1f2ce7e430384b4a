import type * as zhCN from '../zh-cn/handover';

/** 客户移交: one company's ledger saved as a file, then erased here. */
export const handoverTexts: Record<keyof typeof zhCN.handoverTexts, string> = {
  'handover.title': 'Hand over a client',
  'handover.open': 'Hand over',
  'handover.openFor': 'Hand over the ledger of {name}',
  'handover.back': 'Back to the companies',
  'handover.says':
    'When you no longer issue for {name}: first save all that was kept of it as one file, then erase it from this computer.',
  'handover.looking': 'Looking for all that was kept of this company, {count} records so far',
  'handover.failed':
    'This company could not be read to the end. Nothing is lost; please open this page again.',
  'handover.none': 'The ledger holds nothing of this company.',

  'handover.holds': 'The ledger holds',
  'handover.invoices': '{count} invoices, {issued} of them issued, {gross} in all',
  'handover.events': '{count} records, {files} originals, pictures and attachments',
  'handover.openTitle': 'Not closed yet',
  'handover.pending': '{count} waiting for the tax office: erasing has to wait for the answer',
  'handover.refills': '{count} being filled in again: close that page or submit it before erasing',
  'handover.unknown':
    '{count} with an unclear result: they may have been issued; please check at the tax office first',
  'handover.drafts': '{count} not submitted: not in the file, and gone after erasing',
  'handover.inTemplate': '{count} still in a batch template: its failure details will not find them any more',
  'handover.sharedCases':
    '{count} followed-up cases concern other companies, too. What is written there stays; please read it yourself',
  'handover.unclear':
    '{count} of which the seller was not read mention this company. They may be its own, or another company’s invoices to it: they stay; please read them yourself',

  'handover.saveTitle': 'Step one: save the file',
  'handover.saveSays':
    'The file holds this company alone. Put into Piaoying on another computer, it shows all invoices. It holds customers’ data: hand it over with care.',
  'handover.save': 'Save the handover file',
  'handover.saving': 'Writing the file, {count} records so far',
  'handover.saved':
    'Saved to the downloads folder: {file} ({count} records, {size}). Please look whether it is there, and give the client a copy.',
  'handover.lost':
    '{count} originals or pictures can no longer be read by the browser and are not in the file.',
  'handover.notSaved':
    'The file was not saved, and nothing was erased from the ledger. Please press “Save the handover file” once more.',
  'handover.saveFailed': 'The file could not be saved this time. Nothing is lost; please try again.',

  'handover.eraseTitle': 'Step two: erase it from this computer',
  'handover.eraseFirst': 'Save the handover file first.',
  'handover.eraseSays':
    '{invoices} invoices, {count} records, {files} originals and attachments of {name} ({taxId}) are erased from the ledger. This cannot be undone. Only marks that prove that nothing was changed and one entry “handed over” stay.',
  'handover.barred': 'A submission is still under way; nothing can be erased now.',
  'handover.know': 'I know that some are not closed; erase all the same',
  'handover.typeName': 'Type the full name of the company: {name}',
  'handover.wrongName': 'That is not the name of the company; nothing was erased.',
  'handover.erase': 'Erase all that was kept of this company',
  'handover.erasing':
    'Erasing, {count} of {of} records. Please leave this page open; if it is closed, the rest goes when the ledger is opened next.',
  'handover.refused.underWay':
    'An invoice is being submitted or filled in; nothing was erased. Come back when it is done.',
  'handover.refused.another': 'Another company is still being erased; please wait for it.',
  'handover.refused.changed':
    'Something new was kept after the file was saved; nothing was erased. Please save the file again.',
  'handover.eraseFailed': 'Erasing did not come to its end. It goes on when the ledger is opened again.',
  'handover.done': 'All that was kept of {name} is erased. Nothing of the other companies was touched.',
  'handover.copiesTitle': 'Still in backups',
  'handover.copies':
    'Daily backups of before still hold this company. To delete it there, too: first back everything up once under Import and export, the new backup no longer holds it; then open the folder 票影备份 in the downloads folder and delete all files that were saved before. Delete copies on USB sticks and other computers as well. Putting an old backup in again does not bring it back.',

  'handover.gone': 'Companies handed over',
  'handover.goneLine': '{at}  {name} ({taxId})  {count} records  by {by}',
  'handover.nobody': 'not said',

  'restore.company': 'This is the ledger of {name} as it was handed over; it holds this company alone',
  'restore.erased':
    '{companies} was handed over and erased; {count} records of it in this backup are not brought back',
};
