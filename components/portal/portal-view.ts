import { findRedSubmit } from '../../utils/capture/red/watch-red-form';
import { FIRST_LANGUAGE } from '../../utils/domain/texts/languages';
import { createPortalTexts } from '../../utils/domain/texts/portal-texts';
import type { BatchReply, BeforeReply, SubmissionState, WatchState } from '../../utils/messages';
import type { KeepResult } from '../../utils/services/page/keep-fact';
import type { CheckView } from '../../utils/services/page/page-check';
import type { CompanyClash } from '../../utils/services/page/page-company';
import type { LookView } from '../../utils/services/page/page-list';
import type { TwinView } from '../../utils/services/page/page-twin';
import type { Settings } from '../../utils/services/shared/settings';
import { type ChipView, createChip } from './chip';
import {
  batchResultView,
  batchView,
  beforeView,
  checkView,
  keepView,
  otherCompanyView,
  redReadyView,
  stateView,
  twinView,
  waitedView,
  watchView,
} from './chip-view';
import { createDraftBar } from './draft-bar';
import { createListBar } from './list-bar';
import { lookView } from './look-view';
import { createRedBar } from './red-bar';
import { createRefillBar } from './refill-bar';

/** An answer that takes longer than usual, ms. */
const LONG_WAIT_MS = 30_000;
/** A reader of screens speaks each change. */
const COUNT_EVERY_MS = 5_000;

/**
 * Everything of ours that a portal page shows: the chip, the bars of a refill, of a draft and of the portal's list.
 * @param findGestureButton 发票开具, which nothing of ours covers
 * @param viewRecord shows what is kept of a submission, or of all of its batch
 * @param red whose 提交 is not covered either
 */
export function createPortalView(
  document: Document,
  findGestureButton: () => Element | undefined,
  red: Parameters<typeof findRedSubmit>[1] = { submit: [] },
  viewRecord?: (submissionId: string, isBatch?: boolean) => void,
) {
  const chip = createChip(document, findGestureButton);
  let t = createPortalTexts(FIRST_LANGUAGE);
  let chipWanted = true;
  let submission: SubmissionState | undefined;
  let watched: WatchState = 'off';
  let translated = false;
  let formSeen = false;
  /** This visit of the form was submitted; over when the portal's answer lets her press again. */
  let submitted = false;
  /** Which one is waited for, and since when. */
  let pendingId = '';
  let since = 0;
  let clash: CompanyClash | undefined;
  /** What the chip said before a warning about what is to be pressed stood there. */
  let before: ChipView | undefined;
  /** What is said when 发票开具 is reached: an equal invoice, what does not fit. */
  let ahead: { readonly twin?: ChipView; readonly check?: ChipView } = {};
  const aheadView = (): ChipView | undefined => {
    const { twin, check } = ahead;
    if (!twin || !check) return twin ?? check;
    return { ...twin, text: t('chip.also', { first: twin.text, second: check.text }) };
  };
  const show = (view: ChipView | undefined) => {
    if (!view) return;
    before = view;
    ahead = {};
    if (chipWanted) chip.show(view);
  };
  const stated = (state: SubmissionState) =>
    stateView(state, t, viewRecord && (() => viewRecord(state.submissionId)));
  let waiting: ReturnType<typeof setInterval> | undefined;
  const stopWaiting = () => clearInterval(waiting);
  /** A question stops the count: then it is she who is waited for. */
  const countWait = (state: SubmissionState) => {
    stopWaiting();
    if (state.outcome !== 'pending' || state.waitsForClerk || state.waitsForOther || state.redReady) return;
    if (pendingId !== state.submissionId) since = performance.now();
    pendingId = state.submissionId;
    waiting = setInterval(() => {
      const waited = performance.now() - since;
      if (waited >= LONG_WAIT_MS && !aheadView() && !warning()) show(waitedView(waited, t));
    }, COUNT_EVERY_MS);
  };
  /** What the chip says of a submission that is not done with. */
  const ofSubmission = () => (submission && submission.outcome !== 'issued' ? stated(submission) : undefined);
  /** The warning about the company, while there is a form to issue from; what else is said stands in it. */
  const warning = (own = ofSubmission()) =>
    clash && watched !== 'off' && !submitted ? otherCompanyView(clash, t, own) : undefined;
  const showAhead = (next: typeof ahead) => {
    const had = aheadView() !== undefined;
    ahead = next;
    const view = aheadView();
    if (view && chipWanted) chip.show(warning(view) ?? view);
    else if (had) show(before);
  };
  const bar = createRefillBar(document, () => t, findGestureButton);
  const drafts = createDraftBar(document, () => t, findGestureButton);
  const list = createListBar(document, () => t);
  const redTwin = createRedBar(
    document,
    () => t,
    () => findRedSubmit(document, red),
    () => chipWanted,
  );
  return {
    bar,
    drafts,
    list,
    redTwin,
    watch(state: WatchState, isTranslated = false) {
      const warned = warning() !== undefined;
      translated = isTranslated;
      if ((state === 'off') !== (watched === 'off')) submitted = false;
      watched = state;
      formSeen ||= state !== 'off';
      if (!formSeen) return;
      const now = warning() ?? (warned ? ofSubmission() : undefined);
      if (now) {
        show(now);
        return;
      }
      // A changed page is news at any time; that all is well is no news while an answer is awaited.
      const quiet = submission !== undefined && submission.outcome !== 'issued';
      if (state === 'drift' || !(quiet || (state === 'off' && submission)))
        show(watchView(state, t, translated));
    },
    /** @param next undefined when the pages agree again */
    company(next: CompanyClash | undefined) {
      const warned = warning() !== undefined;
      const standing = ahead;
      clash = next;
      show(warning() ?? (warned ? (ofSubmission() ?? watchView(watched, t, translated)) : undefined));
      showAhead(standing);
    },
    twin: {
      warn(found, meant) {
        showAhead({ ...ahead, twin: twinView(found, Date.now(), meant, t) });
      },
      hide() {
        const { twin: _, ...rest } = ahead;
        showAhead(rest);
      },
    } satisfies TwinView,
    check: {
      show(findings) {
        // While an answer is awaited nothing may stand in its place.
        if (!submitted) showAhead({ ...ahead, check: checkView(findings, t) });
      },
      hide() {
        const { check: _, ...rest } = ahead;
        showAhead(rest);
      },
    } satisfies CheckView,
    before(left: BeforeReply) {
      if (before === undefined && !formSeen) show(beforeView(left, t));
    },
    looks: {
      look: (look) =>
        show(lookView(look, Date.now(), t, viewRecord && (() => viewRecord(look.submissionId)))),
      lookOver: () => chip.remove(),
    } satisfies LookView,
    warnRed: () => show(redReadyView(t)),
    batchKept: (rows: number) => show(batchView(rows, t)),
    batch: (stands: BatchReply, submissionId: string) =>
      show(batchResultView(stands, t, viewRecord && (() => viewRecord(submissionId, true)))),
    keep(result: KeepResult | 'keeping') {
      if (result === 'keeping') submitted = true;
      show(keepView(result, t));
    },
    state(state: SubmissionState) {
      submission = state;
      submitted &&= state.outcome === 'pending' || state.outcome === 'issued';
      const own = stated(state);
      show(warning(own) ?? own);
      countWait(state);
    },
    apply(settings: Pick<Settings, 'language' | 'chip'>) {
      t = createPortalTexts(settings.language);
      chipWanted = settings.chip;
      if (!chipWanted) {
        chip.remove();
        redTwin.hide();
      }
    },
    stop() {
      stopWaiting();
      chip.remove();
      bar.remove();
      drafts.hide();
      list.hide();
      redTwin.hide();
    },
  };
}
