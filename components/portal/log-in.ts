import { FIRST_LANGUAGE } from '../../utils/domain/texts/languages';
import { createPortalTexts, type PortalTranslate } from '../../utils/domain/texts/portal-texts';
import type { BeforeReply } from '../../utils/messages';
import { isLogInAnew } from '../../utils/portal/registry';
import { createPageBefore } from '../../utils/services/page/page-before';
import { viewRecordBy } from '../../utils/services/page/portal-ports';
import type { Browser } from '../../utils/services/shared/browser-api';
import { readSettings } from '../../utils/services/shared/settings';
import { type ChipView, createChip } from './chip';

/**
 * The log-in is gone: what of hers is kept, and what to do after logging in. A page that she came to by herself, with
 * nothing behind it, is told nothing.
 * @param check shows what is kept of a submission
 */
export function logInView(
  { submission, draft, form }: BeforeReply,
  t: PortalTranslate,
  check: (submissionId: string) => void,
): ChipView | undefined {
  const say = (key: 'unknown' | 'pending' | 'draft' | 'form'): ChipView => ({
    tone: 'amber',
    mark: '◆',
    text: t(`chip.logIn.${key}`),
    sticky: true,
    state: 'logIn',
  });
  if (submission?.outcome === 'unknown') {
    const { submissionId } = submission;
    return { ...say('unknown'), action: { text: t('chip.check'), press: () => check(submissionId) } };
  }
  if (submission?.outcome === 'pending') return say('pending');
  if (draft) return say('draft');
  return form ? say('form') : undefined;
}

/** On the page to which the portal sent her to log in anew, and on no other: nothing of it is read. @returns stop */
export function startLogIn(browser: Browser, window: Window): () => void {
  const { document, location } = window;
  if (!isLogInAnew(location.hostname, location.href)) return () => undefined;
  const chip = createChip(document, () => undefined);
  let t = createPortalTexts(FIRST_LANGUAGE);
  const told = (left: BeforeReply) => {
    const view = logInView(left, t, viewRecordBy(browser));
    if (view) chip.show(view);
  };
  const before = createPageBefore(browser, window, told, true);
  readSettings(browser.storage.local).then((settings) => {
    t = createPortalTexts(settings.language);
    if (settings.chip) before.start();
  }, before.start);
  return () => {
    before.stop();
    chip.remove();
  };
}
