import type { Fact } from '../../domain/fact/fact';
import { compareParties } from '../../domain/invoice/same-party';
import type { Submission } from '../../domain/record/submission';
import { type FailureRow, readFailureWorkbook } from '../../exchange/template/read-failure-workbook';
import { isRounded } from '../../exchange/xlsx/cell-text';
import type { Ledger } from '../../store/ledger/db';
import { withSerial } from '../../store/read/submissions';
import { append } from '../../store/write/append';
import type { TemplatePorts } from './write-template';

/** Why a row is of no submission. */
export type FailureBar =
  | 'noSerial'
  | 'rounded'
  | 'unclear'
  | 'noReason'
  | 'notFound'
  | 'otherBuyer'
  | 'several';

export type PlannedFailure =
  | { readonly is: 'fresh' | 'known'; readonly row: FailureRow; readonly record: Submission }
  /** It is no failure; what it names as issued is looked up on the portal's list, by its number. */
  | { readonly is: 'passed'; readonly row: FailureRow }
  | { readonly is: 'left'; readonly row: FailureRow; readonly bar: FailureBar };

export interface FailurePlan {
  readonly fileName: string;
  readonly failures: readonly PlannedFailure[];
}

const LONGEST_NAME = 300;

/** What the row does not say, or says in other writing, tells nothing. */
const isOtherBuyer = ({ buyerName, buyerTaxId }: FailureRow, { invoice: { buyer } }: Submission): boolean =>
  compareParties({ name: buyerName, taxId: isRounded(buyerTaxId) ? '' : buyerTaxId }, buyer) === 'other';

async function judge(db: Ledger, row: FailureRow): Promise<PlannedFailure> {
  if (row.says === 'passed') return { is: 'passed', row };
  if (row.serialNumber === '') return { is: 'left', row, bar: 'noSerial' };
  // The digits that are left may be those of another invoice.
  if (isRounded(row.serialNumber)) return { is: 'left', row, bar: 'rounded' };
  if (row.says === 'unclear') return { is: 'left', row, bar: 'unclear' };
  if (row.reason === '') return { is: 'left', row, bar: 'noReason' };
  const found = await withSerial(db, row.serialNumber);
  if (found.length === 0) return { is: 'left', row, bar: 'notFound' };
  const fitting = found.filter((record) => !isOtherBuyer(row, record));
  if (fitting.length === 0) return { is: 'left', row, bar: 'otherBuyer' };
  // Its row on the batch page, where there is one, is another submission of the same 流水号.
  const written = fitting.filter(({ template }) => template?.serialNumbers.includes(row.serialNumber));
  const [record, another] = written.length > 0 ? written : fitting;
  if (!record || another) return { is: 'left', row, bar: 'several' };
  const isKnown = record.history.some(({ type, text }) => type === 'importFailed' && text === row.reason);
  return { is: isKnown ? 'known' : 'fresh', row, record };
}

/**
 * Reads a failure workbook and finds the submission of each row. Writes nothing.
 * @returns undefined when it is another kind of workbook
 * @throws {RefusedWorkbook}
 */
export async function planFailures(db: Ledger, file: File): Promise<FailurePlan | undefined> {
  const rows = await readFailureWorkbook(new Uint8Array(await file.arrayBuffer()));
  if (!rows) return undefined;
  const failures: PlannedFailure[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const failure = await judge(db, row);
    const key = JSON.stringify([row.serialNumber, row.reason]);
    failures.push(failure.is === 'fresh' && seen.has(key) ? { ...failure, is: 'known' } : failure);
    seen.add(key);
  }
  return { fileName: file.name.slice(-LONGEST_NAME), failures };
}

/** @returns how many were kept */
export async function keepFailures(
  ports: Pick<TemplatePorts, 'openLedger' | 'readKnowledge' | 'newId' | 'now' | 'onCommitted'>,
  { fileName, failures }: FailurePlan,
): Promise<number> {
  const facts = failures.flatMap((failure): Fact[] => {
    if (failure.is !== 'fresh') return [];
    const { serialNumber, reason } = failure.row;
    const of = { submissionId: failure.record.id, serialNumber, reason, fileName };
    return [{ id: ports.newId(), at: ports.now(), type: 'importFailed', ...of }];
  });
  if (facts.length === 0) return 0;
  const context = { newId: ports.newId, knowledgeOf: await ports.readKnowledge() };
  await append(await ports.openLedger(), facts, context);
  ports.onCommitted();
  return facts.length;
}
