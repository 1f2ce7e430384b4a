import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { createChip } from '../components/portal/chip';
import { keepView, stateView, watchView } from '../components/portal/chip-view';
import { createRefillBar } from '../components/portal/refill-bar';
import { startCapture } from '../utils/capture/start-capture';
import { findGestureButton } from '../utils/capture/watch-gesture';
import { createPortalTexts } from '../utils/domain/texts/portal-texts';
import type { SubmissionState } from '../utils/messages';
import { profileOfHost } from '../utils/portal/registry';
import { createPageRefill } from '../utils/services/page-refill';
import { createPortalPorts } from '../utils/services/portal-ports';
import { readSettings } from '../utils/services/settings';

export default defineContentScript({
  matches: ['https://*.chinatax.gov.cn/*'],
  allFrames: true,
  runAt: 'document_start',
  // The page's own scripts would hear a window message (law L3).
  noScriptStartedPostMessage: true,
  main(ctx) {
    const profile = profileOfHost(location.hostname);
    if (!profile) return;

    const chip = createChip(document, () => findGestureButton(document, profile.entry.gesture));
    let t = createPortalTexts('zh_CN');
    let chipWanted = true;
    let submission: SubmissionState | undefined;
    let formSeen = false;
    const show = (view: ReturnType<typeof keepView>) => {
      if (view && chipWanted) chip.show(view);
    };
    const ports = createPortalPorts(browser, {
      watch(state) {
        formSeen ||= state !== 'off';
        if (!formSeen) return;
        // A changed page is news at any time; that all is well is no news while an answer is awaited.
        const quiet = submission !== undefined && submission.outcome !== 'issued';
        if (state === 'drift' || !(quiet || (state === 'off' && submission))) show(watchView(state, t));
      },
      keep: (result) => show(keepView(result, t)),
      state(state) {
        submission = state;
        show(stateView(state, t));
      },
      refill: (submissionId) => void refill.start(submissionId),
    });
    const bar = createRefillBar(document, () => t);
    const refill = createPageRefill(browser.storage.local, window, profile, ports, bar);
    const stop = startCapture(window, profile, ports);
    readSettings(browser.storage.local).then(
      (settings) => {
        t = createPortalTexts(settings.language);
        chipWanted = settings.chip;
        if (!chipWanted) chip.remove();
      },
      () => undefined,
    );
    ctx.onInvalidated(() => {
      stop();
      ports.stop();
      chip.remove();
      bar.remove();
    });
  },
});
