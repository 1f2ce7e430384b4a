import { subtract } from '../invoice/money';
import type { LedgerRow } from './ledger-row';

export interface RowOrder {
  readonly by: 'time' | 'buyer' | 'gross';
  readonly isDown: boolean;
}

/** As the ledger is read: the newest first. */
export const NEWEST_FIRST: RowOrder = { by: 'time', isDown: true };
export const isNewestFirst = ({ by, isDown }: RowOrder): boolean => by === 'time' && isDown;

const collator = new Intl.Collator('zh-CN');
const COMPARED = {
  time: (left: LedgerRow, right: LedgerRow) => left.submittedAt - right.submittedAt,
  buyer: (left: LedgerRow, right: LedgerRow) => collator.compare(left.buyerName ?? '', right.buyerName ?? ''),
  gross: (left: LedgerRow, right: LedgerRow) => Number(subtract(left.gross ?? '0', right.gross ?? '0')),
};
const isLacking = { time: () => false, buyer: noBuyer, gross: noGross };
function noBuyer({ buyerName }: LedgerRow): boolean {
  return buyerName === undefined;
}
function noGross({ gross }: LedgerRow): boolean {
  return gross === undefined;
}

/** The rows in another order; those without the value stand last either way. */
export function sortRows(rows: readonly LedgerRow[], order: RowOrder): readonly LedgerRow[] {
  if (isNewestFirst(order)) return rows;
  const lacks = isLacking[order.by];
  const compare = COMPARED[order.by];
  return [...rows].sort((left, right) => {
    const last = Number(lacks(left)) - Number(lacks(right));
    return last !== 0 ? last : order.isDown ? compare(right, left) : compare(left, right);
  });
}
