import type * as zhCN from '../zh-cn/welcome';

/** The page after the installation. */
export const welcomeTexts: Record<keyof typeof zhCN.welcomeTexts, string> = {
  'welcome.title': 'Piaoying is installed',
  'welcome.lead':
    'Work as usual. At every press of 发票开具 the invoice is kept on this computer first, before the portal answers.',
  'welcome.kept': 'What is kept',
  'welcome.kept1': 'What the entry form shows: both parties, every line, amounts, the note.',
  'welcome.kept2':
    'What the portal page says afterwards, word for word, and the invoice number once there is one.',
  'welcome.kept3': 'Never: passwords, codes, QR codes, anything typed on a login page.',
  'welcome.local': 'All of it stays in this browser on this computer and is sent nowhere.',
  'welcome.danger': 'Take care',
  'welcome.danger1': 'Uninstalling Piaoying, clearing browser data or a new system deletes the ledger.',
  'welcome.danger2': 'That is why a backup is saved into the downloads folder every day:',
  'welcome.notInvoice': 'A copy is no invoice: not for reimbursement, bookkeeping or deduction.',
  'welcome.restore': 'You used it in another browser or computer before',
  'welcome.open': 'Open the ledger',
};
