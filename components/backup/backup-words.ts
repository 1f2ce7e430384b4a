import { type BackupHealth, healthOf, type PlaceState } from '../../utils/domain/backup/backup-state';
import { beijingText } from '../../utils/domain/invoice/beijing-time';
import type { Translate } from '../../utils/domain/texts/texts';

const KB = 1024;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Health by an icon, a colour and a word: never by colour alone. */
export const HEALTH_LOOK: Readonly<Record<BackupHealth, { readonly tone: string; readonly mark: string }>> = {
  none: { tone: 'grey', mark: '○' },
  new: { tone: 'grey', mark: '○' },
  good: { tone: 'green', mark: '✓' },
  late: { tone: 'amber', mark: '▲' },
  failing: { tone: 'red', mark: '▲' },
};

/** Of one place alone. */
export const healthOfPlace = (place: PlaceState, now: number): BackupHealth =>
  healthOf({ hasKeys: true, places: [place] }, now);

/** When the newest good backup of any place was made. */
export const lastGoodOf = (places: readonly PlaceState[]): number | undefined =>
  places.reduce<number | undefined>(
    (last, { lastGoodAt }) => (lastGoodAt === undefined ? last : Math.max(last ?? lastGoodAt, lastGoodAt)),
    undefined,
  );

/** `4 kB`, `3.4 MB`, `1.20 GB`. */
export function showSize(bytes: number): string {
  if (bytes < KB * KB) return `${Math.max(bytes > 0 ? 1 : 0, Math.round(bytes / KB))} kB`;
  return bytes < KB * KB * KB
    ? `${(bytes / KB / KB).toFixed(1)} MB`
    : `${(bytes / KB / KB / KB).toFixed(2)} GB`;
}

/** `5,000` */
export const showCount = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** `2026-11-30 10:20`: seconds say nothing of a backup. */
export const exactTime = (at: number): string => beijingText(at).slice(0, 16);

/** 刚刚, 3 小时前; a clock that was set back shows 刚刚. */
export function showAgo(at: number, now: number, t: Translate): string {
  const passed = now - at;
  if (passed < MINUTE_MS) return t('backup.ago.now');
  if (passed < HOUR_MS) return t('backup.ago.minutes', { count: Math.floor(passed / MINUTE_MS) });
  if (passed < 2 * DAY_MS) return t('backup.ago.hours', { count: Math.floor(passed / HOUR_MS) });
  return t('backup.ago.days', { count: Math.floor(passed / DAY_MS) });
}

/** `2026-11` of a month `202611`. */
export const showMonth = (month: string): string => `${month.slice(0, 4)}-${month.slice(4)}`;
