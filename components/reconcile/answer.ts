import { gapDays } from '../../utils/domain/reconcile/coverage-days';
import type { TextKey } from '../../utils/domain/texts/texts';
import type { ReconcileMonth } from '../../utils/services/desk/reconcile-month';
import type { Tone } from '../common/outcome-look';

export interface Answer {
  readonly tone: Tone;
  readonly icon: string;
  readonly text: TextKey;
  readonly values: Readonly<Record<string, number>>;
}

/** The first thing that the page says: whether she has to look at anything, and whether all days were read. */
export function answerOf({ lists, spans, days }: Pick<ReconcileMonth, 'lists' | 'spans' | 'days'>): Answer {
  const { duplicated, missing, unknown, mismatched, groups } = lists;
  const grouped = groups.reduce((sum, { subjects }) => sum + subjects.length, 0);
  const count = duplicated.length + missing.length + unknown.length + mismatched.length + grouped;
  if (count > 0) {
    const isRed = duplicated.length + missing.length > 0;
    return {
      tone: isRed ? 'red' : 'amber',
      icon: isRed ? '▲' : '◆',
      text: 'reconcile.lookAt',
      values: { count },
    };
  }
  const open = gapDays(days, spans).length;
  const isLookedAt = days.some(({ cover }) => cover === 'covered' || cover === 'partly');
  const seen =
    lists.confirmed.length + lists.reversed.length + lists.elsewhere.length + lists.unchecked.length;
  if (seen === 0 && !isLookedAt) return { tone: 'grey', icon: '○', text: 'reconcile.nothing', values: {} };
  return open > 0
    ? { tone: 'grey', icon: '○', text: 'reconcile.fineGaps', values: { days: open } }
    : { tone: 'green', icon: '✓', text: 'reconcile.fine', values: {} };
}
