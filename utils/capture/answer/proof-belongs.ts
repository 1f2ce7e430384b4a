import { partyName, plainText } from '../../domain/invoice/plain-text';

/**
 * Whether what proves an issue is of the submission that is awaited (rule S16, law L2): of the view that followed its
 * press, or of one that shows its content. A page goes on to other views, and they show other invoices.
 */

/** The submit's clock and the portal's may differ so much, ms. */
const CLOCK_MS = 600_000;
const DAY_MS = 86_400_000;

/** What was submitted, so far as a view may repeat it. */
export interface Submitted {
  readonly at?: number | undefined;
  readonly buyerName?: string | undefined;
  readonly gross?: string | undefined;
}

export interface ProofView {
  /** The address is the one at which it was pressed. */
  readonly samePath: boolean;
  /** Another form stood there since. */
  readonly otherForm: boolean;
  /** The page has answered that it was not issued, or unclearly: what comes after that is another view. */
  readonly said: boolean;
  /** It was pressed on a page before this one, and this is the page that came for an answer. */
  readonly earlierPage: boolean;
  readonly answerPage: boolean;
}

const digits = (amount: string) => amount.replace(/[,，]/g, '');

/** Buyer, gross and a time that is not before the submit. */
function showsContent(text: string, { at, buyerName, gross }: Submitted): boolean {
  if (at === undefined || !buyerName || gross === undefined) return false;
  if (!plainText(text).includes(partyName(buyerName))) return false;
  const amount = digits(gross).replace(/\.?0*$/, '');
  const shown = [...digits(text).matchAll(/\d+(?:\.\d+)?/g)].map(([number]) =>
    number.replace(/\.0*$|(\.\d*?)0+$/, '$1'),
  );
  if (!shown.includes(amount)) return false;
  return [...text.matchAll(/(\d{4})[-年/](\d{1,2})[-月/](\d{1,2})日?(?:\s*(\d{2}:\d{2}(?::\d{2})?))?/g)].some(
    ([, year, month, day, time]) => {
      const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
      const instant = Date.parse(`${date}T${time ?? '00:00'}+08:00`);
      return instant + (time === undefined ? DAY_MS : 0) >= at - CLOCK_MS;
    },
  );
}

/** @param numbers 20-digit numbers of the view; more than one is a list, or a view of several invoices */
export function proofBelongs(
  { text, numbers }: { readonly text: string; readonly numbers: readonly string[] },
  view: ProofView,
  submitted: Submitted,
): boolean {
  if (new Set(numbers).size > 1) return false;
  if (showsContent(text, submitted)) return true;
  if (view.otherForm || view.said) return false;
  return view.earlierPage ? view.answerPage : view.samePath;
}
