import type { LedgerEvent } from '../domain/event';
import { factOf } from '../domain/fold-submission';
import { parseDecimal } from '../domain/money';
import type { QuotaLook } from '../domain/quota-hint';
import { normaliseTaxId } from '../domain/tax-id';
import * as z from '../domain/zod';
import type { Ledger } from './db';
import type { FoldTransaction } from './fold';

const PREFIX = 'quota:';

/** Looks kept of a company beside the log, the newest: what came before an unclear submission is not long ago. */
const LOOKS = 200;

const Kept = z.object({
  companyTaxId: z.string(),
  left: z.string(),
  seenAt: z.int(),
  /** Oldest first; absent in ledgers of the first days. */
  looks: z.optional(z.array(z.object({ at: z.int(), left: z.string() }))),
});
type Kept = z.infer<typeof Kept>;
/** 可用发票额度 of a company as last seen on a page. */
export type Quota = Omit<Kept, 'looks'>;

/** Folds what a page showed; the newest look wins. Only IndexedDB requests are awaited. */
export async function foldQuota(tx: FoldTransaction, event: LedgerEvent): Promise<void> {
  const fact = factOf(event);
  if (fact?.type !== 'quotaSeen') return;
  const companyTaxId = normaliseTaxId(fact.companyTaxId);
  const meta = tx.objectStore('meta');
  const { data: before } = Kept.safeParse(await meta.get(PREFIX + companyTaxId));
  const known = before?.looks ?? (before ? [{ at: before.seenAt, left: before.left }] : []);
  const looks = [...known.filter(({ at }) => at !== fact.at), { at: fact.at, left: fact.left }]
    .sort((one, two) => one.at - two.at)
    .slice(-LOOKS);
  const newest = looks.at(-1) as QuotaLook;
  const quota: Kept = { companyTaxId, left: newest.left, seenAt: newest.at, looks };
  await meta.put(quota, PREFIX + companyTaxId);
}

/** By tax id. */
export async function readQuotas(db: Ledger): Promise<ReadonlyMap<string, Quota>> {
  const stored = await db.getAll('meta', IDBKeyRange.bound(PREFIX, `${PREFIX}\uffff`));
  const quotas = stored.flatMap((value) => {
    const { data } = Kept.safeParse(value);
    if (!data) return [];
    const { looks: _, ...quota } = data;
    return [quota];
  });
  return new Map(quotas.map((quota) => [quota.companyTaxId, quota]));
}

/** The looks at a company's quota whose amount can be read, oldest first. */
export async function readQuotaLooks(db: Ledger, companyTaxId: string): Promise<QuotaLook[]> {
  const { data } = Kept.safeParse(await db.get('meta', PREFIX + companyTaxId));
  return (data?.looks ?? []).flatMap(({ at, left }) => {
    const amount = parseDecimal(left);
    return amount === undefined ? [] : [{ at, left: amount }];
  });
}
