import type { Fact } from '../../../../utils/domain/fact/fact';
import { type ErasePorts, eraseCompany } from '../../../../utils/services/desk/handover/erase-company';
import { findCompany } from '../../../../utils/store/erase/find-company';
import type { EvidenceRow, Ledger } from '../../../../utils/store/ledger/db';
import { append } from '../../../../utils/store/write/append';
import * as make from '../facts/facts';
import { listRead, listRow, numberOf } from '../facts/lists';
import { BUYER, SELLER, snapshot } from '../page/snapshots';
import { FakeArea } from './fake-area';
import { type Installation, named } from './installations';
import { context } from './ledger';

/** The company that leaves; the other one stays. */
export const LEAVING = { name: '北京山毛榉贸易有限公司', taxId: '91110108MA01A4XL8N' };
export const STAYING = SELLER;
/** Only of the company that leaves. */
const CLIENT = { name: '天津银杏食品有限公司', taxId: '91120116MA05TWXK2A' };
const ITEM = '*餐饮服务*单独的宴席';
/** What must not be found anywhere once it is erased. */
export const SECRETS = [CLIENT.name, CLIENT.taxId, ITEM, numberOf(801), numberOf(802), '客户赵先生来电'];

const line = ['1', ITEM, '', '项', '1', '100', '100.00', '13%', '13.00'];
export const leavingSnapshot = () =>
  snapshot({
    seller: LEAVING,
    buyer: CLIENT,
    lines: [line],
    texts: { totalGross: '¥113.00', kind: '普通发票' },
  });

const bytes = (fill: string) => ({
  sha256: fill.repeat(64),
  mime: 'image/png',
  size: 3,
  fileName: `${fill}.png`,
});
const evidence = (fill: string): EvidenceRow => ({
  id: fill.repeat(64),
  sha256: fill.repeat(64),
  mime: 'image/png',
  takenAt: make.NOON,
  blob: new Blob([fill]),
});

/** Facts of every kind, of both companies in turn; each of the same id wherever it is kept. */
export const mixedFacts = (): Fact[] => [
  make.submitted({ id: 'l1', submissionId: 'L1', snapshot: leavingSnapshot() }),
  make.submitted({ id: 's1', submissionId: 'S1' }),
  make.success([numberOf(801)], { id: 'l2', submissionId: 'L1' }),
  make.success([numberOf(1)], { id: 's2', submissionId: 'S1' }),
  make.originalKept({ id: 'l3', submissionId: 'L1', invoiceNumber: numberOf(801), sha256: 'b'.repeat(64) }),
  make.originalKept({ id: 's3', submissionId: 'S1', invoiceNumber: numberOf(1), sha256: 'a'.repeat(64) }),
  // The same file lies beside both.
  make.make('fileAttached', { id: 'l4', submissionId: 'L1', bytes: bytes('c'), text: '' }),
  make.make('fileAttached', { id: 's4', submissionId: 'S1', bytes: bytes('c'), text: '' }),
  make.submitted({ id: 'l5', submissionId: 'L2', snapshot: leavingSnapshot() }),
  make.answered('税率不合法', { id: 'l6', submissionId: 'L2' }),
  make.pictured({ id: 'l7', submissionId: 'L2', text: `${LEAVING.name}\n${CLIENT.name}\n税率不合法` }),
  make.photographed({ id: 'l8', submissionId: 'L2', pictureId: 'l7', bytes: bytes('d') }),
  make.fault({ id: 'l9', submissionId: 'L2' }),
  make.fault({ id: 's9' }),
  make.pictured({ id: 'l10', text: `${LEAVING.name}\n购买方 ${CLIENT.name}\n${STAYING.name}` }),
  make.pictured({ id: 's10', text: `${STAYING.name}\n购买方 ${BUYER.name} ${LEAVING.name}` }),
  make.caseSaid({ what: 'opened', title: CLIENT.name, submissionIds: ['L2'] }, { id: 'l11', caseId: 'K1' }),
  make.caseSaid({ what: 'note', text: '客户赵先生来电' }, { id: 'l12', caseId: 'K1' }),
  make.caseSaid({ what: 'opened', title: '都有', submissionIds: ['L2', 'S1'] }, { id: 's12', caseId: 'K2' }),
  listRead({
    id: 'l13',
    at: make.NOON,
    readingId: 'RL',
    companyTaxId: LEAVING.taxId,
    rows: [801, 802].map((sequence) =>
      listRow(sequence, {
        sellerName: LEAVING.name,
        sellerTaxId: LEAVING.taxId,
        buyerName: CLIENT.name,
        buyerTaxId: CLIENT.taxId,
      }),
    ),
  }),
  listRead({ id: 's13', at: make.NOON, readingId: 'RS', rows: [listRow(1), listRow(2)] }),
  ...[LEAVING, STAYING].flatMap(({ taxId }, nth): Fact[] => [
    make.make('quotaSeen', {
      id: `q${nth}`,
      profileId: 'dppt',
      site: make.SITE,
      companyTaxId: taxId,
      left: '100',
    }),
    make.make('monthDeclared', {
      id: `m${nth}`,
      companyTaxId: taxId,
      month: '2026-11',
      declared: true,
      cells: [],
    }),
  ]),
];

export async function keepMixed({ db, keep }: Pick<Installation, 'db' | 'keep'>) {
  await keep(...mixedFacts());
  await append(db, [], context, ['a', 'b', 'c', 'd'].map(evidence));
}

export const portsOf = (db: Ledger, area = new FakeArea()): ErasePorts & { readonly area: FakeArea } => ({
  openLedger: async () => db,
  area,
  readKnowledge: async () => context.knowledgeOf,
  newId: make.nextId,
  now: () => make.NOON,
});

export const find = (db: Ledger) => findCompany(db, LEAVING.taxId, context.knowledgeOf);
export const WORD = { by: '王会计', fileName: '客户移交.json' };
export const erase = async (db: Ledger) => eraseCompany(portsOf(db), await find(db), WORD);

/** Everything that lies in the database, as text. */
export async function textOfStores(db: Ledger): Promise<string> {
  const stores = await Promise.all(
    [...db.objectStoreNames].map(async (name) => [name, await db.getAll(name), await db.getAllKeys(name)]),
  );
  return JSON.stringify(stores);
}

export const asFile = async (content: Blob, name: string) => named(await content.text(), name);
