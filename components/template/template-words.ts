import type { Submission } from '../../utils/domain/record/submission';
import type { TextKey, Translate } from '../../utils/domain/texts/texts';
import type { EntryProblem } from '../../utils/exchange/template/entry-problem';
import type { TemplateRefusal } from '../../utils/exchange/template/template-book';
import { BATCH_TEMPLATE } from '../../utils/portal/template/batch-template';
import type { OutReason } from '../../utils/services/desk/plan-template';

/** Why a file is not filled, and what to do instead. */
export function refusalText(answer: TemplateRefusal, t: Translate): string {
  const { refusal, ...values } = answer;
  const titles =
    'expected' in answer
      ? Object.fromEntries(
          (['expected', 'shown'] as const).map((name) => [name, answer[name] || t('template.noHeader')]),
        )
      : {};
  return t(`template.refused.${refusal}`, {
    ...values,
    ...titles,
    known: BATCH_TEMPLATE.version,
    row: BATCH_TEMPLATE.headerRow,
  });
}

/** Problems whose words name their line themselves, or that have none. */
const TELLS_LINE: ReadonlySet<EntryProblem['code']> = new Set(['negativeLine', 'rateWord']);

function problemText(problem: EntryProblem, t: Translate): string {
  const { code, ...values } = problem;
  const text = t(`template.problem.${code}` as TextKey, values);
  if (!('line' in problem) || problem.line === undefined || TELLS_LINE.has(code)) return text;
  return t('template.problem.line', { line: problem.line, problem: text });
}

/** Why an entry is left out, each reason in a line of its own. */
export const outTexts = (reason: OutReason, t: Translate): string[] =>
  'bar' in reason
    ? [t(`bar.${reason.bar}`)]
    : [...new Set(reason.problems.map((problem) => problemText(problem, t)))];

/** It got another outcome while its rows stand in a file that may still be imported: two invoices may come of it. */
export const isInDanger = ({ inTemplate, outcome, settled }: Submission): boolean =>
  inTemplate === true &&
  (outcome.type === 'issued' ||
    outcome.type === 'pending' ||
    (outcome.type === 'unknown' && settled?.as !== 'notIssued'));
