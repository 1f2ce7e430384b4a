import type { ComparedField, NumberSource } from '../fact/original-names';
import { formatAmount, parseDecimal } from '../invoice/money';
import type { OriginalDifference } from '../originals/compare-original';
import type { OriginalConflict } from '../originals/join-originals';
import type { Translate } from '../texts/texts';

/** What was held against the record, in words; said of what was not compared, too. */
export function comparedWords(
  { numberFrom, compared }: { numberFrom: NumberSource; compared: readonly ComparedField[] },
  t: Translate,
): string {
  if (numberFrom === 'clerk' && compared.length === 0) return t('originals.byClerk');
  if (compared.length === 0) return t('originals.byFileName');
  const told = t('originals.compared', {
    fields: compared.map((field) => t(`original.field.${field}`)).join(t('join.names')),
  });
  return numberFrom === 'content' ? told : `${t('originals.numberUnproven')} · ${told}`;
}

const AMOUNTS: ReadonlySet<ComparedField> = new Set(['totalNet', 'totalTax', 'totalGross', 'lines']);
const LONGEST = 60;

const shownValue = (field: ComparedField, value: string) => {
  const amount = AMOUNTS.has(field) ? parseDecimal(value) : undefined;
  return amount === undefined ? value.slice(0, LONGEST) : formatAmount(amount);
};

/** `发票号码既有 …，又有 …` */
export function conflictWords({ field, values }: OriginalConflict, t: Translate): string {
  const [one, other] = values.map((value) => shownValue(field, value));
  return t('keep.conflict', { field: t(`original.field.${field}`), one: one ?? '', other: other ?? '' });
}

/** `价税合计不同：原件 1,243.00，这里 1,234.00` */
export function differenceWords({ field, line, ...values }: OriginalDifference, t: Translate): string {
  const told = { original: shownValue(field, values.original), here: shownValue(field, values.here) };
  return line === undefined
    ? t('keep.difference', { field: t(`original.field.${field}`), ...told })
    : t('keep.lineDifference', { line, ...told });
}
