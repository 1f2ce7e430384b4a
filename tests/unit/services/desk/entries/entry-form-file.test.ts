import { expect, test } from 'vitest';
import { entriesOfRows } from '../../../../../utils/domain/entry/entries-of-rows';
import { EMPTY_ENTRY, EMPTY_LINE, type Entry } from '../../../../../utils/domain/entry/entry';
import { createTexts } from '../../../../../utils/domain/texts/texts';
import { readEntryFile } from '../../../../../utils/exchange/entries/read-entry-file';
import { dppt } from '../../../../../utils/portal/dppt';
import { createEntryFacts } from '../../../../../utils/services/desk/entries/entry-facts';
import { entryFormFile } from '../../../../../utils/services/desk/entries/entry-form-file';
import * as make from '../../../support/facts/facts';
import { SELLER } from '../../../support/files/entry-books';
import { context, freshLedger } from '../../../support/store/ledger';

const entryOf = (name: string, more: Partial<Entry> = {}): Entry => ({
  ...EMPTY_ENTRY,
  kind: 'general',
  buyer: { ...EMPTY_ENTRY.buyer, name },
  lines: [{ ...EMPTY_LINE, itemName: '*餐饮服务*餐费', amount: '100', taxRate: '6%' }],
  ...more,
});
const extras = [
  { label: '建筑项目名称', labelFrom: 'item' as const, kind: 'text' as const, value: '一号楼' },
  { label: '收款人', labelFrom: 'item' as const, kind: 'text' as const, value: '李' },
];

test('entries of the ledger as a form: each with a number of its own, with the fields of its 特定业务', async () => {
  const db = await freshLedger();
  const facts = createEntryFacts({
    openLedger: async () => db,
    readKnowledge: async () => context.knowledgeOf,
    newId: make.nextId,
    now: () => make.NOON,
    onCommitted: () => undefined,
  } as never);
  const home = {
    seller: SELLER,
    profileId: dppt.id,
    site: { origin: 'https://dppt.beijing.chinatax.gov.cn:8443', path: dppt.entry.path },
  };
  const given = [
    { entry: entryOf('甲'), way: 'typed' as const },
    { entry: entryOf('乙', { specificBusiness: '建筑服务', extras }), way: 'file' as const, formNumber: '1' },
    { entry: entryOf('丙'), way: 'file' as const, formNumber: '1' },
  ];
  const ids = await facts.keep(given, home, '王芳');
  const records = await Promise.all(ids.map((id) => db.get('submissions', id)));
  const file = await entryFormFile(records as never, make.NOON, createTexts('zh_CN'));
  expect(file.count).toBe(3);
  const table = await readEntryFile(new Uint8Array(await file.content.arrayBuffer()));
  const found = entriesOfRows(table?.rows ?? [], SELLER, table?.includesTax, table?.specifics);
  expect(found.problems).toEqual([]);
  expect(found.entries.map(({ formNumber, entry }) => [formNumber, entry])).toEqual([
    ['2', given[0]?.entry],
    ['1', given[1]?.entry],
    ['3', given[2]?.entry],
  ]);
});
