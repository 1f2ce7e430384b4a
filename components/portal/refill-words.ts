import { isNotKept } from '../../utils/domain/invoice/without-travellers';
import type { Difference } from '../../utils/domain/retry/compare-refill';
import type { PortalTranslate } from '../../utils/domain/texts/portal-texts';
import type { RefillOutcome } from '../../utils/services/page/run-refill';

/** What the place should show, as a person says it. */
function wantedOf(difference: Difference, t: PortalTranslate): string {
  const { wanted } = difference;
  if (isNotKept(wanted)) return t('refill.notKept');
  if (difference.at === 'field' && (difference.kind === 'checkbox' || difference.kind === 'radio'))
    return wanted === 'true' ? t('refill.ticked') : wanted === 'false' ? t('refill.notTicked') : wanted;
  if (difference.at === 'whole' && difference.what === 'priceIncludesTax')
    return t(wanted === 'true' ? 'refill.withTax' : 'refill.withoutTax');
  if (difference.at === 'whole' && difference.what === 'kind')
    return t(wanted === 'special' ? 'refill.special' : 'refill.general');
  return wanted === '' ? t('refill.empty') : wanted;
}

/** 「第 3 行 税率/征收率：6%」, or the label of a field with what it should show. */
export function differenceWords(difference: Difference, t: PortalTranslate): string {
  const wanted = wantedOf(difference, t);
  if (difference.at === 'cell') {
    const { table, row, label } = difference;
    const key = table === 'lines' ? 'refill.cell' : 'refill.otherCell';
    return t(key, { line: row + 1, column: label, wanted });
  }
  const label = difference.at === 'whole' ? t(`refill.${difference.what}`) : difference.label;
  return t('refill.field', { label, wanted });
}

/** The first line of the bar. */
export function outcomeWords(outcome: RefillOutcome, company: string, t: PortalTranslate): string {
  switch (outcome.type) {
    case 'wrongCompany':
    case 'companyChanged':
      return t(`refill.${outcome.type}`, { shown: outcome.shownName, wanted: company });
    case 'notEmpty':
    case 'pageUnknown':
    case 'filling':
      return t(`refill.${outcome.type}`);
    case 'filled': {
      const { differences, filled } = outcome;
      return differences.length === 0
        ? t('refill.allFilled', { count: filled })
        : t('refill.filled', { count: filled, missing: differences.length });
    }
  }
}

/** Where something stands in the form, or is about to, why it was not issued is what she corrects it by. */
export const saysWhy = ({ type }: RefillOutcome): boolean => type === 'filling' || type === 'filled';
