import type { LedgerEvent } from './event';

/** What is left in the place of a payload that was erased: which event of the log says so. Digests and links stay. */
export interface Tombstone {
  readonly erased: string;
}

export const tombstoneOf = (erasedEventId: string): Record<string, unknown> =>
  ({ erased: erasedEventId }) satisfies Tombstone;

/** @returns the id of the event that is to name it; undefined for a whole event */
export function erasedBy({ payload }: Pick<LedgerEvent, 'payload'>): string | undefined {
  const { erased } = payload;
  return typeof erased === 'string' && Object.keys(payload).length === 1 ? erased : undefined;
}

/** No payload of ours has this shape: it tells nothing any more. Whether it was erased rightly the log says. */
export const isTombstone = (event: Pick<LedgerEvent, 'payload'>): boolean => erasedBy(event) !== undefined;
