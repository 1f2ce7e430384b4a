import type * as zhCN from '../zh-cn/red';

/** 红字: confirmations and red-letter invoices. */
export const redTexts: Record<keyof typeof zhCN.redTexts, string> = {
  'red.original': 'Original invoice',
  'red.confirmId': 'Confirmation',
  'red.state': 'State of the confirmation',
  'red.scope': 'Extent',
  'red.scope.full': 'whole',
  'red.scope.partial': 'part',
  'red.stateUnseen': 'not seen in the red-letter list yet',
  'red.copyOriginal': 'Copy the number of the original invoice {number}',
  'red.viewOriginal': 'View the blue invoice {number}',
  'red.links': 'Red letters of this blue invoice',
  'red.number': 'Red-letter invoice number',
  'red.noNumber': 'No number yet ({outcome})',
  'red.numberUnread': 'Number not read ({outcome})',
  'red.linkState': 'Confirmation: {state}',
  'red.listOnly': 'In the list of the portal, not submitted on this computer',
  'red.view': 'View the red letter of {time}',
};
