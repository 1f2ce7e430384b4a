import { inject, onMounted, onUnmounted, reactive, ref, shallowRef } from 'vue';
import { beijingMonth } from '../../utils/domain/invoice/beijing-time';
import type { OutcomeType } from '../../utils/domain/outcome/outcome';
import type { Submission } from '../../utils/domain/record/submission';
import { isForColleagues } from '../../utils/domain/retry/team-bar';
import { FIRST_LANGUAGE, type Language, languageTag } from '../../utils/domain/texts/languages';
import { createTexts, type TextKey } from '../../utils/domain/texts/texts';
import type { Company } from '../../utils/messages';
import { openQuery } from '../../utils/services/desk/open-query';
import type { Browser } from '../../utils/services/shared/browser-api';
import { type ListedDraft, listDrafts } from '../../utils/services/shared/draft-list';
import { exportBackup, exportTable, type TableFormat } from '../../utils/services/shared/export-ledger';
import { createLedgerHost } from '../../utils/services/shared/ledger-host';
import { openLedgerAt } from '../../utils/services/shared/reminders/reminder-pages';
import { readSettings } from '../../utils/services/shared/settings';
import { readWatch, type Watch } from '../../utils/services/shared/watch-states';
import { onChanged } from '../../utils/store/ledger/changed';
import { BACKUP } from '../backup/backup-host';
import { askRefill } from '../common/ask-refill';
import { useExport } from '../exchange/use-export';
import { teamOf } from '../team/use-team';
import { type PopupData, readPopup } from './popup-data';
import { useSelfCheck } from './use-self-check';
import { useTopics } from './use-topics';

/** Drafts shown; the ledger page has all of them. */
const MOST_DRAFTS = 5;
/** So long the list waits for what stands above it, counted from when it is ready itself, ms. */
const PATIENCE_MS = 250;

/** State of the popup and what the clerk can do in it. */
export function usePopup(browser: Browser) {
  const ledger = createLedgerHost();
  const t = shallowRef(createTexts(FIRST_LANGUAGE));
  const watch = shallowRef<Watch>();
  const data = shallowRef<PopupData>();
  const drafts = shallowRef<readonly ListedDraft[]>([]);
  const error = ref('');
  const message = ref('');
  const only = ref<OutcomeType>();
  const now = ref(Date.now());
  const topics = useTopics(browser, ledger);
  const self = useSelfCheck(browser);
  const team = teamOf(inject(BACKUP, undefined));
  /** What cannot be filled in until she spoke with her colleagues. */
  const toAsk = shallowRef<Submission>();
  /** What was not known when the list came: it goes below, for what stands under a pointer may not move. */
  const late = reactive({ topics: false, self: false });
  let chosen: Company | undefined;

  /** @param before what else is to be known first: all of it comes at once, so that nothing moves under the pointer */
  async function refresh(before?: () => Promise<unknown>) {
    try {
      const at = Date.now();
      const db = await ledger();
      const read = await readPopup(db, chosen ?? watch.value?.seller, only.value, at);
      const company = read.company?.taxId;
      const listed = company ? await listDrafts(db, browser.tabs, company, MOST_DRAFTS) : [];
      await before?.();
      if (data.value === undefined) {
        late.topics = topics.found.value === undefined;
        late.self = self.findings.value === undefined;
      }
      now.value = at;
      data.value = read;
      drafts.value = listed;
      error.value = '';
    } catch (reason) {
      error.value = String(reason);
    }
  }

  const shortNames = ref<Readonly<Record<string, string>>>({});
  const masks = ref(false);

  async function load() {
    const above = Promise.all([topics.look(), self.look()]);
    const first = () => Promise.race([above, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
    const [{ language: stored, shortNames: named, maskPages }, [tab]] = await Promise.all([
      readSettings(browser.storage.local),
      browser.tabs.query({ active: true, currentWindow: true }),
    ]);
    setLanguage(stored);
    shortNames.value = named;
    masks.value = maskPages;
    if (tab?.id !== undefined) watch.value = await readWatch(browser.storage.session, tab.id);
    await refresh(first);
    // After the list: of colleagues one line is said, at its foot.
    void team.look().catch(() => undefined);
    // What still waits in the outbox is moved now; the change comes back by the channel.
    await browser.runtime.sendMessage({ kind: 'sweep' }).catch(() => undefined);
  }

  function setLanguage(next: Language) {
    t.value = createTexts(next);
    document.documentElement.lang = languageTag(next);
  }

  const exporting = useExport(document, t, browser.storage.local);

  let stop: (() => void) | undefined;
  onMounted(() => {
    stop = onChanged(() => void refresh());
    void navigator.storage?.persist?.();
    load().catch((reason) => {
      error.value = String(reason);
    });
  });
  onUnmounted(() => stop?.());

  return {
    t,
    watch,
    data,
    drafts,
    error,
    message,
    only,
    now,
    topics,
    self,
    team,
    toAsk,
    late,
    shortNames,
    masks,
    async choose(company: Company) {
      chosen = company;
      await refresh();
    },
    async filter(outcome: OutcomeType | undefined) {
      only.value = only.value === outcome ? undefined : outcome;
      await refresh();
    },
    /** Of one other company its own view; of several, the page that has all of them. */
    async toOthers() {
      const [first, ...more] = data.value?.othersOpen ?? [];
      if (first && more.length === 0) {
        chosen = first;
        await refresh();
        return;
      }
      await openLedgerAt(browser, '#/inbox');
      close();
    },
    async openSettings() {
      await openLedgerAt(browser, '#/settings');
      close();
    },
    /**
     * Opens the portal's form with this submission filled in; the clerk corrects, checks and issues herself.
     * @param asked she asked her colleagues: nobody has it in hand
     */
    async retry(record: Submission, asked = false) {
      message.value = '';
      toAsk.value = undefined;
      const bar = await askRefill(browser, record.id, asked);
      if (bar === undefined) return;
      message.value = t.value(`bar.${bar}` as TextKey);
      if (isForColleagues(bar)) toAsk.value = record;
      await refresh();
    },
    /** What the checks find on it, with what the ledger knew by its submit. */
    async findingsOf(record: Submission) {
      // Loaded with the first detail: the list shows itself without it.
      const { findingsOf } = await import('../../utils/services/desk/check/check-known');
      return findingsOf(
        await ledger(),
        record,
        (await readSettings(browser.storage.local)).checks,
        Date.now(),
      );
    },
    /** What to look for comes to the front; 全量发票查询 lies in the next tab. The popup closes by that. */
    async check({ id, site }: Submission) {
      await openQuery(browser, site, false, id);
      const page = browser.runtime.getURL('/ledger.html');
      await browser.tabs.create({ url: `${page}#/submission/${encodeURIComponent(id)}` });
    },
    async openPractice() {
      await browser.tabs.create({ url: browser.runtime.getURL('/practice.html#/first') });
      close();
    },
    async openLedger() {
      await browser.tabs.create({ url: browser.runtime.getURL('/ledger.html') });
    },
    exporting,
    async exportMonth(format: TableFormat) {
      const company = data.value?.company;
      if (!company) return;
      const at = Date.now();
      await exporting.run(
        async (run) => {
          const { checks: tolerances } = await readSettings(browser.storage.local);
          const clerks = await team.readClerks();
          const scope = { company, month: beijingMonth(at), tolerances, clerks };
          return exportTable(await ledger(), format, scope, at, t.value, run);
        },
        {
          progress: 'export.progress',
          done: 'popup.exported',
          none: 'popup.nothingToExport',
        },
      );
    },
    async exportAll() {
      await exporting.run(async (run) => exportBackup(await ledger(), Date.now(), run, t.value), {
        progress: 'export.progressBackup',
        done: 'popup.exportedBackup',
      });
    },
  };
}
