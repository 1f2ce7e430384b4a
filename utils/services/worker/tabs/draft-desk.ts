import type { Fact } from '../../../domain/fact/fact';
import { formatAmount } from '../../../domain/invoice/money';
import type { KnowledgeOf } from '../../../domain/record/knowledge';
import { Draft, type DraftRow, describeDraft, planDraft, repeatedBy } from '../../../domain/retry/draft';
import type { DraftOffer, DraftReply, RefillReply } from '../../../messages';
import type { Ledger } from '../../../store/ledger/db';
import { endDraft, forgetEnded, moveDraft, putDraft, readDraft } from '../../../store/read/drafts';
import type { Agree } from '../../shared/agreed-group';
import { DRAFT_PREFIX, readDraftsAhead } from '../../shared/draft-ahead';
import { answerOf, followedBy, listDrafts, type TabsApi } from '../../shared/draft-list';
import type { OutboxArea } from '../../shared/outbox';
import { barredNow, type createRefillDesk, type PlanAnswer } from '../../shared/refill-desk';
import { keptOf, readSettings } from '../../shared/settings';
import type { Sender } from './router';

export interface DraftDeskPorts {
  readonly area: OutboxArea;
  readonly ledger: () => Promise<Ledger>;
  readonly tabs: TabsApi;
  readonly tabKey: (tabId: number) => Promise<string>;
  readonly refills: Pick<ReturnType<typeof createRefillDesk>, 'openPlan' | 'ofTab'>;
  readonly knowledgeOf: KnowledgeOf;
  readonly agree: Agree;
  readonly now: () => number;
  /** A draft came or went. */
  readonly onChanged: () => void;
  /** A writing that we cannot understand, whole (law L4). */
  readonly keepDamaged: (text: string) => Promise<void>;
}

/** So many are looked through for one that may be filled in. */
const LOOKED_THROUGH = 20;
/** A writing of a draft that ended may come this much later, from a tab that was asleep; ms. */
const LATE_MS = 86_400_000;

/** Moves drafts into the ledger's database, offers them, and hands them out to be filled in. */
export function createDraftDesk(ports: DraftDeskPorts) {
  const mappingOf = ({ profileId }: Pick<Draft, 'profileId'>) => ports.knowledgeOf(profileId).mapping;

  /** @returns false when the draft had ended */
  const move = async (key: string, value: unknown, tabKey?: string): Promise<boolean> => {
    const held = keptOf(await readSettings(ports.area))(value);
    const parsed = Draft.safeParse(held);
    let added = false;
    let ended = false;
    if (parsed.success) {
      const draft = { ...parsed.data, ...(tabKey === undefined ? {} : { tabKey }) };
      const put = await putDraft(await ports.ledger(), describeDraft(draft, mappingOf(draft)), ports.now());
      added = put === 'added';
      ended = put === 'ended';
    } else {
      await ports.keepDamaged(JSON.stringify(held) ?? 'undefined');
    }
    await ports.area.remove(key);
    if (added) ports.onChanged();
    return !ended;
  };

  /** Moves everything that waits; one that cannot be moved does not hold up the others. */
  const sweep = async (): Promise<void> => {
    const waiting = await readDraftsAhead(ports.area);
    const moved = await Promise.allSettled(waiting.map(({ key, value }) => move(key, value)));
    for (const result of moved) if (result.status === 'rejected') throw result.reason;
  };

  const find = async (draftId: string): Promise<PlanAnswer> => {
    const db = await ports.ledger();
    const row = await readDraft(db, draftId);
    if (!row) return { ok: false, bar: 'draftGone' };
    if (await isHandedOut(row)) return { ok: false, bar: 'draftTyping' };
    const answer = await answerOf(db, ports.tabs, row, ports.agree);
    if (!answer.ok) return answer;
    const followed = await followedBy(db, row);
    const bar = followed && (await barredNow(ports.area, db, followed));
    if (bar) return { ok: false, bar };
    const plan = planDraft(row, repeatedBy(row, followed));
    return plan ? { ok: true, plan, origin: row.site.origin } : { ok: false, bar: 'unreadable' };
  };

  /** Its tab is about to fill it in. */
  const isHandedOut = async ({ id, tabKey }: DraftRow) =>
    tabKey !== undefined && (await ports.refills.ofTab(tabKey)) === id;

  const end = async (id: string, ended: 'submitted' | 'discarded') => {
    await endDraft(await ports.ledger(), { id, at: ports.now(), ended });
    ports.onChanged();
  };

  return {
    /** A page has written a draft ahead. */
    async keep(key: string, { tabId }: Sender): Promise<DraftReply> {
      const value = key.startsWith(DRAFT_PREFIX) ? (await ports.area.get(key))[key] : undefined;
      // A sweep was faster.
      if (value === undefined) return { kept: true };
      return { kept: await move(key, value, tabId === undefined ? undefined : await ports.tabKey(tabId)) };
    },
    sweep,
    /** What an empty form of a company may be offered; nothing while something is to be filled in there. */
    async offer(sellerTaxId: string, profileId: string, { tabId }: Sender): Promise<DraftOffer> {
      if (tabId !== undefined && (await ports.refills.ofTab(await ports.tabKey(tabId))) !== undefined)
        return { more: 0 };
      // What a page wrote while it was closing, its message did not tell.
      await sweep();
      const db = await ports.ledger();
      const listed = await listDrafts(db, ports.tabs, sellerTaxId, LOOKED_THROUGH);
      const offered = [];
      for (const { draft, answer } of listed) {
        if (answer.ok && draft.profileId === profileId && !(await isHandedOut(draft))) offered.push(draft);
      }
      const [newest] = offered;
      if (!newest) return { more: 0 };
      const { id, at, invoice } = newest;
      const { buyer, totalGross } = invoice;
      const draft = {
        id,
        at,
        ...(buyer.name === undefined ? {} : { buyerName: buyer.name.slice(0, 400) }),
        ...(totalGross === undefined ? {} : { gross: formatAmount(totalGross).slice(0, 60) }),
      };
      return { draft, more: offered.length - 1 };
    },
    /** @param asked she asked her colleagues: nobody has in hand what it repeats */
    async fill(draftId: string, here: boolean, { tabId }: Sender, asked: boolean): Promise<RefillReply> {
      return ports.refills.openPlan(() => find(draftId), {
        ownTab: here ? tabId : undefined,
        onHanded: async (into) => moveDraft(await ports.ledger(), draftId, await ports.tabKey(into)),
        asked,
      });
    },
    discard: (draftId: string) => end(draftId, 'discarded'),
    /** That drafts ended is needed only while a late writing of them may come. */
    forgetEnded: async () => forgetEnded(await ports.ledger(), ports.now() - LATE_MS),
    /** Called for each fact that is committed, before it leaves the outbox: a draft that was submitted is none. */
    async committed(fact: Fact): Promise<void> {
      if (fact.type === 'submitted' && fact.draftId !== undefined) await end(fact.draftId, 'submitted');
    },
  };
}
