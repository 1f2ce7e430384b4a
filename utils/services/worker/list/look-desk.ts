import { beijingDay } from '../../../domain/invoice/beijing-time';
import { formatAmount } from '../../../domain/invoice/money';
import type { Reading } from '../../../domain/list/coverage';
import { doubtsOf, maySettleNotIssued, type SettleWaits } from '../../../domain/list/may-settle';
import { windowOf } from '../../../domain/outcome/issue-window';
import type { LookReply } from '../../../messages';
import { type Clocked, readSettleEvidence, type SettleEvidence } from '../../../store/guards/settle-evidence';
import type { Ledger } from '../../../store/ledger/db';
import { readLookFor } from '../../shared/watch-states';
import type { Sender } from '../tabs/router';

interface LookDeskPorts {
  readonly area: Parameters<typeof readLookFor>[0];
  readonly ledger: () => Promise<Ledger>;
  /** When the pages of the list that are in the ledger have been held against its submissions. */
  readonly checked: () => Promise<void>;
  readonly waits: () => Promise<SettleWaits>;
  readonly now: () => number;
}

type Look = NonNullable<LookReply['look']>;

/** What law L2 asks for next, once a whole list did not have it. */
function nextOf({ record, readings, rows, taken }: SettleEvidence, now: number, waits: SettleWaits) {
  const answer = maySettleNotIssued(record, readings, rows, taken, now, waits);
  if (answer.ok) return { next: 'settle' } as const;
  if (answer.bars.some(({ bar }) => bar === 'candidate')) return { next: 'candidate' } as const;
  const lacking = answer.bars.find((bar) => bar.bar === 'readings');
  if (lacking?.bar !== 'readings') return {};
  return { next: lacking.have === 1 ? 'second' : 'first', after: Math.max(lacking.after, now) } as const;
}

/**
 * What the page of the portal's list is told of the submission for which it was opened (去核对): by the same readings and
 * rules that settle it. Construction is inert.
 */
export function createLookDesk({ area, ledger, checked, waits, now }: LookDeskPorts) {
  /** For what a list that was read whole is no answer. Days that are not over yet nobody can query. */
  const doubtOf = (record: Clocked, reading: Reading, firstMs: number) => {
    if (doubtsOf(record, reading, firstMs, now()).includes('otherCompany')) return 'otherCompany';
    const { from, to } = windowOf(record);
    const last = beijingDay(Math.min(to, now()));
    const { from: first = '', to: until = '' } = reading.query;
    return first > beijingDay(from) || until < last ? 'period' : undefined;
  };

  return async (readingId: string | undefined, { tabId }: Sender): Promise<LookReply> => {
    const submissionId = tabId === undefined ? undefined : await readLookFor(area, tabId);
    if (submissionId === undefined) return {};
    // A page that was just read may have settled it.
    await checked();
    const db = await ledger();
    const stored = await db.get('submissions', submissionId);
    if (!stored) return {};
    const { buyer, totalGross } = stored.invoice;
    const look: Pick<Look, 'submissionId' | 'buyer' | 'gross'> = {
      submissionId,
      buyer: (buyer.name ?? '').slice(0, 400),
      gross: totalGross === undefined ? '' : formatAmount(totalGross).slice(0, 60),
    };
    const [invoiceNumber] = stored.invoiceNumbers;
    if (stored.outcome.type === 'issued') {
      return { look: { ...look, state: 'found', ...(invoiceNumber === undefined ? {} : { invoiceNumber }) } };
    }
    if (stored.outcome.type !== 'unknown' || stored.settled) return {};
    const reading = readingId === undefined ? undefined : await db.get('coverage', readingId);
    if (!reading) return { look: { ...look, state: 'looking' } };
    const { pagesSeen, pagesTold } = reading;
    if (!reading.complete) return { look: { ...look, state: 'looking', pagesSeen, pagesTold } };
    const evidence = await readSettleEvidence(db, stored);
    const rules = await waits();
    const doubt = doubtOf(evidence.record, reading, rules.firstMs);
    if (doubt) {
      const from = beijingDay(windowOf(evidence.record).from);
      return {
        look: { ...look, state: doubt, company: (stored.invoice.seller.name ?? '').slice(0, 400), from },
      };
    }
    return { look: { ...look, state: 'absent', ...nextOf(evidence, now(), rules) } };
  };
}
