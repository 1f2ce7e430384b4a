/**
 * What went wrong at the portal, in the words of people (`design.md` §3, «Fault»). `offline` is this computer's own line and
 * never counts against the portal; `refused` is an answer, told beside the faults for the day's story and never part of an
 * outage.
 */
export const PORTAL_FAULTS = [
  'unreachable',
  'busy',
  'maintenance',
  'slow',
  'sessionLost',
  'noPermission',
  'notFound',
  'lost',
  'changed',
  'offline',
  'refused',
] as const;
export type PortalFaultKind = (typeof PORTAL_FAULTS)[number];

/** One fault of the portal, from whatever witness. Instants are epoch ms. */
export interface PortalFault {
  /** Of the event or the submission that tells it, with a number where that tells several. */
  readonly id: string;
  readonly kind: PortalFaultKind;
  /** When she, or her page, began to wait for it; and when it showed. */
  readonly from: number;
  readonly to: number;
  /** Origin and path, never a query string. */
  readonly origin: string;
  readonly path: string;
  /** As shown, word for word. */
  readonly words?: string;
  readonly status?: number;
  /** The browser's own name of a network error. */
  readonly error?: string;
  /** Nothing came at all until she, or the clock, gave up. */
  readonly silent?: true;
  /** What is usual for this page and hour, ms. */
  readonly usualMs?: number;
  readonly submissionId?: string;
  /** Of a query that showed nothing: of which days, and how many issued invoices of them the ledger holds. */
  readonly lacked?: { readonly from: string; readonly to: string; readonly count: number };
}

/** Kinds that by themselves show that the portal did not serve. */
const HARD: ReadonlySet<PortalFaultKind> = new Set(['unreachable', 'busy', 'maintenance', 'lost']);
/** Kinds that count against the portal, together with others of their time. */
const SOFT: ReadonlySet<PortalFaultKind> = new Set(['slow', 'sessionLost', 'noPermission', 'notFound']);

export const isHard = ({ kind }: Pick<PortalFault, 'kind'>): boolean => HARD.has(kind);
export const isPortals = ({ kind }: Pick<PortalFault, 'kind'>): boolean => HARD.has(kind) || SOFT.has(kind);
