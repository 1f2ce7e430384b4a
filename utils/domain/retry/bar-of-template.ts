import type { RetryAnswer, RetryBar } from './may-retry';
import type { TeamBar } from './team-bar';

/** Why a record is not written into a template: further to what bars it from being entered again. */
export type TemplateBar = RetryBar | 'otherSeller' | 'serialTaken' | 'notWritten' | 'gone' | TeamBar;

/** The write path refuses a `templateWritten` or `templateTakenBack`; nothing of its call is written. */
export class TemplateRefused extends Error {
  override name = 'TemplateRefused';
  constructor(
    readonly bar: TemplateBar,
    readonly submissionId: string,
  ) {
    super(`${submissionId}: ${bar}`);
  }
}

/**
 * B1: may this record be written into a template of that company now?
 * @param retry what `mayRetry` says of it now
 * @param isListed a row of the portal's list may be it, although she settled it as not issued
 */
export function barOfTemplate(
  record: { readonly sellerTaxId: string },
  retry: RetryAnswer,
  sellerTaxId: string,
  isListed: boolean,
): TemplateBar | undefined {
  if (!retry.ok) return retry.bar;
  if (isListed) return 'unknown';
  return sellerTaxId === '' || record.sellerTaxId !== sellerTaxId ? 'otherSeller' : undefined;
}
