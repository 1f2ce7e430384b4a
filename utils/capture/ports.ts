import type { Fact } from '../domain/fact/fact';
import type { RawSnapshot } from '../domain/invoice/raw-snapshot';
import type {
  Awaiting,
  CalledNotice,
  Company,
  PostAsk,
  SubmissionState,
  WakeReply,
  WatchState,
} from '../messages';

/** Without what drafts and twins add, each of which works beside capture. */
export type PlainCapturePorts = Omit<CapturePorts, 'draftId' | 'lastReading' | 'onEmptied' | 'twinMeant'>;

/** What stood on the form at an earlier moment, kept in memory. */
export interface Reading {
  readonly snapshot: RawSnapshot;
  readonly content: string;
  /** Of the clock that never jumps, ms. */
  readonly at: number;
}

/** The one exit for what capture observes; storage, messages, clock and chance come in as arguments. */
export interface CapturePorts {
  now(): number;
  /** Ms of a clock that never jumps: for all that is waited for. */
  clock(): number;
  newId(): string;
  /** Writes a fact ahead and hands it to the worker. Never rejects. */
  keep(fact: Fact): void;
  /** Wakes the worker; undefined when it did not answer. */
  wake(): Promise<WakeReply | undefined>;
  /** @param translated the browser's translator replaced the page's words */
  watching(state: WatchState, seller: Company | undefined, translated?: boolean): void;
  /** States of submissions of this tab, as the worker tells them. @returns stop */
  onState(listener: (state: SubmissionState) => void): () => void;
  /** An issuing call leaves this tab. @returns stop */
  onCalled(listener: (call: CalledNotice) => void): () => void;
  /** A call that nobody knows leaves this tab: the id of the submission that it is of, where this frame has one. @returns stop */
  onPosted(listener: (call: PostAsk) => Promise<string | undefined> | undefined): () => void;
  /** The attempt that the next submit from this form repeats: it was filled in from the ledger. */
  retryOf(): string | undefined;
  /** The draft under which this form's content is kept while it is not submitted. */
  draftId(): string | undefined;
  /** The freshest reading of this visit's form that was not empty, as the drafts made it. */
  lastReading(): Reading | undefined;
  /** What was typed into the form was cleared away: what comes next is another invoice. @returns stop */
  onEmptied(listener: () => void): () => void;
  /** The equal submission of which she said that this form is meant to be another. */
  twinMeant(): string | undefined;
  /** This form was submitted, with this content; further submits from it repeat this one. */
  submitted(submissionId: string, content: string): void;
  /** The form is gone; what comes next is another invoice. */
  formGone(): void;
  /** This script ends under its page while it waits for this submission's answer: the next one may see it. */
  handOver(awaiting: Awaiting): void;
  /** Another frame submitted. @returns stop */
  onWatchVerdict(listener: (submissionId: string) => void): () => void;
}
