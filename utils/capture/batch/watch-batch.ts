import type { Fact } from '../../domain/fact/fact';
import type { PortalProfile } from '../../portal/profile';
import type { GestureKind } from '../entry/watch-gesture';
import { hasButton, isSettled, watchPage } from '../entry/watch-page';
import { createPageFacts } from '../page-facts';
import type { CapturePorts } from '../ports';
import { type Batch, createBatchFacts } from './batch-facts';
import { createBatchPress } from './batch-press';
import { createBatchResults } from './batch-results';
import { createBatchWords } from './batch-words';
import { hasBatchRows, readBatchRows } from './read-batch';
import { createResultMemory } from './result-memory';

/** Toasts live 2 to 5 s. */
const LOOK_AFTER_MS = 200;

type Ports = Pick<CapturePorts, 'now' | 'clock' | 'newId' | 'keep' | 'wake'> & {
  keepAll(facts: readonly Fact[]): void;
};

/**
 * Watches the batch page: the rows of the import, the press of its issuing button, 「批量开具结果」, and what the page
 * says about an import. Passive. A batch whose page goes leaves its open rows without an answer.
 * @returns stop; may be called twice
 */
export function watchBatch(
  window: Window,
  profile: Pick<PortalProfile, 'id' | 'batch' | 'entry' | 'query'>,
  ports: Ports,
): () => void {
  const { document } = window;
  const page = profile.batch;
  let batch: Batch | undefined;
  /** Rows stand there without an issuing button that we know: the page changed. */
  let rowsSince: number | undefined;

  const pageFacts = createPageFacts(window, profile.id, ports);
  const { safely } = pageFacts;
  const memory = createResultMemory(document, page);
  const facts = createBatchFacts(window, profile.id, ports, pageFacts, memory);
  const words = createBatchWords(document, profile, pageFacts);
  const results = createBatchResults(document, profile, ports, pageFacts, facts, memory);
  const press = createBatchPress(document, profile, ports, pageFacts, facts, words, memory);

  const onGesture = (gesture: GestureKind) => {
    const at = ports.now();
    const rows = readBatchRows(document, profile, at);
    // A press with nothing to issue; one that opens the import has the same words on some pages.
    if (rows.length === 0 && words.importedCount() === undefined) return;
    if (batch) results.leaveOpen(batch, 'noResult');
    batch = press.batchOf(at, gesture, rows);
    press.keepRows(batch, rows);
  };

  return watchPage(window, pageFacts, ports, {
    path: page.path,
    buttons: [{ texts: page.gestures, on: onGesture }],
    afterMs: LOOK_AFTER_MS,
    attributes: true,
    look() {
      words.read(batch !== undefined && batch.open.size > 0);
      if (batch) results.read(batch);
      else results.missed();
    },
    pageHidden(lookNow) {
      lookNow();
      safely(() => {
        if (batch) results.leaveOpen(batch, 'pageHidden');
      });
    },
    left() {
      if (batch) results.leaveOpen(batch, 'pageHidden');
      batch = undefined;
      rowsSince = undefined;
      words.forget();
    },
    here() {
      if (batch) return;
      rowsSince = hasBatchRows(document, page) ? (rowsSince ?? ports.clock()) : undefined;
      if (isSettled(rowsSince, ports.clock()) && !hasButton(document, page.gestures))
        facts.tellDrift('开具按钮');
    },
  });
}
