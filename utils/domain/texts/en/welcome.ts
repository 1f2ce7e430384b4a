import type * as zhCN from '../zh-cn/welcome';

/** The page after the installation. */
export const welcomeTexts: Record<keyof typeof zhCN.welcomeTexts, string> = {
  'welcome.title': 'Piaoying is installed',
  'welcome.lead':
    'Work as usual. At every press of 发票开具 the invoice is kept on this computer first, before the portal answers.',
  'welcome.kept': 'What is kept',
  'welcome.danger': 'Take care',
  'welcome.danger1': 'Uninstalling Piaoying, clearing browser data or a new system deletes the ledger.',
  'welcome.restore': 'You used it in another browser or computer before',
  'welcome.open': 'Open the ledger',
  'welcome.kept1':
    'What the entry form shows, and what the portal says afterwards, word for word. Never passwords, codes or anything typed on a login page.',
  'welcome.kept2': 'All of it stays in this browser on this computer and is sent nowhere.',
  'welcome.kept3': 'A copy is no invoice: not for reimbursement, bookkeeping or deduction.',
  'welcome.picture':
    'A sketch: press 发票开具, and the corner says that it is kept; the icon of Piaoying is at the top right',
  'welcome.pin':
    'To always see the icon: press the puzzle piece at the top right of the browser, then the pin beside Piaoying.',
  'welcome.portal': 'Open the portal',
};
