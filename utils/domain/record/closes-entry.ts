import { serialsOf } from '../template/template';
import { isWaitingEntry } from './fold-desk';
import type { Submission } from './submission';

type Row = Pick<Submission, 'outcome' | 'batch' | 'sellerTaxId'>;
type Entry = Parameters<typeof isWaitingEntry>[0] & Pick<Submission, 'sellerTaxId' | 'template'>;

/** B5: a row of the batch page was issued under a 流水号 of an entry that waits: the entry has its invoice. */
export const closesEntry = ({ outcome, batch, sellerTaxId }: Row, entry: Entry): boolean =>
  outcome.type === 'issued' &&
  batch?.serialNumber !== undefined &&
  entry.sellerTaxId === sellerTaxId &&
  serialsOf({ template: entry.template }).includes(batch.serialNumber) &&
  isWaitingEntry(entry);
