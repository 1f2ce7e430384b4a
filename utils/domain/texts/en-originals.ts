import type { zhCNOriginals } from './zh-cn-originals';

export const enOriginals: Record<keyof typeof zhCNOriginals, string> = {
  'column.original': 'Original',
  'original.kept': 'Kept',
  'original.missing': 'Not downloaded',
  'ledger.originalMissing': 'Issued, no original kept',
  'history.originalKept': 'Original kept: {text}',
};
