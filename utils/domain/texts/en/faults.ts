import type * as zhCN from '../zh-cn/faults';

/** What did not work: of the portal, of a record, of this computer. */
export const faultsTexts: Record<keyof typeof zhCN.faultsTexts, string> = {
  'issue.fieldMissing': 'Not read: {at}',
  'issue.amountUnreadable': 'Not understood: {at} "{shown}"',
  'issue.linesIncomplete': 'Lines may be incomplete ({shown} read)',
  'issue.noLines': 'No lines read',
  'issue.snapshotUnreadable': 'The content could not be understood',
  'issue.readByPosition': 'The words of the page changed; read by place, please check: {at}',
  'issue.valueUnread': 'Shown in the lines but not read: {shown}',
  'issue.safe': 'The original content is all there, see "Everything kept of the page" below.',

  'fault.profileDrift': 'The entry page has changed: {detail}',
  'fault.callUnlisted': 'The entry page now sends invoices another way: {detail}',
  'fault.answerUnread': 'The answer of the portal could not be read: {detail}',
  'fault.captureError': 'An error of ours while keeping a copy',
  'fault.unreadableFact': 'A record could not be understood and was kept as it is',
  'fault.missedSubmission': 'A submission was not kept, please check the portal list',
  'fault.batchText': 'The batch page said: “{detail}”',
  'fault.httpError': 'The portal failed',
  'fault.networkError': 'Network error',
  'fault.sessionLost': 'Login expired',
  'fault.slow': 'The portal was slow',
  'fault.maintenance': 'The portal is under maintenance: “{detail}”',
  'fault.noPermission': 'The portal said that there is no permission: “{detail}”',
  'fault.portalBusy': 'The portal said: “{detail}”',
  'fault.blankPage': 'A page of the portal stayed blank',
  'fault.endlessWait': 'A page of the portal kept on loading',
  'fault.queryEmpty': 'The list of the portal showed no invoices',
  'fault.portalBack': 'The portal was back',
  'fault.safetyCopyFailed': 'The daily backup could not be saved: {detail}',
  'fault.reconcileFailed': "Could not be checked against the portal's list: {detail}",
  'fault.ledgerDamaged': 'The ledger file was damaged: {detail} earlier records cannot be read any more',
  'fault.unreadableRow': 'This line cannot be read',
  'fault.recordChanged': 'A record does not agree with what was kept: {detail}',
  'fault.textsLeftOut':
    'The page showed very many messages in a row; {detail} of them were not kept one by one',

  'faults.time': 'Time',
  'faults.what': 'What',
  'faults.where': 'Page',
  'faults.detail': 'Detail',
  'faults.submission': 'Submission',
  'faults.more': 'Older ones',
  'faults.empty': 'No faults.',

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
};
