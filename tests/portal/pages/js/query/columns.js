export const KINDS = { '01': '数电发票（增值税专用发票）', '02': '数电发票（普通发票）' };
export const STATUSES = { '01': '正常', '02': '已红冲-全额', '03': '已红冲-部分' };
export const POSITIVE = { Y: '是', N: '否' };

/** Columns of the query list, by the back end's names. */
export const COLUMNS = [
  { colKey: 'Fphm', title: '发票号码', width: 200 },
  { colKey: 'Kprq', title: '开票日期', width: 170 },
  { colKey: 'Gmfmc', title: '购买方名称', width: 200 },
  { colKey: 'Gmfnsrsbh', title: '购买方识别号', width: 190 },
  { colKey: 'Xsfmc', title: '销方名称', width: 190 },
  { colKey: 'Xsfnsrsbh', title: '销方识别号', width: 190 },
  { colKey: 'Hjje', title: '金额', width: 110, align: 'right' },
  { colKey: 'Hjse', title: '税额', width: 100, align: 'right' },
  { colKey: 'Jshj', title: '价税合计', width: 110, align: 'right' },
  { colKey: 'FppzDm', title: '发票票种', width: 220, cell: (_h, { row }) => KINDS[row.FppzDm] },
  { colKey: 'FpztDm', title: '发票状态', width: 90, cell: (_h, { row }) => STATUSES[row.FpztDm] },
  { colKey: 'Sflzfp', title: '是否正数发票', width: 120, cell: (_h, { row }) => POSITIVE[row.Sflzfp] },
  { colKey: 'Fply', title: '发票来源', width: 160 },
  { colKey: 'Kpr', title: '开票人', width: 90 },
  { colKey: 'Bz', title: '备注', width: 200 },
];
