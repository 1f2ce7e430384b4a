import type { Fact } from '../../domain/fact/fact';
import { isOf } from '../../domain/fault/fault-charts';
import { hourOf } from '../../domain/fault/load';
import type { Submission } from '../../domain/record/submission';
import { DRAWN_LOADS } from '../../portal/fault-words';
import { knowledgeWith } from '../../portal/registry';
import { tellChanged } from '../../store/ledger/changed';
import type { Ledger } from '../../store/ledger/db';
import { compactLoads } from '../../store/ledger/loads';
import { newestOfTab } from '../../store/read/submissions';
import type { Agree } from '../shared/agreed-group';
import type { Browser } from '../shared/browser-api';
import { createLedgerHost } from '../shared/ledger-host';
import { checkLedger, markLedger } from '../shared/ledger-mark';
import { newId } from '../shared/new-id';
import { putInOutbox } from '../shared/outbox';
import { createReconciler, type ListFact } from '../shared/reconcile-run';
import { createRefillDesk } from '../shared/refill-desk';
import { keptOf, readSettings, waitsOf } from '../shared/settings';
import { clearTrouble, saveTrouble } from '../shared/sweep-trouble';
import { createTabKeys, sessionOf } from '../shared/tab-key';
import { meetTeam } from '../shared/team/meet';
import { disagreeing, tellDefects, watchLedger } from '../shared/verify-ledger';
import { forgetLookFor, forgetWatch, readWatch, rememberLoad } from '../shared/watch-states';
import { createEmptyQueryDesk } from './list/empty-query';
import { closedByImport } from './list/imported-entries';
import { createListChecks } from './list/list-checks';
import { createListDesk } from './list/list-desk';
import { createLookDesk } from './list/look-desk';
import { createCompanyDesk } from './list/session-companies';
import { createPagePorts } from './page-ports';
import { createCallDesk, type NewFact } from './record/call-desk';
import { coalesced } from './record/coalesced';
import { createLoadDesk } from './record/load-desk';
import { createRecorder } from './record/recorder';
import { createTabEnd } from './tab-end';
import { abandonedFacts } from './tabs/abandoned';
import { showBadge } from './tabs/badge';
import { createDraftDesk } from './tabs/draft-desk';
import { createPhotoDesk } from './tabs/photo-desk';
import type { Sender } from './tabs/router';
import { tellTabs } from './tabs/tell-tabs';

const hashOf = (id: string) => `#/submission/${encodeURIComponent(id)}`;
const hashOfBatch = ({ sellerTaxId: company, batch }: Submission) =>
  `#/ledger?${new URLSearchParams({ ...(company ? { company } : {}), batch: batch?.importId ?? '' })}`;

/** So long the loads of each page stand by themselves: what is usual is read from 14 days. */
const KEPT_BY_PAGE_MS = 15 * 86_400_000;

/**
 * What the background does, apart from which browser event starts it. Construction touches nothing.
 * @param ledger another one than the clerk's own (练习), and who is told of its changes
 */
export function createWorker(
  browser: Browser,
  { open, onChanged = tellChanged }: { open?: () => Promise<Ledger>; onChanged?: () => void } = {},
) {
  const area = browser.storage.local;
  const ledger = createLedgerHost(open, async (db) => {
    if (await checkLedger(area, db, Date.now())) lookAgain(0);
  });
  const tabKey = createTabKeys(browser.storage.session, newId);
  let again: ReturnType<typeof setTimeout> | undefined;
  // Well below the 30 s after which an idle worker is stopped; should it be, the alarm looks.
  const lookAgain = (afterMs: number) => {
    clearTimeout(again);
    again = setTimeout(() => sweep().catch(() => undefined), afterMs);
  };
  const writing = {
    openLedger: ledger,
    newId,
    now: Date.now,
    readKnowledge: async () => knowledgeWith((await readSettings(area)).deadlines),
  };
  const tellAll = (changed: Submission[], facts: Fact[]) => {
    tellTabs(browser.tabs, changed, facts);
    onChanged();
  };
  /** What is interrupted here leaves an entry that waits: no harm, for its twin bars it. */
  const closeImported = async (changed: readonly Submission[]) => {
    const facts = await closedByImport(await ledger(), changed, newId, Date.now());
    for (const fact of facts) await putInOutbox(area, fact);
    if (facts.length > 0) lookAgain(0);
  };
  const recorder = createRecorder({
    ...writing,
    area,
    readKept: async () => keptOf(await readSettings(area)),
    onKept: (fact) => drafts.committed(fact),
    onCommitted(changed, facts) {
      listChecks.note(facts);
      tellAll(changed, facts);
      void closeImported(changed).catch(() => undefined);
    },
    lookAgain,
    async onFailed(error) {
      // A connection that fails may be a dead one: the next sweep opens its own.
      ledger.renew();
      await saveTrouble(browser.storage.session, error, Date.now()).catch(() => undefined);
    },
  });
  const reconciler = createReconciler({
    ...writing,
    readWaitMs: async () => (await readSettings(area)).settleWaitMs,
    onCommitted: tellAll,
  });
  const emptyQueries = createEmptyQueryDesk({
    ledger,
    readWaitMs: async () => waitsOf(await readSettings(area)).secondMs,
    async keep(fact) {
      await putInOutbox(area, fact);
      lookAgain(0);
    },
  });
  const listPages = {
    async afterPages(pages: readonly ListFact[]) {
      await emptyQueries.afterPages(pages);
      await reconciler.afterPages(pages);
    },
  };
  const listChecks = createListChecks(listPages, async (error) => {
    const detail = String(error).slice(0, 4_000);
    await putInOutbox(area, { type: 'fault', kind: 'reconcileFailed', id: newId(), at: Date.now(), detail });
  });

  /** Once for all whose facts were kept meanwhile: a flood of texts asks for each of them. */
  const afterSweep = coalesced(async () => {
    await markLedger(area, await ledger()).catch(() => undefined);
    // The number on the button is no reason to tell a page that its submission was not kept.
    await showBadge(browser.action, await ledger(), Date.now()).catch(() => undefined);
  });

  /** @param first key of the fact that the caller waits for; all when left out */
  const sweepFacts = async (first?: string) => {
    const kept = await recorder.sweep(first);
    await clearTrouble(browser.storage.session).catch(() => undefined);
    void listChecks.start();
    await afterSweep().catch(() => undefined);
    return kept;
  };

  /** After the outbox: the question itself may have waited there. */
  const endAbandoned = async () => {
    const facts = await abandonedFacts(await ledger(), sessionOf(await tabKey(0)), Date.now(), newId);
    for (const fact of facts) await putInOutbox(area, fact);
    if (facts.length > 0) await sweepFacts();
  };

  /** Drafts come after the facts: no submit waits for them. */
  const sweep = async () => {
    await sweepFacts();
    await endAbandoned();
    await drafts.sweep();
  };

  /** A fact that the worker itself observed takes the same way as those of a page. */
  const keep = async (tabId: number, fact: NewFact) => {
    await putInOutbox(area, { ...fact, id: newId(), tabKey: await tabKey(tabId) } as Fact);
    await sweepFacts();
  };

  const calls = createCallDesk({
    tabs: browser.tabs,
    newId,
    keep,
    async hasForm(tabId) {
      const watch = await readWatch(browser.storage.session, tabId);
      return watch !== undefined && watch.state !== 'off';
    },
  });

  const loads = createLoadDesk({
    ledger,
    keep,
    remember: (load) => rememberLoad(browser.storage.session, load),
  });

  const agree: Agree = async (ids) => {
    const defects = await disagreeing(await ledger(), ids, await writing.readKnowledge());
    if ((await tellDefects(area, await ledger(), defects, Date.now())) > 0) await sweepFacts();
    return defects.length === 0;
  };

  const desk = createRefillDesk({
    area,
    ledger,
    tabKey,
    openTab: async (url) => (await browser.tabs.create({ url, active: true })).id ?? -1,
    tellTab(tabId, planId) {
      // The page may not be there yet: it asks when it is.
      browser.tabs.sendMessage(tabId, { kind: 'refill', planId }).catch(() => undefined);
    },
    keep: (tabId, fact) => keep(tabId, { ...fact, at: Date.now() }),
    sweep,
    agree,
    // 练习 has no colleagues.
    ...(open ? {} : { meet: () => meetTeam(browser, ledger) }),
  });

  const drafts = createDraftDesk({
    area,
    ledger,
    tabs: browser.tabs,
    tabKey,
    refills: desk,
    knowledgeOf: knowledgeWith(),
    agree,
    now: Date.now,
    onChanged,
    async keepDamaged(text) {
      const at = Date.now();
      const detail = text.slice(0, 4_000);
      const fact: Fact = { type: 'fault', kind: 'unreadableFact', id: newId(), at, detail, kept: text };
      await putInOutbox(area, fact);
    },
  });

  const companies = createCompanyDesk({
    area: browser.storage.session,
    tabs: browser.tabs,
    ledger,
    now: Date.now,
  });

  const lists = createListDesk({ ledger, companies });

  const look = createLookDesk({
    area: browser.storage.session,
    ledger,
    checked: () => listChecks.start(),
    waits: async () => waitsOf(await readSettings(area)),
    now: Date.now,
  });

  const photos = createPhotoDesk({
    browser,
    ledger,
    context: async () => ({ newId, knowledgeOf: await writing.readKnowledge() }),
    now: Date.now,
    onCommitted: onChanged,
  });

  const newestOf = async ({ tabId }: Pick<Sender, 'tabId'>) =>
    tabId === undefined
      ? undefined
      : (await newestOfTab(await ledger(), await tabKey(tabId), Date.now(), 1, Date.now()))[0];

  const endOfTab = createTabEnd({ area, ledger, tabKey, newestOf, sweepFacts, keep });

  const ports = createPagePorts({
    storage: browser.storage,
    ledger,
    tabKey,
    newestOf,
    refills: desk,
    companies,
    lists,
    look,
    sweepFacts,
    sweep,
    async view(id, isBatch) {
      const page = browser.runtime.getURL('/ledger.html');
      const row = isBatch ? await (await ledger()).get('submissions', id) : undefined;
      await browser.tabs.create({ url: page + (row?.batch ? hashOfBatch(row) : hashOf(id)) });
    },
    drafts,
    photograph: photos.photograph,
  });

  return {
    ports,
    sweep,
    called: calls.seen,
    loaded: loads.seen,
    switched: lists.switched,
    /** Compares a slice of the ledger with what was kept. */
    async watchLedger() {
      const told = await watchLedger(area, await ledger(), await writing.readKnowledge(), Date.now());
      if (told > 0) await sweepFacts();
    },
    /** Once at each start. */
    async tidyUp() {
      await desk.closeStale();
      await drafts.forgetEnded();
      await compactLoads(await ledger(), hourOf(Date.now()) - KEPT_BY_PAGE_MS, (row) =>
        DRAWN_LOADS.some((drawn) => isOf(drawn, row)),
      );
    },
    async tabClosed(tabId: number) {
      await forgetWatch(browser.storage.session, tabId);
      await forgetLookFor(browser.storage.session, tabId);
      await companies.tabClosed(tabId);
      await desk.tabClosed(tabId);
      await endOfTab(tabId);
    },
  };
}
