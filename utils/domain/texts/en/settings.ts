import type * as zhCN from '../zh-cn/settings';

/** Settings, the check of the records, the file for the technician. */
export const settingsTexts: Record<keyof typeof zhCN.settingsTexts, string> = {
  'settings.says': 'A change counts at once',
  'settings.look': 'Look',
  'settings.theme': 'Light or dark',
  'settings.theme.system': 'As the system',
  'settings.theme.light': 'Light',
  'settings.theme.dark': 'Dark',
  'settings.keeping': 'On the entry page',
  'settings.trouble': 'When something is wrong',
  'settings.drafts': 'Remember what was typed and not submitted',
  'settings.draftsNote':
    'After a lost network, a log-out or a closed browser it can be filled in again on the next form of the same company. Switched off, nothing more is remembered; what is remembered stays. Open pages follow after a reload.',
  'settings.language': 'Language',
  'settings.chip': 'Show the state at the bottom right of the entry page',
  'settings.chipNote': 'Copies are kept all the same. Reload open entry pages for this to take effect.',

  'verify.do': 'Verify the records',
  'verify.note':
    'Compares every record with what was kept at the time, to see whether anything was changed or is missing. With many records this takes some minutes.',
  'verify.running': 'Verifying, {count} so far',
  'verify.whole': 'All {count} records agree',
  'verify.defects': '{count} verified, {defects} do not agree: {which}',
  'verify.failed': 'It could not be finished this time; please try again.',

  'diagnostics.save': 'Save a self-check file',
  'diagnostics.note':
    'If something is wrong, send this file to support. It holds versions, counts, kinds and times of faults; no companies, customers, amounts or invoice numbers.',
  'diagnostics.saved': 'Saved in the downloads folder',
  'diagnostics.failed': 'It could not be saved this time. Your records are safe; please try again.',

  'settings.operator': 'Who works here',
  'settings.operatorSays':
    'Stands on reports, handovers and what is ticked as checked. Kept on this computer only.',
  'settings.operator.name': 'Name',
  'settings.operator.phone': 'Phone',
  'settings.areas': 'Areas that are watched',
  'settings.areasNote':
    'By the area in the address of the tax office. Open entry pages follow when they are reloaded.',
  'settings.areasEvery': 'All areas',
  'settings.areasAll': 'Entry pages of all areas are watched.',
  'settings.areasSome':
    'Only {areas}. What is issued in other areas is neither watched nor kept, and nothing reminds of it.',
  'settings.shortNames': 'Short names of companies',
  'settings.shortNamesSays':
    'Stand for the whole name in the popup, lists and companies; point at one to see the whole. Exports, reports and handovers keep the whole name.',
  'settings.shortNameOf': 'Short name of {name}',
  'settings.mask': 'Hide personal data',
  'settings.maskSays':
    'Of id numbers, phones and accounts only the first and last characters are shown, such as 110***********1234. What is kept, filled in and backed up stays whole. Evidence packs follow this, and ask when they are made.',
  'settings.maskPages': 'Hide id numbers, phones and accounts in details and reports',
  'settings.mask.maskPages':
    'In the detail of an invoice, in reports, letters and evidence packs. “Show” in the detail shows them.',
  'settings.maskExports': 'In exported Excel and CSV files, too',
  'settings.mask.maskExports': 'Tables for a client’s own books are mostly wanted whole: off at first.',
  'settings.travellers': 'Travellers',
  'settings.travellersSays':
    'An invoice for passenger transport names who travels. As a rule this is kept, so that it can be filled in again as it was.',
  'settings.leavesOutTravellers': 'Do not keep names and id numbers of travellers',
  'settings.travellersNote':
    'Name, kind of paper and number are not kept; date, places and class are, and the record says what was not. When it is filled in again you enter these yourself. They are taken out of the text of the page, too, and no screenshot is taken of one that shows them. What was kept before stays; so does what you write in invoices to issue. Pages that are open follow in full when they are loaded again.',
  'settings.reveal': 'Show id numbers, phones, accounts',
};
