import { formatAmount, parseDecimal } from '../invoice/money';
import type { Difference, ListCheck, Standing } from '../list/list-check';
import type { TextKey, Translate } from '../texts/texts';

export interface Stands {
  readonly standing: Standing;
  readonly check?: Omit<ListCheck, 'at'> | undefined;
}

/** The one word for how a submission stands in the portal's list; empty where there is nothing to say. */
export function standingWord({ standing, check }: Stands, t: Translate): string {
  if (standing === 'unchecked') return '';
  return t(
    standing === 'reversed' && check?.reversal === 'partial'
      ? 'standing.reversedPartly'
      : `standing.${standing}`,
  );
}

/** A value of a difference, for people. */
export function differingValue(field: Difference['field'], value: string, t: Translate): string {
  if (field === 'kind') return value === 'special' || value === 'general' ? t(`kind.${value}`) : value;
  const isAmount = field === 'net' || field === 'tax' || field === 'gross';
  const amount = isAmount ? parseDecimal(value) : undefined;
  return amount === undefined ? value : formatAmount(amount);
}

export const differsIn = ({ field }: Pick<Difference, 'field'>, t: Translate): string =>
  t(`differs.${field}` satisfies TextKey);

const differenceSentence = ({ field, here, there }: Difference, t: Translate) =>
  t('standing.sentence.mismatched', {
    field: differsIn({ field }, t),
    here: differingValue(field, here, t),
    there: differingValue(field, there, t),
  });

/** One sentence that says what the portal's list says; empty where there is nothing to say. */
export function standingSentence({ standing, check }: Stands, t: Translate): string {
  const numbers = check?.invoiceNumbers.length ?? 0;
  switch (standing) {
    case 'missing':
      return t('standing.sentence.missing');
    case 'mismatched':
      return (check?.differences ?? []).map((one) => differenceSentence(one, t)).join(t('join.parts'));
    case 'duplicated':
      return numbers > 1
        ? t('standing.sentence.duplicated', { count: numbers })
        : t('standing.sentence.duplicatedAgain');
    case 'reversed':
      return t(
        check?.reversal === 'partial' ? 'standing.sentence.reversedPartly' : 'standing.sentence.reversed',
      );
    default:
      return '';
  }
}
