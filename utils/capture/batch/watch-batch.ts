import type { Fact, FactOf } from '../../domain/fact/fact';
import type { PortalProfile } from '../../portal/profile';
import { readVerdicts } from '../answer/read-verdict';
import { takeSnapshot } from '../entry/take-snapshot';
import { findGestureButton, type GestureKind, watchGesture } from '../entry/watch-gesture';
import { watchVisit } from '../entry/watch-visit';
import { createPageFacts } from '../page-facts';
import type { CapturePorts } from '../ports';
import {
  type BatchResult,
  type BatchRow,
  hasBatchRows,
  readBatchResults,
  readBatchRows,
  readResultCount,
} from './read-batch';
import { createResultMemory } from './result-memory';
import { amountsOf, type SeenImport, whoseResult } from './whose-result';

/** Toasts live 2 to 5 s. */
const LOOK_AFTER_MS = 200;
/** Rows that stand so long without an issuing button that we know: the page changed. */
const SETTLE_MS = 5_000;

type Ports = Pick<CapturePorts, 'now' | 'clock' | 'newId' | 'keep' | 'wake'> & {
  keepAll(facts: readonly Fact[]): void;
};
/** The rows that were issued together. */
interface Batch extends SeenImport {
  readonly importId: string;
  readonly startedAt: number;
  readonly gesture: GestureKind;
  /** By 流水号; one that stands there twice cannot be told apart and gets no result. */
  readonly ids: Map<string, string[]>;
  /** Of the import, as far as it was seen at the press. */
  readonly size: number;
  rows: number;
  readonly open: Set<string>;
  /** Results that were told. */
  readonly told: Set<string>;
  /** Results that may be of another import: told as such when no better word came. */
  readonly held: Map<string, BatchResult>;
  resultShown: boolean;
}

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
  let rowsSince: number | undefined;
  let said = new Map<Element, string>();
  let driftTold = '';
  const memory = createResultMemory(document, page);
  /** What a toast said of the import, until its rows are issued. */
  let lastTaken: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const { site, made, tellFault, safely, knowTab } = createPageFacts(window, profile.id, ports);
  const tellDrift = (detail: string) => {
    if (detail !== driftTold) tellFault('profileDrift', `批量开票：${detail}`);
    driftTold = detail;
  };
  const begin = (at: number, row: Partial<BatchRow>, { importId, gesture, size }: Batch, id: string) =>
    made(
      {
        type: 'submitted',
        submissionId: id,
        profileId: profile.id,
        site: site(),
        gesture,
        onLine: window.navigator.onLine,
        batch: { importId, rows: size, ...(row.serialNumber ? { serialNumber: row.serialNumber } : {}) },
        snapshot: row.snapshot,
      },
      at,
    );

  /** What the page says about the import: how many rows it took over. */
  const importedCount = () => {
    const found = new RegExp(page.imported).exec(document.body?.textContent ?? '');
    return found ? { read: Number(found[1]), taken: Number(found[2]) } : undefined;
  };

  const onGesture = (gesture: GestureKind) => {
    const at = ports.now();
    const rows = readBatchRows(document, profile, at);
    // A press with nothing to issue; one that opens the import has the same words on some pages.
    if (rows.length === 0 && importedCount() === undefined) return;
    leaveOpen('noResult');
    const before = readBatchResults(document, profile, at, true);
    memory.keep(before);
    before.forEach(memory.keepNumbers);
    const taken = importedCount()?.taken ?? lastTaken;
    lastTaken = undefined;
    const ids = new Map<string, string[]>();
    const open = new Set<string>();
    batch = {
      importId: ports.newId(),
      startedAt: at,
      gesture,
      ids,
      amounts: new Map(rows.map((row) => [row.serialNumber, amountsOf(row)])),
      size: Math.max(1, rows.length),
      rows: rows.length,
      open,
      before: memory.contents(),
      taken,
      countedBefore: memory.counted(),
      told: new Set(),
      held: new Map(),
      resultShown: false,
    };
    const started = batch;
    const facts = rows.map((row) => {
      const id = ports.newId();
      ids.set(row.serialNumber, [...(ids.get(row.serialNumber) ?? []), id]);
      open.add(id);
      return begin(at, row, started, id);
    });
    if (rows.length === 0) {
      const id = ports.newId();
      open.add(id);
      facts.push(begin(at, { snapshot: takeSnapshot(document, profile.entry, at) }, started, id));
      tellDrift('导入的清单');
    }
    ports.keepAll(facts);
    for (const serial of ids.keys()) memory.keepSerial(serial);
    if (rows.length > 0 && taken !== undefined && taken > rows.length)
      tellFault('missedSubmission', `批量开票：导入 ${taken} 条，页面上只看到 ${rows.length} 条`);
  };

  const isProof = ({ state, invoiceNumbers }: BatchResult) => state === 'issued' && invoiceNumbers.length > 0;
  const answerOf = (result: BatchResult, submissionId: string, belongs: boolean) => {
    const { text, invoiceNumbers } = result;
    const area = isProof(result) ? ('success' as const) : ('batchResult' as const);
    const doubt = belongs ? {} : { belongs };
    return made({ type: 'answered', submissionId, area, text, buttons: [], invoiceNumbers, ...doubt });
  };

  /** It was on no page of the list that we saw: kept with what its result shows. */
  const beginUnseen = (now: Batch, result: BatchResult, belongs: boolean): Fact[] => {
    const id = ports.newId();
    now.ids.set(result.serialNumber, [id]);
    now.rows += 1;
    memory.keepSerial(result.serialNumber);
    memory.keepNumbers(result);
    return [begin(now.startedAt, result, now, id), answerOf(result, id, belongs)];
  };

  const isRunning = () => batch !== undefined && batch.open.size > 0;

  const readResults = (now: Batch) => {
    const results = readBatchResults(document, profile, ports.now());
    if (results.length === 0 && now.resultShown) {
      now.resultShown = false;
      leaveOpen('noResult');
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

  const tellMissed = (results: readonly BatchResult[]) => {
    const words = results.map(({ content }) => content).join('\n');
    if (words === driftTold) return;
    driftTold = words;
    tellFault('missedSubmission', `批量开票：${results.length} 张的开具没有留底`, words);
  };

  /** Results of a press that we did not see are no submissions that we kept: said, with their words. */
  const missed = () => {
    const results = readBatchResults(document, profile, ports.now()).filter(({ state }) => state !== 'open');
    memory.keep(results);
    results.forEach(memory.keepNumbers);
    if (results.length > 0) tellMissed(results);
  };

  /** About an import, or while rows wait for their result; it answers no single row. */
  const readWords = () => {
    const shown = new Map<Element, string>();
    for (const { element, text, area } of readVerdicts(document, profile.entry.verdicts, new Set())) {
      shown.set(element, text);
      if (said.get(element) === text || element.textContent?.includes(page.result.title)) continue;
      const counts = new RegExp(page.imported).exec(text);
      if (counts) lastTaken = Number(counts[2]);
      const told = counts
        ? counts[1] !== counts[2]
        : area !== 'notice' && (isRunning() || new RegExp(page.aboutImport).test(text));
      if (told) tellFault('batchText', text);
    }
    said = shown;
  };

  const look = () => {
    clearTimeout(timer);
    timer = undefined;
    readWords();
    if (batch) readResults(batch);
    else missed();
  };
  const plan = () => {
    timer ??= setTimeout(() => safely(look), LOOK_AFTER_MS);
  };

  const leaveOpen = (how: FactOf<'leftPage'>['how']) => {
    if (!batch) return;
    const now = batch;
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
  const onPageHide = () => {
    // What came since the last look is lost with the page.
    safely(look);
    safely(() => leaveOpen('pageHidden'));
  };

  const observer = new MutationObserver(plan);
  let gestures: ReadonlyArray<() => void> = [];
  const enter = () => {
    observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    window.addEventListener('pagehide', onPageHide);
    gestures = page.gestures.map((text) =>
      watchGesture(window, { within: [], texts: [text] }, (kind) => safely(() => onGesture(kind))),
    );
    void ports.wake().then(knowTab);
    plan();
  };
  const leave = () => {
    leaveOpen('pageHidden');
    batch = undefined;
    rowsSince = undefined;
    said = new Map();
    clearTimeout(timer);
    timer = undefined;
    observer.disconnect();
    window.removeEventListener('pagehide', onPageHide);
    for (const stop of gestures) stop();
    gestures = [];
  };

  const checkButton = () => {
    if (batch) return;
    rowsSince = hasBatchRows(document, page) ? (rowsSince ?? ports.clock()) : undefined;
    if (rowsSince === undefined || ports.clock() - rowsSince < SETTLE_MS) return;
    if (!page.gestures.some((text) => findGestureButton(document, { within: [], texts: [text] })))
      tellDrift('开具按钮');
  };
  return watchVisit(window, [page.path], { clock: ports.clock, safely, enter, leave, here: checkButton });
}
