import type { RowProblem } from '../../domain/entry/entry-row';
import type { Translate } from '../../domain/texts/texts';

/** Of a cell so much is repeated. */
const SHOWN = 40;

/** Why a row was not taken, in words. */
export const problemText = ({ code, shown = '' }: RowProblem, t: Translate): string =>
  t(`entryFile.problem.${code}`, { shown: shown.length > SHOWN ? `${shown.slice(0, SHOWN)}…` : shown });
