import type * as zhCN from '../zh-cn/today';

/** Today, the first page; and what stands at the foot of the rail. */
export const todayTexts: Record<keyof typeof zhCN.todayTexts, string> = {
  'rail.today': 'Today',
  'rail.brand': 'Piaoying',
  'rail.watching': 'Keeping copies on {count} entry page(s)',
  'rail.drift': '{count} entry page(s) have changed',
  'rail.noForm': 'No entry page is open',
  'rail.copyAt': 'Backup: {at}',
  'rail.noBackup': 'No backup yet',
  'rail.backupFailing': 'The backup fails',

  'today.says': '{day}: {count} issued, gross total ¥{gross}; {open} waiting',
  'today.waiting': 'Waiting',
  'today.backup': 'Daily backup',
  'today.backupAt': 'Last one: {at}',
  'today.backupOff':
    'The daily backup is off. A new computer or cleared browser data loses the copies: switch it on under "Import and export".',
  'today.checks': "Check with the tax office's list",
  'today.noChecks': 'No company to check this month.',
  'today.checkedTo': 'checked to {day}',
  'today.allChecks': 'All {count} ›',
  'today.month': 'Invoices a day, {month}',
  'today.day': 'Day',
  'today.bar': '{day} {outcome}: {count}',
  'today.numbers': 'Show numbers',
  'today.picture': 'Show picture',
  'today.slow': 'The portal is slow today: usually {usual}, now {now}',
  'today.slowAlone': 'The portal is slow today: now {now}',
  'today.down': 'The portal cannot be reached: since {since}, {count} times',
  'today.toFaults': 'Faults and evidence',
};
