/** Which attempt the next submit from this form repeats. */
export interface RetryChain {
  /** A submission was filled into this form. */
  filled(submissionId: string): void;
  retryOf(): string | undefined;
  submitted(submissionId: string): void;
  /** The form is gone. @returns the submission that was filled in and not submitted */
  leave(): string | undefined;
}

/** A form that was filled from the ledger makes a chain: each submit from it repeats the one before. */
export function createRetryChain(): RetryChain {
  let last: string | undefined;
  let waiting = false;
  return {
    filled(submissionId) {
      last = submissionId;
      waiting = true;
    },
    retryOf: () => last,
    submitted(submissionId) {
      if (last === undefined) return;
      last = submissionId;
      waiting = false;
    },
    leave() {
      const left = waiting ? last : undefined;
      last = undefined;
      waiting = false;
      return left;
    },
  };
}
