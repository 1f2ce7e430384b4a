import { JOIN_WITHIN_MS } from '../../domain/fact/witness';
import type { Awaiting, CalledNotice } from '../../messages';
import type { PortalProfile } from '../../portal/profile';
import type { Verdict } from '../answer/read-verdict';
import { watchProof } from '../answer/watch-proof';
import { createSubmissions, typedValues } from '../entry/current-submission';
import { joinCall, joinPress } from '../entry/join-witness';
import { createFormReader, type FormReading } from '../entry/read-form';
import { isEntryForm } from '../entry/recognise-form';
import { type FormState, watchForm } from '../entry/watch-form';
import { type GestureKind, watchGesture } from '../entry/watch-gesture';
import { watchPost } from '../entry/watch-post';
import { createPageFacts, type NewFact } from '../page-facts';
import type { CapturePorts } from '../ports';
import { hearAnswers } from './hear-answers';

/** The worker sleeps after about 30 s. */
const WAKE_EVERY_MS = 20_000;
/** So long after its start no other script of ours is at work on the page, ms. */
const ALONE_AFTER_MS = 10_000;
/** When it is looked for what a script before this one has left meanwhile, ms. */
const TAKE_IN_AFTER_MS = [1_000, 3_000, ALONE_AFTER_MS];
/**
 * Watches one frame of a portal: the form's state, what tells of a submission, and the page's answer to it.
 * @returns stop, which hands over what is still awaited; may be called twice
 */
export function startCapture(window: Window, profile: PortalProfile, ports: CapturePorts): () => void {
  const { document, location } = window;
  const { entry } = profile;
  const startedAt = ports.now();
  let formState: FormState = { state: 'off' };
  let faultTold = '';
  let formId = ports.newId();
  /** One filling of the form: a further submit from it may be a correction. */
  let visit = formId;
  let formSeen = false;
  /** Whether it is known that the page waits for an answer to what an earlier script of ours saw. */
  let hasWoken = false;
  const startedClock = ports.clock();
  let wokenAt = Number.NEGATIVE_INFINITY;
  const toldCalls = new Set<string>();

  const { site, made, tellFault, onError, safely, knowTab } = createPageFacts(window, profile.id, ports);
  const keep = (fact: NewFact, at = ports.now()) => ports.keep(made(fact, at));
  const submissions = createSubmissions(window, profile, ports, keep, site);
  const { current } = submissions;
  const reader = createFormReader(window, entry, ports, onError);

  const formIsHere = () => formState.state !== 'off' || isEntryForm(window, entry);
  // What is submitted there has a watch of its own.
  const isElsewhere = () =>
    [profile.batch.path, profile.red.path].some((path) => location.pathname.startsWith(path));

  const answers = hearAnswers(window, profile, {
    clock: ports.clock,
    current,
    hasOther: submissions.hasOther,
    isOtherForm: (of) => of !== formId && formState.state !== 'off',
    formSeen: () => formSeen,
    isOver({ content, provenAt }) {
      const last = ports.lastReading();
      const isOver =
        provenAt !== undefined && last !== undefined && last.at > provenAt && last.content !== content;
      if (isOver) endProven();
      return isOver;
    },
    keep,
    tellFault,
    onError,
  });
  const { verdicts } = answers;

  const wake = async () => {
    wokenAt = ports.clock();
    const reply = await ports.wake();
    hasWoken = true;
    if (!reply) return;
    knowTab(reply);
    if (reply.awaiting && !current()) awaitProof(reply.awaiting);
  };

  /** An earlier page of this tab made it, or an earlier script of ours on this one. */
  const awaitProof = (awaiting: Awaiting) => {
    const sameDocument = awaiting.at !== undefined && awaiting.at >= window.performance.timeOrigin;
    if (submissions.take(awaiting, { earlierPage: true, sameDocument }, { form: formId, visit }))
      verdicts.restart(new Set(awaiting.typed), true);
  };

  const begin = (
    { readAt: _, ...reading }: FormReading,
    how: Omit<Parameters<typeof submissions.begin>[0], keyof FormReading>,
  ) => {
    submissions.begin({ ...how, ...reading }, { form: formId, visit });
    answers.forget();
  };
  const listen = ({ snapshot }: FormReading) =>
    verdicts.restart(snapshot ? typedValues(snapshot) : new Set());
  /** By a witness that comes after the call: its answer may stand there already, and is not what stood before. */
  const beginUnpressed = (reading: FormReading, how: Parameters<typeof begin>[1]) => {
    const came = proofs.fresh();
    begin(reading, how);
    came.forEach(answers.take);
    listen(reading);
  };
  const seenIn = ({ content, readAt }: FormReading) => ({ content, visit, readAt, at: ports.clock() });

  const endProven = () => {
    if (submissions.endProven()) verdicts.stop();
  };

  const onForm = (form: FormState) => {
    if (formState.state === 'off' && form.state !== 'off') endProven();
    formState = form;
    const translated = form.state === 'drift' && form.translated;
    ports.watching(form.state, form.state === 'off' ? undefined : reader.seller(), translated);
    if (form.state === 'off') {
      formId = ports.newId();
      visit = formId;
      ports.formGone();
      return;
    }
    formSeen = true;
    void wake();
    if (form.state !== 'drift') return;
    const detail = [...(translated ? ['页面被浏览器翻译了'] : []), ...form.missing].join('、');
    if (detail !== faultTold) tellFault('profileDrift', detail);
    faultTold = detail;
  };

  /** W1, the gesture that the profile names. */
  const onGesture = (gesture: GestureKind) => {
    if (isElsewhere() || !formIsHere()) return;
    const at = ports.now();
    const reading = reader.read();
    const seen = seenIn(reading);
    endProven();
    const waiting = current();
    if (waiting && joinPress(waiting, seen) === 'repeat') {
      waiting.pressedAt = seen.at;
      delete waiting.said;
      const { onLine } = window.navigator;
      keep({ type: 'repeated', submissionId: waiting.submissionId, gesture, onLine }, at);
    } else begin(reading, { witness: 'gesture', gesture, at });
    listen(reading);
  };

  const tellCall = ({ method, path }: { method: string; path: string }) => {
    if (toldCalls.has(path)) return;
    toldCalls.add(path);
    tellFault('callUnlisted', `${method} ${path}`);
  };

  /** W2, an issuing call: the form still stands there while the page waits. */
  const onCalled = (call: CalledNotice) => {
    // A page before this one sent it: that it is told here is a matter of moments.
    if (call.at < startedAt) return;
    posts.issueCalled();
    if (isElsewhere()) return;
    proofs.issueCalled();
    const waiting = current();
    // It left before the proof: the form that stands here since did not send it, however late the word of it comes.
    const leftAt = ports.clock() - Math.max(0, ports.now() - call.at);
    const isBefore = waiting?.provenAt !== undefined && leftAt <= waiting.provenAt;
    if (!isBefore) endProven();
    const isAwaited = waiting && !waiting.earlierPage && ports.clock() - waiting.pressedAt < JOIN_WITHIN_MS;
    const isItsOwn = isBefore || (isAwaited && waiting.answer !== 'issued');
    const reading = isItsOwn ? undefined : reader.freshest();
    // At its beginning an earlier script of ours may be at work, and leave its press a moment later.
    const isAlone = hasWoken && ports.clock() - startedClock > ALONE_AFTER_MS;
    if (isAlone || waiting) takeCall(call, reading);
    else void wake().then(() => safely(() => takeCall(call, reading)));
  };
  const takeCall = (
    { submissionId, at, method, path, unlisted }: CalledNotice,
    reading: FormReading | undefined,
  ) => {
    const waiting = current();
    if (reading && joinCall(waiting, seenIn(reading)) === 'begin')
      beginUnpressed(reading, { witness: 'call', at, submissionId });
    if (unlisted && (formIsHere() || current())) tellCall({ method, path });
  };

  /** W4, a call that nobody knows. */
  const posts = watchPost(window, entry.gesture, {
    now: ports.now,
    clock: ports.clock,
    onPosted: (listener) => ports.onPosted((call) => (call.at < startedAt ? undefined : listener(call))),
    reader,
    current,
    isDrifted: () => formState.state === 'drift' && !isElsewhere(),
    formIsHere: () => formIsHere() && !isElsewhere(),
    begin(reading, at) {
      beginUnpressed(reading, { witness: 'post', at });
      return current()?.submissionId;
    },
    tell: tellCall,
    safely,
  });

  /** W3, a proof that nobody waits for. */
  const onProof = (verdict: Verdict) => {
    const waiting = current();
    if (isElsewhere() || (waiting && waiting.answer !== 'issued')) return;
    const reading = reader.freshest();
    if (!reading || joinCall(waiting, seenIn(reading)) === 'join') return;
    begin(reading, { witness: 'proof', at: ports.now() });
    answers.take(verdict);
    listen(reading);
  };

  const proofs = watchProof(document, entry.verdicts, {
    isWanted: () => formState.state !== 'off' || (formSeen && ports.lastReading() !== undefined),
    typed() {
      const last = ports.lastReading();
      return last ? typedValues(last.snapshot) : new Set();
    },
    isIssued: answers.isIssued,
    proof: (verdict) => safely(() => onProof(verdict)),
    error: onError,
  });

  const onState = (state: Parameters<Parameters<CapturePorts['onState']>[0]>[0]) => {
    const isOver = submissions.heard(state);
    if (isOver) verdicts.stop();
    if (state.submissionId === current()?.submissionId) answers.heard();
  };

  const onPageHide = () => {
    verdicts.flush();
    const waiting = current();
    if (waiting && waiting.answer !== 'issued' && !waiting.earlierPage)
      keep({ type: 'leftPage', submissionId: waiting.submissionId, how: 'pageHidden' });
  };
  // Before the submit: a stopped worker needs to be up when the request leaves.
  const onTouch = () => {
    if (formState.state !== 'off' && ports.clock() - wokenAt > WAKE_EVERY_MS) void wake();
  };
  // Put into a page that stood there already: what the script before this one could not keep, it leaves a moment later.
  const isPutIn = document.readyState !== 'loading';
  const looks = (isPutIn ? TAKE_IN_AFTER_MS : []).map((ms) => setTimeout(() => void wake(), ms));
  window.addEventListener('pagehide', onPageHide);
  window.addEventListener('pointerdown', onTouch, { capture: true, passive: true });
  window.addEventListener('focusin', onTouch, { capture: true, passive: true });

  const stops = [
    watchGesture(window, entry.gesture, (gesture) => safely(() => onGesture(gesture))),
    watchForm(window, entry, ports.clock, onForm, onError),
    proofs.stop,
    ports.onState((state) => safely(() => onState(state))),
    ports.onEmptied(() => {
      visit = ports.newId();
      endProven();
    }),
    ports.onCalled((call) => safely(() => onCalled(call))),
    posts.stop,
    ports.onWatchVerdict((submissionId) => {
      const how = { earlierPage: false, sameDocument: true };
      if (submissions.take({ submissionId, typed: [] }, how, { form: formId, visit }))
        verdicts.restart(new Set());
    }),
    answers.stop,
    () => looks.forEach(clearTimeout),
    () => window.removeEventListener('pagehide', onPageHide),
    () => window.removeEventListener('pointerdown', onTouch, { capture: true }),
    () => window.removeEventListener('focusin', onTouch, { capture: true }),
  ];
  void wake();
  return () => {
    const waiting = current();
    if (waiting && waiting.answer !== 'issued' && !verdicts.hasOldSuccess())
      ports.handOver({
        submissionId: waiting.submissionId,
        typed: [...waiting.typed],
        ...waiting.submitted(),
      });
    for (const stop of stops) stop();
  };
}
