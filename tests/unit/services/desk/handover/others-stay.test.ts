import { beforeEach, describe, expect, test } from 'vitest';
import type { RawSnapshot } from '../../../../../utils/domain/invoice/raw-snapshot';
import { undoRestore } from '../../../../../utils/services/desk/restore/restore-ledger';
import * as make from '../../../support/facts/facts';
import { listRead, listRow, QUERY } from '../../../support/facts/lists';
import { snapshot } from '../../../support/page/snapshots';
import { backupOf, type Installation, installation, restore } from '../../../support/store/installations';
import { erase, find, keepMixed, LEAVING, STAYING } from '../../../support/store/leaving';

let a: Installation;
beforeEach(async () => {
  a = await installation('A');
  await keepMixed(a);
});

const toLeaving = (seller: Partial<typeof STAYING>) => snapshot({ seller, buyer: LEAVING });
/** A row of the batch page whose header names no company: it names the buyer alone. */
const row: RawSnapshot = {
  takenAt: make.NOON,
  title: '批量开具',
  fields: [
    { label: '购买方名称', labelFrom: 'header', kind: 'text', name: 'buyerName', value: LEAVING.name },
    { label: '购买方税号', labelFrom: 'header', kind: 'text', name: 'buyerTaxId', value: LEAVING.taxId },
    { label: '价税合计', labelFrom: 'header', kind: 'text', name: 'gross', value: '113.00' },
  ],
  tables: [],
  texts: {},
};
const end = (submissionId: string) => make.timedOut({ submissionId });
const payloadOf = async (id: string) => (await a.db.getFromIndex('events', 'id', id))?.payload;

/** What was kept under that id is found of the company that leaves. */
async function isFound(id: string) {
  const [{ seqs }, event] = [await find(a.db), await a.db.getFromIndex('events', 'id', id)];
  return seqs.includes(event?.seq as number);
}

describe('an invoice of another company to the one that leaves stays', () => {
  test('of a form whose seller was not read, and she is told of it', async () => {
    await a.keep(make.submitted({ id: 'x1', submissionId: 'X', snapshot: toLeaving({}) }), end('X'));
    const before = await payloadOf('x1');
    expect(await find(a.db)).toMatchObject({ unclear: 1, submissionIds: ['L1', 'L2'] });
    await erase(a.db);
    expect(await payloadOf('x1')).toEqual(before);
    expect(await a.db.get('submissions', 'X')).toBeDefined();
  });

  test('of a form that names its seller without the tax id: that is no doubt', async () => {
    const named = toLeaving({ name: STAYING.name });
    await a.keep(make.submitted({ submissionId: 'X', snapshot: named }), end('X'));
    expect(await find(a.db)).toMatchObject({ unclear: 0, submissionIds: ['L1', 'L2'] });
  });

  test('of a row of the batch page without a header', async () => {
    const batch = { importId: 'I1', serialNumber: '1', rows: 1 };
    await a.keep(make.submitted({ submissionId: 'X', snapshot: row, batch }), end('X'));
    expect((await a.db.get('submissions', 'X'))?.invoice.buyer.name).toBe(LEAVING.name);
    expect(await find(a.db)).toMatchObject({ unclear: 1, submissionIds: ['L1', 'L2'] });
  });

  test('of a form from which the session had gone over to another company', async () => {
    const fact = { submissionId: 'X', snapshot: toLeaving({ name: LEAVING.name }), otherCompany: STAYING };
    await a.keep(make.submitted(fact), end('X'));
    expect(await find(a.db)).toMatchObject({ unclear: 1, submissionIds: ['L1', 'L2'] });
  });

  test('of an import that was taken back, its seller read or not', async () => {
    const b = await installation('B');
    await b.keep(
      make.submitted({ id: 'x1', submissionId: 'X1', snapshot: toLeaving({}) }),
      make.submitted({ id: 'x2', submissionId: 'X2', snapshot: toLeaving(STAYING) }),
    );
    const { importId } = await restore(a, await backupOf(b.db));
    await undoRestore(a.db, importId, a.own);
    expect([await isFound('x1'), await isFound('x2')]).toEqual([false, false]);
  });

  test('as a picture of its form, and as what of it could not be kept', async () => {
    const form = `蓝字发票开具\n购买方信息\n名称：${LEAVING.name}\n销售方信息\n名称：${STAYING.name}`;
    const kept = JSON.stringify(make.submitted({ snapshot: toLeaving(STAYING) }));
    await a.keep(
      make.pictured({ id: 'x1', text: form }),
      make.fault({ id: 'x2', kind: 'unreadableFact', kept }),
    );
    expect([await isFound('x1'), await isFound('x2')]).toEqual([false, false]);
  });

  test('as a row of the list of what another company received', async () => {
    const sold = listRow(900, { sellerName: LEAVING.name, sellerTaxId: LEAVING.taxId });
    const from = listRow(901, { sellerName: '另一家', sellerTaxId: '91310115MA1K3BNTXB' });
    const page = { at: make.NOON, query: { ...QUERY, type: '取得发票' }, companyTaxId: STAYING.taxId };
    await a.keep(
      listRead({ ...page, id: 'x1', readingId: 'R1', rows: [sold] }),
      listRead({ ...page, id: 'x2', readingId: 'R2', rows: [sold, from], companyTaxId: '' }),
      listRead({ at: make.NOON, id: 'x3', readingId: 'R3', rows: [sold, from], companyTaxId: '' }),
    );
    expect([await isFound('x1'), await isFound('x2'), await isFound('x3')]).toEqual([false, false, false]);
    await erase(a.db);
    expect(await a.db.getAllKeys('coverage')).toEqual(expect.arrayContaining(['R1', 'R2', 'R3', 'RS']));
  });
});

test('a form that names the company as its seller without the tax id goes with it', async () => {
  await a.keep(
    make.submitted({ id: 'x1', submissionId: 'X', snapshot: snapshot({ seller: { name: LEAVING.name } }) }),
    end('X'),
  );
  expect(await find(a.db)).toMatchObject({ unclear: 0, submissionIds: ['L1', 'L2', 'X'] });
  await erase(a.db);
  expect(Object.keys((await payloadOf('x1')) ?? {})).toEqual(['erased']);
});
