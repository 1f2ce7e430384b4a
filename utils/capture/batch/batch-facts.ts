import type { Fact } from '../../domain/fact/fact';
import type { GestureKind } from '../entry/watch-gesture';
import type { PageFacts } from '../page-facts';
import type { CapturePorts } from '../ports';
import type { BatchResult, BatchRow } from './read-batch';
import type { ResultMemory } from './result-memory';
import type { SeenImport } from './whose-result';

/** The rows that were issued together. */
export interface Batch extends SeenImport {
  readonly importId: string;
  readonly startedAt: number;
  readonly gesture: GestureKind;
  /** By 流水号; one that stands there twice cannot be told apart and gets no result. */
  readonly ids: Map<string, string[]>;
  /** Of the import, as far as it was seen at the press. */
  readonly size: number;
  rows: number;
  readonly open: Set<string>;
  /** Results that were told. */
  readonly told: Set<string>;
  /** Results that may be of another import: told as such when no better word came. */
  readonly held: Map<string, BatchResult>;
  resultShown: boolean;
}

export const isProof = ({ state, invoiceNumbers }: BatchResult) =>
  state === 'issued' && invoiceNumbers.length > 0;

/** The facts that the batch page tells: of rows, of results, and of what does not fit. */
export function createBatchFacts(
  { navigator }: Pick<Window, 'navigator'>,
  profileId: string,
  { newId }: Pick<CapturePorts, 'newId'>,
  { site, made, tellFault }: Pick<PageFacts, 'site' | 'made' | 'tellFault'>,
  memory: ResultMemory,
) {
  let driftTold = '';

  const begin = (at: number, row: Partial<BatchRow>, { importId, gesture, size }: Batch, id: string) =>
    made(
      {
        type: 'submitted',
        submissionId: id,
        profileId,
        site: site(),
        gesture,
        onLine: navigator.onLine,
        batch: { importId, rows: size, ...(row.serialNumber ? { serialNumber: row.serialNumber } : {}) },
        snapshot: row.snapshot,
      },
      at,
    );

  const answerOf = (result: BatchResult, submissionId: string, belongs: boolean) => {
    const { text, invoiceNumbers } = result;
    const area = isProof(result) ? ('success' as const) : ('batchResult' as const);
    const doubt = belongs ? {} : { belongs };
    return made({ type: 'answered', submissionId, area, text, buttons: [], invoiceNumbers, ...doubt });
  };

  /** It was on no page of the list that we saw: kept with what its result shows. */
  const beginUnseen = (now: Batch, result: BatchResult, belongs: boolean): Fact[] => {
    const id = newId();
    now.ids.set(result.serialNumber, [id]);
    now.rows += 1;
    memory.keepSerial(result.serialNumber);
    memory.keepNumbers(result);
    return [begin(now.startedAt, result, now, id), answerOf(result, id, belongs)];
  };

  return {
    begin,
    answerOf,
    beginUnseen,
    tellDrift(detail: string) {
      if (detail !== driftTold) tellFault('profileDrift', `批量开票：${detail}`);
      driftTold = detail;
    },
    /** Results whose issuing was not kept: said, with their words. */
    tellMissed(results: readonly BatchResult[]) {
      const words = results.map(({ content }) => content).join('\n');
      if (words === driftTold) return;
      driftTold = words;
      tellFault('missedSubmission', `批量开票：${results.length} 张的开具没有留底`, words);
    },
  };
}
export type BatchFacts = ReturnType<typeof createBatchFacts>;
