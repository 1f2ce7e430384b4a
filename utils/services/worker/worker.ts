import type { Fact } from '../../domain/fact/fact';
import { numberLike } from '../../domain/invoice/invoice';
import { isWithOtherSide } from '../../domain/outcome/decide-red';
import type { Submission } from '../../domain/record/submission';
import { findTwin } from '../../domain/retry/find-twin';
import { type Awaiting, MOST_TYPED } from '../../messages';
import { knowledgeWith } from '../../portal/registry';
import { tellChanged } from '../../store/ledger/changed';
import { equalOnes, newestOfTab } from '../../store/read/submissions';
import type { Agree } from '../shared/agreed-group';
import type { Browser } from '../shared/browser-api';
import { createLedgerHost } from '../shared/ledger-host';
import { checkLedger, markLedger } from '../shared/ledger-mark';
import { newId } from '../shared/new-id';
import { OUTBOX_PREFIX, putInOutbox } from '../shared/outbox';
import { createReconciler } from '../shared/reconcile-run';
import { createRefillDesk } from '../shared/refill-desk';
import { readSettings } from '../shared/settings';
import { clearTrouble, saveTrouble } from '../shared/sweep-trouble';
import { createTabKeys, sessionOf } from '../shared/tab-key';
import { disagreeing, tellDefects, watchLedger } from '../shared/verify-ledger';
import { forgetWatch, readWatch, saveWatch } from '../shared/watch-states';
import { createListChecks } from './list/list-checks';
import { createListDesk } from './list/list-desk';
import { createCompanyDesk } from './list/session-companies';
import { createCallDesk } from './record/call-desk';
import { coalesced } from './record/coalesced';
import { createRecorder } from './record/recorder';
import { redTwinOf } from './record/red-twin';
import { twinOf } from './record/submission-state';
import { abandonedFacts } from './tabs/abandoned';
import { showBadge } from './tabs/badge';
import { createDraftDesk } from './tabs/draft-desk';
import type { RouterPorts, Sender } from './tabs/router';
import { tellTabs } from './tabs/tell-tabs';

/** How long a page may still show the answer to a submission that an earlier page of its tab made, ms. */
const ANSWER_MAY_COME_MS = 600_000;

/** Values of a form that would be taken for an invoice number. */
const typedIn = (snapshot: unknown) => numberLike(JSON.stringify(snapshot ?? '')).slice(0, MOST_TYPED);

/** What a page must know of a submission to take the answer to it. */
const awaitingOf = ({ id, snapshot, submittedAt, invoice }: Submission): Awaiting => ({
  submissionId: id,
  typed: typedIn(snapshot),
  at: submittedAt,
  ...(invoice.buyer.name === undefined ? {} : { buyerName: invoice.buyer.name.slice(0, 400) }),
  ...(invoice.totalGross === undefined ? {} : { gross: invoice.totalGross.slice(0, 60) }),
});

/** Without the id: the outbox gives each fact its own. */
type NewFact<T extends Fact = Fact> = T extends Fact ? Omit<T, 'id' | 'tabKey'> : never;

/** What the background does, apart from which browser event starts it. Construction touches nothing. */
export function createWorker(browser: Browser) {
  const area = browser.storage.local;
  const ledger = createLedgerHost(undefined, async (db) => {
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
    tellChanged();
  };
  const recorder = createRecorder({
    ...writing,
    area,
    onKept: (fact) => drafts.committed(fact),
    onCommitted(changed, facts) {
      listChecks.note(facts);
      tellAll(changed, facts);
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
  const listChecks = createListChecks(reconciler, async (error) => {
    const detail = String(error).slice(0, 4_000);
    await putInOutbox(area, { type: 'fault', kind: 'reconcileFailed', id: newId(), at: Date.now(), detail });
  });

  /** Once for all whose facts were kept meanwhile: a flood of texts asks for each of them. */
  const afterSweep = coalesced(async () => {
    await markLedger(area, await ledger()).catch(() => undefined);
    // The number on the button is no reason to tell a page that its submission was not kept.
    await showBadge(browser.action, await ledger()).catch(() => undefined);
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

  /** The open rows of a batch whose tab is gone. */
  const closeBatch = async (key: string, { importId, rows }: NonNullable<Submission['batch']>) => {
    const at = Date.now();
    const latest = await newestOfTab(await ledger(), key, at, rows, at);
    for (const { id, outcome, batch } of latest) {
      if (outcome.type !== 'pending' || batch?.importId !== importId) continue;
      const fact = { type: 'leftPage', at, submissionId: id, how: 'tabClosed' } as const;
      await putInOutbox(area, { ...fact, id: newId(), tabKey: key });
    }
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
    onChanged: tellChanged,
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

  const newestOf = async ({ tabId }: Sender) =>
    tabId === undefined
      ? undefined
      : (await newestOfTab(await ledger(), await tabKey(tabId), Date.now(), 1, Date.now()))[0];

  const ports: RouterPorts = {
    async wake(sender) {
      if (sender.tabId === undefined) return undefined;
      // The page before this one may have written its last facts without having had the time to say so.
      void sweepFacts().catch(() => undefined);
      const newest = await newestOf(sender);
      const awaiting =
        newest !== undefined &&
        newest.source !== 'batch' &&
        newest.source !== 'red' &&
        (newest.outcome.type === 'pending' || newest.outcome.type === 'unknown') &&
        Math.abs(Date.now() - newest.submittedAt) < ANSWER_MAY_COME_MS;
      const refill = await desk.ofTab(await tabKey(sender.tabId));
      return {
        tabKey: await tabKey(sender.tabId),
        ...(refill === undefined ? {} : { refill }),
        frameId: sender.frameId ?? 0,
        ...(awaiting ? { awaiting: awaitingOf(newest) } : {}),
      };
    },
    async fact(key, sender) {
      if (!key.startsWith(OUTBOX_PREFIX)) return { kept: false };
      const id = key.slice(OUTBOX_PREFIX.length);
      const known = async () => (await (await ledger()).getKeyFromIndex('events', 'id', id)) !== undefined;
      const { [key]: waiting } = await area.get(key);
      // An earlier sweep may have moved it: that it is gone from the outbox proves nothing, its event does.
      if (waiting === undefined) return { kept: await known() };
      const fact = waiting as Partial<Fact> | null;
      if (fact && fact.tabKey === undefined && sender.tabId !== undefined) {
        const tab = { tabKey: await tabKey(sender.tabId), frameId: sender.frameId };
        await area.set({ [key]: { ...fact, ...tab, ...(await lists.sessionOf(fact, sender)) } });
      }
      const kept = await sweepFacts(key);
      return { kept: kept.has(key) || (await known()) };
    },
    async watching({ state, seller }, { tabId, frameId = 0 }) {
      if (tabId === undefined) return;
      const watch = { state, ...(seller ? { seller } : {}), at: Date.now(), frameId };
      await saveWatch(browser.storage.session, tabId, watch);
    },
    async twin(sellerTaxId, fingerprint) {
      const twin = findTwin(await equalOnes(await ledger(), fingerprint), sellerTaxId, Date.now());
      return twin ? { twin: twinOf(twin) } : {};
    },
    redTwin: async (message) => redTwinOf(await ledger(), message),
    async company(message, { tabId, frameId = 0, session }) {
      if (tabId === undefined || session === undefined) return {};
      const other = await companies.shown(session, tabId, frameId, message);
      return other ? { other } : {};
    },
    list: lists.stateOf,
    sweep,
    refill: (submissionId) => desk.open(submissionId),
    drafts,
  };

  return {
    ports,
    sweep,
    called: calls.seen,
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
    },
    async tabClosed(tabId: number) {
      await forgetWatch(browser.storage.session, tabId);
      await companies.tabClosed(tabId);
      await desk.tabClosed(tabId);
      const newest = await newestOf({ tabId, frameId: 0 });
      if (newest?.batch) {
        await closeBatch(await tabKey(tabId), newest.batch);
        return;
      }
      if (newest?.outcome.type !== 'pending' || isWithOtherSide(newest.signals)) return;
      await keep(tabId, { type: 'leftPage', at: Date.now(), submissionId: newest.id, how: 'tabClosed' });
    },
  };
}
