import type { zhCNSelfCheck } from './zh-cn-self-check';

/** English of `zh-cn-self-check.ts`. */
export const enSelfCheck: Record<keyof typeof zhCNSelfCheck, string> = {
  'fault.ledgerDamaged': 'The ledger file was damaged: {detail} earlier records cannot be read any more',
  'fault.unreadableRow': 'This line cannot be read',
  'fault.recordChanged': 'A record does not agree with what was kept: {detail}',
  'fault.textsLeftOut':
    'The page showed very many messages in a row; {detail} of them were not kept one by one',
  'ledger.unreadRow': 'This line cannot be read',
  'bar.damaged': 'This record does not agree with what was kept; do not issue it again yet',

  'verify.do': 'Check the records',
  'verify.note':
    'Compares every record with what was kept at the time, to see whether anything was changed or is missing. With many records this takes some minutes.',
  'verify.running': 'Checking, {count} so far',
  'verify.whole': 'All {count} records agree',
  'verify.defects': '{count} checked, {defects} do not agree: {which}',
  'verify.failed': 'The check could not be finished this time; please try again.',

  'selfCheck.noPermission':
    'The browser does not let Piaoying see the entry page, so nothing can be kept now. Earlier records are safe. Press the button below, then reload the entry page.',
  'selfCheck.allow': 'Allow seeing the entry page',
  'selfCheck.ledgerDamaged':
    'The ledger file was damaged: {count} earlier records cannot be read any more. New submissions are kept as usual. Go to Import and export and restore the newest file of the folder 票影备份 in your downloads; until then look in the portal before you issue the same invoice again.',
  'selfCheck.restore': 'Restore',
  'selfCheck.seen': 'Understood',
  'selfCheck.workerSilent':
    'Piaoying does not answer; it may be updating. What was noted down is safe. Close the browser, open it again, and issue once you see the green mark.',
  'selfCheck.waiting':
    '{count} records are noted down but not in the ledger yet. Nothing is missing and Piaoying keeps trying. If this stays, close the browser and open it again.',
  'selfCheck.waitingFull':
    'The disk of this computer is full: {count} records are noted down but not in the ledger yet. Nothing is missing. Free some disk space; they then come in by themselves.',
  'selfCheck.nearlyFull':
    'Little space is left on this computer. What is kept is safe. Free some disk space so that later records fit.',

  'diagnostics.save': 'Save a self-check file',
  'diagnostics.note':
    'If something is wrong, send this file to your technician. It holds versions, counts, kinds and times of faults; no companies, customers, amounts or invoice numbers.',
  'diagnostics.saved': 'Saved in the downloads folder',
  'diagnostics.failed': 'It could not be saved this time. Your records are safe; please try again.',
};
