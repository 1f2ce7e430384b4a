/** Words of 原件: attaching, comparing, exporting; part of `zh-cn.ts`. */
export const zhCNOriginals = {
  'column.original': '原件',
  'original.kept': '有',
  'original.missing': '未下载',
  'ledger.originalMissing': '已开具未存原件',
  'history.originalKept': '存了原件：{text}',
} as const;
