import type { Draft } from '../../domain/retry/draft';
import type { OutboxArea } from './outbox';

/**
 * Drafts are written ahead as facts are (`outbox.ts`), each writing under a key of its own: the worker removes
 * exactly what it has moved, and never one that came after it.
 */
export const DRAFT_PREFIX = 'draft:';

const keyOf = ({ id, at }: Pick<Draft, 'id' | 'at'>) => `${DRAFT_PREFIX}${id}:${at}`;

/** @returns the key under which it waits. @throws when storage is full or the extension is gone */
export async function putDraftAhead(area: OutboxArea, draft: Draft): Promise<string> {
  const key = keyOf(draft);
  await area.set({ [key]: draft });
  return key;
}

/** Every writing that waits; unparsed. */
export async function readDraftsAhead(area: OutboxArea): Promise<Array<{ key: string; value: unknown }>> {
  const all = await area.get(null);
  return Object.entries(all).flatMap(([key, value]) =>
    key.startsWith(DRAFT_PREFIX) ? [{ key, value }] : [],
  );
}
