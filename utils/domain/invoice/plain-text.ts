/**
 * One writing of a text for all comparisons. People paste from chat programs, dialogs and tables; the portal and the
 * browser write the same name in other characters. None of that tells two invoices apart (law L2).
 */

/**
 * Characters that no eye sees: format characters (zero width, direction, soft hyphen, byte order mark), variation
 * selectors, and fillers.
 */
const UNSEEN = /\p{Cf}|\p{Variation_Selector}|\p{Default_Ignorable_Code_Point}/gu;

/** Characters that look alike, each group before the one that stands for it. */
const ALIKE: ReadonlyArray<readonly [RegExp, string]> = [
  [/[[【〔［〖「『<〈《]/g, '('],
  [/[\]】〕］〗」』>〉》]/g, ')'],
  // Between the parts of a foreign name: the standard asks for U+00B7, people type any dot.
  [/[.·•・‧∙⋅●。｡]/g, '·'],
  [/[‐‑‒–—―−ー﹘－~～]/g, '-'],
  [/[‘’‚‛`´′]/g, "'"],
  [/[“”„‟″]/g, '"'],
];

/** Without the characters that no eye sees. */
export const withoutUnseen = (text: string): string => text.replace(UNSEEN, '');

/** A text to the form that is compared: nothing unseen, no spaces, one width, one letter case, one of what looks alike. */
export function plainText(text: string | undefined): string {
  let plain = withoutUnseen((text ?? '').normalize('NFKC')).replace(/\s/g, '');
  for (const [written, one] of ALIKE) plain = plain.replace(written, one);
  return plain.toLowerCase();
}

/** What the portal adds to the name of a natural person in its own list (`（个人）` was seen, `（自然人）` is its word on the form). */
const ADDED = /(?:\((?:个人|自然人)\))+$/;

/** The name of a party to the form that is compared: also without what the portal adds to it. */
export const partyName = (name: string | undefined): string => plainText(name).replace(ADDED, '');
