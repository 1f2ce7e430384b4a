import { type ChainHead, hashedPart, hashOf, payloadHashOf } from '../../domain/record/chain';
import type { LedgerEvent } from '../../domain/record/event';
import { isMasked } from './masked-pack';
import type { OpenPack } from './open-pack';
import { PACK_FILES, PACK_LIMITS, PackEvent, type PackedEvent } from './pack-format';

/** A line of `events.jsonl`; undefined where it is no event. */
function eventOfLine(line: string): PackedEvent | undefined {
  try {
    const parsed: unknown = JSON.parse(line);
    // The parsed value itself, not a copy: its hash covers every member.
    return PackEvent.safeParse(parsed).success ? (parsed as PackedEvent) : undefined;
  } catch {
    return undefined;
  }
}

export interface ReadEvents {
  readonly events: readonly PackedEvent[];
  /** Lines that are no event, from 1. */
  readonly unreadable: readonly number[];
}

/**
 * The events of a pack, in their order.
 * @throws {DamagedPart | LongPart}
 */
export async function readEvents(pack: OpenPack): Promise<ReadEvents> {
  const events: PackedEvent[] = [];
  const unreadable: number[] = [];
  const decoder = new TextDecoder();
  let rest = '';
  let lines = 0;
  const takeLine = (line: string) => {
    lines += 1;
    const event = eventOfLine(line);
    if (event) events.push(event);
    else unreadable.push(lines);
  };
  const takeText = (text: string) => {
    const parts = (rest + text).split('\n');
    rest = (parts.pop() ?? '').slice(0, PACK_LIMITS.eventLine);
    parts.forEach(takeLine);
  };
  await pack.unpack(PACK_FILES.events, PACK_LIMITS.events, (chunk) =>
    takeText(decoder.decode(chunk, { stream: true })),
  );
  takeText(decoder.decode());
  if (rest !== '') takeLine(rest);
  return { events, unreadable };
}

/**
 * `payload` its content is not what its hash says · `hash` it is not what its own hash says · `link` it does not follow the
 * event before it · `mask` it is marked as shown in part, and is not so · `twice` another one of that name or place is there · `beyond` it lies behind the end of its chain, or is not that end
 */
export type EventDefect = 'payload' | 'hash' | 'link' | 'twice' | 'beyond' | 'mask';

/** Too deep, or half characters, is no payload of ours. */
function isPayload({ payload, payloadHash }: LedgerEvent): boolean {
  try {
    return payloadHashOf(payload) === payloadHash;
  } catch {
    return false;
  }
}

/**
 * Each event by itself, and the links between those that stand beside each other in their chain. Between two that do not,
 * nothing is proven.
 * @param heads where each chain stood when the pack was made
 * @param mayMask the pack says of itself that numbers in it are shown in part
 */
export function checkEvents(
  events: readonly PackedEvent[],
  heads: readonly ChainHead[],
  mayMask: boolean,
): {
  readonly defects: ReadonlyArray<{ readonly event: LedgerEvent; readonly defect: EventDefect }>;
  readonly linked: number;
} {
  const defects: Array<{ event: LedgerEvent; defect: EventDefect }> = [];
  const ids = new Set<string>();
  const places = new Map<string, LedgerEvent>();
  const headOf = new Map(heads.map((head) => [head.chainId, head]));
  const placeOf = (chainId: string, n: number) => `${n} ${chainId}`;
  for (const event of events) {
    const note = (defect: EventDefect) => defects.push({ event, defect });
    const place = placeOf(event.chainId, event.n);
    if (ids.has(event.id) || places.has(place)) note('twice');
    ids.add(event.id);
    places.set(place, event);
    if (event.masked && mayMask) {
      if (!isMasked(event)) note('mask');
    } else if (event.masked || !isPayload(event)) note('payload');
    if (hashOf(event.prevHash, hashedPart(event)) !== event.hash) note('hash');
    const head = headOf.get(event.chainId);
    if (!head || event.n > head.n || (event.n === head.n && event.hash !== head.hash)) note('beyond');
  }
  let linked = 0;
  for (const event of events) {
    const before = places.get(placeOf(event.chainId, event.n - 1));
    if (!before) continue;
    if (before.hash === event.prevHash) linked += 1;
    else defects.push({ event, defect: 'link' });
  }
  return { defects, linked };
}
