/** The one door for files. */
export const doorTexts = {
  'door.title': '放进来',
  'door.says':
    '什么文件都从这里进：选一个，或者拖到台账的任何地方。票影先看清是什么，说明会怎样，您点了才做。',
  'door.choose': '选文件',
  'door.here': '把文件拖到这里，或者',
  'door.drop': '松开，票影看看这是什么文件',
  'door.looking': '正在看是什么文件…',
  'door.busy': '前一个文件还没做完，请等一等再放。',
  'door.unreadable': '文件读不出来，可能已经移走或正被别的程序占用。台账没有变化，请再选一次。',
  'door.is.backup': '「{file}」是票影的备份。',
  'door.is.list': '「{file}」是税局的发票清单。',
  'door.is.failures': '「{file}」是批量开票的失败明细。',
  'door.is.template':
    '「{file}」是税局的批量开票模板。到台账勾选没开成的几张，点「写入批量模板」，再选这个文件；这里不会改动它。',
  'door.toFailed': '去看没开成的',
  'door.is.original': '「{file}」像是发票原件。会按发票号码归到那一张；对不上的不存，并说明原因。',
  'door.originals': '{count} 个文件，当作发票原件：按发票号码各归各的；对不上的不存，并说明原因。',
  'door.keep': '存原件',
  'door.is.ours':
    '「{file}」是票影自己导出的表格，不用再放进来：里面的内容都在台账里。要换电脑或恢复，请选名字像「票影备份_2026-11-24.json」的文件。',
  'door.toLedger': '看台账',
  'door.is.unknown': '「{file}」票影不认得，没有读，台账没有变化。可以放进来的有：',
  'door.takes.backup': '票影的备份（票影备份_….json）',
  'door.takes.list': '税局「全量发票查询」的导出结果（.xlsx）',
  'door.takes.failures': '批量开票的「下载失败明细」（.xlsx）',
  'door.takes.original': '发票原件：XML、OFD、PDF 或压缩包，可以一次选几个',
  'door.leave': '不用了',
  'door.close': '知道了',

  'exchange.says': '文件放进来，表格和备份存出去',
  'exchange.format': '存成什么',
  'exchange.format.xlsx': 'Excel 表格',
  'exchange.format.csv': 'CSV 表格',
  'exchange.format.originals': '发票原件（压缩包）',
  'exchange.do': '导出',
  'exchange.exportSays': '一家公司一个月，或者全部。存到下载文件夹。',
};
