import type { Fact } from '../../../../utils/domain/fact/fact';
import type { Submission } from '../../../../utils/domain/record/submission';
import { knowledgeWith } from '../../../../utils/portal/registry';
import { putInOutbox } from '../../../../utils/services/shared/outbox';
import { createRecorder, type RecorderPorts } from '../../../../utils/services/worker/record/recorder';
import * as make from '../facts/facts';
import { FakeArea } from './fake-area';
import { freshLedger } from './ledger';

/** A recorder over an empty ledger and outbox, with a clock of its own, and what it told. */
export async function startRecorder(area = new FakeArea(), more: Pick<RecorderPorts, 'readKept'> = {}) {
  let db = await freshLedger();
  // Late enough for a submit without its tab, early enough for an observation without its submit.
  const clock = { now: make.NOON + 10_000 };
  const committed: Array<{ changed: Submission[]; facts: Fact[] }> = [];
  const again: number[] = [];
  const recorder = createRecorder({
    area,
    newId: make.nextId,
    now: () => clock.now,
    openLedger: async () => db,
    readKnowledge: async () => knowledgeWith(),
    onCommitted: (changed, facts) => committed.push({ changed, facts }),
    lookAgain: (afterMs) => again.push(afterMs),
    ...more,
  });
  return {
    get db() {
      return db;
    },
    /** After it was closed: an empty one. */
    async reopen() {
      db = await freshLedger();
    },
    area,
    clock,
    committed,
    again,
    recorder,
    async put(...facts: Fact[]) {
      for (const fact of facts) await putInOutbox(area, fact);
    },
    record: (id: string) => db.get('submissions', id),
    faults: () => db.getAll('faults'),
  };
}
export type StartedRecorder = Awaited<ReturnType<typeof startRecorder>>;
