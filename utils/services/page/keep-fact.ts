import type { Fact } from '../../domain/fact/fact';
import { FactReply, type Request } from '../../messages';
import { type OutboxArea, putInOutbox } from '../shared/outbox';

/**
 * What became of a fact, as the page may say it:
 * `kept` committed in the ledger · `written` in the outbox, the worker has not answered yet ·
 * `lost` could not be written · `orphaned` the extension was updated or removed under this page
 */
export type KeepResult = 'kept' | 'written' | 'lost' | 'orphaned';

export interface KeepPorts {
  readonly area: OutboxArea;
  readonly send: (request: Request) => Promise<unknown>;
  /** False once the extension was updated, reloaded or removed under this page. */
  readonly connected: () => boolean;
}

/** The worker may be starting; it is asked this often before the sweep at its next start is relied on. */
const TRIES = 3;

/** Writes a fact ahead, then asks the worker to move it into the ledger. Never rejects. */
export async function keepFact(ports: KeepPorts, fact: Fact, onWritten: () => void): Promise<KeepResult> {
  if (!ports.connected()) return 'orphaned';
  let key: string;
  try {
    key = await putInOutbox(ports.area, fact);
  } catch {
    return ports.connected() ? 'lost' : 'orphaned';
  }
  onWritten();
  for (let tried = 0; tried < TRIES; tried += 1) {
    try {
      const reply = FactReply.safeParse(await ports.send({ kind: 'fact', key }));
      if (reply.success && reply.data.kept) return 'kept';
    } catch {
      if (!ports.connected()) return 'orphaned';
    }
  }
  return 'written';
}
