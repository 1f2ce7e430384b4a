/** What did not work: of the portal, of a record, of this computer. */
export const faultsTexts = {
  'issue.fieldMissing': '没读到：{at}',
  'issue.amountUnreadable': '没读懂：{at}「{shown}」',
  'issue.linesIncomplete': '明细可能不全（读到 {shown} 行）',
  'issue.noLines': '没读到明细行',
  'issue.snapshotUnreadable': '没能读懂这张的内容',
  'issue.readByPosition': '页面的字变了，按位置读出，请核对：{at}',
  'issue.valueUnread': '明细里有 {shown} 处显示的内容没能读出',
  'issue.safe': '原始内容都在，可在下面「整页留底内容」里查看。',

  'fault.profileDrift': '开票页改版了：{detail}',
  'fault.callUnlisted': '开票页提交的方式变了：{detail}',
  'fault.answerUnread': '税局的回应没能读到：{detail}',
  'fault.captureError': '留底程序出错',
  'fault.unreadableFact': '有一条记录没能读懂，原样保存了',
  'fault.missedSubmission': '有一次提交没能留底，请自己核对税局清单',
  'fault.batchText': '批量开票页提示：「{detail}」',
  'fault.httpError': '税局网站出错',
  'fault.networkError': '网络出错',
  'fault.sessionLost': '登录失效',
  'fault.slow': '税局慢',
  'fault.maintenance': '税局在维护：「{detail}」',
  'fault.noPermission': '税局说没有权限：「{detail}」',
  'fault.portalBusy': '税局说：「{detail}」',
  'fault.blankPage': '税局的页面是空白的',
  'fault.endlessWait': '税局的页面一直在转',
  'fault.queryEmpty': '税局的清单查不到发票',
  'fault.portalBack': '税局恢复了',
  'fault.safetyCopyFailed': '每日备份没有存成：{detail}',
  'fault.reconcileFailed': '没能和税局清单核对：{detail}',
  'fault.ledgerDamaged': '台账文件损坏，以前的 {detail} 条记录读不到了',
  'fault.unreadableRow': '这一条读不出来',
  'fault.recordChanged': '有一条记录和留底对不上：{detail}',
  'fault.textsLeftOut': '这一页连续弹出很多提示，有 {detail} 条没有逐条留底',

  'faults.time': '时间',
  'faults.what': '情况',
  'faults.where': '哪一页',
  'faults.detail': '细节',
  'faults.submission': '哪一张',
  'faults.more': '看更早的',
  'faults.empty': '没有故障。',

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
};
