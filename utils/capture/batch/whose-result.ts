import { parseDecimal } from '../../domain/invoice/money';
import type { BatchResult, BatchRow } from './read-batch';

/** What is known of an import whose rows were issued, when a result is read. */
export interface SeenImport {
  /** Submissions by 流水号. */
  readonly ids: ReadonlyMap<string, readonly string[]>;
  /** 金额 and 价税合计 of the rows that show both, by 流水号. */
  readonly amounts: ReadonlyMap<string, readonly string[]>;
  /** Results that were shown before the press, there and then or at any time since this page was loaded. */
  readonly before: ReadonlySet<string>;
  /** Rows that are known, each with its own submission. */
  readonly rows: number;
  /** How many rows the portal said it took over, where it said so. */
  readonly taken: number | undefined;
  /** How many results the page counted at the press; absent where not all of them were read. */
  readonly countedBefore: number | undefined;
}

/**
 * Whose a result of 「批量开具结果」 is. The page says of none to which import it belongs: `own` it can be of no other ·
 * `unclear` it may be an earlier one's, so that it refuses nothing · `wait` later results will tell · `strange` its 流水号
 * is not of this import, nor could it be · `old` an earlier one's of which nothing is asked
 */
export type Whose = 'own' | 'unclear' | 'wait' | 'strange' | 'old';

/** 金额 and 价税合计 of an imported row, where it shows both: which of them a result shows is not known. */
export function amountsOf({ snapshot }: BatchRow): string[] {
  const amounts = ['net', 'gross'].flatMap((name) => {
    const amount = parseDecimal(snapshot.fields.find((field) => field.name === name)?.value);
    return amount === undefined ? [] : [amount];
  });
  return amounts.length === 2 ? amounts : [];
}

/** Another invoice's: the import has another amount for this 流水号. */
function isOtherAmount({ serialNumber, amount }: BatchResult, { amounts }: SeenImport): boolean {
  const own = amounts.get(serialNumber) ?? [];
  const shown = parseDecimal(amount);
  return own.length > 0 && shown !== undefined && !own.some((one) => Number(one) === Number(shown));
}

/** All results that the page counts are of this import, and so many it has. */
const isWhole = ({ taken, countedBefore }: SeenImport, counted: number) =>
  counted === taken || (countedBefore !== undefined && counted - countedBefore === taken);

/** There are results of earlier imports among them that this page never showed us. */
const holdsUnseen = ({ taken, countedBefore }: SeenImport, counted: number | undefined) =>
  counted !== undefined && taken !== undefined && counted > taken && countedBefore === undefined;

/** @param counted results that the page counts now, 成功 and 失败 together */
export function whoseResult(result: BatchResult, of: SeenImport, counted: number | undefined): Whose {
  const isKnown = of.ids.has(result.serialNumber);
  if (of.before.has(result.content)) return isKnown ? 'unclear' : 'old';
  if (isKnown) {
    if (isOtherAmount(result, of)) return 'unclear';
    // A number that no result showed before is new, wherever it stands.
    return result.invoiceNumbers.length === 0 && holdsUnseen(of, counted) ? 'unclear' : 'own';
  }
  // Of rows that the list did not show, only as many as the portal took over can have been issued.
  if (of.taken === undefined || of.rows >= of.taken || holdsUnseen(of, counted)) return 'strange';
  if (counted === undefined) return 'unclear';
  if (isWhole(of, counted)) return 'own';
  return counted < of.taken ? 'wait' : 'unclear';
}
