import type { FactOf } from '../../../../utils/domain/fact/fact';
import type { ListRow } from '../../../../utils/domain/fact/list-row';
import { type Reading, readingOf } from '../../../../utils/domain/list/coverage';
import type { PageSeen } from '../../../../utils/domain/list/page-seen';
import { BUYER, SELLER } from '../page/snapshots';
import { nextId, SITE } from './facts';

export const MINUTE = 60_000;

/** A number of 2026, Beijing, by its place in the sequence. */
export const numberOf = (sequence: number) => `26112${String(sequence).padStart(15, '0')}`;

/** A row of the list as shown; another buyer's unless told otherwise. */
export const listRow = (sequence: number, given: Partial<ListRow> = {}): ListRow => ({
  invoiceNumber: numberOf(sequence),
  kind: '数电发票（普通发票）',
  status: '正常',
  sellerName: SELLER.name,
  sellerTaxId: SELLER.taxId,
  buyerName: '另一家公司',
  buyerTaxId: '91110108MA01A4XL8N',
  issuedAt: '2026-11-24 14:00:10',
  net: '300.00',
  tax: '39.00',
  gross: '339.00',
  ...given,
});
/** A row that shows the same buyer and amount as the record of `submitted()`. */
export const sameRow = (sequence: number, given: Partial<ListRow> = {}): ListRow =>
  listRow(sequence, { buyerName: BUYER.name, buyerTaxId: BUYER.taxId, ...given });

export const QUERY = { type: '开具发票', kinds: '全部', from: '2026-11-24', to: '2026-11-24', others: [] };

export const listRead = (given: Partial<FactOf<'listRead'>> & { at: number }): FactOf<'listRead'> => {
  const rows = given.rows ?? [listRow(1)];
  return {
    id: nextId(),
    type: 'listRead',
    profileId: 'dppt',
    site: { origin: SITE.origin, path: '/invoice-query/invoice-query' },
    readingId: 'L1',
    queriedAt: given.at - 1_000,
    query: QUERY,
    queryKept: true,
    page: 1,
    pageSize: 10,
    total: rows.length,
    companyTaxId: SELLER.taxId,
    rows,
    ...given,
  };
};

export const pageSeen = (given: Partial<PageSeen> & { at: number }): PageSeen => ({
  event: nextId(),
  queriedAt: given.at - 1_000,
  query: QUERY,
  queryKept: true,
  page: 1,
  pageSize: 10,
  total: 1,
  companyTaxId: SELLER.taxId,
  ids: [numberOf(1)],
  unreadable: 0,
  sellers: [SELLER.taxId],
  ...given,
});

/** A complete reading of one page, begun a second before `at`. */
export const wholeReading = (at: number, given: Partial<PageSeen> = {}, id = `R${at}`): Reading =>
  readingOf({ id, profileId: 'dppt', origin: SITE.origin }, [pageSeen({ at, ...given })]) as Reading;
