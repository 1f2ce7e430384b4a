import type { VerdictSignal } from '../outcome/signals';
import type { Submission } from '../record/submission';

type Timed = Pick<
  Submission,
  'outcome' | 'batch' | 'red' | 'witness' | 'submittedAt' | 'lastTryAt' | 'signals'
>;

const isProof = ({ class: read }: VerdictSignal): boolean => read === 'issued' || read === 'success';

/** The press that was answered last; undefined where none was seen: what began with a call or a proof has no press. */
function pressOf({ red, signals, witness, submittedAt, lastTryAt }: Timed): number | undefined {
  if (red) return signals.red?.pressedAt;
  return witness === undefined ? (lastTryAt ?? submittedAt) : lastTryAt;
}

/**
 * From the last press of 发票开具 (开具红字发票) until the page said that it is issued, ms; a face scan is part of it.
 * @returns undefined where the page did not say so, where the list told it first, and for a row of a batch
 */
export function timeToIssue(record: Timed): number | undefined {
  if (record.outcome.type !== 'issued' || record.batch) return undefined;
  const press = pressOf(record);
  if (press === undefined) return undefined;
  const [first] = record.signals.verdicts
    .filter((verdict) => isProof(verdict) && verdict.at >= press)
    .sort((left, right) => left.at - right.at);
  // A text of class issued says that it was issued before (「已成功开具」, 「已存在」); the list and the clerk say it later.
  return first?.class === 'success' ? first.at - press : undefined;
}
