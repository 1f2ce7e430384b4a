import type { ReconcileLists } from '../../utils/domain/reconcile/reconcile-lists';
import type { Tone } from '../common/outcome-look';
import { STANDING_LOOK } from '../common/standing-look';

export type ListName = keyof ReconcileLists;

/** As they are summed up: what agrees, what asks for her, what needs nothing. */
export const LISTS: readonly ListName[] = [
  'confirmed',
  'duplicated',
  'missing',
  'unknown',
  'groups',
  'mismatched',
  'unchecked',
  'elsewhere',
  'reversed',
];

export const LIST_LOOK: Readonly<Record<ListName, { icon: string; tone: Tone }>> = {
  ...STANDING_LOOK,
  confirmed: { icon: '✓', tone: 'green' },
  unknown: { icon: '◆', tone: 'amber' },
  groups: { icon: '◆', tone: 'amber' },
  unchecked: { icon: '○', tone: 'grey' },
  elsewhere: { icon: '○', tone: 'grey' },
};
