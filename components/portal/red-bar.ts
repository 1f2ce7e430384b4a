import { beijingText } from '../../utils/domain/invoice/beijing-time';
import type { PortalTranslate } from '../../utils/domain/texts/portal-texts';
import type { RedTwin } from '../../utils/messages';
import type { RedTwinView } from '../../utils/services/page/page-red-twin';
import { createPageBar } from './page-bar';

export const RED_BAR_ID = 'piaoying-red';

/** What is known of the red letters of the blue invoice that she chose, in words. */
export function redTwinText(
  { state, at, dayOnly, invoiceNumber, isPart }: RedTwin,
  t: PortalTranslate,
): string {
  const time = beijingText(at).slice(5, dayOnly ? 10 : 16);
  const first =
    state === 'issued'
      ? invoiceNumber
        ? t('redTwin.issued', { time, number: invoiceNumber.slice(-8) })
        : t('redTwin.issuedNoNumber', { time })
      : t(`redTwin.${state}`, { time });
  return first + t(isPart ? 'redTwin.part' : 'redTwin.whole');
}

/**
 * Tells that the blue invoice has a red letter already, on the form of another.
 * @param avoid 提交 of that form, which is never covered
 * @param isWanted whether she lets us show anything
 */
export function createRedBar(
  document: Document,
  t: () => PortalTranslate,
  avoid: () => Element | undefined,
  isWanted: () => boolean,
): RedTwinView {
  const bar = createPageBar(document, RED_BAR_ID, avoid);
  return {
    warn(twin) {
      if (!isWanted()) return;
      bar.show(twin.state, [
        bar.words(redTwinText(twin, t())),
        bar.button(t()('redTwin.known'), false, bar.hide),
      ]);
    },
    hide: bar.hide,
  };
}
