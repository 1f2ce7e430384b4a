import type { Fact } from '../domain/fact';
import type { Company, SubmissionState, WakeReply, WatchState } from '../messages';

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
  /** This form was submitted; further submits from it repeat this one. */
  submitted(submissionId: string): void;
  /** The form is gone; what comes next is another invoice. */
  formGone(): void;
  /** Another frame submitted. @returns stop */
  onWatchVerdict(listener: (submissionId: string) => void): () => void;
}
