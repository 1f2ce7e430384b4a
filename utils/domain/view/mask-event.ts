import { maskAll, maskPageText, maskWhole } from './mask';

/** Names and digests by which events hang together: a run of digits in one of them is no phone. */
const BONDS = /^(?:id|sha256|form|press|retryOf|twinOf|by|[a-z]\w*(?<!Tax)Id)$/;
const WHOLE = new Set(['phone', 'bankAccount']);

/**
 * What an event tells, with the 证件号码, phones and accounts in it shown in part, for who reads a pack. Its digest is that of the
 * whole one still. Twice is the same as once.
 */
export function maskPayload(payload: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const masked = Object.entries(payload).map(([name, value]) => {
    if (BONDS.test(name)) return [name, value];
    if (typeof value === 'string') {
      if (WHOLE.has(name)) return [name, maskWhole(value)];
      return [name, name === 'text' ? maskPageText(value) : maskAll(value)];
    }
    if (Array.isArray(value)) return [name, value.map(maskInner)];
    return [name, maskInner(value)];
  });
  return Object.fromEntries(masked);
}

/** A form as it was read knows its phones by their labels; all else by the names of its parts. */
function maskInner(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return maskAll(value);
  const bag = value as Record<string, unknown>;
  return 'label' in bag || ('columns' in bag && 'rows' in bag) ? maskAll(bag) : maskPayload(bag);
}
