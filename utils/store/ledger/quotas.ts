import { QUOTA_BASES } from '../../domain/fact/quota-basis';
import { parseDecimal } from '../../domain/invoice/money';
import { normaliseTaxId } from '../../domain/invoice/tax-id';
import type { QuotaLook } from '../../domain/reconcile/quota-hint';
import type { LedgerEvent } from '../../domain/record/event';
import { factOf } from '../../domain/record/fold-submission';
import * as z from '../../domain/zod';
import type { FoldTransaction, Ledger } from './db';

const PREFIX = 'quota:';
/** Under what the looks at a company's quota are kept. @param companyTaxId normalised */
export const quotaKey = (companyTaxId: string) => PREFIX + companyTaxId;

/** Looks kept of a company beside the log, the newest: what came before an unclear submission is not long ago. */
const LOOKS = 200;

const Look = z.object({
  at: z.int(),
  left: z.string(),
  basis: z.optional(z.enum(QUOTA_BASES)),
  noLimit: z.optional(z.boolean()),
});
type Look = z.infer<typeof Look>;

const Kept = z.object({
  companyTaxId: z.string(),
  left: z.string(),
  seenAt: z.int(),
  /** Oldest first; absent in ledgers of the first days. */
  looks: z.optional(z.array(Look)),
});
type Kept = z.infer<typeof Kept>;
/** 可用发票额度 of a company as last seen on a page: one amount, or one before declaring and one after. */
export interface Quota {
  readonly companyTaxId: string;
  readonly amounts: ReadonlyArray<Omit<Look, 'at'> & { readonly seenAt: number }>;
}

const looksOf = ({ looks, left, seenAt }: Kept): readonly Look[] => looks ?? [{ at: seenAt, left }];

/** The newest look; where its heading named a moment, the newest of each. */
function shownOf(looks: readonly Look[]): Quota['amounts'] {
  const newest = looks.at(-1);
  const bases = newest?.basis === undefined ? [undefined] : QUOTA_BASES;
  return bases.flatMap((basis) => {
    const look = looks.filter((one) => one.basis === basis).at(-1);
    if (!look) return [];
    const { at: seenAt, ...amount } = look;
    return [{ ...amount, seenAt }];
  });
}

/** Folds what a page showed; the newest look wins. Only IndexedDB requests are awaited. */
export async function foldQuota(tx: FoldTransaction, event: LedgerEvent): Promise<void> {
  const fact = factOf(event);
  if (fact?.type !== 'quotaSeen') return;
  const companyTaxId = normaliseTaxId(fact.companyTaxId);
  const meta = tx.objectStore('meta');
  const { data: before } = Kept.safeParse(await meta.get(PREFIX + companyTaxId));
  const { at, left, basis, noLimit } = fact;
  const look: Look = { at, left, ...(basis ? { basis } : {}), ...(noLimit ? { noLimit } : {}) };
  // Both amounts of a page are seen in the same moment.
  const others = (before ? looksOf(before) : []).filter((one) => one.at !== at || one.basis !== basis);
  const looks = [...others, look].sort((one, two) => one.at - two.at).slice(-LOOKS);
  const newest = looks.at(-1) as Look;
  const quota: Kept = { companyTaxId, left: newest.left, seenAt: newest.at, looks };
  await meta.put(quota, PREFIX + companyTaxId);
}

/** By tax id. */
export async function readQuotas(db: Ledger): Promise<ReadonlyMap<string, Quota>> {
  const stored = await db.getAll('meta', IDBKeyRange.bound(PREFIX, `${PREFIX}\uffff`));
  const quotas = stored.flatMap((value) => {
    const { data } = Kept.safeParse(value);
    if (!data) return [];
    return [{ companyTaxId: data.companyTaxId, amounts: shownOf(looksOf(data)) }];
  });
  return new Map(quotas.map((quota) => [quota.companyTaxId, quota]));
}

/** The looks at a company's quota whose amount can be read, oldest first; one without a limit is no amount. */
export async function readQuotaLooks(db: Ledger, companyTaxId: string): Promise<QuotaLook[]> {
  const { data } = Kept.safeParse(await db.get('meta', PREFIX + companyTaxId));
  return (data?.looks ?? []).flatMap(({ at, left, basis, noLimit }) => {
    const amount = noLimit ? undefined : parseDecimal(left);
    return amount === undefined ? [] : [{ at, left: amount, ...(basis ? { basis } : {}) }];
  });
}
