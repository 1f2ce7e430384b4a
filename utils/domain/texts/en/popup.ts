import type * as zhCN from '../zh-cn/popup';

/** The popup. */
export const popupTexts: Record<keyof typeof zhCN.popupTexts, string> = {
  'popup.unnamed': 'Company name not read',
  'popup.noCompany': 'No company yet',
  'popup.watch.on': 'Keeping copies',
  'popup.watch.drift': 'The page has changed',
  'popup.watch.off': 'Not an entry page',
  'popup.driftHelp':
    'The entry page differs from what is known ({detail}). The whole page is still kept at each submit; amounts and rates may be incomplete, please check them yourself.',
  'popup.today': 'Today',
  'popup.issuedGross': 'Issued, gross ¥{gross}',
  'popup.issuedNet': ' (net ¥{net})',
  'popup.otherCompanies': '{count} other companies have something to do',
  'popup.attention': 'To do ({count})',
  'popup.aside': '{count} more set aside',
  'popup.recent': 'Recent',
  'popup.empty': 'Open the entry page and work as usual; every invoice is kept on this computer.',
  'popup.exportJson': 'Full backup (JSON)',
  'popup.exported': '{count} exported to the downloads folder',
  'popup.exportedBackup': '{count} records saved to the downloads folder',
  'popup.nothingToExport': 'Nothing was kept for this company this month.',
  'popup.view': 'View',
  'popup.back': 'Back',
  'popup.all': 'See all',
  'popup.settings': 'Settings',
  'popup.findCompany': 'Find a company: name or tax id',
  'popup.noneFound': 'No such company',
  'popup.unreadBuyer': 'Buyer not read',
  'popup.unreadAmount': 'Amount not read',
  'popup.faults': '{count} things could not be read or handled in the last 24 hours, the newest: {detail}',
  'popup.error':
    'The ledger cannot be opened now. What was written is safe. Restart the browser; if that does not help, send the line below to support.',
  'popup.openLedger': 'Open ledger',
};
