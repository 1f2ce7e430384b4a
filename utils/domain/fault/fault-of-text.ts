import type { PortalFaultKind } from './portal-fault';

/** Words of one kind of fault, as data of a portal (`utils/portal`). */
export interface FaultWords {
  readonly kind: PortalFaultKind;
  /** Sources of regular expressions, held against the text without spaces and in half width. */
  readonly patterns: readonly string[];
  /** Parts of the browser's own names of network errors that tell this kind. */
  readonly errors?: readonly string[];
  /** Parts of those that tell it only where something else speaks for it (`own-network.ts`). */
  readonly perhaps?: readonly string[];
}

const compiled = new Map<string, RegExp>();
function regExp(source: string): RegExp {
  const known = compiled.get(source) ?? new RegExp(source.replace(/\s/g, ''), 'i');
  compiled.set(source, known);
  return known;
}

/** Longer texts are a whole page: what they speak of is not what they say. */
const LONGEST = 600;

/** Which fault a text tells; the words of the first kind that fits count. @returns undefined for none */
export function faultOfText(text: string, words: readonly FaultWords[]): PortalFaultKind | undefined {
  const plain = text.slice(0, LONGEST).normalize('NFKC').replace(/\s/g, '');
  return words.find(({ patterns }) => patterns.some((source) => regExp(source).test(plain)))?.kind;
}

const named = (error: string, parts: readonly string[] | undefined) =>
  parts?.some((part) => error.includes(part)) === true;

/** Which fault the browser's own name of a network error tells by itself. @returns undefined for none */
export const faultOfError = (error: string, words: readonly FaultWords[]): PortalFaultKind | undefined =>
  words.find(({ errors }) => named(error, errors))?.kind;

/** Whether it may as well tell of this computer's own network. */
export const mayBeOwn = (error: string, words: readonly FaultWords[]): boolean =>
  words.some(({ kind, perhaps }) => kind === 'offline' && named(error, perhaps));
