/** 红字: confirmations and red-letter invoices. */
export const redTexts = {
  'red.original': '原蓝字发票号码',
  'red.confirmId': '确认单编号',
  'red.state': '确认单状态',
  'red.scope': '红冲范围',
  'red.scope.full': '全额',
  'red.scope.partial': '部分',
  'red.stateUnseen': '还没在红字清单里看到',
  'red.copyOriginal': '复制原蓝字发票号码 {number}',
  'red.viewOriginal': '查看蓝字发票 {number}',
  'red.links': '红冲这张蓝字发票的红字',
  'red.number': '红字发票号码',
  'red.noNumber': '还没有号码（{outcome}）',
  'red.numberUnread': '号码没读到（{outcome}）',
  'red.linkState': '确认单：{state}',
  'red.listOnly': '税局清单里有，不是在这台电脑上提交的',
  'red.view': '查看 {time} 的红字',
};
