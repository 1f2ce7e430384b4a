import type { Fact } from '../../domain/fact/fact';
import { numberLike } from '../../domain/invoice/invoice';
import type { Submission } from '../../domain/record/submission';
import { findTwin } from '../../domain/retry/find-twin';
import { type Awaiting, MOST_TYPED } from '../../messages';
import type { Ledger } from '../../store/ledger/db';
import { readCheckKnown } from '../../store/read/check-known';
import { draftsOf } from '../../store/read/drafts';
import { importOutcomes } from '../../store/read/import-outcomes';
import { equalOnes } from '../../store/read/submissions';
import type { Browser } from '../shared/browser-api';
import { OUTBOX_PREFIX } from '../shared/outbox';
import type { createRefillDesk } from '../shared/refill-desk';
import { readWatch, saveWatch } from '../shared/watch-states';
import type { createListDesk } from './list/list-desk';
import type { createCompanyDesk } from './list/session-companies';
import { redTwinOf } from './record/red-twin';
import { stateOf, twinOf } from './record/submission-state';
import type { RouterPorts, Sender } from './tabs/router';

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

interface PageDesks extends Pick<RouterPorts, 'drafts' | 'look' | 'photograph' | 'sweep' | 'view'> {
  readonly storage: Pick<Browser['storage'], 'local' | 'session'>;
  readonly ledger: () => Promise<Ledger>;
  readonly tabKey: (tabId: number) => Promise<string>;
  readonly newestOf: (sender: Pick<Sender, 'tabId'>) => Promise<Submission | undefined>;
  readonly refills: Pick<ReturnType<typeof createRefillDesk>, 'ofTab' | 'open'>;
  readonly companies: Pick<ReturnType<typeof createCompanyDesk>, 'shown'>;
  readonly lists: Pick<ReturnType<typeof createListDesk>, 'sessionOf' | 'stateOf'>;
  /** @param first key of the fact that the caller waits for; all when left out */
  sweepFacts(first?: string): Promise<ReadonlySet<string>>;
}

/** What the worker answers to the pages, message by message. Construction is inert. */
export function createPagePorts(desks: PageDesks): RouterPorts {
  const { storage, ledger, tabKey, newestOf, refills, companies, lists, sweepFacts } = desks;
  const area = storage.local;
  return {
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
      const refill = await refills.ofTab(await tabKey(sender.tabId));
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
      await saveWatch(storage.session, tabId, watch);
    },
    async twin(sellerTaxId, fingerprint) {
      const twin = findTwin(await equalOnes(await ledger(), fingerprint), sellerTaxId, Date.now());
      return twin ? { twin: twinOf(twin) } : {};
    },
    async known({ fingerprint: exceptFingerprint, ...ask }) {
      return readCheckKnown(await ledger(), ask, { at: Date.now(), exceptFingerprint });
    },
    redTwin: async (message) => redTwinOf(await ledger(), message),
    async company(message, { tabId, frameId = 0, session }) {
      if (tabId === undefined || session === undefined) return {};
      const other = await companies.shown(session, tabId, frameId, message);
      return other ? { other } : {};
    },
    list: lists.stateOf,
    look: desks.look,
    photograph: desks.photograph,
    async before(sender) {
      const { tabId } = sender;
      if (tabId === undefined) return { draft: false, form: false };
      // The last facts and drafts of the page before may wait still.
      await desks.sweep();
      const [newest, key, watch] = await Promise.all([
        newestOf(sender),
        tabKey(tabId),
        readWatch(storage.session, tabId),
      ]);
      const isFresh = (at: number) => Math.abs(Date.now() - at) < ANSWER_MAY_COME_MS;
      const drafts = await draftsOf(await ledger(), undefined);
      return {
        ...(newest && isFresh(newest.submittedAt) ? { submission: stateOf(newest) } : {}),
        draft: drafts.some((draft) => draft.tabKey === key && isFresh(draft.at)),
        form: watch !== undefined && watch.state !== 'off',
      };
    },
    async batch(submissionId) {
      const db = await ledger();
      const row = await db.get('submissions', submissionId);
      return row ? importOutcomes(db, row) : { issued: 0, failed: 0, unknown: 0, pending: 0 };
    },
    sweep: desks.sweep,
    view: desks.view,
    refill: (submissionId, { here, asked }, { tabId }) =>
      refills.open(submissionId, { ownTab: here ? tabId : undefined, asked }),
    drafts: desks.drafts,
  };
}
