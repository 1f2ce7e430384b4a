import { beijingText } from '../../utils/domain/invoice/beijing-time';
import type { Submission } from '../../utils/domain/record/submission';
import type { Colleague } from '../../utils/domain/team/colleague';
import { clerkOf } from '../../utils/domain/team/colleague';
import type { Translate } from '../../utils/domain/texts/texts';
import type { ColleagueWork } from '../../utils/services/desk/team/team-ports';
import { exactTime } from '../backup/backup-words';
import type { LedgerApp } from '../common/use-ledger-app';

/** Log of the computer that has it: the one that took it over, else the one that it was entered on. */
export const logOf = ({ claimed, begun }: Pick<Submission, 'claimed' | 'begun'>): string | undefined =>
  claimed?.chainId ?? begun?.chainId;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** What this computer has in hand: its own pages count it. */
export type OwnWork = Pick<ColleagueWork, 'open' | 'unknown' | 'entries'>;

export const ownWorkOf = ({
  openCount,
  entryCount,
  companies,
}: Pick<LedgerApp, 'openCount' | 'entryCount' | 'companies'>): OwnWork => ({
  open: openCount.value,
  unknown: companies.value.reduce((sum, { unknown }) => sum + unknown, 0),
  entries: entryCount.value,
});

/** A computer without a clerk's name is called by its browser alone. */
const hasClerk = (name: string) => name.includes(' · ');

/** 「李莉的电脑」 */
export const computerName = ({ name }: Pick<Colleague, 'name'>, t: Translate): string =>
  hasClerk(name)
    ? t('team.computerOf', { name: clerkOf(name) })
    : t('team.unnamed', { name: name || t('backup.restore.noName') });

/** What is behind the clerk's name: the browser. */
export const browserOf = (name: string): string =>
  hasClerk(name) ? name.slice(clerkOf(name).length + 3) : name;

/** The clerk's own name; '' where she gave none. */
export const clerkName = (name: string): string => (hasClerk(name) ? clerkOf(name) : '');

/** 「3 小时」 */
function showSpan(passed: number, t: Translate): string {
  if (passed < HOUR_MS) return t('team.minutes', { count: Math.max(1, Math.floor(passed / MINUTE_MS)) });
  if (passed < 2 * DAY_MS) return t('team.hours', { count: Math.floor(passed / HOUR_MS) });
  return t('team.days', { count: Math.floor(passed / DAY_MS) });
}

/** 「李莉的电脑 3 小时没同步」 */
export function behindSays(
  colleague: Pick<Colleague, 'name' | 'knownUpTo'>,
  now: number,
  t: Translate,
): string {
  const computer = computerName(colleague, t);
  const { knownUpTo } = colleague;
  return knownUpTo === undefined
    ? t('team.behindNever', { computer })
    : t('team.behind', { computer, ago: showSpan(now - knownUpTo, t) });
}

/** `11-30 14:03`: the day is said, too, for it tells how old a knowledge is. */
export const dayAndTime = (at: number): string => beijingText(at).slice(5, 16);

/** Up to when everything of it is known here; of this one, when it was last stored. */
export function knownSays(
  { isOwn, knownUpTo }: Colleague,
  lastGoodAt: number | undefined,
  t: Translate,
): string {
  if (isOwn)
    return lastGoodAt === undefined
      ? t('team.knownOwnNever')
      : t('team.knownOwn', { at: dayAndTime(lastGoodAt) });
  return knownUpTo === undefined ? t('team.knownNever') : dayAndTime(knownUpTo);
}

/** What else there is to say of a computer: it left, or cannot be read on. */
export function troubleSays(colleague: Colleague, t: Translate): string {
  const { outSince, refused } = colleague;
  if (outSince !== undefined) return t('team.out', { at: exactTime(outSince) });
  if (!refused) return '';
  const why = t(`backup.segment.${refused.fault}`);
  return t('team.refused', { computer: computerName(colleague, t), seq: refused.seq, why });
}
