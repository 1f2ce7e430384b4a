import type { Fact, FactOf } from '../domain/fact';
import type { PortalProfile } from '../portal/profile';
import { createPageFacts } from './page-facts';
import type { CapturePorts } from './ports';
import { type BatchResult, type BatchRow, hasBatchRows, readBatchResults, readBatchRows } from './read-batch';
import { readVerdicts } from './read-verdict';
import { takeSnapshot } from './take-snapshot';
import { findGestureButton, type GestureKind, watchGesture } from './watch-gesture';
import { watchVisit } from './watch-visit';

/** Toasts live 2 to 5 s. */
const LOOK_AFTER_MS = 200;
/** Rows that stand so long without an issuing button that we know: the page changed. */
const SETTLE_MS = 5_000;

type Ports = Pick<CapturePorts, 'now' | 'clock' | 'newId' | 'keep' | 'wake'> & {
  keepAll(facts: readonly Fact[]): void;
};
/** The rows that were issued together. */
interface Batch {
  readonly importId: string;
  readonly startedAt: number;
  readonly gesture: GestureKind;
  /** By 流水号; one that stands there twice cannot be told apart and gets no result. */
  readonly ids: Map<string, string[]>;
  readonly rows: number;
  readonly open: Set<string>;
  /** Results that stood there before, and those that were told. */
  readonly seen: Set<string>;
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
  /** Numbers of all results that this visit showed: one of an earlier import is none of the next. */
  const numbersShown = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const { site, made, tellFault, safely, knowTab } = createPageFacts(window, profile.id, ports);
  const tellDrift = (detail: string) => {
    if (detail !== driftTold) tellFault('profileDrift', `批量开票：${detail}`);
    driftTold = detail;
  };
  const begin = (at: number, row: Partial<BatchRow>, { importId, gesture, rows }: Batch, id: string) =>
    made(
      {
        type: 'submitted',
        submissionId: id,
        profileId: profile.id,
        site: site(),
        gesture,
        onLine: window.navigator.onLine,
        batch: { importId, rows, ...(row.serialNumber ? { serialNumber: row.serialNumber } : {}) },
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
    for (const { invoiceNumbers } of before) for (const number of invoiceNumbers) numbersShown.add(number);
    const ids = new Map<string, string[]>();
    const open = new Set<string>();
    batch = {
      importId: ports.newId(),
      startedAt: at,
      gesture,
      ids,
      rows: Math.max(1, rows.length),
      open,
      seen: new Set(before.map(({ content }) => content)),
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
    const taken = importedCount()?.taken;
    if (rows.length > 0 && taken !== undefined && taken > rows.length)
      tellFault('missedSubmission', `批量开票：导入 ${taken} 条，页面上只看到 ${rows.length} 条`);
  };

  const answerOf = ({ state, text, invoiceNumbers }: BatchResult, submissionId: string) => {
    const proved = state === 'issued' && invoiceNumbers.length > 0;
    const area = proved ? ('success' as const) : ('batchResult' as const);
    return made({ type: 'answered', submissionId, area, text, buttons: [], invoiceNumbers });
  };

  const isRunning = () => batch !== undefined && batch.open.size > 0;

  const readResults = (now: Batch) => {
    const results = readBatchResults(document, profile, ports.now());
    if (results.length === 0 && now.resultShown) {
      now.resultShown = false;
      leaveOpen('noResult');
    }
    const facts: Fact[] = [];
    for (const result of results) {
      now.resultShown = true;
      if (result.state === 'open' || result.serialNumber === '' || now.seen.has(result.content)) continue;
      now.seen.add(result.content);
      if (result.invoiceNumbers.some((number) => numbersShown.has(number))) continue;
      for (const number of result.invoiceNumbers) numbersShown.add(number);
      let [id, ...others] = now.ids.get(result.serialNumber) ?? [];
      if (others.length > 0) continue;
      if (id === undefined) {
        // It was on no page of the list that we saw: kept with what its result shows.
        id = ports.newId();
        now.ids.set(result.serialNumber, [id]);
        facts.push(begin(now.startedAt, result, now, id));
      }
      now.open.delete(id);
      facts.push(answerOf(result, id));
    }
    if (facts.length > 0) ports.keepAll(facts);
  };

  /** Results of a press that we did not see are no submissions that we kept: said, with their words. */
  const missed = () => {
    const results = readBatchResults(document, profile, ports.now()).filter(({ state }) => state !== 'open');
    for (const { invoiceNumbers } of results) for (const number of invoiceNumbers) numbersShown.add(number);
    const words = results.map(({ content }) => content).join('\n');
    if (words === '' || words === driftTold) return;
    driftTold = words;
    tellFault('missedSubmission', `批量开票：${results.length} 张的开具没有留底`, words);
  };

  /** About an import, or while rows wait for their result; it answers no single row. */
  const readWords = () => {
    const shown = new Map<Element, string>();
    for (const { element, text, area } of readVerdicts(document, profile.entry.verdicts, new Set())) {
      shown.set(element, text);
      if (said.get(element) === text || element.textContent?.includes(page.result.title)) continue;
      const counts = new RegExp(page.imported).exec(text);
      const told = counts
        ? counts[1] !== counts[2]
        : area !== 'notice' && (isRunning() || new RegExp(page.aboutImport).test(text));
      if (told) tellFault('batchText', text);
    }
    said = shown;
  };

  const look = () => {
    timer = undefined;
    readWords();
    if (batch) readResults(batch);
    else missed();
  };
  const plan = () => {
    timer ??= setTimeout(() => safely(look), LOOK_AFTER_MS);
  };

  const leaveOpen = (how: FactOf<'leftPage'>['how']) => {
    if (!batch || batch.open.size === 0) return;
    const facts = [...batch.open].map((submissionId) => made({ type: 'leftPage', submissionId, how }));
    batch.open.clear();
    ports.keepAll(facts);
  };
  const onPageHide = () => safely(() => leaveOpen('pageHidden'));

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
    numbersShown.clear();
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
  return watchVisit(window, page.path, { clock: ports.clock, safely, enter, leave, here: checkButton });
}
