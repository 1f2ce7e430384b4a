import type { Fact } from '../../domain/fact/fact';
import type { PortalProfile } from '../../portal/profile';
import { takeSnapshot } from '../entry/take-snapshot';
import type { GestureKind } from '../entry/watch-gesture';
import type { PageFacts } from '../page-facts';
import type { CapturePorts } from '../ports';
import type { Batch, BatchFacts } from './batch-facts';
import type { BatchWords } from './batch-words';
import { type BatchRow, readBatchResults } from './read-batch';
import type { ResultMemory } from './result-memory';
import { amountsOf } from './whose-result';

type Ports = Pick<CapturePorts, 'newId'> & { keepAll(facts: readonly Fact[]): void };

/** The press of the issuing button: what is issued together from here on, and its rows. */
export function createBatchPress(
  document: Document,
  profile: Pick<PortalProfile, 'id' | 'batch' | 'entry' | 'query'>,
  ports: Ports,
  { tellFault }: Pick<PageFacts, 'tellFault'>,
  { begin, tellDrift }: BatchFacts,
  words: BatchWords,
  memory: ResultMemory,
) {
  return {
    batchOf(at: number, gesture: GestureKind, rows: readonly BatchRow[]): Batch {
      const before = readBatchResults(document, profile, at, true);
      memory.keep(before);
      before.forEach(memory.keepNumbers);
      return {
        importId: ports.newId(),
        startedAt: at,
        gesture,
        ids: new Map(),
        amounts: new Map(rows.map((row) => [row.serialNumber, amountsOf(row)])),
        size: Math.max(1, rows.length),
        rows: rows.length,
        open: new Set(),
        before: memory.contents(),
        taken: words.takeCount(),
        countedBefore: memory.counted(),
        told: new Set(),
        held: new Map(),
        resultShown: false,
      };
    },

    /** Each row is a submission of its own; where none could be read, the page as a whole is one. */
    keepRows(batch: Batch, rows: readonly BatchRow[]): void {
      const { startedAt: at, ids, open, taken } = batch;
      const facts = rows.map((row) => {
        const id = ports.newId();
        ids.set(row.serialNumber, [...(ids.get(row.serialNumber) ?? []), id]);
        open.add(id);
        return begin(at, row, batch, id);
      });
      if (rows.length === 0) {
        const id = ports.newId();
        open.add(id);
        facts.push(begin(at, { snapshot: takeSnapshot(document, profile.entry, at) }, batch, id));
        tellDrift('导入的清单');
      }
      ports.keepAll(facts);
      for (const serial of ids.keys()) memory.keepSerial(serial);
      if (rows.length > 0 && taken !== undefined && taken > rows.length)
        tellFault('missedSubmission', `批量开票：导入 ${taken} 条，页面上只看到 ${rows.length} 条`);
    },
  };
}
