import type { DeclaredWord } from '../fact/declared-parts';
import { sameAmount } from '../invoice/money';
import { normaliseTaxId } from '../invoice/tax-id';
import type { Amounts, MonthCell } from './month-table';

/** Under what the words of a month are kept. */
export const declaredKey = (companyTaxId: string, month: string) =>
  `declared:${normaliseTaxId(companyTaxId)}:${month}`;

/** Newest first: of one log by the places there (J1). */
function byNewest(left: DeclaredWord, right: DeclaredWord): number {
  const [one, two] = [left.place, right.place];
  if (one && two && one.chainId === two.chainId) return two.n - one.n;
  return right.at - left.at || (left.event < right.event ? 1 : -1);
}

/** The word that counts: the newest. Undefined while the month is not declared, or was taken back. */
export function standingWordOf(words: readonly DeclaredWord[]): DeclaredWord | undefined {
  const [newest] = [...words].sort(byNewest);
  return newest?.declared ? newest : undefined;
}

/** A line of the table that is not what it was when the month was declared. */
export interface TableChange {
  readonly cell: Pick<MonthCell, 'kind' | 'colour' | 'rate'>;
  readonly before: Amounts | undefined;
  readonly after: Amounts | undefined;
}

const keyOf = ({ kind, colour, rate }: TableChange['cell']) => [kind, colour, rate].join('\n');
const isSame = (left: Amounts, right: Amounts) =>
  left.count === right.count && sameAmount(left.net, right.net) && sameAmount(left.tax, right.tax);

/** What changed in the table since the month was declared: 申报以后有变化. */
export function changesSince(
  before: readonly MonthCell[],
  after: readonly MonthCell[],
): readonly TableChange[] {
  const [old, now] = [before, after].map((cells) => new Map(cells.map((cell) => [keyOf(cell), cell])));
  const keys = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])];
  return keys.flatMap((key): TableChange[] => {
    const [was, is] = [old?.get(key), now?.get(key)];
    if (was && is && isSame(was, is)) return [];
    const { kind, colour, rate } = (is ?? was) as MonthCell;
    return [{ cell: { kind, colour, rate }, before: was, after: is }];
  });
}
