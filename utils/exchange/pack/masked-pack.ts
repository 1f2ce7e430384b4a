import { digest } from '../../domain/invoice/fingerprint';
import type { LedgerEvent } from '../../domain/record/event';
import type { Submission } from '../../domain/record/submission';
import type { Translate } from '../../domain/texts/texts';
import { maskAll, maskInvoice } from '../../domain/view/mask';
import { maskPayload } from '../../domain/view/mask-event';
import { bookColumns, rowCells } from './pack-book';
import type { PackedEvent } from './pack-format';

/**
 * An event for a pack in which numbers of people are shown in part: where there are some it is marked, and its payload is the masked one.
 * The chain goes over digests, so links and hashes are those of the log.
 */
export function maskedEvent(event: LedgerEvent): PackedEvent {
  const payload = maskPayload(event.payload);
  return digest(payload) === digest(event.payload) ? event : { ...event, payload, masked: true };
}

const STARS = '*';

/**
 * Whether a marked event is what the mark says: something in its payload is shown in part, and nothing is left to hide. More cannot
 * be seen of what only its digest proves.
 */
export function isMasked({ payload }: LedgerEvent): boolean {
  try {
    return JSON.stringify(payload).includes(STARS) && digest(maskPayload(payload)) === digest(payload);
  } catch {
    return false;
  }
}

/**
 * Rows of the table, masked as the events are. A row that is not what the whole events say stays another one, so that the
 * verifier finds it as it finds it in a whole pack.
 */
export async function* maskedRows(
  rows: AsyncIterable<readonly Submission[]>,
  whole: readonly Submission[],
  masked: readonly Submission[],
  t: Translate,
): AsyncGenerator<readonly Submission[]> {
  const columns = bookColumns(t);
  const cellsOf = (record: Submission) => rowCells(record, columns).join('');
  const wholeById = new Map(whole.map((record) => [record.id, record]));
  const maskedById = new Map(masked.map((record) => [record.id, record]));
  for await (const page of rows)
    yield page.map((row) => {
      const [told, shown] = [wholeById.get(row.id), maskedById.get(row.id)];
      const isAsTold = told !== undefined && cellsOf(told) === cellsOf(row);
      return isAsTold && shown ? shown : { ...maskAll(row), id: row.id, invoice: maskInvoice(row.invoice) };
    });
}
