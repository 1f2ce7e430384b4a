/**
 * What keeps an entry out of the template; it is left out whole:
 * `unread` it was not read whole · `noLines` · `noKind` · `unknownField` something else was filled in, for which the
 * template has no column that is known here · `negativeLine` a negative line that is no discount · `rateWord` a rate
 * in words · `companyTaxId` the buyer of a 普票 is a company without tax id · `required`, `tooLong`, `decimals`,
 * `notListed` a limit of a column · `noCode` the tax code of an item
 */
export type EntryProblem =
  | { readonly code: 'unread' | 'noLines' | 'noKind' | 'companyTaxId' }
  | { readonly code: 'unknownField'; readonly label: string; readonly shown: string }
  | { readonly code: 'negativeLine'; readonly line: number }
  | { readonly code: 'rateWord'; readonly line: number; readonly shown: string }
  | { readonly code: 'noCode'; readonly item: string }
  | { readonly code: 'required'; readonly column: string; readonly line?: number }
  | {
      readonly code: 'tooLong' | 'decimals';
      readonly column: string;
      readonly max: number;
      readonly line?: number;
    }
  | { readonly code: 'notListed'; readonly column: string; readonly shown: string; readonly line?: number };

/** Values by header. */
export type Values = Readonly<Record<string, string>>;
