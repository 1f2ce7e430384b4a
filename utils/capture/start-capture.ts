import { numberLike } from '../domain/invoice';
import { findField } from '../domain/pick-field';
import { contentOf, type RawSnapshot } from '../domain/raw-snapshot';
import { type Company, MOST_TYPED } from '../messages';
import type { PortalProfile } from '../portal/profile';
import { createPageFacts, type NewFact } from './page-facts';
import type { CapturePorts } from './ports';
import { takeSnapshot } from './take-snapshot';
import { type FormState, watchForm } from './watch-form';
import { type GestureKind, watchGesture } from './watch-gesture';
import { watchVerdict } from './watch-verdict';

/** The submission whose answer this frame waits for. */
interface Current {
  readonly submissionId: string;
  /** What was on the form, to tell a repeated click from a changed one. */
  readonly content: string;
  finished: boolean;
  /** Values of the form that are no invoice numbers, though as long. */
  readonly typed: readonly string[];
  /** Made by an earlier page of this tab: only a success view on the form's own page is taken for its answer. */
  readonly proofOnly: boolean;
}

/** The worker sleeps after about 30 s. */
const WAKE_EVERY_MS = 20_000;

const typedValues = ({ fields, tables }: RawSnapshot): ReadonlySet<string> =>
  new Set([...fields.map(({ value }) => value), ...tables.flatMap(({ rows }) => rows.flat())]);

/**
 * Watches one frame of a portal: the form's state, the submit gesture, and the page's answer to it.
 * @returns stop, which hands over what is still awaited; may be called twice
 */
export function startCapture(window: Window, profile: PortalProfile, ports: CapturePorts): () => void {
  const { document } = window;
  const { entry } = profile;
  let current: Current | undefined;
  let faultTold = '';
  let formHere = false;
  /** One visit of the form: a further submit from it may be a correction. */
  let visit: string | undefined;
  let wokenAt = 0;

  const onEntryPage = () => window.location.pathname.startsWith(entry.path);
  const { site, made, tellFault, onError, safely, knowTab } = createPageFacts(window, profile.id, ports);
  const keep = (fact: NewFact, at = ports.now()) => ports.keep(made(fact, at));

  const verdicts = watchVerdict(document, entry.verdicts, {
    verdict({ area, text, buttons, invoiceNumbers, stood }) {
      if (!current || (current.proofOnly && (area !== 'success' || !onEntryPage()))) return;
      const answer = { area, text, buttons, invoiceNumbers, ...(stood ? { stood } : {}) };
      keep({ type: 'answered', submissionId: current.submissionId, ...answer });
    },
    dialogClosed() {
      if (current && !current.proofOnly) keep({ type: 'dialogClosed', submissionId: current.submissionId });
    },
    error: onError,
  });

  const wake = async () => {
    wokenAt = ports.now();
    const reply = await ports.wake();
    if (!reply) return;
    knowTab(reply);
    if (reply.awaiting && !current)
      awaitVerdict(reply.awaiting.submissionId, new Set(reply.awaiting.typed), true);
  };

  /** Waits for the answer to a submission that another frame, or the page before this one, made. */
  const awaitVerdict = (submissionId: string, typed: ReadonlySet<string>, proofOnly: boolean) => {
    if (current?.submissionId === submissionId) return;
    current = { submissionId, content: '', finished: false, typed: [...typed], proofOnly };
    verdicts.restart(typed, proofOnly);
  };

  const readSeller = (): Company | undefined => {
    const raw = takeSnapshot(document, entry, ports.now());
    const name = findField(raw, entry.mapping.fields['seller.name']);
    const taxId = findField(raw, entry.mapping.fields['seller.taxId']);
    return name && taxId ? { name, taxId } : undefined;
  };

  const onForm = (form: FormState) => {
    formHere = form.state !== 'off';
    ports.watching(form.state, form.state === 'off' ? undefined : readSeller());
    if (form.state === 'off') {
      visit = undefined;
      ports.formGone();
      return;
    }
    void wake();
    if (form.state !== 'drift') return;
    const detail = form.missing.join('、');
    if (detail !== faultTold) tellFault('profileDrift', detail);
    faultTold = detail;
  };

  const onGesture = (gesture: GestureKind) => {
    // What is submitted there has a watch of its own.
    const elsewhere = [profile.batch.path, profile.red.path];
    if (elsewhere.some((path) => window.location.pathname.startsWith(path))) return;
    const at = ports.now();
    const { onLine } = window.navigator;
    let snapshot: RawSnapshot | undefined;
    let content = '';
    try {
      snapshot = takeSnapshot(document, entry, at);
      content = contentOf(snapshot);
    } catch (error) {
      onError(error);
    }
    if (current && !current.finished && content !== '' && current.content === content) {
      keep({ type: 'repeated', submissionId: current.submissionId, gesture, onLine }, at);
    } else {
      const submissionId = ports.newId();
      const typed = snapshot ? [...typedValues(snapshot)].flatMap(numberLike).slice(0, MOST_TYPED) : [];
      current = { submissionId, content, finished: false, typed, proofOnly: false };
      const retryOf = ports.retryOf();
      const draftId = ports.draftId();
      const twinOf = ports.twinMeant();
      const attempt = {
        ...(retryOf === undefined ? {} : { retryOf }),
        ...(draftId === undefined ? {} : { draftId }),
        ...(twinOf === undefined ? {} : { twinOf }),
      };
      visit ??= ports.newId();
      keep(
        {
          type: 'submitted',
          submissionId,
          profileId: profile.id,
          site: site(),
          gesture,
          onLine,
          ...attempt,
          form: visit,
          snapshot,
        },
        at,
      );
      if (retryOf) keep({ type: 'refillClosed', submissionId: retryOf, how: 'submitted', by: submissionId });
      ports.submitted(submissionId, content);
    }
    verdicts.restart(snapshot ? typedValues(snapshot) : new Set());
  };

  const onPageHide = () => {
    if (current && !current.finished && !current.proofOnly) {
      keep({ type: 'leftPage', submissionId: current.submissionId, how: 'pageHidden' });
    }
  };
  // Before the submit: a stopped worker needs to be up when the request leaves.
  const onTouch = () => {
    if (formHere && ports.now() - wokenAt > WAKE_EVERY_MS) void wake();
  };
  window.addEventListener('pagehide', onPageHide);
  window.addEventListener('pointerdown', onTouch, { capture: true, passive: true });
  window.addEventListener('focusin', onTouch, { capture: true, passive: true });

  const stops = [
    watchGesture(window, entry.gesture, (gesture) => safely(() => onGesture(gesture))),
    watchForm(window, entry, ports.now, onForm, onError),
    ports.onState((state) => {
      if (state.submissionId !== current?.submissionId) return;
      current.finished = state.outcome === 'issued';
      if (current.finished) verdicts.stop();
    }),
    ports.onWatchVerdict((submissionId) => awaitVerdict(submissionId, new Set(), false)),
    () => verdicts.stop(),
    () => window.removeEventListener('pagehide', onPageHide),
    () => window.removeEventListener('pointerdown', onTouch, { capture: true }),
    () => window.removeEventListener('focusin', onTouch, { capture: true }),
  ];
  void wake();
  return () => {
    if (current && !current.finished && !verdicts.hasOldSuccess())
      ports.handOver({ submissionId: current.submissionId, typed: [...current.typed] });
    for (const stop of stops) stop();
  };
}
