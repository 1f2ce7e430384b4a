import type { RedPages } from '../../portal/red-pages';
import { numbersIn, type Verdict } from '../answer/read-verdict';
import { readConfirms } from './read-red';

const says = (text: string, words: readonly string[]) => words.some((word) => text.includes(word));

/** Whether a text says that the portal took a confirmation. */
export const saysTaken = (text: string, { taken, notTaken }: RedPages): boolean =>
  says(text, taken) && !says(text, notTaken);

/**
 * What a text proves after the press that issues a red invoice. A number is the red one's only if it is the single one that
 * is new and of nothing else: the confirmation and the blue invoice have 20 digits, too.
 * @param known numbers that stood there before
 * @returns undefined where it proves nothing
 */
export function redProof(
  document: Document,
  page: RedPages,
  { text, area }: Pick<Verdict, 'text' | 'area'>,
  known: ReadonlySet<string>,
): { invoiceNumbers: string[] } | undefined {
  const listed = readConfirms(document, page).flatMap(({ names }) => [
    names.confirmId ?? '',
    names.originalNumber ?? '',
  ]);
  const own = text.replace(new RegExp(page.otherNumbers, 'g'), ' ');
  const numbers = numbersIn(own, new Set([...known, ...listed]));
  // Of several nobody knows which is its own; the list may tell.
  if (numbers.length === 1 && (area === 'success' || says(text, page.issued)))
    return { invoiceNumbers: numbers };
  return says(text, page.issuedAlone) && !says(text, page.notTaken) ? { invoiceNumbers: [] } : undefined;
}
