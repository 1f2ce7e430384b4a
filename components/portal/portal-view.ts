import { createPortalTexts } from '../../utils/domain/texts/portal-texts';
import type { SubmissionState, WatchState } from '../../utils/messages';
import type { KeepResult } from '../../utils/services/keep-fact';
import type { TwinView } from '../../utils/services/page-twin';
import type { Settings } from '../../utils/services/settings';
import { type ChipView, createChip } from './chip';
import { batchView, keepView, stateView, twinView, watchView } from './chip-view';
import { createDraftBar } from './draft-bar';
import { createRefillBar } from './refill-bar';

/**
 * Everything of ours that a portal page shows: the chip, the bar of a refill, the bar that offers a draft.
 * @param findGestureButton 发票开具, which nothing of ours covers
 */
export function createPortalView(document: Document, findGestureButton: () => Element | undefined) {
  const chip = createChip(document, findGestureButton);
  let t = createPortalTexts('zh_CN');
  let chipWanted = true;
  let submission: SubmissionState | undefined;
  let formSeen = false;
  /** What the chip said before a warning stood there. */
  let before: ChipView | undefined;
  let warning = false;
  const show = (view: ChipView | undefined) => {
    if (!view) return;
    before = view;
    warning = false;
    if (chipWanted) chip.show(view);
  };
  const bar = createRefillBar(document, () => t);
  const drafts = createDraftBar(document, () => t, findGestureButton);
  return {
    bar,
    drafts,
    watch(state: WatchState) {
      formSeen ||= state !== 'off';
      if (!formSeen) return;
      // A changed page is news at any time; that all is well is no news while an answer is awaited.
      const quiet = submission !== undefined && submission.outcome !== 'issued';
      if (state === 'drift' || !(quiet || (state === 'off' && submission))) show(watchView(state, t));
    },
    twin: {
      warn(twin, meant) {
        warning = chipWanted;
        if (chipWanted) chip.show(twinView(twin, Date.now(), meant, t));
      },
      hide() {
        if (warning) show(before);
        warning = false;
      },
    } satisfies TwinView,
    batchKept: (rows: number) => show(batchView(rows, t)),
    keep: (result: KeepResult | 'keeping') => show(keepView(result, t)),
    state(state: SubmissionState) {
      submission = state;
      show(stateView(state, t));
    },
    apply(settings: Pick<Settings, 'language' | 'chip'>) {
      t = createPortalTexts(settings.language);
      chipWanted = settings.chip;
      if (!chipWanted) chip.remove();
    },
    remove() {
      chip.remove();
      bar.remove();
      drafts.hide();
    },
  };
}
