import type { Standing } from '../../utils/domain/list/list-check';
import type { Stands } from '../../utils/domain/view/standing-words';
import type { Tone } from './outcome-look';

/** What the portal's list says that a clerk must see beside the outcome; that it agrees is said in the detail alone. */
export type ShownStanding = Exclude<Standing, 'unchecked' | 'confirmed'>;

/** Icon and colour of each; the word stands beside them always (`ux.md`). */
export const STANDING_LOOK: Readonly<Record<ShownStanding, { icon: string; tone: Tone }>> = {
  missing: { icon: '▲', tone: 'red' },
  mismatched: { icon: '◆', tone: 'amber' },
  duplicated: { icon: '▲', tone: 'red' },
  reversed: { icon: '○', tone: 'grey' },
};

export const shownStanding = ({ standing }: Pick<Stands, 'standing'>): ShownStanding | undefined =>
  standing === 'unchecked' || standing === 'confirmed' ? undefined : standing;
