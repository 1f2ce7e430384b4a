import { beijingDay, beijingText } from '../../utils/domain/invoice/beijing-time';
import type { PortalTranslate } from '../../utils/domain/texts/portal-texts';
import type { LookReply } from '../../utils/messages';
import type { ChipView } from './chip';

type Look = NonNullable<LookReply['look']>;

/** 「14:03」 of today, else with its day. */
const timeOf = (at: number, now: number) =>
  beijingText(at).slice(beijingDay(at) === beijingDay(now) ? 11 : 5, 16);

/** What law L2 asks for, once a whole list did not have it. */
function nextWords({ next, after = 0 }: Look, now: number, t: PortalTranslate): string {
  if (next === undefined) return '';
  if (next === 'candidate' || next === 'settle') return t(`chip.look.${next}`);
  return after > now ? t(`chip.look.later.${next}`, { time: timeOf(after, now) }) : t(`chip.look.${next}`);
}

/**
 * On the portal's list: what she looks for, how far it was read, and what came of it.
 * @param view shows the submission, where she settles it herself
 */
export function lookView(look: Look, now: number, t: PortalTranslate, view?: () => void): ChipView {
  const what = t('chip.look.for', { buyer: look.buyer || t('draft.noBuyer'), gross: look.gross });
  const { pagesSeen, pagesTold, invoiceNumber } = look;
  const sticky = true;
  switch (look.state) {
    case 'found': {
      const text = invoiceNumber
        ? t('chip.look.found', { number: invoiceNumber.slice(-8) })
        : t('chip.look.foundNoNumber');
      return { tone: 'green', mark: '✓', state: 'found', text, sticky };
    }
    case 'looking': {
      const seen = pagesSeen ? t('chip.look.seen', { seen: pagesSeen, told: pagesTold || '?' }) : '';
      return { tone: 'amber', mark: '◆', state: 'looking', text: what + seen, sticky };
    }
    case 'otherCompany':
    case 'period': {
      const why = t(`chip.look.${look.state}`, { company: look.company ?? '', from: look.from ?? '' });
      return { tone: 'amber', mark: '◆', state: look.state, text: what + why, sticky };
    }
    case 'absent':
      return {
        tone: 'amber',
        mark: '◆',
        state: 'absent',
        text: what + t('chip.look.absent') + nextWords(look, now, t),
        sticky,
        ...(view && { action: { text: t('chip.batch.see'), press: view } }),
      };
  }
}
