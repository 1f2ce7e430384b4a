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
};
