import { ListRow } from '../../domain/fact/list-row';
import { isDecimal } from '../../domain/invoice/money';
import type { PortalRow } from '../../domain/list/portal-row';

const AMOUNTS = ['net', 'tax', 'gross'] as const;

/**
 * A stored row of the portal's list as it may be judged by: what of it cannot be read is as if the list had not shown it. So
 * it rules nothing out (N2), and costs no page (law L4).
 */
export function readPortalRow(row: PortalRow): PortalRow {
  const { net: _net, tax: _tax, gross: _gross, issuedAt, ...rest } = row;
  const shown = ListRow.safeParse(row.shown);
  return {
    ...rest,
    ...Object.fromEntries(AMOUNTS.flatMap((name) => (isDecimal(row[name]) ? [[name, row[name]]] : []))),
    ...(Number.isFinite(issuedAt) ? { issuedAt: issuedAt as number } : {}),
    shown: shown.success ? row.shown : {},
  };
}
