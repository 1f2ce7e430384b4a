import { formatAmount } from '../../../utils/domain/invoice/money';
import type { Translate } from '../../../utils/domain/texts/texts';
import type { RefusedList } from '../../../utils/exchange/portal-list/refused-list';
import type { SerialGap } from '../../../utils/exchange/portal-list/serial-gaps';
import type { SumGap } from '../../../utils/exchange/portal-list/sum-rows';
import type { UnreadableRow } from '../../../utils/exchange/xlsx/row-defect';
import type { RowConflict } from '../../../utils/services/desk/import-list';

const quoted = (words: readonly string[] = []) => words.map((word) => `「${word}」`).join('');

/** Why a list is not read: what stands there, what was expected, what to do. */
export function refusalText({ refusal, about }: RefusedList, t: Translate): string {
  const { sheet = '', row = 0, titles, shown, sheets = [], other, column = '' } = about;
  const told = t(`list.refused.${refusal}`, { sheet, row, titles: quoted(titles), shown: quoted(shown) });
  if (other) return told + t('list.refused.seems', { sheet, column, what: t(`list.other.${other}`) });
  return sheets.length > 0 ? told + t('list.refused.looked', { sheets: quoted(sheets) }) : told;
}

/** What of an invoice is another than before. */
export function conflictText({ id, differences }: RowConflict, t: Translate): string {
  const changes = differences
    .map(({ field, before, now }) => t('list.change', { field: t(`list.field.${field}`), before, now }))
    .join(t('join.parts'));
  return t('list.conflictLine', { number: id, changes });
}

/** Where a row stands that cannot be read, what is wrong with it, and what stands there. */
export function unreadableText(
  { sheet, row, defect, column = '', shown }: UnreadableRow,
  t: Translate,
): string {
  const reason = t(`list.defect.${defect}`);
  const place = t(column === '' ? 'list.atRow' : 'list.atCell', { sheet, row, column });
  return t(shown === '' ? 'list.unreadableLine' : 'list.unreadableShown', { place, reason, shown });
}

/** Which numbers its rows leave out. */
export const serialGapText = ({ sheet, column, first, count }: SerialGap, t: Translate): string =>
  t('list.serialGap', { sheet, column, first, count });

/** Which sum of the list is another than that of its rows. */
export const gapText = ({ sheet, row, column, told, found, more }: SumGap, t: Translate): string =>
  t('list.gap', {
    place: t('list.atCell', { sheet, row, column }),
    told: formatAmount(told),
    found: formatAmount(found),
    more: formatAmount(more).replace('-', ''),
  });
