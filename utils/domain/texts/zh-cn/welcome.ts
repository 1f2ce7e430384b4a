/** The page after the installation. */
export const welcomeTexts = {
  'welcome.title': '票影已装好',
  'welcome.lead': '照常开票就行。每点一次「发票开具」，这一张的内容就先留在这台电脑上，再等税局回应。',
  'welcome.kept': '留下什么',
  'welcome.kept1': '开票页上看得见的内容：购销双方、每一行明细、金额、备注。',
  'welcome.kept2': '税局页面后来给出的提示，一字不改；开成了就记下发票号码。',
  'welcome.kept3': '不留：密码、验证码、二维码、登录页上填的任何内容。',
  'welcome.local': '都只在这台电脑的这个浏览器里，不会发到别处。',
  'welcome.danger': '要小心',
  'welcome.danger1': '卸载票影、清除浏览器数据、重装系统，都会删掉台账。',
  'welcome.danger2': '所以默认每天在下载文件夹里存一份备份：',
  'welcome.notInvoice': '留底不是发票，不能报销、入账、抵扣。',
  'welcome.restore': '以前在别的浏览器或电脑上用过',
  'welcome.open': '打开台账',
};
