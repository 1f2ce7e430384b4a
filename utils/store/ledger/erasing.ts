import * as z from '../../domain/zod';
import type { Ledger } from './db';

export const ERASING = 'erasing';

/** An erasure that was begun: what is left to do is known after a crash, too. Gone when it is done. */
const Erasing = z.object({
  erasureId: z.string(),
  companyTaxId: z.string(),
  companyName: z.optional(z.string()),
  by: z.string(),
  fileName: z.optional(z.string()),
  /** Keys of the events whose payloads go, and how many went. */
  seqs: z.array(z.int()),
  done: z.int(),
  /** The log up to here was looked through. */
  upTo: z.int(),
  submissionIds: z.array(z.string()),
  numbers: z.array(z.string()),
  readingIds: z.array(z.string()),
  /** Bytes that nothing else tells of. */
  bytes: z.array(z.string()),
});
export type Erasing = z.infer<typeof Erasing>;

const read = (stored: unknown): Erasing | undefined => Erasing.safeParse(stored).data;

export const erasingOf = async (db: Ledger): Promise<Erasing | undefined> =>
  read(await db.get('meta', ERASING));

/** Part of a transaction that has the store `meta`. */
export const erasingIn = async (meta: { get(key: string): Promise<unknown> }): Promise<Erasing | undefined> =>
  read(await meta.get(ERASING));
