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
};
