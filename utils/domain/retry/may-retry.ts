import { outline } from '../invoice/fingerprint';
import { windowOf } from '../outcome/issue-window';
import { beganAfter } from '../record/log-order';
import type { Submission } from '../record/submission';
import { serialsOf } from '../template/template';

/** The part of a record on which the rule rests. */
export type RetrySubject = Pick<
  Submission,
  | 'id'
  | 'submittedAt'
  | 'outcome'
  | 'invoiceNumbers'
  | 'fingerprint'
  | 'sellerTaxId'
  | 'invoice'
  | 'settled'
  | 'refill'
  | 'inTemplate'
> &
  Partial<
    Pick<Submission, 'template' | 'batch' | 'history' | 'source' | 'entry' | 'ofColleague' | 'signals'>
  > & {
    readonly begun?: Submission['begun'] | undefined;
    readonly retryOf?: string | undefined;
    readonly red?: unknown;
  };

/**
 * Why a submission may not be entered again. Each tells the clerk something else to do:
 * `issued`, `hasNumber` nothing, it exists · `pending` wait · `unknown` look it up first ·
 * `superseded` go to the newest attempt · `chainOpen`, `twinOpen` that other one must be settled first ·
 * `chainIssued`, `twinIssued` it exists by another attempt · `refillOpen` it is being filled in now ·
 * `red` begin it again on the portal's red-letter page ·
 * `inTemplate` take it back from the batch template first · `twinInTemplate` take that other one back first ·
 * `colleague` it is another computer's: take it over first · `draft` it was never submitted · `dropped` she does not want it issued · `damaged` a row of the group is not what its events say: look again later
 */
export type RetryBar =
  | 'issued'
  | 'hasNumber'
  | 'pending'
  | 'unknown'
  | 'draft'
  | 'dropped'
  | 'superseded'
  | 'chainIssued'
  | 'chainOpen'
  | 'twinIssued'
  | 'twinOpen'
  | 'refillOpen'
  | 'inTemplate'
  | 'twinInTemplate'
  | 'red'
  | 'colleague'
  | 'damaged';

export type RetryAnswer = { readonly ok: true } | { readonly ok: false; readonly bar: RetryBar };

const no = (bar: RetryBar): RetryAnswer => ({ ok: false, bar });

/** A word of the clerk on an unknown one, given under the rules of law L2. */
const isSettledNotIssued = (record: RetrySubject) =>
  record.outcome.type === 'unknown' && record.settled?.as === 'notIssued';

const exists = (record: RetrySubject) => record.outcome.type === 'issued' || record.invoiceNumbers.length > 0;
const isOpen = (record: RetrySubject) =>
  record.outcome.type === 'pending' || (record.outcome.type === 'unknown' && !isSettledNotIssued(record));

/** What the record itself says, whatever the others do. */
function barOfItself(record: RetrySubject): RetryBar | undefined {
  if (record.outcome.type === 'issued') return 'issued';
  if (record.invoiceNumbers.length > 0) return 'hasNumber';
  if (record.ofColleague) return 'colleague';
  switch (record.outcome.type) {
    case 'refused':
    case 'notSent':
      return record.red === undefined ? undefined : 'red';
    case 'unknown':
      if (!isSettledNotIssued(record)) return 'unknown';
      return record.red === undefined ? undefined : 'red';
    case 'pending':
      return 'pending';
    case 'draft':
      // Of 待开登记: it never went anywhere, as what was not submitted.
      if (record.source !== 'manual') return 'draft';
      return record.entry?.dropped ? 'dropped' : undefined;
  }
}

/** Ids of all attempts that hang together by `retryOf`, in either direction. */
export function chainOf(record: RetrySubject, group: readonly RetrySubject[]): ReadonlySet<string> {
  const chain = new Set([record.id]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const { id, retryOf } of group) {
      if (retryOf === undefined || chain.has(id) === chain.has(retryOf)) continue;
      chain.add(id).add(retryOf);
      grown = true;
    }
  }
  return chain;
}

/**
 * The same content; or, where the lines of one of the two are not known, as of a row of the batch page, the same buyer
 * and gross, and no other kind.
 */
function isTwin(record: RetrySubject, other: RetrySubject): boolean {
  if (other.sellerTaxId !== record.sellerTaxId) return false;
  if (other.fingerprint === record.fingerprint) return true;
  const [one, two] = [record.invoice, other.invoice];
  if (one.lines.length > 0 && two.lines.length > 0) return false;
  if (one.kind !== undefined && two.kind !== undefined && one.kind !== two.kind) return false;
  const shown = outline(one);
  return shown !== undefined && shown === outline(two);
}

/** A row of the batch page and the record that was written into a template under its 流水号. */
function isRowOf(record: RetrySubject, other: RetrySubject): boolean {
  if (other.sellerTaxId !== record.sellerTaxId || (!record.template && !other.template)) return false;
  const own = serialsOf(record);
  return serialsOf(other).some((serial) => own.includes(serial));
}

/**
 * An earlier one that existed when this one was pressed was meant to be another. One of which nobody knew by then may be
 * this very invoice, entered anew for that reason alone (X23): it bars, and so it does when it turns out to exist.
 */
const foundAfter = (other: RetrySubject, { submittedAt }: RetrySubject) =>
  (other.history?.find(({ outcome }) => outcome === 'issued')?.at ?? 0) > submittedAt;

/** Whether one repeats the other, by however many attempts in between. */
function repeats(one: RetrySubject, other: RetrySubject, group: readonly RetrySubject[]): boolean {
  const before = new Map(group.map(({ id, retryOf }) => [id, retryOf]));
  const seen = new Set<string>();
  for (let at = one.retryOf; at !== undefined && !seen.has(at); at = before.get(at)) {
    if (at === other.id) return true;
    seen.add(at);
  }
  return false;
}

/**
 * Whether an equal one may have been entered later. Of one log the places there tell; of two computers the clocks are all there is, and
 * they differ: what may have come later then, by what is known of both, counts as later.
 */
function mayBeNewer(other: RetrySubject, record: RetrySubject): boolean {
  const isOtherLog = other.begun && record.begun && other.begun.chainId !== record.begun.chainId;
  const [theirs, own] = [other.signals, record.signals];
  if (!isOtherLog || !theirs || !own) return beganAfter(other, record);
  return windowOf({ ...other, signals: theirs }).to >= windowOf({ ...record, signals: own }).from;
}

/**
 * Law L2, whole: may this submission be entered again?
 * @param record the submission that the clerk wants to enter again
 * @param group every attempt of its chain and every submission of the same seller with its fingerprint, outline or 流水号;
 *   others in it do no harm. The record itself may be in it.
 */
export function mayRetry(record: RetrySubject, group: readonly RetrySubject[]): RetryAnswer {
  const own = barOfItself(record);
  if (own) return no(own);

  const chain = chainOf(record, group);
  const attempts = group.filter(({ id }) => id !== record.id && chain.has(id));
  if (attempts.some(exists)) return no('chainIssued');
  if (attempts.some(isOpen)) return no('chainOpen');
  const isNewer = (other: RetrySubject) =>
    repeats(other, record, group) || (!repeats(record, other, group) && beganAfter(other, record));
  if (attempts.some(isNewer)) return no('superseded');

  const others = group.filter(({ id }) => !chain.has(id));
  const isRow = (other: RetrySubject) => [record, ...attempts].some((one) => isRowOf(one, other));
  const twins = others.filter((other) => isTwin(record, other) || isRow(other));
  const bars = (other: RetrySubject) =>
    mayBeNewer(other, record) || isRow(other) || foundAfter(other, record);
  if (twins.some((other) => exists(other) && bars(other))) return no('twinIssued');
  if (twins.some(isOpen)) return no('twinOpen');

  // An equal one that stands in another form is about to be issued: two of them would be.
  if ([record, ...attempts, ...twins].some(({ refill }) => refill !== undefined)) return no('refillOpen');
  if ([record, ...attempts].some(({ inTemplate }) => inTemplate === true)) return no('inTemplate');
  // It may be issued at any time from now on, so that which was first does not matter.
  const isWritten = (other: RetrySubject) => other.inTemplate === true;
  if (others.some((other) => isWritten(other) && (isTwin(record, other) || isRow(other))))
    return no('twinInTemplate');
  return { ok: true };
}
