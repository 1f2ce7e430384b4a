/** Settings, the check of the records, the file for the technician. */
export const settingsTexts = {
  'settings.says': '改了马上生效',
  'settings.look': '看起来',
  'settings.theme': '明暗',
  'settings.theme.system': '跟随系统',
  'settings.theme.light': '浅色',
  'settings.theme.dark': '深色',
  'settings.keeping': '在开票页上',
  'settings.trouble': '出了问题时',
  'settings.drafts': '记住没提交的填写',
  'settings.draftsNote':
    '填到一半断网、退出登录、浏览器关掉，下次打开同一家公司的开票页可以填回。关掉以后不再记，已记下的仍在。已打开的开票页刷新后生效。',
  'settings.language': '语言',
  'settings.chip': '在开票页右下角显示留底状态',
  'settings.chipNote': '不显示时照样留底。已打开的开票页刷新后生效。',

  'verify.do': '核验留底',
  'verify.note': '把每条记录和当时的留底逐条对一遍，看有没有被改动或缺少。记录多时要等几分钟。',
  'verify.running': '正在核验，已对 {count} 条',
  'verify.whole': '{count} 条记录都对得上',
  'verify.defects': '对了 {count} 条，有 {defects} 处对不上：{which}',
  'verify.failed': '这次没能核验完，请再试一次。',

  'diagnostics.save': '存自检文件',
  'diagnostics.note':
    '出了问题时，把这个文件发给技术人员。里面只有版本、条数、故障的种类和时间，没有公司、客户、金额和发票号码。',
  'diagnostics.saved': '已存到下载文件夹',
  'diagnostics.failed': '这次没能存下。留底都在，请再试一次。',

  'settings.operator': '经手人',
  'settings.operatorSays': '写在报障单、移交和复核记录上。只存在这台电脑。',
  'settings.operator.name': '姓名',
  'settings.operator.phone': '电话',
  'settings.areas': '留底哪些地区',
  'settings.areasNote': '按税局网址里的地区分。改了以后，已打开的开票页刷新后生效。',
  'settings.areasEvery': '全部地区',
  'settings.areasAll': '所有地区的开票页都留底。',
  'settings.areasSome': '只留底 {areas}。别的地区开的票，票影不看、不记，也不会提醒。',
  'settings.shortNames': '公司简称',
  'settings.shortNamesSays': '在弹窗、列表和公司一览里代替全称，鼠标放上去看全称。导出、报障和移交仍用全称。',
  'settings.shortNameOf': '{name}的简称',
  'settings.mask': '遮住个人信息',
  'settings.maskSays':
    '证件号码、电话、银行账号只显示头尾几位，如 110***********1234。留底、回填和备份里都是完整的。证据包也照着遮，导出时可以改。',
  'settings.maskPages': '详情和材料里遮住证件号码、电话、账号',
  'settings.mask.maskPages': '一张的详情、报障单、文字材料和证据包。详情里点「显示」可以看全。',
  'settings.maskExports': '导出的 Excel 和 CSV 里也遮住',
  'settings.mask.maskExports': '交给客户对账的表一般要完整的，默认不遮。',
  'settings.travellers': '出行人信息',
  'settings.travellersSays':
    '开旅客运输服务的发票时，开票页上会填出行人。默认一起留底，出问题时可以原样填回。',
  'settings.leavesOutTravellers': '不留出行人的姓名和证件号码',
  'settings.travellersNote':
    '姓名、证件类型、证件号码都不留，日期、地点、等级照留，记录里会写明没有留。填回时这几项要自己填。当时的页面文字里也去掉，有出行人时不截图。已经留下的不变；待开登记里自己写的照留。已打开的开票页刷新后完全生效。',
  'settings.reveal': '显示证件号码、电话、账号',
};
