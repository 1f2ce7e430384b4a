import { beijingText } from '../../domain/invoice/beijing-time';
import type { PracticeFault } from '../../domain/practice/practice-faults';
import type { PracticeEntry } from '../../domain/practice/practice-invoice';
import { totalsOf } from '../../domain/practice/practice-lines';
import * as z from '../../domain/zod';
import { dppt } from '../../portal/dppt';
import { PRACTICE_WORDS } from '../../portal/practice/practice';
import type { SeenCall } from '../worker/record/request-watch';

/** An invoice as the practised list shows it. */
const PracticeInvoice = z.object({
  number: z.string(),
  issuedAt: z.string(),
  buyerName: z.string(),
  buyerTaxId: z.string(),
  net: z.string(),
  tax: z.string(),
  gross: z.string(),
  note: z.string(),
});
export type PracticeInvoice = z.infer<typeof PracticeInvoice>;
const PracticeInvoices = z.array(PracticeInvoice);

/** What the practised page hears: `silent` nothing ever comes. */
export type PracticeAnswer =
  | { readonly type: 'issued'; readonly invoice: PracticeInvoice }
  | { readonly type: 'refused'; readonly message: string }
  | { readonly type: 'network' }
  | { readonly type: 'silent' };

export interface SimulatedPortalPorts {
  now(): number;
  /** Resolves after so many ms. */
  wait(ms: number): Promise<void>;
  newId(): string;
  /** A number of 0 to 1. */
  chance(): number;
  /** Tells a call as the watch of requests would. */
  seen(fact: SeenCall): void;
  /** What was issued, over visits of the page. */
  readonly shelf: { read(): string | null; write(text: string): void };
  readonly origin: string;
}

const ISSUE_MS = 900;
const LOST_MS = 1_500;
const MOST_KEPT = 100;
/** After the year: no area of the tax office has this one. */
const NUMBER_AREA = '200000';

const ISSUE = dppt.calls.listed.find(({ name }) => name === 'issue') ?? { method: 'POST', path: '' };

/** The portal of 练习: answers, or fails to, as was chosen before the press. It keeps what it issued. */
export function createSimulatedPortal(ports: SimulatedPortalPorts) {
  const readAll = (): PracticeInvoice[] => {
    try {
      return PracticeInvoices.parse(JSON.parse(ports.shelf.read() ?? '[]'));
    } catch {
      return [];
    }
  };

  const issue = ({ buyer, lines, note }: PracticeEntry): PracticeInvoice => {
    const tail = String(Math.floor(ports.chance() * 1e12)).padStart(12, '0');
    const issuedAt = beijingText(ports.now());
    const invoice: PracticeInvoice = {
      number: issuedAt.slice(2, 4) + NUMBER_AREA + tail,
      issuedAt,
      buyerName: buyer.name,
      buyerTaxId: buyer.taxId,
      ...totalsOf(lines),
      note,
    };
    ports.shelf.write(JSON.stringify([invoice, ...readAll()].slice(0, MOST_KEPT)));
    return invoice;
  };

  const call = () => {
    const requestId = ports.newId();
    const common = () => ({ at: ports.now(), call: 'issue' as const, requestId });
    ports.seen({
      ...common(),
      type: 'called',
      method: ISSUE.method,
      site: { origin: ports.origin, path: ISSUE.path },
    });
    return {
      responded: () => ports.seen({ ...common(), type: 'responded', status: 200, portalAt: ports.now() }),
      failed: (error: string) => ports.seen({ ...common(), type: 'callFailed', error }),
    };
  };

  return {
    /** Newest first. */
    invoices: readAll,
    async submit(entry: PracticeEntry, fault: PracticeFault): Promise<PracticeAnswer> {
      const sent = call();
      if (fault === 'hang') return { type: 'silent' };
      if (fault === 'offline') {
        sent.failed('net::ERR_INTERNET_DISCONNECTED');
        return { type: 'network' };
      }
      if (fault === 'lost' || fault === 'doubled') {
        await ports.wait(LOST_MS);
        issue(entry);
        // The browser sent it once more over a connection that had died, and told of one call.
        if (fault === 'doubled') issue(entry);
        sent.failed('net::ERR_CONNECTION_RESET');
        return { type: 'network' };
      }
      await ports.wait(ISSUE_MS);
      sent.responded();
      if (fault === 'refused') return { type: 'refused', message: PRACTICE_WORDS.refused };
      return { type: 'issued', invoice: issue(entry) };
    },
  };
}
