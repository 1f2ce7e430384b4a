import { JOIN_WITHIN_MS } from '../../domain/fact/witness';
import type { PostAsk } from '../../messages';
import type { GesturePlaces } from '../../portal/profile';
import type { CapturePorts } from '../ports';
import type { Pressed } from './join-witness';
import type { FormReader, FormReading } from './read-form';
import { isFooterPress } from './watch-gesture';

/** A call that nobody knows counts for the click at the form's foot so long before it, ms. */
const AFTER_CLICK_MS = 3_000;
/** An issuing call comes so soon after a press; until then one that nobody knows may be a mere companion, ms. */
const ISSUE_CALL_WITHIN_MS = 3_000;

interface PostPorts extends Pick<CapturePorts, 'now' | 'clock' | 'onPosted'> {
  readonly reader: FormReader;
  current(): (Pressed & { readonly submissionId: string }) | undefined;
  /** A form stands here that fits the profile badly: any button at its foot may be the issuing one. */
  isDrifted(): boolean;
  formIsHere(): boolean;
  /** W4: it begins a submission. @returns its id */
  begin(reading: FormReading, at: number): string | undefined;
  tell(call: PostAsk): void;
  safely(step: () => void): void;
}

/**
 * Calls that nobody knows (witness W4, rule S14): one right after a press is of that press, where no issuing call comes;
 * one right after a click at the foot of a form that fits badly, or by which a form is sent, begins a submission.
 */
export function watchPost(window: Window, gesture: GesturePlaces, ports: PostPorts) {
  let footer: { readonly at: number; readonly instant: number; readonly reading: FormReading } | undefined;
  let calledAt = Number.NEGATIVE_INFINITY;

  const ofPress = (submissionId: string, call: PostAsk): Promise<string | undefined> => {
    const asked = ports.clock();
    return new Promise((resolve) => {
      setTimeout(() => {
        const isCompanion = calledAt >= asked - ISSUE_CALL_WITHIN_MS;
        if (!isCompanion) ports.tell(call);
        resolve(isCompanion ? undefined : submissionId);
      }, ISSUE_CALL_WITHIN_MS);
    });
  };

  const onPosted = (call: PostAsk): Promise<string | undefined> | undefined => {
    const now = ports.clock();
    const waiting = ports.current();
    const isAwaited = waiting && waiting.answer === 'none' && now - waiting.pressedAt < JOIN_WITHIN_MS;
    if (waiting && isAwaited && !waiting.earlierPage) return ofPress(waiting.submissionId, call);
    const clicked = footer && now - footer.at < AFTER_CLICK_MS ? footer : undefined;
    if (!clicked && !(call.navigates && ports.formIsHere())) return undefined;
    const reading = clicked?.reading ?? ports.reader.freshest();
    if (!reading || !ports.reader.isFilled(reading)) return undefined;
    footer = undefined;
    const begun = ports.begin(reading, clicked?.instant ?? call.at);
    ports.tell(call);
    return Promise.resolve(begun);
  };

  /** What stood on the form at the click is kept in memory: when the call is told, it may be gone. */
  const onClick = (event: MouseEvent) =>
    ports.safely(() => {
      if (!ports.isDrifted() || !isFooterPress(event, gesture)) return;
      footer = { at: ports.clock(), instant: ports.now(), reading: ports.reader.read() };
    });
  window.addEventListener('click', onClick, { capture: true, passive: true });
  const stopPosted = ports.onPosted((call) => {
    let taken: Promise<string | undefined> | undefined;
    ports.safely(() => {
      taken = onPosted(call);
    });
    return taken;
  });

  return {
    /** An issuing call left: what else leaves beside it is a companion. */
    issueCalled() {
      calledAt = ports.clock();
    },
    stop() {
      window.removeEventListener('click', onClick, { capture: true });
      stopPosted();
    },
  };
}
