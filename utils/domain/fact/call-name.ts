/**
 * `post` is a call that the profile does not know; it counts only where no issuing call was seen (rule S14). `redSubmit`
 * submits a red-letter confirmation, `redIssue` issues from one.
 */
export const CALL_NAMES = ['issue', 'token', 'post', 'redSubmit', 'redIssue'] as const;
export type CallName = (typeof CALL_NAMES)[number];

/** Under which of a submission's calls one of this name is: those that ask for something, or the others. */
export const callListOf = (name: CallName): 'issueCalls' | 'otherCalls' =>
  name === 'token' || name === 'post' ? 'otherCalls' : 'issueCalls';

/** It issues an invoice. */
export const issues = (name: CallName): boolean => name === 'issue' || name === 'redIssue';
