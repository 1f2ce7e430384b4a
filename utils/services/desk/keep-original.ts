import type { ComparedField, NumberSource } from '../../domain/fact/original-names';
import {
  claimedNumber,
  compareOriginal,
  namedOtherwise,
  type OriginalDifference,
} from '../../domain/originals/compare-original';
import type { OriginalConflict } from '../../domain/originals/join-originals';
import type { Submission } from '../../domain/record/submission';
import { LARGEST_ORIGINAL_BYTES } from '../../exchange/originals/original-kind';
import { type OriginalRefusal, RefusedOriginal } from '../../exchange/originals/original-refusal';
import { type ReadOriginal, readOriginal } from '../../exchange/originals/read-original';
import { sha256Of } from '../../exchange/sha256';
import type { EvidenceRow, Ledger } from '../../store/ledger/db';
import { hasEvidence, restoreEvidence } from '../../store/ledger/evidence';
import { append } from '../../store/write/append';
import type { ClerkFactPorts } from './clerk-facts';

/** What a browser's File gives. */
export interface OriginalFile {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/**
 * What became of a file. Only `kept` changed anything.
 * `known` the same bytes are here · `refused` no original · `noNumber` it does not tell whose it is: attach it from the
 * record · `noRecord` nobody here has that number · `otherRecord` it is of another invoice than the one it was attached
 * to · `unnumbered` that record has no number · `differs` what both say is not equal · `named` its name bears another
 * number than it does · `askWord` it bears no number: only her word makes it the original of that record
 */
export type OriginalResult =
  | {
      readonly type: 'kept' | 'known';
      readonly invoiceNumber: string;
      readonly submissionId: string;
      readonly numberFrom: NumberSource;
      readonly compared: readonly ComparedField[];
    }
  | {
      readonly type: 'refused';
      readonly refusal: OriginalRefusal;
      readonly conflict?: OriginalConflict | undefined;
    }
  | { readonly type: 'noNumber' | 'unnumbered' }
  | { readonly type: 'noRecord' | 'askWord'; readonly invoiceNumber: string }
  | { readonly type: 'otherRecord'; readonly invoiceNumber: string; readonly here: string }
  | { readonly type: 'named'; readonly invoiceNumber: string; readonly named: string }
  | {
      readonly type: 'differs';
      readonly invoiceNumber: string;
      readonly differences: readonly OriginalDifference[];
    };

export interface OriginalKeeper {
  /**
   * Attaches a file to the record of its number, or to this one.
   * @param submissionId the record on whose page it was chosen
   * @param hasWord she looked at the file and says that it is of this record
   * @throws what the database throws: nothing is kept then
   */
  keep(file: OriginalFile, submissionId?: string, hasWord?: boolean): Promise<OriginalResult>;
}

type KeepPorts = Omit<ClerkFactPorts, 'readSettleWaits' | 'readReminders'>;

const LONGEST_NAME = 300;

async function bytesOf(file: OriginalFile): Promise<Uint8Array<ArrayBuffer>> {
  if (file.size > LARGEST_ORIGINAL_BYTES) throw new RefusedOriginal('tooLarge');
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    // Moved, or open in another program.
    throw new RefusedOriginal('unreadable');
  }
}

interface Target {
  readonly invoiceNumber: string;
  readonly numberFrom: NumberSource;
  /** One invoice may lie in several records: of another computer's backup, or submitted twice. */
  readonly records: readonly Submission[];
}

async function targetOf(
  db: Ledger,
  { data }: ReadOriginal,
  fileName: string,
  submissionId: string | undefined,
): Promise<Target | OriginalResult> {
  const claimed = claimedNumber(data, fileName);
  if (submissionId === undefined) {
    if (!claimed) return { type: 'noNumber' };
    const { invoiceNumber, from } = claimed;
    const records = await db.getAllFromIndex('submissions', 'invoiceNumber', invoiceNumber);
    return records.length > 0
      ? { invoiceNumber, numberFrom: from, records }
      : { type: 'noRecord', invoiceNumber };
  }
  const record = await db.get('submissions', submissionId);
  const [only, ...others] = record?.invoiceNumbers ?? [];
  if (!record || only === undefined) return { type: 'unnumbered' };
  if (claimed) {
    const { invoiceNumber, from } = claimed;
    return record.invoiceNumbers.includes(invoiceNumber)
      ? { invoiceNumber, numberFrom: from, records: [record] }
      : { type: 'otherRecord', invoiceNumber, here: record.invoiceNumbers.join('、') };
  }
  return others.length > 0
    ? { type: 'noNumber' }
    : { invoiceNumber: only, numberFrom: 'clerk', records: [record] };
}

export function createOriginalKeeper(ports: KeepPorts): OriginalKeeper {
  async function keep(
    file: OriginalFile,
    submissionId: string | undefined,
    hasWord: boolean,
  ): Promise<OriginalResult> {
    const bytes = await bytesOf(file);
    const read = await readOriginal(bytes);
    const inside = read.data.invoiceNumber;
    const named = namedOtherwise(inside, file.name);
    if (inside && named) return { type: 'named', invoiceNumber: inside, named };
    const sha256 = await sha256Of(bytes);
    const db = await ports.openLedger();
    const target = await targetOf(db, read, file.name, submissionId);
    if ('type' in target) return target;

    const { invoiceNumber, numberFrom, records } = target;
    const comparisons = records.map((record) => compareOriginal(record, invoiceNumber, read.data));
    const differences = comparisons.find((found) => found.differences.length > 0)?.differences;
    if (differences) return { type: 'differs', invoiceNumber, differences };

    const at = ports.now();
    const { format, mime } = read;
    const blob = new Blob([bytes], { type: mime });
    const evidence: EvidenceRow = { id: sha256, sha256, mime, takenAt: at, blob };
    const isNew = ({ originals = [] }: Submission) =>
      !originals.some((known) => known.sha256 === sha256 && known.invoiceNumber === invoiceNumber);
    const fileName = file.name.slice(-LONGEST_NAME);
    const kept = { invoiceNumber, sha256, format, mime, fileName, size: bytes.byteLength, numberFrom };
    const facts = records.flatMap((record, index) =>
      isNew(record)
        ? [
            {
              ...kept,
              id: ports.newId(),
              at,
              type: 'originalKept' as const,
              submissionId: record.id,
              compared: [...(comparisons[index]?.compared ?? [])],
            },
          ]
        : [],
    );
    const result = {
      invoiceNumber,
      submissionId: records[0]?.id ?? '',
      numberFrom,
      compared: comparisons[0]?.compared ?? [],
    };
    if (facts.length > 0 && numberFrom === 'clerk' && !hasWord) return { type: 'askWord', invoiceNumber };
    if (facts.length > 0) {
      const context = { newId: ports.newId, knowledgeOf: await ports.readKnowledge() };
      await append(db, facts, context, [evidence]);
    } else {
      // Told of by a backup that came without the bytes: now they are here.
      if (await hasEvidence(db, sha256)) return { type: 'known', ...result };
      await restoreEvidence(db, evidence);
    }
    ports.onCommitted();
    return { type: 'kept', ...result };
  }

  return {
    async keep(file, submissionId, hasWord = false) {
      try {
        return await keep(file, submissionId, hasWord);
      } catch (error) {
        if (error instanceof RefusedOriginal)
          return {
            type: 'refused',
            refusal: error.refusal,
            ...(error.conflict && { conflict: error.conflict }),
          };
        throw error;
      }
    },
  };
}
