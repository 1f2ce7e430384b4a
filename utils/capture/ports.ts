import type { Fact } from '../domain/fact';
import type { Awaiting, Company, SubmissionState, WakeReply, WatchState } from '../messages';

/** Without what drafts and twins add, each of which works beside capture. */
export type PlainCapturePorts = Omit<CapturePorts, 'draftId' | 'twinMeant'>;

/** The one exit for what capture observes; storage, messages, clock and chance come in as arguments. */
export interface CapturePorts {
  now(): number;
  newId(): string;
  /** Writes a fact ahead and hands it to the worker. Never rejects. */
  keep(fact: Fact): void;
  /** Wakes the worker; undefined when it did not answer. */
  wake(): Promise<WakeReply | undefined>;
  watching(state: WatchState, seller: Company | undefined): void;
  /** States of submissions of this tab, as the worker tells them. @returns stop */
  onState(listener: (state: SubmissionState) => void): () => void;
  /** The attempt that the next submit from this form repeats: it was filled in from the ledger. */
  retryOf(): string | undefined;
  /** The draft under which this form's content is kept while it is not submitted. */
  draftId(): string | undefined;
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
