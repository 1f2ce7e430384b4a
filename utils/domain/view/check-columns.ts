import type { Finding } from '../check/finding';
import { beijingText } from '../invoice/beijing-time';
import type { Submission } from '../record/submission';
import { type Clerks, enteredByText, hasSeveral } from '../team/entered-by';
import type { Translate } from '../texts/texts';
import { COLUMNS, type Column } from './columns';
import { checkCell } from './finding-words';

/** A record with what the checks found on it; absent where it was not checked. */
export type CheckedSubmission = Submission & { readonly findings?: readonly Finding[] };

/** 已复核: by whom and when; empty where nobody did. */
export function reviewedText({ reviewed }: Pick<Submission, 'reviewed'>, t: Translate): string {
  if (!reviewed) return '';
  const time = beijingText(reviewed.at).slice(0, 16);
  return reviewed.by === '' ? t('review.at', { time }) : t('review.byAt', { name: reviewed.by, time });
}

/** Of the exports of the ledger: what every view has, and behind it what was checked and by whom. */
export const CHECKED_COLUMNS: readonly Column<CheckedSubmission>[] = [
  ...(COLUMNS as readonly Column<CheckedSubmission>[]),
  {
    title: 'column.checks',
    kind: 'text',
    width: 48,
    value: ({ findings = [] }, t) => checkCell(findings, t),
  },
  { title: 'column.reviewed', kind: 'text', width: 24, value: reviewedText },
];

/** Columns of a table, and 录入人 behind them where there are colleagues. */
export const withEnteredBy = <Row extends Submission>(
  columns: readonly Column<Row>[],
  clerks: Clerks | undefined,
): readonly Column<Row>[] =>
  clerks === undefined || !hasSeveral(clerks)
    ? columns
    : [
        ...columns,
        {
          title: 'column.enteredBy',
          kind: 'text',
          width: 16,
          value: ({ begun, claimed }) => enteredByText(begun?.chainId, claimed?.chainId, clerks),
        },
      ];
