import { onMounted, onUnmounted, ref, shallowRef } from 'vue';
import { FIRST_LANGUAGE, type Language, languageTag } from '../../utils/domain/texts/languages';
import { createTexts } from '../../utils/domain/texts/texts';
import { knowledgeWith } from '../../utils/portal/registry';
import { createCaseFacts } from '../../utils/services/desk/cases/case-facts';
import { type ClerkFactPorts, createClerkFacts } from '../../utils/services/desk/clerk-facts';
import { createEntryFacts } from '../../utils/services/desk/entries/entry-facts';
import type { OriginalFile } from '../../utils/services/desk/keep-original';
import { createNoteFacts } from '../../utils/services/desk/notes/note-facts';
import type { Browser } from '../../utils/services/shared/browser-api';
import { createLedgerHost } from '../../utils/services/shared/ledger-host';
import { newId } from '../../utils/services/shared/new-id';
import { readSettings, saveSettings, waitsOf } from '../../utils/services/shared/settings';
import { onChanged, tellChanged } from '../../utils/store/ledger/changed';
import { countDue } from '../../utils/store/ledger/counters';
import { erasingOf } from '../../utils/store/ledger/erasing';
import { type CompanyRow, companyOverview } from '../../utils/store/read/company-overview';
import { countWaitingEntries } from '../../utils/store/read/entries';
import { formatRoute, parseRoute, type Route } from './route';

/** Records change in bursts (a submission makes six events): the page reads once after them. */
const SETTLE_MS = 250;

/** What all pages of the ledger share: texts, address, database, companies, and the clerk's own facts. */
export function useLedgerApp(browser: Browser) {
  const openLedger = createLedgerHost();
  const language = ref<Language>(FIRST_LANGUAGE);
  const chip = ref(true);
  const drafts = ref(true);
  const t = shallowRef(createTexts(FIRST_LANGUAGE));
  const route = shallowRef<Route>(parseRoute(location.hash));
  const companies = shallowRef<readonly CompanyRow[]>([]);
  const error = ref('');
  /** By tax id, how she calls a company; and whether numbers of people are shown in part. */
  const shortNames = shallowRef<Readonly<Record<string, string>>>({});
  const masks = ref(false);
  /** Files that were dropped on any page: 导入导出 takes them. */
  const handed = shallowRef<readonly File[]>([]);
  const now = ref(Date.now());
  /** Counts the changes of the database: pages read anew when it moves. */
  const version = ref(0);
  /** What needs her now, of all companies. */
  const openCount = ref(0);
  /** What waits in 待开登记, of all companies. */
  const entryCount = ref(0);

  const fail = (reason: unknown) => {
    error.value = String(reason);
  };

  async function readChoices() {
    const chosen = await readSettings(browser.storage.local);
    shortNames.value = chosen.shortNames;
    masks.value = chosen.maskPages;
  }

  async function refresh() {
    await readChoices();
    now.value = Date.now();
    const db = await openLedger();
    companies.value = await companyOverview(db, now.value);
    openCount.value = await countDue(db, now.value);
    entryCount.value = await countWaitingEntries(db);
    version.value += 1;
    error.value = '';
  }

  function setLanguage(next: Language) {
    language.value = next;
    t.value = createTexts(next);
    document.documentElement.lang = languageTag(next);
    document.title = t.value('ledger.title');
  }

  const sweep = () => browser.runtime.sendMessage({ kind: 'sweep' }).catch(() => undefined);

  const ports: ClerkFactPorts = {
    openLedger,
    readKnowledge: async () => knowledgeWith((await readSettings(browser.storage.local)).deadlines),
    readSettleWaits: async () => waitsOf(await readSettings(browser.storage.local)),
    readReminders: async () => (await readSettings(browser.storage.local)).reminders,
    newId,
    now: Date.now,
    onCommitted() {
      tellChanged();
      // The worker shows the number on the toolbar button.
      void sweep();
    },
  };
  const facts = createClerkFacts(ports);
  const cases = createCaseFacts(ports);
  const entries = createEntryFacts(ports);
  const notes = createNoteFacts(ports);

  async function load() {
    const settings = await readSettings(browser.storage.local);
    setLanguage(settings.language);
    chip.value = settings.chip;
    drafts.value = settings.drafts;
    await refresh();
    // Loaded where it is needed: an erasure that a crash interrupted goes on.
    if (await erasingOf(await openLedger()))
      await import('../handover/go-on-erasing').then(({ goOnErasing }) =>
        goOnErasing({ openLedger, browser }),
      );
    // What still waits in the outbox is moved now; the change comes back by the channel.
    await sweep();
  }

  const onHash = () => {
    route.value = parseRoute(location.hash);
  };
  let settling: ReturnType<typeof setTimeout> | undefined;
  let stop: (() => void) | undefined;
  onMounted(() => {
    addEventListener('hashchange', onHash);
    stop = onChanged(() => {
      clearTimeout(settling);
      settling = setTimeout(() => refresh().catch(fail), SETTLE_MS);
    });
    void navigator.storage?.persist?.();
    load().catch(fail);
  });
  onUnmounted(() => {
    removeEventListener('hashchange', onHash);
    clearTimeout(settling);
    stop?.();
  });

  return {
    browser,
    openLedger,
    language,
    chip,
    drafts,
    t,
    route,
    companies,
    shortNames,
    masks,
    readChoices,
    handed,
    error,
    now,
    version,
    openCount,
    entryCount,
    facts,
    cases,
    entries,
    notes,
    fail,
    /** Its readers are large, and loaded with the first file. */
    async keepOriginal(file: OriginalFile, submissionId?: string, hasWord?: boolean) {
      const { createOriginalKeeper } = await import('../../utils/services/desk/keep-original');
      return createOriginalKeeper(ports).keep(file, submissionId, hasWord);
    },
    go(next: Route) {
      location.hash = formatRoute(next);
    },
    /** Changes the address in place: going back does not walk through every letter of a search. */
    replace(next: Route) {
      history.replaceState(null, '', formatRoute(next));
      route.value = next;
    },
    async chooseLanguage(next: Language) {
      setLanguage(next);
      await saveSettings(browser.storage.local, { language: next });
    },
    async showChip(shown: boolean) {
      chip.value = shown;
      await saveSettings(browser.storage.local, { chip: shown });
    },
    async keepDrafts(kept: boolean) {
      drafts.value = kept;
      await saveSettings(browser.storage.local, { drafts: kept });
    },
  };
}

export type LedgerApp = ReturnType<typeof useLedgerApp>;
