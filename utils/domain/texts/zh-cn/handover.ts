/** 客户移交: one company's ledger saved as a file, then erased here. */
export const handoverTexts = {
  'handover.title': '客户移交',
  'handover.open': '移交',
  'handover.openFor': '移交〈{name}〉的台账',
  'handover.back': '回到公司一览',
  'handover.says': '〈{name}〉不再由您开票时：先把它的全部留底存成一个文件，再从这台电脑删除。',
  'handover.looking': '正在找这家公司的全部留底，已看 {count} 条',
  'handover.failed': '这次没能读完这家公司的留底。留底都在，请再打开一次这一页。',
  'handover.none': '台账里没有这家公司的留底。',

  'handover.holds': '台账里有它的',
  'handover.invoices': '发票 {count} 张，其中已开具 {issued} 张，价税合计 {gross}',
  'handover.events': '记录 {count} 条，原件、截图和附件 {files} 个',
  'handover.openTitle': '还没办完的',
  'handover.pending': '等税局结果的 {count} 张：等有了结果才能删除',
  'handover.refills': '正在填回开票页的 {count} 张：先关掉那一页，或者提交完，才能删除',
  'handover.unknown': '结果不明的 {count} 张：可能已经开具，请先去税局核对',
  'handover.drafts': '没提交的填写 {count} 份：不会存进文件，删除后填不回来',
  'handover.inTemplate': '写进批量模板还没取回的 {count} 张：删除后，失败明细对不上它们',
  'handover.sharedCases': '有 {count} 件跟进的事也牵涉别的公司，里面写的话会留下，请自己看一遍',
  'handover.unclear':
    '有 {count} 张没有读出销售方，里面提到这家公司，可能是它开的，也可能是别的公司开给它的：会留下，请自己看一遍',

  'handover.saveTitle': '第一步：存成文件',
  'handover.saveSays':
    '文件里只有这一家公司。在另一台电脑的票影里把它放进来，就能看到全部发票。里面有客户信息，请妥善交接。',
  'handover.save': '存下移交文件',
  'handover.saving': '正在写文件，已写 {count} 条',
  'handover.saved':
    '已存到下载文件夹：{file}（记录 {count} 条，{size}）。请打开下载文件夹，看一眼文件在不在，拷一份给客户。',
  'handover.lost': '有 {count} 个原件或截图浏览器已经读不出来，文件里没有它们。',
  'handover.notSaved': '文件没有存下来，台账里什么都没有删除。请再点一次「存下移交文件」。',
  'handover.saveFailed': '这次没能存下文件。留底都在，请再试一次。',

  'handover.eraseTitle': '第二步：从这台电脑删除',
  'handover.eraseFirst': '先存下移交文件，才能删除。',
  'handover.eraseSays':
    '〈{name}〉（{taxId}）的发票 {invoices} 张、记录 {count} 条、原件和附件 {files} 个会从台账删除，不能撤销。只留下证明没有改动过的记号和「已移交」这一条。',
  'handover.barred': '还有没完的提交，现在不能删除。',
  'handover.know': '我知道还有没办完的，照样删除',
  'handover.typeName': '请完整输入公司名称：{name}',
  'handover.wrongName': '和公司名称不一样，没有删除。',
  'handover.erase': '删除这家公司的留底',
  'handover.erasing': '正在删除，已删 {count} / {of} 条。请不要关这一页；关了也会在下次打开台账时接着删完。',
  'handover.refused.underWay': '有一张正在提交或正在填回，没有删除。等它办完再来。',
  'handover.refused.another': '另一家公司还没删完，请先等它删完。',
  'handover.refused.changed': '存下文件以后又有新的留底，没有删除。请再存一次文件。',
  'handover.eraseFailed': '删除没有做完。重新打开台账会接着做。',
  'handover.done': '已删除〈{name}〉的留底。别的公司一条没动。',
  'handover.copiesTitle': '备份里还有',
  'handover.copies':
    '以前存的每日备份里还有这家公司。要一起删掉的话：先在「导入导出」里点一次「全部备份」，新的备份里没有它；再打开下载文件夹里的「票影备份」，把在这之前存的文件都删掉。拷到 U 盘和别的电脑上的，也请一并删掉。把旧备份再放进来，它的内容不会放回来。',

  'handover.gone': '已移交的公司',
  'handover.goneLine': '{at}　{name}（{taxId}）　记录 {count} 条　经手人 {by}',
  'handover.nobody': '没有写',

  'restore.company': '这是〈{name}〉移交的台账，里面只有这一家公司',
  'restore.erased': '〈{companies}〉已移交删除，这份备份里还有它的 {count} 条，不会放回来',
};
