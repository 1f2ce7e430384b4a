import { describe, expect, test } from 'vitest';
import type { PageSeen } from '../../../../utils/domain/list/page-seen';
import { companyOf } from '../../../../utils/domain/list/reading-company';
import { NOON } from '../../support/facts/facts';
import { pageSeen } from '../../support/facts/lists';

const [OWN, OTHER] = ['91110108MA01A4XL8N', '91310115MA1K3BNTXB'];
/** A page of the described list: rows, and nothing that says whose they are. */
const bare = (given: Partial<PageSeen> = {}): PageSeen => {
  const { companyTaxId: _, ...page } = pageSeen({ at: NOON, sellers: [], ...given });
  return { ...page, ...given };
};

describe('C12 whose list it is', () => {
  test('nothing tells it', () => expect(companyOf([bare()])).toEqual({ taxId: '', problem: 'company' }));

  test.each<[string, Partial<PageSeen>, string?]>([
    ['the portal session', { session: OWN }],
    ['an invoice whose number the ledger knows', { known: [OWN] }],
    ['the sellers of its rows', { sellers: [OWN] }],
    ['her word', {}, OWN],
  ])('%s tells it', (_, given, word) => expect(companyOf([bare(given)], word)).toEqual({ taxId: OWN }));

  test('the header alone does not: it may be of before a switch in another tab', () =>
    expect(companyOf([bare({ companyTaxId: OWN })])).toEqual({ taxId: '', problem: 'company' }));

  test('each page must be proven', () => {
    expect(companyOf([bare({ known: [OWN] }), bare()])).toEqual({ taxId: '', problem: 'company' });
    expect(companyOf([bare({ known: [OWN] }), bare({ session: OWN })])).toEqual({ taxId: OWN });
    expect(companyOf([bare({ known: [OWN] }), bare()], OWN)).toEqual({ taxId: OWN });
  });

  test.each<[string, Partial<PageSeen>[], string?]>([
    ['header and session', [{ companyTaxId: OWN, session: OTHER }]],
    ['session of the first page and of the second', [{ session: OWN }, { session: OTHER }]],
    ['session, and a known invoice of one page alone', [{ session: OWN, known: [OTHER] }, { session: OWN }]],
    ['known invoices of two', [{ known: [OWN, OTHER] }]],
    ['her word and a known invoice', [{ known: [OTHER] }], OWN],
    ['her word and the session', [{ session: OTHER }], OWN],
    ['her word and the sellers', [{ sellers: [OTHER] }], OWN],
  ])('%s contradict each other: nobody is', (_, pages, word) =>
    expect(companyOf(pages.map(bare), word)).toEqual({ taxId: '', problem: 'companies' }),
  );

  test('a session that was switched unseen gives way to what the rows of every page say', () => {
    expect(companyOf([bare({ session: OWN, known: [OTHER] })])).toEqual({ taxId: OTHER });
    const pages = [bare({ session: OWN, known: [OTHER] }), bare({ session: OWN, known: [OTHER] })];
    expect(companyOf(pages)).toEqual({ taxId: OTHER });
    expect(companyOf(pages, OWN)).toEqual({ taxId: '', problem: 'companies' });
  });

  test('an empty list is nobody’s proof', () =>
    expect(companyOf([bare({ session: OWN, ids: [] })])).toEqual({ taxId: OWN, problem: 'empty' }));
});
