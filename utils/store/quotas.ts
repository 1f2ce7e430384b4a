import type { LedgerEvent } from '../domain/event';
import { factOf } from '../domain/fold-submission';
import { normaliseTaxId } from '../domain/tax-id';
import * as z from '../domain/zod';
import type { Ledger } from './db';
import type { FoldTransaction } from './fold';

const PREFIX = 'quota:';

const Quota = z.object({ companyTaxId: z.string(), left: z.string(), seenAt: z.int() });
/** 可用发票额度 of a company as last seen on a page. */
export type Quota = z.infer<typeof Quota>;

/** Folds what a page showed; the newest look wins. Only IndexedDB requests are awaited. */
export async function foldQuota(tx: FoldTransaction, event: LedgerEvent): Promise<void> {
  const fact = factOf(event);
  if (fact?.type !== 'quotaSeen') return;
  const companyTaxId = normaliseTaxId(fact.companyTaxId);
  const meta = tx.objectStore('meta');
  const before = Quota.safeParse(await meta.get(PREFIX + companyTaxId));
  if (before.success && before.data.seenAt > fact.at) return;
  await meta.put({ companyTaxId, left: fact.left, seenAt: fact.at } satisfies Quota, PREFIX + companyTaxId);
}

/** By tax id. */
export async function readQuotas(db: Ledger): Promise<ReadonlyMap<string, Quota>> {
  const stored = await db.getAll('meta', IDBKeyRange.bound(PREFIX, `${PREFIX}\uffff`));
  const quotas = stored.flatMap((value) => {
    const { data } = Quota.safeParse(value);
    return data ? [data] : [];
  });
  return new Map(quotas.map((quota) => [quota.companyTaxId, quota]));
}
