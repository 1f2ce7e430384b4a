import type { LedgerEvent } from '../record/event';

const SHA256 = /^[0-9a-f]{64}$/;
const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

/**
 * SHA-256 of the bytes that an event tells of: an original, a photograph, a file of a record or a case. Read without its shape: an
 * event that a later version wrote holds its bytes, too.
 */
export function bytesTold({ payload }: Pick<LedgerEvent, 'payload'>): string[] {
  const places = [
    member(payload, 'sha256'),
    member(member(payload, 'bytes'), 'sha256'),
    member(member(member(payload, 'said'), 'bytes'), 'sha256'),
  ];
  return places.filter((place): place is string => typeof place === 'string' && SHA256.test(place));
}
