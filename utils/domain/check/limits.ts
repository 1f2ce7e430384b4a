import type { FieldAlternative } from '../invoice/field-mapping';
import type { CheckedField } from './finding';

/** A rate with the days on which it holds, `YYYY-MM-DD`, both included; a day that is not known is left out. */
interface DatedRate {
  readonly rate: string;
  readonly from?: string;
  readonly until?: string;
}

/** A rate at which the tax may be counted otherwise than net × rate: gross ÷ (1 + one of `of`) × rate. */
interface ReducedRate {
  readonly rate: string;
  readonly of: readonly string[];
  /** Words of an item or of a 特定业务 for which it is known. */
  readonly words: readonly string[];
}

/** Characters as regular expressions (flag u): of all fields, and of those that are numbers. */
export interface CharacterKinds {
  readonly unseen: string;
  readonly wide: string;
  readonly rare: string;
  readonly unseenInNumber: string;
  readonly wideInNumber: string;
}

/** What is known of where an invoice goes; from `utils/portal/check/limits.ts`, dated. */
export interface CheckLimits {
  /** Most characters that the page takes. */
  readonly texts: Readonly<Partial<Record<CheckedField, number>>>;
  /** Of 单价: most digits before and after the point. */
  readonly priceWhole: number;
  readonly priceDecimals: number;
  readonly taxIdLengths: readonly number[];
  readonly characters: CharacterKinds;
  readonly template: {
    readonly texts: Readonly<Partial<Record<CheckedField, number>>>;
    readonly decimals: Readonly<Partial<Record<CheckedField, number>>>;
    readonly lines: number;
  };
  readonly rates: readonly DatedRate[];
  /** Words that stand for no rate; under them the tax is nothing. */
  readonly rateWords: readonly string[];
  readonly reduced: readonly ReducedRate[];
  /** Where a form says 差额 or 减按, and the words in the note of such an invoice. */
  readonly taxation: {
    readonly fields: readonly FieldAlternative[];
    /** Of a value: the tax is counted from the whole amount all the same. */
    readonly whole: readonly string[];
    /** Of a value: nothing was chosen. */
    readonly none: readonly string[];
    readonly noteWords: readonly string[];
  };
}

/** What an invoice does not tell by itself. What is left out is not judged. */
export interface CheckKnown {
  /** Beijing day on which it is issued: by it a dated rate is judged. */
  readonly day?: string;
  /** 差额 or 减按 as the form shows it: neither price nor tax then follow from the amount. */
  readonly taxation?: string;
  /** There are lines that were not read: no total is judged. */
  readonly part?: boolean;
  /** An earlier one of that day with the same buyer and gross. */
  readonly sameToday?: { readonly time: string; readonly invoiceNumber?: string | undefined } | undefined;
  /** The name under which this buyer's tax id was last issued to by this company. */
  readonly earlierName?: { readonly name: string; readonly day: string } | undefined;
}
