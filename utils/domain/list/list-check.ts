import type { DIFFERING } from '../fact/list-facts';

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
