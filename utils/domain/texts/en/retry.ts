import type * as zhCN from '../zh-cn/retry';

/** Filling a form in again: of a submission or of a draft, and what bars it. */
export const retryTexts: Record<keyof typeof zhCN.retryTexts, string> = {
  'retry.refused': 'Correct and enter again',
  'retry.draft': 'Fill in',
  'retry.notSent': 'Fill in again',
  'retry.unknown': 'Fill in again',

  'bar.issued': 'It is issued and cannot be issued again',
  'bar.hasNumber': 'It has an invoice number and cannot be issued again',
  'bar.pending': 'Waiting for the portal',
  'bar.unknown': 'It may have been issued, look it up first',
  'bar.draft': 'It was never submitted',
  'bar.dropped': 'You said that it is not to be issued',
  'bar.superseded': 'It was submitted again later, go on from the newest attempt',
  'bar.chainIssued': 'A later attempt is issued',
  'bar.chainOpen': 'Another attempt has no result yet',
  'bar.twinIssued': 'Another of the same content has been issued',
  'bar.twinOpen': 'Another of the same content has no result yet; wait for it or look it up first',
  'bar.refillOpen': 'It is being filled in on another page, go on there',
  'bar.inTemplate': 'It is in a batch template, take it back first',
  'bar.batchRow':
    'A row of a batch cannot be filled in here, please correct the batch file and import it again',
  'bar.unreadable': 'It could not be read completely, please enter what the detail shows',
  'bar.draftTyping': 'It is being entered on another page, go on there',
  'bar.draftGone': 'It was submitted or discarded meanwhile',
  'bar.red': 'Begin it again on the red-letter pages of the portal, it cannot be filled in here',
  'bar.colleague': "It is on a colleague's computer; take it over before it is issued again",
  'bar.teamUnreachable':
    'The place of the backups cannot be reached, so whether a colleague is issuing this one, too, is not known',
  'bar.teamUnread':
    'Not all that a colleague put could be read, so whether it is being issued there, too, is not known',
  'bar.damaged': 'This record does not agree with what was kept; do not issue it again yet',
  'bar.changed': 'It was changed just now: press once more',
  'bar.notWatched':
    'The portal of this area is not watched, so no result would be seen. Turn it on in the settings first',
  'bar.twinInTemplate': 'The same invoice is in a batch template, look at that one first',
  'bar.otherSeller': 'It is of another company; one template holds one company',
  'bar.serialTaken': 'The serial number was used before, try again',
  'bar.notWritten': 'It is in no batch template',
  'bar.gone': 'It is not in the ledger any more',
  'bar.sameHere': 'The same content as one above; only one is written',

  'draft.list': 'Not submitted ({count})',
  'draft.word': 'Not submitted',
  'draft.sentence': 'Not submitted last time, still here',
  'draft.noAmount': 'no amount yet',
};
