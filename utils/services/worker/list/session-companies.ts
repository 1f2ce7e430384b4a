import { normaliseTaxId } from '../../../domain/invoice/tax-id';
import * as z from '../../../domain/zod';
import { Company, type CompanyShown, type Notice } from '../../../messages';
import { sellerNameOf } from '../../../store/ledger/counters';
import type { Ledger } from '../../../store/ledger/db';

const KEY = 'companies';
/** Of sessions, places and names each; more than a clerk with sixty companies reaches. The oldest give way. */
const MOST = 200;

/** `until`: it is the clerk's word, and a switch elsewhere may not be seen. */
const Seen = z.object({ company: Company, since: z.int(), until: z.optional(z.int()) });
/** A frame of a tab, and the company that it showed last. */
const Place = z.object({ tabId: z.int(), frameId: z.int(), company: Company });
type Place = z.infer<typeof Place>;
/** The pages of one portal session, and the company that came onto one of them last, though it be gone since. */
const Session = z.object({
  session: z.string(),
  newest: Seen,
  /** A request was seen that takes the session over to another company. */
  switchedAt: z.optional(z.int()),
  places: z.array(Place),
  /** Companies whose name was shown: many a page has the tax id alone. */
  named: z.array(Company),
});
type Session = z.infer<typeof Session>;

/** How long the clerk's word on whose session it is stands for what she looks at next, ms. */
export const WORD_LASTS_MS = 30 * 60_000;

interface SessionArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

interface TabsApi {
  sendMessage(tabId: number, notice: Notice, to: { frameId: number }): Promise<unknown>;
}

interface CompanyDeskPorts {
  /** Kept for the browser session, for the worker may die between two lines. */
  readonly area: SessionArea;
  readonly tabs: TabsApi;
  readonly ledger: () => Promise<Ledger>;
  readonly now: () => number;
}

/** For whom a session is signed in, and since when at the latest. */
export interface Current {
  readonly company: Company;
  readonly since: number;
}

const isSame = (left: Company, right: Company) => normaliseTaxId(left.taxId) === normaliseTaxId(right.taxId);

/**
 * Whom each portal page shows as the company that issues. The company belongs to the portal's session: once a page
 * shows another one, every older page of that session is out of date, and what it sends may be issued for the other
 * (law L2). The older ones are told; so they are when all agree again.
 */
export function createCompanyDesk({ area, tabs, ledger, now }: CompanyDeskPorts) {
  let last: Promise<unknown> = Promise.resolve();
  const nameOf = async (company: Company, named: readonly Company[]): Promise<string> =>
    named.find((one) => isSame(one, company))?.name ??
    (await sellerNameOf(await ledger(), normaliseTaxId(company.taxId))) ??
    '';
  /** One after the other: each reads what the one before wrote. */
  const inTurn = <T>(step: (sessions: Session[]) => Promise<T>): Promise<T> => {
    const next = last.then(async () => {
      const { [KEY]: stored } = await area.get(KEY);
      const sessions = z.array(Session).safeParse(stored);
      return step(sessions.success ? sessions.data : []);
    });
    last = next.catch(() => undefined);
    return next;
  };

  /** The company that came later than the one that a place shows, when it is another. */
  const otherThan = async (shown: Company, { newest, named }: Session): Promise<Company | undefined> => {
    const { company } = newest;
    if (isSame(shown, company)) return undefined;
    return { taxId: company.taxId, name: await nameOf(company, named).catch(() => '') };
  };

  const shown = async (sessions: Session[], place: Place, name: string, since: number, until?: number) => {
    const { company } = place;
    const known = sessions.find(({ session }) => session === name);
    const before = known?.newest;
    // An instant that is yet to come is of a clock that was set back since.
    const isNewest = !before || since >= before.since || before.since > now();
    const isNamed = company.name !== '';
    const here: Session = {
      session: name,
      newest: isNewest ? { company, since, ...(until === undefined ? {} : { until }) } : before,
      ...(known?.switchedAt === undefined ? {} : { switchedAt: known.switchedAt }),
      places: [
        ...(known?.places ?? []).filter(
          ({ tabId, frameId }) => tabId !== place.tabId || frameId !== place.frameId,
        ),
        place,
      ].slice(-MOST),
      named: [
        ...(known?.named ?? []).filter((one) => !isNamed || !isSame(one, company)),
        ...(isNamed ? [company] : []),
      ].slice(-MOST),
    };
    const others = sessions.filter((one) => one !== known);
    await area.set({ [KEY]: [...others, here].slice(-MOST) });
    const isNews = before && (!isSame(before.company, company) || before.company.name !== company.name);
    if (isNewest && isNews) {
      for (const { tabId, frameId, company: theirs } of here.places.slice(0, -1)) {
        const other = await otherThan(theirs, here);
        const notice: Notice = { kind: 'session', ...(other ? { other } : {}) };
        // A page that is gone cannot be told; one that comes back asks.
        tabs.sendMessage(tabId, notice, { frameId }).catch(() => undefined);
      }
    }
    return otherThan(company, here);
  };

  return {
    /**
     * @param session which portal session the page belongs to
     * @param message the company, and since when at the latest the page shows it
     * @returns the company that a page of the session came to show later, when it is another
     */
    shown: (
      session: string,
      tabId: number,
      frameId: number,
      { company, since }: CompanyShown,
    ): Promise<Company | undefined> =>
      inTurn((sessions) => shown(sessions, { tabId, frameId, company }, session, since)),
    /** The clerk said on a page whose it is. */
    said: (session: string, tabId: number, frameId: number, company: Company): Promise<Company | undefined> =>
      inTurn((sessions) =>
        shown(sessions, { tabId, frameId, company }, session, now(), now() + WORD_LASTS_MS),
      ),
    /** A request takes the sessions that belong to it over to another company: which, a page must show first. */
    switched: (isOf: (session: string) => boolean, at: number): Promise<void> =>
      inTurn((sessions) =>
        area.set({
          [KEY]: sessions.map((one) => (isOf(one.session) ? { ...one, switchedAt: at } : one)),
        }),
      ),
    /** For whom these sessions are signed in, as far as pages showed it since the last switch, and since when. */
    current: (isOf: (session: string) => boolean): Promise<Current[]> =>
      inTurn(async (sessions) => {
        const found: Current[] = [];
        // One instant for all: what has no end must not end between two looks at the clock.
        const at = now();
        for (const { session, newest, switchedAt = 0, named } of sessions) {
          if (!isOf(session) || newest.since <= switchedAt || (newest.until ?? at) < at) continue;
          const { company, since } = newest;
          found.push({ company: { ...company, name: await nameOf(company, named).catch(() => '') }, since });
        }
        return found;
      }),
    /** What it showed last still counts: the session stays with that company. */
    tabClosed: (tabId: number): Promise<void> =>
      inTurn(async (sessions) => {
        const left = sessions.map((one) => ({
          ...one,
          places: one.places.filter((place) => place.tabId !== tabId),
        }));
        await area.set({ [KEY]: left });
      }),
  };
}
