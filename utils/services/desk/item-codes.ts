import { normaliseTaxId } from '../../domain/invoice/tax-id';
import * as z from '../../domain/zod';
import type { OutboxArea } from '../shared/outbox';

/** 商品和服务税收编码 by item, as the clerk typed them, of each company. The entry form does not show them. */
const KEY = 'itemCodes';
const MOST = 5_000;

const Codes = z.record(z.string(), z.record(z.string(), z.string().check(z.maxLength(20))));

async function readAll(area: OutboxArea) {
  const parsed = Codes.safeParse((await area.get(KEY))[KEY]);
  return parsed.success ? parsed.data : {};
}

export async function readItemCodes(
  area: OutboxArea,
  sellerTaxId: string,
): Promise<ReadonlyMap<string, string>> {
  return new Map(Object.entries((await readAll(area))[sellerTaxId] ?? {}));
}

/** Of a company that left. */
export async function forgetItemCodes(area: OutboxArea, sellerTaxId: string): Promise<void> {
  const codes = Object.entries(await readAll(area));
  const left = codes.filter(([of]) => normaliseTaxId(of) !== sellerTaxId);
  if (left.length < codes.length) await area.set({ [KEY]: Object.fromEntries(left) });
}

/** The newest are kept where there are too many. */
export async function saveItemCodes(
  area: OutboxArea,
  sellerTaxId: string,
  codes: ReadonlyMap<string, string>,
): Promise<void> {
  if (codes.size === 0) return;
  const all = await readAll(area);
  const before = Object.entries(all[sellerTaxId] ?? {}).filter(([item]) => !codes.has(item));
  const after = [...before, ...codes].slice(-MOST);
  await area.set({ [KEY]: { ...all, [sellerTaxId]: Object.fromEntries(after) } });
}
