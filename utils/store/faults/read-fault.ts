import { FAULT_KINDS } from '../../domain/fact/fact';
import { Site } from '../../domain/fact/fact-parts';
import * as z from '../../domain/zod';
import type { FaultRow } from '../ledger/db';

const StoredFault = z.object({
  id: z.string(),
  at: z.number(),
  kind: z.enum(FAULT_KINDS),
  detail: z.string(),
  profileId: z.optional(z.string()),
  site: z.optional(Site),
  submissionId: z.optional(z.string()),
  status: z.optional(z.number()),
  ms: z.optional(z.number()),
  usualMs: z.optional(z.number()),
});

const LONGEST = 4_000;

/** A stored fault as it may be shown: one that is damaged, or of a newer program, costs its own line alone (law L4). */
export function readFault(row: FaultRow): FaultRow {
  const parsed = StoredFault.safeParse(row);
  if (parsed.success) return row;
  const { id, at } = row;
  return {
    id: String(id),
    at: typeof at === 'number' ? at : 0,
    kind: 'unreadableRow',
    detail: JSON.stringify(row).slice(0, LONGEST),
  };
}
