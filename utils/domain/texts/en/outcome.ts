import type * as zhCN from '../zh-cn/outcome';

/** What became of a submission: its outcome, what the portal's list says of it, and why. */
export const outcomeTexts: Record<keyof typeof zhCN.outcomeTexts, string> = {
  'outcome.draft': 'To be issued',
  'outcome.pending': 'Waiting',
  'outcome.issued': 'Issued',
  'outcome.refused': 'Not issued',
  'outcome.notSent': 'Not sent',
  'outcome.unknown': 'Unclear',
  'outcome.faceScan': 'Waiting for the face scan',

  /** Between two sentences, two parts of one, two names. */
  'join.sentences': '. ',
  'join.parts': '; ',
  'join.names': ', ',

  'sentence.pending': 'Kept, waiting for the portal',
  'sentence.faceScan': 'Not issued yet; it goes on once the face scan is passed',
  'sentence.auth':
    'The portal wants you to log in or to authenticate first; whether it was issued is not known yet',
  'sentence.question': 'Not issued yet, the page asks you something',
  'sentence.issued': 'Kept, invoice number …{number}',
  'sentence.issuedNoNumber': 'Kept, issued, the number could not be read',
  'sentence.refused': 'The portal did not issue it: "{message}"',
  'sentence.notSent': 'It did not reach the portal: "{message}"',
  'sentence.notSentOffline': 'It did not reach the portal: no network',
  'sentence.unknown': 'It may have been issued. Do not press 发票开具 again yet',
  'sentence.redWaiting': 'The confirmation is with the other side, no red-letter invoice is issued yet',
  'sentence.redConfirmed':
    'The confirmation is “{state}”: the portal may have issued the red-letter invoice itself. Look for its number in the list of invoices first; only if it is not there, issue from the red-letter list. Do not submit another confirmation',
  'sentence.redEnded': 'The confirmation ended ({state}), no red-letter invoice was issued',
  'sentence.redUnknown':
    'The confirmation may have been submitted, look at the red-letter list of the portal first',
  'sentence.settledNotIssued': 'Looked up at the portal: it is not there, it can be filled in again',

  'reason.timedOut': 'The portal did not answer for a long time',
  'reason.leftPage': 'The page was closed or left before the portal answered',
  'reason.httpError': 'The portal failed ({message})',
  'reason.networkError': 'The network broke; whether it arrived is not known',
  'reason.callsUnseen':
    'Not all of this submission was seen (Piaoying was being updated, or the entry page has changed); whether it arrived is not known',
  'reason.answerUnread':
    'The portal answered, but the answer could not be read; whether it was issued is not known',
  'reason.sessionLost':
    'The login expired, or you have to authenticate first; whether it arrived is not known',
  'reason.portalText': 'The portal says: "{message}"',
  'reason.unclearText': 'The page says: "{message}"',
  'reason.withMessage': '{reason}. The page says: "{message}"',

  'standing.confirmed': 'Same in the list',
  'standing.missing': 'Not in the list',
  'standing.mismatched': 'Differs',
  'standing.duplicated': 'Issued twice?',
  'standing.reversed': 'Reversed',
  'standing.reversedPartly': 'Partly reversed',
  'standing.sentence.missing': "Submitted, but not in the portal's list",
  'standing.sentence.mismatched': 'Different {field}: here {here}, at the portal {there}',
  'standing.sentence.duplicated': 'One submission has {count} numbers in the list',
  'standing.sentence.reversed': 'It has been reversed',
  'standing.sentence.reversedPartly': 'A part of it has been reversed',
  'standing.checkedAt': "checked with the portal's list, {time}",
  'standing.field': 'Field',
  'standing.here': 'Here',
  'standing.there': 'Portal',
  'standing.sentence.duplicatedAgain': "It was submitted twice, and the portal's list has both",
  'standing.unchecked': 'Not checked yet',

  'differs.kind': 'kind',
  'differs.buyerName': 'buyer',
  'differs.buyerTaxId': "buyer's tax id",
  'differs.net': 'net amount',
  'differs.tax': 'tax',
  'differs.gross': 'gross',
};
