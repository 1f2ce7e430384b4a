import { JOIN_WITHIN_MS } from '../../domain/fact/witness';

/**
 * Which submission a witness tells of (`design.md` §3): a new one, or the one that this page waits for. Pure; instants
 * are of a clock that never jumps, ms.
 */

/** Two clicks of one hand; where an answer was read in between, only the quickest of hands. */
const DOUBLE_CLICK_MS = 500;
const QUICKEST_MS = 250;
/** A press so soon after the end of the call is impatience: nobody has read an answer by then. */
const IMPATIENT_MS = 2_000;

/**
 * How far the answer is: `none` · `ended` the call came to its end, no word of the page is known · `said` the page
 * answered, and it was not issued · `issued`.
 */
type AnswerState = 'none' | 'ended' | 'said' | 'issued';

/** The submission that the page waits for, so far as it decides. */
export interface Pressed {
  /** What stood on the form; '' where it could not be read. */
  readonly content: string;
  /** Of the form: it ends when the form goes, or is emptied. */
  readonly visit: string;
  readonly pressedAt: number;
  readonly answer: AnswerState;
  /** Made by an earlier page of this tab, or by an earlier script of ours on this one. */
  readonly earlierPage: boolean;
  readonly sameDocument: boolean;
}

export interface Seen {
  readonly content: string;
  readonly visit: string;
  /** When the form was read; before `at` where it is gone by then. */
  readonly readAt: number;
  readonly at: number;
}

/** @returns `begin` another submission; `repeat` the same one was pressed again before its answer */
export function joinPress(current: Pressed | undefined, seen: Seen): 'begin' | 'repeat' {
  if (!current || current.earlierPage || current.visit !== seen.visit) return 'begin';
  if (seen.content === '' || seen.content !== current.content) return 'begin';
  const since = seen.at - current.pressedAt;
  if (current.answer === 'none') return 'repeat';
  if (since < (current.answer === 'said' ? QUICKEST_MS : DOUBLE_CLICK_MS)) return 'repeat';
  return current.answer === 'ended' && since < IMPATIENT_MS ? 'repeat' : 'begin';
}

/**
 * A call, or a proof, that nobody pressed for as far as we saw.
 * @param seen undefined where nothing of a form can be read: it begins nothing then
 * @returns `join` where it is of the submission that is awaited
 */
export function joinCall(current: Pressed | undefined, seen: Seen | undefined): 'begin' | 'join' {
  if (!seen || seen.content === '') return 'join';
  if (!current) return 'begin';
  // What stood on the form by then is not known here; on a page that came after, it is another one.
  if (current.earlierPage) return current.sameDocument && current.answer === 'none' ? 'join' : 'begin';
  // What was read before the press is what was pressed.
  if (seen.readAt <= current.pressedAt) return 'join';
  if (seen.at - current.pressedAt < JOIN_WITHIN_MS && current.answer !== 'issued') return 'join';
  return seen.content === current.content && seen.visit === current.visit ? 'join' : 'begin';
}
