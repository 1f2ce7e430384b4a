/** The page after the installation. */
export const welcomeTexts = {
  'welcome.title': '票影已装好',
  'welcome.lead': '照常开票就行。每点一次「发票开具」，这一张的内容就先留在这台电脑上，再等税局回应。',
  'welcome.kept': '留下什么',
  'welcome.danger': '要小心',
  'welcome.danger1': '卸载票影、清除浏览器数据、重装系统，都会删掉台账。',
  'welcome.restore': '以前在别的浏览器或电脑上用过',
  'welcome.open': '打开台账',
  'welcome.kept1':
    '开票页上看得见的内容，和税局页面后来的提示，一字不改。密码、验证码、登录页上填的，一概不留。',
  'welcome.kept2': '都只在这台电脑的这个浏览器里，不会发到别处。',
  'welcome.kept3': '留底不是发票，不能报销、入账、抵扣。',
  'welcome.picture': '示意图：点「发票开具」，右下角就显示已留底；票影的图标在浏览器右上角',
  'welcome.pin': '想一直看到票影的图标：点浏览器右上角的拼图图标，在「票影」后面点图钉。',
  'welcome.portal': '打开开票页',
};
