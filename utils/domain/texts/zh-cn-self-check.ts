/** Words for what does not work here, and for the file for the technician; part of `zh-cn.ts`. */
export const zhCNSelfCheck = {
  'fault.ledgerDamaged': '台账文件损坏，以前的 {detail} 条记录读不到了',
  'fault.unreadableRow': '这一条读不出来',
  'fault.recordChanged': '有一条记录和留底对不上：{detail}',
  'fault.textsLeftOut': '这一页连续弹出很多提示，有 {detail} 条没有逐条留底',
  'ledger.unreadRow': '这一条读不出来',
  'bar.damaged': '这条记录和留底对不上，先别再开',

  'verify.do': '核验留底',
  'verify.note': '把每条记录和当时的留底逐条对一遍，看有没有被改动或缺少。记录多时要等几分钟。',
  'verify.running': '正在核验，已对 {count} 条',
  'verify.whole': '{count} 条记录都对得上',
  'verify.defects': '对了 {count} 条，有 {defects} 处对不上：{which}',
  'verify.failed': '这次没能核验完，请再试一次。',

  'selfCheck.noPermission':
    '浏览器没有让票影查看开票页，现在不能留底。以前的留底都在。请点下面的按钮，再刷新开票页。',
  'selfCheck.allow': '允许查看开票页',
  'selfCheck.ledgerDamaged':
    '台账文件损坏，以前的 {count} 条记录读不到了。新开的照常留底。请到「导入导出」里，选下载文件夹「票影备份」中最新的一份恢复；恢复以前，再开同样的票请先到税局核对。',
  'selfCheck.restore': '去恢复',
  'selfCheck.seen': '知道了',
  'selfCheck.workerSilent':
    '票影没有回应，可能正在更新。已记下的内容都在。请关掉浏览器再打开，看到绿色的「正在留底」再开票。',
  'selfCheck.waiting':
    '有 {count} 条已先记下，还没放进台账。内容都在，票影会接着放。一直这样，请关掉浏览器再打开。',
  'selfCheck.waitingFull':
    '这台电脑的磁盘满了：有 {count} 条已先记下，还没放进台账。内容都在。请清出一些磁盘空间，之后会自动放进去。',
  'selfCheck.nearlyFull': '这台电脑能用的空间不多了。已有的留底都在。请清出一些磁盘空间，免得后面的留不下。',

  'diagnostics.save': '存自检文件',
  'diagnostics.note':
    '出了问题时，把这个文件发给技术人员。里面只有版本、条数、故障的种类和时间，没有公司、客户、金额和发票号码。',
  'diagnostics.saved': '已存到下载文件夹',
  'diagnostics.failed': '这次没能存下。留底都在，请再试一次。',
} as const;
