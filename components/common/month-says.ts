import type { Translate } from '../../utils/domain/texts/texts';
import type { CompanyRow } from '../../utils/store/read/company-overview';

/** How things stand, for the head of a page. @param company tax id; undefined = all */
export function monthSays(
  companies: readonly CompanyRow[],
  company: string | undefined,
  t: Translate,
): string {
  const of = companies.filter(({ taxId }) => company === undefined || taxId === company);
  const issued = of.reduce((sum, { issuedThisMonth }) => sum + issuedThisMonth.count, 0);
  const open = of.reduce((sum, row) => sum + row.open, 0);
  return t(open > 0 ? 'ledger.says' : 'ledger.saysNone', { issued, open });
}
