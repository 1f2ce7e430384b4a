import type * as zhCN from '../zh-cn/inbox';

/** 待处理: classes, what to do, who does it. */
export const inboxTexts: Record<keyof typeof zhCN.inboxTexts, string> = {
  'inbox.empty': 'Nothing to do.',
  'inbox.todo': 'What to do: {text}',
  'inbox.who': 'Who: {who}',
  'inbox.onHold': 'On hold',
  'inbox.snoozed': 'Set aside ({count})',
  'inbox.until': 'until {time}',
  'inbox.more': 'There are older ones; they are listed as these are dealt with.',
  'inbox.handle': 'Handled',
  'inbox.snooze': 'Set aside',
  'inbox.view': 'View',
  'inbox.handleTitle': 'How was it handled?',
  'inbox.handleWhy':
    'One sentence, to be found later. For example: no longer wanted, issued on the phone, next month',
  'inbox.handleReason': 'How it was handled',
  'inbox.handleSave': 'Save',
  'inbox.handleCancel': 'Cancel',
  'inbox.count': '{count}',
  'inbox.failed': 'It could not be written, please try again',

  'who.me': 'me',
  'who.customer': 'customer',
  'who.owner': 'owner (face scan)',
  'who.taxOffice': 'tax office',

  'class.unknown': 'Outcome unknown',
  'class.restricted': 'Issuing restricted',
  'class.permission': 'Permission',
  'class.auth': 'Face scan / login',
  'class.busy': 'Portal busy',
  'class.itemCode': 'Item code',
  'class.taxRate': 'Tax rate',
  'class.length': 'Note / length',
  'class.buyer': 'Buyer name / tax id',
  'class.offline': 'No network',
  'class.other': 'Other',
  'class.quota': 'Quota',
  'class.duplicated': 'May be issued twice',
  'class.missing': 'Not found at the portal',
  'class.mismatched': 'Different at the portal',

  'todo.unknown': 'Look it up in 全量发票查询 of the portal first; do not press 发票开具 before that',
  'todo.restricted': 'Ask the tax office for the reason; enter it again when the restriction is lifted',
  'todo.permission': 'Ask the owner to give your account the permission to issue',
  'todo.auth': 'Ask the owner for a face scan in the tax app, or log in again',
  'todo.busy': 'Try again a little later',
  'todo.itemCode': 'Use a specific item code, or correct the item name',
  'todo.taxRate': 'Use a rate that the text allows',
  'todo.length': 'Shorten the note or the field that is too long',
  'todo.buyer': 'Ask the customer for the exact name and tax id',
  'todo.offline': 'When the network is back, fill it in again and submit',
  'todo.other': 'Read the text of the portal and correct',
  'todo.quota': 'Ask the tax office for more quota; set it aside until then',
  'todo.duplicated':
    'Look at the numbers; if one is too many, reverse it; if they are two on purpose, press Handled and say so',
  'todo.missing':
    'Do not press 发票开具 again; read the whole list once more, and if it is still not there, ask the tax office',
  'todo.mismatched':
    'Look at what differs; the portal counts. Reverse it if it is wrong, else press Handled and say why',
};
