import type { zhCNRed } from './zh-cn-red';

export const enRed: Readonly<Record<keyof typeof zhCNRed, string>> = {
  'history.submitted.red': 'Red-letter confirmation submitted, mirrored (original invoice {text})',
  'history.submitted.redPressed': 'Pressed 开具红字发票, mirrored (original invoice {text})',
  'history.submitted.redCall':
    'No press was seen; the red invoice was seen going to the portal, kept (original invoice {text})',
  'history.redPressed': 'Pressed 开具红字发票',
  'history.redPressed.call': 'No press was seen; the red invoice was seen going to the portal',
  'history.redTaken': 'The portal took the confirmation: "{text}"',
  'history.redConfirmSeen': 'The red-letter list shows: {text}',
  'bar.red': 'Begin it again on the red-letter pages of the portal, it cannot be filled in here',
  'sentence.redWaiting': 'The confirmation is with the other side, no red invoice is issued yet',
  'sentence.redConfirmed':
    'The confirmation is “{state}”: the portal may have issued the red invoice itself. Look for its number in the list of invoices first; only if it is not there, issue from the red-letter list. Do not submit another confirmation',
  'sentence.redEnded': 'The confirmation ended ({state}), no red invoice was issued',
  'sentence.redUnknown':
    'The confirmation may have been submitted, look at the red-letter list of the portal first',
  'red.original': 'Original invoice',
  'red.confirmId': 'Confirmation',
  'red.state': 'State of the confirmation',
  'red.scope': 'Extent',
  'red.scope.full': 'whole',
  'red.scope.partial': 'part',
  'red.stateUnseen': 'not seen in the red-letter list yet',
  'red.copyOriginal': 'Copy the number of the original invoice {number}',
  'column.source': 'Source',
  'column.originalNumber': 'Original invoice number',
  'source.portal': 'Entry form',
  'source.manual': 'Manual entry',
  'source.batch': 'Batch',
  'source.red': 'Red letter',
  'source.import': 'Import',
};
