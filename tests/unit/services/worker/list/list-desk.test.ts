import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Fact } from '../../../../../utils/domain/fact/fact';
import { createListDesk } from '../../../../../utils/services/worker/list/list-desk';
import {
  createCompanyDesk,
  WORD_LASTS_MS,
} from '../../../../../utils/services/worker/list/session-companies';
import type { Ledger } from '../../../../../utils/store/ledger/db';
import { NOON, nextId, submitted } from '../../../support/facts/facts';
import { listRead, listRow } from '../../../support/facts/lists';
import { BUYER, SELLER } from '../../../support/page/snapshots';
import { freshLedger, keep } from '../../../support/store/ledger';

const SESSION = 'https://dppt.beijing.chinatax.gov.cn:8443';
const PAGE = { tabId: 7, frameId: 0, session: SESSION };
const OTHER = { taxId: BUYER.taxId, name: '另一家' };
let db: Ledger;
let now: number;
let companies: ReturnType<typeof createCompanyDesk>;
let desk: ReturnType<typeof createListDesk>;

beforeEach(async () => {
  db = await freshLedger();
  now = NOON;
  let stored: Record<string, unknown> = {};
  const area = {
    get: async () => structuredClone(stored),
    set: async (items: Record<string, unknown>) => {
      stored = { ...stored, ...structuredClone(items) };
    },
  };
  const tabs = { sendMessage: vi.fn(async () => undefined) };
  companies = createCompanyDesk({ area, tabs, ledger: async () => db, now: () => now });
  desk = createListDesk({ ledger: async () => db, companies });
});

const sessionOf = (fact: Partial<Fact> = listRead({ at: now })) => desk.sessionOf(fact, PAGE);
const word = (companyTaxId: string): Fact => ({
  id: nextId(),
  at: now,
  type: 'listCompany',
  readingId: 'L1',
  companyTaxId,
});

describe('a page of the list learns of its portal session', () => {
  test('nothing, where no page showed a company', async () => expect(await sessionOf()).toEqual({}));

  test('the company that an entry form of the session showed, and since when', async () => {
    await companies.shown(SESSION, 5, 0, { kind: 'company', company: SELLER, since: NOON - 9 });
    expect(await sessionOf()).toEqual({ session: { taxId: SELLER.taxId, since: NOON - 9 } });
  });

  test('nothing of a private window, of another area, of any other fact', async () => {
    await companies.shown(`${SESSION} private`, 5, 0, { kind: 'company', company: SELLER, since: NOON });
    expect(await sessionOf()).toEqual({});
    expect(await sessionOf(submitted())).toEqual({});
  });

  test('nothing after a switch, until a page shows who it is now', async () => {
    await companies.shown(SESSION, 5, 0, { kind: 'company', company: SELLER, since: NOON - 9 });
    await desk.switched('tpass.hebei.chinatax.gov.cn', NOON - 5);
    expect(await sessionOf()).not.toEqual({});
    await desk.switched('tpass.beijing.chinatax.gov.cn', NOON - 5);
    expect(await sessionOf()).toEqual({});
    await companies.shown(SESSION, 5, 0, { kind: 'company', company: OTHER, since: NOON - 1 });
    expect(await sessionOf()).toEqual({ session: { taxId: OTHER.taxId, since: NOON - 1 } });
  });

  describe('the home page of the tax office', () => {
    const HOME = 'https://etax.beijing.chinatax.gov.cn:8443';
    const home = (since: number, company = SELLER, session = HOME) =>
      companies.shown(session, 8, 0, { kind: 'company', company, since });
    const own = (since: number) =>
      companies.shown(SESSION, 5, 0, { kind: 'company', company: SELLER, since });

    test('tells whose session it is, where no page of the invoice site did', async () => {
      await home(NOON - 9);
      expect(await sessionOf()).toEqual({ session: { taxId: SELLER.taxId, since: NOON - 9 } });
    });

    test('not of another area, another jar, nor another site', async () => {
      await home(NOON - 9, SELLER, 'https://etax.hebei.chinatax.gov.cn:8443');
      await home(NOON - 9, SELLER, `${HOME} private`);
      await home(NOON - 9, SELLER, 'https://dppt99.beijing.chinatax.gov.cn:8443');
      expect(await sessionOf()).toEqual({});
    });

    test('nothing after a switch', async () => {
      await home(NOON - 9);
      await desk.switched('tpass.beijing.chinatax.gov.cn', NOON - 5);
      expect(await sessionOf()).toEqual({});
    });

    test('rule C12: said later and of another, it leaves nobody; said earlier, it is of before', async () => {
      await own(NOON - 5);
      await home(NOON - 9, OTHER);
      expect(await sessionOf()).toEqual({ session: { taxId: SELLER.taxId, since: NOON - 5 } });
      await home(NOON - 2, OTHER);
      expect(await sessionOf()).toEqual({});
      await home(NOON - 1);
      expect(await sessionOf()).toEqual({ session: { taxId: SELLER.taxId, since: NOON - 5 } });
    });
  });

  test('her word holds for what she looks at next, half an hour long', async () => {
    await sessionOf(word(SELLER.taxId));
    now += WORD_LASTS_MS - 1;
    expect(await sessionOf()).toEqual({ session: { taxId: SELLER.taxId, since: NOON } });
    now += 2;
    expect(await sessionOf()).toEqual({});
  });
});

describe('how the reading stands', () => {
  test('unknown to the ledger: the companies alone, the one she worked for last first', async () => {
    await keep(db, submitted({}));
    expect(await desk.stateOf('L9', PAGE)).toEqual({
      companies: [{ taxId: SELLER.taxId, name: SELLER.name }],
    });
  });

  test('with its problems; her word makes it whole, and a wrong one is contradicted', async () => {
    const { companyTaxId: _, ...page } = listRead({
      at: NOON,
      rows: [listRow(1, { sellerTaxId: '', sellerName: '' })],
    });
    await keep(db, page);
    expect((await desk.stateOf('L1', PAGE)).reading).toMatchObject({ problems: ['company'], total: 1 });
    await keep(db, word(SELLER.taxId));
    expect((await desk.stateOf('L1', PAGE)).reading).toMatchObject({
      problems: [],
      company: { taxId: SELLER.taxId },
    });
  });

  test('a row whose number another company’s submission carries contradicts her word', async () => {
    const row = listRow(1, { sellerTaxId: '', sellerName: '' });
    await keep(db, submitted({}), {
      id: nextId(),
      at: NOON,
      type: 'answered',
      submissionId: 'S1',
      tabKey: 'B:7',
      area: 'success',
      text: '',
      buttons: [],
      invoiceNumbers: [row.invoiceNumber as string],
    });
    const { companyTaxId: _, ...page } = listRead({ at: NOON + 9, rows: [row] });
    await keep(db, page, word(OTHER.taxId));
    expect((await desk.stateOf('L1', PAGE)).reading?.problems).toEqual(['companies']);
  });
});
