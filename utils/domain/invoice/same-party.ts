import { plainChinese } from './plain-chinese';
import { partyName } from './plain-text';
import { isCreditCode, normaliseTaxId } from './tax-id';

/**
 * Whether two parties are the same (rule C10). A difference that can come from writing or from the portal's own habits
 * never makes two of one: only `other` rules a row out where it is asked whether an invoice exists (law L2).
 */
export type Sameness = 'same' | 'other' | 'unclear';

/** A seller or a buyer as a form, a list or a file shows it. */
export interface Party {
  readonly taxId?: string | undefined;
  readonly name?: string | undefined;
}

/** Shown in part, or a rare character for which a machine has none: of such a name nobody can tell. */
const HIDDEN = /[*＊?？□■〓\ufffd\ue000-\uf8ff\u{f0000}-\u{10fffd}\ud800-\udfff]/u;

export const isShownInPart = (text: string): boolean => HIDDEN.test(text);

/** The letters, digits and characters alone: marks between them are typed or left out. */
const bare = (name: string) => plainChinese(name).replace(/[^\p{L}\p{N}]/gu, '');

/** By name alone. */
export function compareNames(left: string | undefined, right: string | undefined): Sameness {
  const [one, two] = [partyName(left), partyName(right)];
  if (one === '' || two === '') return 'unclear';
  if (HIDDEN.test(one) || HIDDEN.test(two)) return 'unclear';
  const [bareOne, bareTwo] = [bare(one), bare(two)];
  if (one === two || (bareOne === bareTwo && bareOne !== '')) return 'same';
  // A list may cut a name, or add to it.
  return bareOne.includes(bareTwo) || bareTwo.includes(bareOne) ? 'unclear' : 'other';
}

/** Letters that the credit code (GB 32100) leaves out, for they are taken for digits. */
const AS_DIGIT: Readonly<Record<string, string>> = { O: '0', I: '1', Z: '2', S: '5' };
const readId = (taxId: string) => taxId.replace(/[OIZS]/g, (letter) => AS_DIGIT[letter] as string);

/** 15 digits of before 2015: area and organisation code, which the credit code of 18 holds at places 3 to 17. */
const isOldIdOf = (short: string, long: string) =>
  short.length === 15 && long.length === 18 && long.slice(2, 17) === short;

/** `part` one of them is shown in part. */
function compareTaxIds(left: string, right: string): Sameness | 'part' {
  if (left === '' || right === '') return 'unclear';
  if (HIDDEN.test(left) || HIDDEN.test(right)) return 'part';
  if (left === right) return 'same';
  const [one, two] = [readId(left), readId(right)];
  return one === two || isOldIdOf(one, two) || isOldIdOf(two, one) ? 'unclear' : 'other';
}

/**
 * By tax id where both show one whole, else by name. Two ids under one name are told apart only where both are credit codes:
 * the portal shows a natural person by an id of its own. An id that is shown in part may be the other's, whatever the
 * names say: the portal writes the registered one.
 */
export function compareParties(left: Party, right: Party): Sameness {
  const [one, two] = [normaliseTaxId(left.taxId), normaliseTaxId(right.taxId)];
  const ids = compareTaxIds(one, two);
  if (ids === 'same') return 'same';
  const names = compareNames(left.name, right.name);
  if (ids === 'part') return names === 'same' ? 'same' : 'unclear';
  if (ids === 'other')
    return names === 'same' && !(isCreditCode(one) && isCreditCode(two)) ? 'unclear' : 'other';
  return names;
}
