/** How a submission stands in the portal's own list: the second axis beside its outcome (`design.md` §3). */
export const STANDINGS = [
  'unchecked',
  'confirmed',
  'missing',
  'mismatched',
  'duplicated',
  'reversed',
] as const;
/** What the clerk has to look at. */
export const OPEN_STANDINGS: readonly Standing[] = ['missing', 'mismatched', 'duplicated'];
export type Standing = (typeof STANDINGS)[number];

/** A field of which the ledger and the portal's list show different things. */
export const DIFFERING = ['kind', 'buyerName', 'buyerTaxId', 'net', 'tax', 'gross'] as const;
export interface Difference {
  field: (typeof DIFFERING)[number];
  here: string;
  there: string;
}

export interface ListCheck {
  at: number;
  invoiceNumbers: string[];
  differences: Difference[];
  /** 已红冲: wholly, or in part. */
  reversal?: 'full' | 'partial' | undefined;
}
