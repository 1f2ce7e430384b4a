import { computed, ref, shallowRef } from 'vue';
import { sellersOfRows } from '../../utils/domain/entry/entries-of-rows';
import type { EntrySeller } from '../../utils/domain/entry/entry';
import { formatAmount, sum } from '../../utils/domain/invoice/money';
import { createBlobSink } from '../../utils/exchange/backup/blob-sink';
import type { EntryTable } from '../../utils/exchange/entries/read-entry-file';
import { RefusedSheet } from '../../utils/exchange/xlsx/read-sheet';
import { knowledgeWith } from '../../utils/portal/registry';
import { createEntryFacts, type EntryFacts } from '../../utils/services/desk/entries/entry-facts';
import {
  dropEntryFile,
  type EntryFilePlan,
  keepEntryFile,
  MOST_FILE_ENTRIES,
  planEntryFile,
  TooManyEntries,
} from '../../utils/services/desk/entries/entry-file';
import { entryHomeOf } from '../../utils/services/desk/entries/entry-home';
import { type LongRun, takeTurns } from '../../utils/services/desk/entries/take-turns';
import { saveFile } from '../../utils/services/desk/save-file';
import { newId } from '../../utils/services/shared/new-id';
import { readSettings, waitsOf } from '../../utils/services/shared/settings';
import { tellChanged } from '../../utils/store/ledger/changed';
import type { LedgerApp } from '../common/use-ledger-app';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** What a browser says of a file that was moved, removed or locked since it was chosen. */
const UNREADABLE: ReadonlySet<string> = new Set(['NotReadableError', 'NotFoundError']);
/** So many rows at a time are told of. */
const TOLD_EVERY = 500;
/** Its readers and its writer are loaded when they are needed. */
const load = () => import('../../utils/exchange/entries/read-entry-file');

/** Choosing a 发票登记表, the dry run, taking it in, taking it back. One thing at a time. */
export function useEntryFile({ browser, openLedger, companies, route, t }: LedgerApp) {
  const table = shallowRef<EntryTable>();
  const named = shallowRef<readonly EntrySeller[]>([]);
  const company = ref('');
  const plan = shallowRef<EntryFilePlan>();
  const withEqual = ref(false);
  const busy = ref<'' | 'reading' | 'comparing' | 'taking' | 'takingBack'>('');
  /** Rows read, invoices compared, taken in or taken back, so far. */
  const count = ref(0);
  const message = ref('');
  const error = ref('');
  const done = shallowRef<{ ids: readonly string[]; gross: string; isUndone: boolean }>();
  let fileName = '';
  let stopping: AbortController | undefined;

  /** Those of the ledger, and those that the file names with their tax id. */
  const sellers = computed<readonly EntrySeller[]>(() => {
    const known = companies.value.filter(({ taxId }) => taxId !== '');
    const ids = new Set(known.map(({ taxId }) => taxId));
    return [...known, ...named.value.filter(({ taxId }) => !ids.has(taxId))];
  });

  function drop() {
    plan.value = undefined;
    table.value = undefined;
  }

  function tell(reason: unknown) {
    if (stopping?.signal.aborted) {
      drop();
      message.value = done.value
        ? t.value('entryFile.stoppedTaking', { count: done.value.ids.length })
        : t.value('entryFile.stoppedReading');
    } else if (reason instanceof RefusedSheet) message.value = t.value(`entryFile.refused.${reason.refusal}`);
    else if (reason instanceof TooManyEntries)
      message.value = t.value('entryFile.refused.tooMany', {
        count: reason.count,
        most: MOST_FILE_ENTRIES,
      });
    else if (reason instanceof DOMException && UNREADABLE.has(reason.name))
      message.value = t.value('door.unreadable');
    else error.value = String(reason);
  }

  async function work(
    what: 'reading' | 'taking' | 'takingBack',
    act: (run: Required<LongRun>) => Promise<void>,
  ) {
    if (busy.value !== '') return;
    stopping = new AbortController();
    busy.value = what;
    count.value = 0;
    message.value = '';
    error.value = '';
    try {
      await act({
        signal: stopping.signal,
        onProgress(stage, so) {
          busy.value = stage;
          count.value = so;
        },
      });
    } catch (reason) {
      tell(reason);
    } finally {
      busy.value = '';
    }
  }

  const knowledge = async () => knowledgeWith((await readSettings(browser.storage.local)).deadlines);
  const facts = (): EntryFacts =>
    createEntryFacts({
      openLedger,
      readKnowledge: knowledge,
      readSettleWaits: async () => waitsOf(await readSettings(browser.storage.local)),
      readReminders: async () => (await readSettings(browser.storage.local)).reminders,
      newId,
      now: Date.now,
      onCommitted() {
        tellChanged();
        browser.runtime.sendMessage({ kind: 'sweep' }).catch(() => undefined);
      },
    });

  async function makePlan(run: LongRun) {
    plan.value = undefined;
    withEqual.value = false;
    const seller = sellers.value.find(({ taxId }) => taxId === company.value);
    if (!table.value || !seller) return;
    // A submission that still waits in the outbox may equal one of them.
    await browser.runtime.sendMessage({ kind: 'sweep' });
    const db = await openLedger();
    const home = await entryHomeOf(db, seller);
    plan.value = await planEntryFile(db, table.value, fileName, home, await knowledge(), run);
  }

  return {
    sellers,
    company,
    plan,
    withEqual,
    busy,
    count,
    message,
    error,
    done,
    /** Of the file that stands there, or undefined while it is read or could not be. */
    table,
    choose: (file: File) =>
      work('reading', async (run) => {
        drop();
        done.value = undefined;
        fileName = file.name;
        const { ENTRY_LIMITS, readEntryFile } = await load();
        if (file.size > ENTRY_LIMITS.file) throw new RefusedSheet('tooLarge');
        const turn = takeTurns(run);
        const read = await readEntryFile(new Uint8Array(await file.arrayBuffer()), {
          async onRow(rows) {
            if (rows % TOLD_EVERY === 0) run.onProgress('reading', rows);
            await turn();
          },
        });
        if (!read) {
          message.value = t.value('entryFile.refused.notEntries');
          return;
        }
        table.value = read;
        named.value = sellersOfRows(read.rows);
        const [only, ...others] = named.value.length > 0 ? named.value : sellers.value;
        company.value = route.value.filter.company ?? (only && others.length === 0 ? only.taxId : '');
        await makePlan(run);
      }),
    chooseCompany: (taxId: string) =>
      work('reading', async (run) => {
        company.value = taxId;
        await makePlan(run);
      }),
    /** Stops what is being done; not a taking back, which would be left halfway. */
    cancel() {
      if (busy.value !== 'takingBack') stopping?.abort();
    },
    drop,
    take: () =>
      work('taking', async ({ signal }) => {
        const wanted = plan.value;
        if (!wanted) return;
        const { reporter } = await readSettings(browser.storage.local);
        let [ids, gross]: [readonly string[], string] = [[], '0'];
        // What is kept already is shown also where the rest fails.
        const onKept = (more: readonly string[], come: string) => {
          [ids, gross] = [[...ids, ...more], sum([gross, come])];
          count.value = ids.length;
          done.value = { ids, gross: formatAmount(gross), isUndone: false };
        };
        const by = reporter.name.slice(0, 100);
        try {
          await keepEntryFile(facts(), wanted, withEqual.value, by, onKept, { signal });
        } finally {
          // Also where it stops in between: what the plan says would bring those that are kept once more.
          if (ids.length > 0) drop();
        }
      }),
    undo: () =>
      work('takingBack', async () => {
        if (!done.value) return;
        await dropEntryFile(facts(), done.value.ids, (dropped) => {
          count.value = dropped;
        });
        done.value = { ...done.value, isUndone: true };
      }),
    saveProblems: () =>
      work('reading', async () => {
        const wanted = plan.value;
        if (!wanted) return;
        const { writeProblemBook } = await import('../../utils/exchange/entries/entry-book');
        const sink = createBlobSink(XLSX_TYPE);
        await writeProblemBook(sink.writable, wanted.problems, wanted.fileName, Date.now(), t.value);
        const file = wanted.fileName.replace(/\.\w+$/, '');
        saveFile(document, t.value('entryFile.problemsName', { file }), sink.blob());
      }),
  };
}
