import type { FailureClass } from '../inbox/failure-class';

/** What was entered in a month under the name of one company, by the time of the submit. */
export interface CompanyMonth {
  readonly taxId: string;
  /** As last read; '' where no page showed it. */
  readonly name: string;
  /** `entered` is the sum of `issued`, `failed`, `unknown` and `pending`. */
  readonly entered: number;
  readonly issued: number;
  readonly failed: number;
  readonly unknown: number;
  readonly pending: number;
  /** Of `entered`. */
  readonly red: number;
  readonly batch: number;
  /** Of `failed`: entered once more since, and issued then. */
  readonly issuedLater: number;
  /** Presses that had an answer of their own (rule A1). */
  readonly tries: number;
  /** Of the tries those that came to nothing, by class. */
  readonly reasons: ReadonlyMap<FailureClass, number>;
  /** What the portal's list should tell of (`mayBeListed`). Of these: not looked for yet, and not found. */
  readonly listed: number;
  readonly unchecked: number;
  readonly missing: number;
  /** From the press until the page said that it is issued, ms; of those of which it is known. */
  readonly times: readonly number[];
}

/** What was entered first in an hour of the Beijing day, on the entry form, one by one. */
export interface HourMonth {
  /** 0 to 23. */
  readonly hour: number;
  readonly entered: number;
  /** Of these, those that have an outcome, and those that one press issued. */
  readonly decided: number;
  readonly atOnce: number;
  readonly times: readonly number[];
}

export interface MonthStatistics {
  /** Most entered first. */
  readonly companies: readonly CompanyMonth[];
  /** All 24. */
  readonly hours: readonly HourMonth[];
  /** Rows of the database that could not be read: in none of the numbers. */
  readonly unreadable: number;
}

export const NO_RECORDS: CompanyMonth = {
  taxId: '',
  name: '',
  entered: 0,
  issued: 0,
  failed: 0,
  unknown: 0,
  pending: 0,
  red: 0,
  batch: 0,
  issuedLater: 0,
  tries: 0,
  reasons: new Map(),
  listed: 0,
  unchecked: 0,
  missing: 0,
  times: [],
};

/** Two months, or parts of one, as one; the name of the newer part where it has one. */
export function together(one: CompanyMonth, other: CompanyMonth): CompanyMonth {
  const reasons = new Map(one.reasons);
  for (const [reason, count] of other.reasons) reasons.set(reason, (reasons.get(reason) ?? 0) + count);
  return {
    taxId: other.taxId,
    name: other.name || one.name,
    entered: one.entered + other.entered,
    issued: one.issued + other.issued,
    failed: one.failed + other.failed,
    unknown: one.unknown + other.unknown,
    pending: one.pending + other.pending,
    red: one.red + other.red,
    batch: one.batch + other.batch,
    issuedLater: one.issuedLater + other.issuedLater,
    tries: one.tries + other.tries,
    reasons,
    listed: one.listed + other.listed,
    unchecked: one.unchecked + other.unchecked,
    missing: one.missing + other.missing,
    times: [...one.times, ...other.times],
  };
}

/** The sum row: of no company. */
export const sumOf = (companies: readonly CompanyMonth[]): CompanyMonth => ({
  ...companies.map((company) => ({ ...company, times: [] })).reduce(together, NO_RECORDS),
  times: companies.flatMap(({ times }) => times),
  taxId: '',
  name: '',
});

/** How often a press of a company came to nothing for one reason. */
export interface ReasonRow {
  readonly taxId: string;
  readonly name: string;
  readonly reason: FailureClass;
  readonly count: number;
}

/** Every reason of a company, the most frequent first. */
export const reasonRows = ({ taxId, name, reasons }: CompanyMonth): ReasonRow[] =>
  [...reasons]
    .map(([reason, count]) => ({ taxId, name, reason, count }))
    .sort((left, right) => right.count - left.count || (left.reason < right.reason ? -1 : 1));
