import { beijingText } from '../../utils/domain/invoice/beijing-time';
import type { PortalTranslate } from '../../utils/domain/texts/portal-texts';
import type { DraftView } from '../../utils/services/page/page-drafts';
import { createPageBar } from './page-bar';

export const DRAFT_BAR_ID = 'piaoying-draft';

/**
 * Offers what was typed and not submitted.
 * @param avoid 发票开具, which is never covered
 */
export function createDraftBar(
  document: Document,
  t: () => PortalTranslate,
  avoid: () => Element | undefined,
): DraftView {
  const { words, button, show, hide } = createPageBar(document, DRAFT_BAR_ID, avoid);
  return {
    offer({ at, buyerName, gross }, more, { fill, discard }) {
      const buyer = buyerName ?? t()('draft.noBuyer');
      const time = beijingText(at).slice(5, 16);
      show('offered', [
        words(t()('draft.offer', { buyer, gross: gross ?? '', time })),
        button(t()('draft.fill'), true, fill),
        button(t()('draft.discard'), false, discard),
        ...(more > 0 ? [words(t()('draft.more', { count: more }))] : []),
      ]);
    },
    refuse: () => show('refused', [words(t()('draft.refused'))]),
    hide,
  };
}
