import type { Fact } from '../../domain/fact/fact';
import { FactReply } from '../../messages';
import { OUTBOX_PREFIX } from '../shared/outbox';
import type { KeepPorts, KeepResult } from './keep-fact';

/** One write of so many facts stays well below what a page going away leaves time for. */
const AT_ONCE = 500;
const TRIES = 3;

/**
 * Writes many facts ahead, in as few writes as their number allows and all of them begun before this returns, then
 * asks the worker once to move them. Never rejects.
 */
export async function keepFacts(ports: KeepPorts, facts: readonly Fact[]): Promise<KeepResult> {
  if (!ports.connected()) return 'orphaned';
  const last = facts.at(-1);
  if (!last) return 'kept';
  const writes: Promise<void>[] = [];
  try {
    for (let from = 0; from < facts.length; from += AT_ONCE) {
      const part = facts.slice(from, from + AT_ONCE);
      writes.push(ports.area.set(Object.fromEntries(part.map((fact) => [OUTBOX_PREFIX + fact.id, fact]))));
    }
    await Promise.all(writes);
  } catch {
    return ports.connected() ? 'lost' : 'orphaned';
  }
  for (let tried = 0; tried < TRIES; tried += 1) {
    try {
      const reply = FactReply.safeParse(await ports.send({ kind: 'fact', key: OUTBOX_PREFIX + last.id }));
      if (reply.success && reply.data.kept) return 'kept';
    } catch {
      if (!ports.connected()) return 'orphaned';
    }
  }
  return 'written';
}
