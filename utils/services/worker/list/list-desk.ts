import type { Fact } from '../../../domain/fact/fact';
import { normaliseTaxId } from '../../../domain/invoice/tax-id';
import type { Company, ListReply } from '../../../messages';
import { isHomeHost } from '../../../portal/registry';
import { countsOfAll, sellerNameOf } from '../../../store/ledger/counters';
import type { Ledger } from '../../../store/ledger/db';
import { newestOfAll } from '../../../store/read/submissions';
import type { Sender } from '../tabs/router';
import type { Current, createCompanyDesk } from './session-companies';

/** As many companies as a page may be told of. */
const MOST = 200;

interface ListDeskPorts {
  readonly ledger: () => Promise<Ledger>;
  readonly companies: Pick<ReturnType<typeof createCompanyDesk>, 'current' | 'said' | 'switched'>;
}

/** The area of a host: `dppt99.sichuan.chinatax.gov.cn` and `tpass.sichuan…` are of one. */
const areaOf = (hostname: string) => hostname.split('.').slice(1).join('.');

/** `https://dppt.beijing.chinatax.gov.cn:8443 private`: its host, and whose jar it is of. */
function partsOf(session: string) {
  const [origin = '', jar = ''] = session.split(' ');
  return { hostname: origin.startsWith('https:') ? new URL(origin).hostname : '', jar };
}

/** What pages of the portal's list are told of their reading, and whose the portal session is. Construction is inert. */
export function createListDesk({ ledger, companies }: ListDeskPorts) {
  /** The companies of the ledger by name; `first` before them. */
  const allCompanies = async (db: Ledger, first: Company | undefined): Promise<Company[]> => {
    const names = new Map<string, string>(first ? [[normaliseTaxId(first.taxId), first.name]] : []);
    const rows = await countsOfAll(db, 'all');
    const known = rows
      .filter(({ sellerTaxId, count }) => sellerTaxId !== '' && count > 0)
      .sort((left, right) => (left.sellerName < right.sellerName ? -1 : 1));
    for (const { sellerTaxId, sellerName } of known) {
      names.set(sellerTaxId, names.get(sellerTaxId) || sellerName);
    }
    return [...names].slice(0, MOST).map(([taxId, name]) => ({ taxId, name }));
  };

  /**
   * Whom the session is signed in for: what its own pages showed, else what the home page of its area says. Where the home
   * page says another one later than they did, nobody is (rule C12).
   */
  const whoseIs = async (session: string): Promise<Current | undefined> => {
    const { hostname, jar } = partsOf(session);
    const isHome = (other: string) => {
      const its = partsOf(other);
      return its.jar === jar && isHomeHost(its.hostname) && areaOf(its.hostname) === areaOf(hostname);
    };
    const [own] = await companies.current((one) => one === session);
    const homes = (await companies.current(isHome)).sort((left, right) => right.since - left.since);
    const taxIdOf = ({ company }: Current) => normaliseTaxId(company.taxId);
    const [home] = homes;
    const isContradicted = (one: Current) => taxIdOf(one) !== taxIdOf(own ?? (home as Current));
    if (own) return homes.some((one) => one.since >= own.since && isContradicted(one)) ? undefined : own;
    return homes.some(isContradicted) ? undefined : home;
  };

  return {
    /** What a fact of a page learns of its portal session before it goes into the ledger. */
    async sessionOf(fact: Partial<Fact>, { session, tabId, frameId = 0 }: Sender) {
      if (session === undefined || tabId === undefined) return {};
      if (fact.type === 'listCompany' && fact.companyTaxId) {
        const taxId = normaliseTaxId(fact.companyTaxId);
        const name = (await sellerNameOf(await ledger(), taxId)) ?? '';
        await companies.said(session, tabId, frameId, { taxId, name });
      }
      if (fact.type !== 'listRead') return {};
      const current = await whoseIs(session);
      return current ? { session: { taxId: current.company.taxId, since: current.since } } : {};
    },

    /** How the reading stands; without one where it is not in the ledger yet. */
    async stateOf(readingId: string, { session }: Sender): Promise<ListReply> {
      const db = await ledger();
      const reading = await db.get('coverage', readingId);
      const current = session === undefined ? undefined : await whoseIs(session);
      const newest = await newestOfAll(db);
      const worked = newest?.sellerTaxId ? { taxId: newest.sellerTaxId, name: '' } : undefined;
      const all = await allCompanies(db, current?.company ?? worked);
      if (!reading) return { companies: all };
      const { companyTaxId: taxId, problems, pagesSeen, pagesTold, total, query } = reading;
      const name = all.find((one) => one.taxId === taxId)?.name ?? '';
      return {
        reading: {
          problems,
          pagesSeen,
          pagesTold,
          total,
          ...(query.from === undefined ? {} : { from: query.from }),
          ...(query.to === undefined ? {} : { to: query.to }),
          ...(taxId === '' ? {} : { company: { taxId, name } }),
        },
        companies: all,
      };
    },

    /** A request of this host takes the portal sessions of its area over to another company. Never rejects. */
    async switched(hostname: string, at: number): Promise<void> {
      const isOf = (session: string) => {
        const its = partsOf(session).hostname;
        return its !== '' && areaOf(its) === areaOf(hostname);
      };
      await companies.switched(isOf, at).catch((error: unknown) => console.error('[piaoying]', error));
    },
  };
}
