import type { HeatHour, ResponseDay } from '../../utils/domain/fault/fault-charts';
import type { Outage } from '../../utils/domain/fault/outage';
import type { PortalFault } from '../../utils/domain/fault/portal-fault';
import { beijingText } from '../../utils/domain/invoice/beijing-time';
import { formatAmount } from '../../utils/domain/invoice/money';
import type { Translate } from '../../utils/domain/texts/texts';

/** 「0.4 秒」, 「9 秒」, 「3 分 15 秒」, 「2 小时 5 分」: tenths below ten seconds, whole seconds below an hour. */
export function longSpan(ms: number, t: Translate): string {
  if (ms < 9_950) return t('faults.seconds', { seconds: String(Math.round(ms / 100) / 10) });
  const seconds = Math.round(ms / 1_000);
  if (seconds < 60) return t('faults.seconds', { seconds: String(seconds) });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return t('faults.minutes', { minutes, seconds: seconds % 60 });
  return t('faults.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** 「09:02 – 09:41」 of one day, with the days where they differ. */
export function spanOf({ from, to, backAt }: Pick<Outage, 'from' | 'to' | 'backAt'>): string {
  const end = backAt ?? to;
  const [begins, ends] = [beijingText(from), beijingText(end)];
  const sameDay = begins.slice(0, 10) === ends.slice(0, 10);
  return `${begins.slice(5, 16)} – ${ends.slice(sameDay ? 11 : 5, 16)}`;
}

/** How long it lasted: until it was seen to be over, else until it last showed. */
export const lengthOf = ({ from, to, backAt }: Pick<Outage, 'from' | 'to' | 'backAt'>): number =>
  (backAt ?? to) - from;

/** 「打不开 3 次、访问缓慢 2 次」 */
export const kindsOf = ({ counts }: Pick<Outage, 'counts'>, t: Translate): string =>
  counts
    .map(([kind, count]) => t('faults.times', { kind: t(`portalFault.${kind}`), count }))
    .join(t('faults.and'));

/** What showed it: the portal's words, a status, the browser's own error name, its slowness beside the usual. */
export function shownOf(
  { words, status, error, silent, usualMs, lacked, from, to }: PortalFault,
  t: Translate,
): string {
  const shown = [
    ...(words === undefined ? [] : [`「${words}」`]),
    ...(status === undefined ? [] : [`HTTP ${status}`]),
    ...(error === undefined ? [] : [error]),
    ...(silent ? [t('faults.silent')] : []),
    ...(usualMs === undefined
      ? []
      : [t('faults.usual', { usual: longSpan(usualMs, t), now: longSpan(to - from, t) })]),
    ...(lacked ? [t('faults.lacked', lacked)] : []),
  ];
  return shown.join(' ');
}

export const yuan = (amount: string): string => `¥${formatAmount(amount)}`;

/** 「11-24 09:00 打不开：12 次，慢 3 次，打不开 2 次」 */
export function hourWord({ day, hour, state, loads, slow, failed }: HeatHour, t: Translate): string {
  const at = `${day.slice(5)} ${String(hour).padStart(2, '0')}:00`;
  const known = state === 'unknown' ? '' : t('faults.hourCounts', { loads, slow, failed });
  return `${at} ${t(`faults.hour.${state}`)} ${known}`.trim();
}

/** 「11-24：0.4 秒，平时 0.4 – 0.8 秒」 */
export function responseWord({ day, loads, median, usual }: ResponseDay, t: Translate): string {
  const took =
    median === undefined ? t('faults.noLoads') : t('faults.took', { time: longSpan(median, t), loads });
  const band = usual
    ? t('faults.usually', { median: longSpan(usual.median, t), p95: longSpan(usual.p95, t) })
    : t('faults.noBand');
  return [day.slice(5), took, band].join(' ');
}
