import { Fact } from '../../../../utils/domain/fact/fact';
import { readOutbox } from '../../../../utils/services/shared/outbox';
import { completed, resolve, unreadable } from '../../../../utils/services/worker/record/resolve-fact';
import { append } from '../../../../utils/store/write/append';
import { context } from './ledger';
import type { StartedRecorder } from './recorder';

/** Moves what waits strictly in the order of time, one transaction each: what every other order has to agree with. */
export async function sortedSweep({ area, db, clock }: StartedRecorder): Promise<void> {
  for (const { key, value } of await readOutbox(area)) {
    const { data } = Fact.safeParse(value);
    const resolved = data ? await resolve(db, data, clock.now) : unreadable(key, value, clock.now);
    if (resolved === 'wait') continue;
    if (resolved !== 'drop')
      await append(db, await completed(db, resolved, context.knowledgeOf, clock.now), context);
    await area.remove(key);
  }
}
