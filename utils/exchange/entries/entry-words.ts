import type { RowProblem } from '../../domain/entry/entry-row';
import type { Translate } from '../../domain/texts/texts';

/** Of a cell so much is repeated. */
const SHOWN = 40;

/** Why a row was not taken, in words. */
export const problemText = ({ code, shown = '' }: RowProblem, t: Translate): string =>
  t(`entryFile.problem.${code}`, { shown: shown.length > SHOWN ? `${shown.slice(0, SHOWN)}…` : shown });

const titleOf = ({ column, specific }: RowProblem, t: Translate): string => {
  if (specific) return specific;
  if (specific === '') return t('entryFile.column.formNumber');
  return column === undefined ? '' : t(`entryFile.column.${column}`);
};

/** The column of a cell that was not taken, with its sheet where that is another one; '' for a whole row. */
export function problemColumn(problem: RowProblem, t: Translate): string {
  const title = titleOf(problem, t);
  return problem.specific === undefined ? title : `${t('entryFile.specificSheet')}：${title}`;
}

/** Where something was not taken and why, in one line. */
export function problemLine(problem: RowProblem, t: Translate): string {
  const { row, specific } = problem;
  const [column, why] = [titleOf(problem, t), problemText(problem, t)];
  if (specific !== undefined) return t('entryFile.problemSpecific', { row, column, why });
  return column === ''
    ? t('entryFile.problemRow', { row, why })
    : t('entryFile.problemLine', { row, column, why });
}
