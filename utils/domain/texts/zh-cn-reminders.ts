/** Words of the reminders; part of `zh-cn.ts`. Never an amount or a buyer: others see the screen, too. */
export const zhCNReminders = {
  'remind.title': '提醒',
  'remind.switch': '弹出提醒',
  'remind.note':
    '有事要办时，在屏幕角上弹一条：只有公司和张数，没有金额和客户。一类事一条，没有新的，当天不再提。票影的窗口里任何时候都看得到。',
  'remind.refused':
    '浏览器没有允许弹提醒，所以还是关着。留底不受影响，待处理的照样列在票影里。想开的时候再点一次。',
  'remind.withdrawn': '浏览器的提醒权限被收回了，现在不会弹。想接着用，请再打开一次。',
  'remind.topics': '提醒哪些',
  'remind.quiet': '这段时间不提醒',
  'remind.quietFrom': '从',
  'remind.quietTo': '到',
  'remind.quietWeekends': '周六、周日不提醒',
  'remind.coverageDays': '几天没核对就提醒',
  'remind.try': '试一条',
  'remind.tried': '已弹出一条。没看到的话，请在电脑的「设置 › 系统 › 通知」里打开浏览器的通知。',
  'remind.tryFailed': '没能弹出来。留底都在，请再试一次。',
  'remind.trial': '这是试的一条。有事要办时，票影会这样告诉您。',

  'remind.topic.unknown': '结果不明超过 30 分钟',
  'remind.topic.duplicated': '疑似重复开具',
  'remind.topic.missing': '税局查不到',
  'remind.topic.failed': '开具失败超过一天',
  'remind.topic.monthEnd': '月底还没开成',
  'remind.topic.coverage': '好几天没和税局清单核对',
  'remind.topic.safetyCopy': '每日备份存不下来',

  'remind.companies': '{count} 家公司',
  'remind.noCompany': '一家公司',
  'remind.says.unknown': '{who}有 {count} 张结果不明，先别再开',
  'remind.says.duplicated': '{who}有 {count} 张疑似重复开具，请核对',
  'remind.says.missing': '{who}有 {count} 张税局查不到，查清以前先别再开',
  'remind.says.failed': '{who}有 {count} 张没开成，已经超过一天',
  'remind.says.monthEnd': '快到月底了，{who}本月还有 {count} 张没开成或结果不明',
  'remind.says.coverage': '{who}超过 {days} 天没和税局的清单核对',
  'remind.says.safetyCopy': '每日备份存不下来。留底都在，请看「导入导出」里的原因',
  'remind.open': '去看看',
} as const;
