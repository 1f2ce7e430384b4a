import type * as zhCN from '../zh-cn/reminders';

/** Reminders: never an amount or a buyer, for others see the screen, too. The worker loads them alone. */
export const remindersTexts: Record<keyof typeof zhCN.remindersTexts, string> = {
  'remind.title': 'Reminders',
  'remind.switch': 'Show reminders',
  'remind.note':
    'When something waits for you, a notification says the company and how many; no amounts, no customers. One a topic, and not again the same day unless there is more. Piaoying itself shows all of it at any time.',
  'remind.refused':
    'The browser was not allowed to show reminders, so they stay off. Records are kept as usual and what needs attention is listed in Piaoying. Press again whenever you want them.',
  'remind.offer':
    'The result of something is unclear. Would you like reminders? Only company and number, no amounts, no customers.',
  'remind.take': 'Show reminders',
  'remind.leave': 'No, thanks',
  'remind.taken': 'Reminders are on; Settings has more.',
  'remind.withdrawn':
    'The permission for reminders was taken back, so none are shown. Switch them on again to go on.',
  'remind.topics': 'Remind me of',
  'remind.quiet': 'Quiet hours',
  'remind.quietFrom': 'from',
  'remind.quietTo': 'to',
  'remind.quietWeekends': 'Quiet on Saturday and Sunday',
  'remind.coverageDays': 'Days without a check against the list',
  'remind.try': 'Try one',
  'remind.tried':
    'One was shown. If you saw none, switch on the notifications of the browser in the settings of the system.',
  'remind.tryFailed': 'It could not be shown. Your records are safe; please try again.',
  'remind.trial': 'This is a trial. Piaoying tells you like this when something waits.',
  'remind.topic.unknown': 'Unclear for more than 30 minutes',
  'remind.topic.duplicated': 'Possibly issued twice',
  'remind.topic.missing': 'Not found in the portal',
  'remind.topic.failed': 'Failed more than a day ago',
  'remind.topic.monthEnd': 'Not issued at the end of the month',
  'remind.topic.lookAgain': 'A case that is to be looked at again',
  'remind.topic.coverage': 'Not checked against the list for days',
  'remind.topic.safetyCopy': 'The daily backup fails',
  'remind.companies': '{count} companies',
  'remind.noCompany': 'One company',
  'remind.says.unknown': '{who}: {count} unclear, do not issue again yet',
  'remind.says.duplicated': '{who}: {count} possibly issued twice, please check',
  'remind.says.missing': '{who}: {count} not found in the portal, do not issue again before you know',
  'remind.says.failed': '{who}: {count} not issued for more than a day',
  'remind.says.monthEnd': 'The month ends soon. {who}: {count} of this month not issued or unclear',
  'remind.says.lookAgain': '{count} followed-up cases are to be looked at again today',
  'remind.says.coverage': '{who}: not checked against the list of the portal for more than {days} days',
  'remind.says.safetyCopy':
    'The daily backup fails. Your records are safe; Import and export shows the reason',
};
