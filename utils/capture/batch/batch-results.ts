import type { Fact, FactOf } from '../../domain/fact/fact';
import type { PortalProfile } from '../../portal/profile';
import type { PageFacts } from '../page-facts';
import type { CapturePorts } from '../ports';
import { type Batch, type BatchFacts, isProof } from './batch-facts';
import { type BatchResult, readBatchResults, readResultCount } from './read-batch';
import type { ResultMemory } from './result-memory';
import { whoseResult } from './whose-result';

type Ports = Pick<CapturePorts, 'now'> & { keepAll(facts: readonly Fact[]): void };

/** 「批量开具结果」: what it says of the rows that were issued together. */
export function createBatchResults(
  document: Document,
  profile: Pick<PortalProfile, 'id' | 'batch' | 'entry' | 'query'>,
  ports: Ports,
  { made }: Pick<PageFacts, 'made'>,
  { answerOf, beginUnseen, tellMissed }: BatchFacts,
  memory: ResultMemory,
) {
  const page = profile.batch;

  /** What ends, by the page or by the next press, leaves its open rows without an answer. */
  const leaveOpen = (now: Batch, how: FactOf<'leftPage'>['how']) => {
    const facts: Fact[] = [];
    for (const result of now.held.values()) {
      const [id] = now.ids.get(result.serialNumber) ?? [];
      if (id === undefined) facts.push(...beginUnseen(now, result, isProof(result)));
      // A better word that came decides alone; else it is told what stood there, and whose it is not.
      else if (now.open.delete(id)) facts.push(answerOf(result, id, false));
    }
    now.held.clear();
    for (const submissionId of now.open) facts.push(made({ type: 'leftPage', submissionId, how }));
    now.open.clear();
    if (facts.length > 0) ports.keepAll(facts);
  };
  const readResults = (now: Batch) => {
    const results = readBatchResults(document, profile, ports.now());
    if (results.length === 0 && now.resultShown) {
      now.resultShown = false;
      leaveOpen(now, 'noResult');
    }
    const counted = readResultCount(document, page);
    const facts: Fact[] = [];
    const strange: BatchResult[] = [];
    for (const result of results) {
      now.resultShown = true;
      const { content, serialNumber, state } = result;
      if (state === 'open' || serialNumber === '' || now.told.has(content)) continue;
      const [id, ...others] = now.ids.get(serialNumber) ?? [];
      const whose = others.length > 0 ? 'old' : whoseResult(result, now, counted);
      const isShownBefore = memory.hasNumber(result);
      // A number proves itself, and is kept before the page can go.
      const waits = whose === 'wait' && !isProof(result);
      if (!isShownBefore && (waits || (whose === 'unclear' && id !== undefined))) {
        now.held.set(content, result);
        continue;
      }
      now.told.add(content);
      now.held.delete(content);
      if (isShownBefore || whose === 'old') continue;
      if (whose === 'strange') strange.push(result);
      else if (id === undefined) facts.push(...beginUnseen(now, result, whose === 'own' || isProof(result)));
      else {
        now.open.delete(id);
        memory.keepNumbers(result);
        facts.push(answerOf(result, id, true));
      }
    }
    memory.keep(results);
    if (facts.length > 0) ports.keepAll(facts);
    // Those of an import of ours were told when it was issued.
    const missing = strange.filter((result) => !memory.hasSerial(result));
    if (missing.length > 0) tellMissed(missing);
  };

  /** Results of a press that we did not see are no submissions that we kept: said, with their words. */
  const missed = () => {
    const results = readBatchResults(document, profile, ports.now()).filter(({ state }) => state !== 'open');
    memory.keep(results);
    results.forEach(memory.keepNumbers);
    if (results.length > 0) tellMissed(results);
  };

  return { read: readResults, missed, leaveOpen };
}
