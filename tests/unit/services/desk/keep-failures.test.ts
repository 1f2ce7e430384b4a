import { writeXlsx } from 'hucre/xlsx';
import { beforeEach, describe, expect, test } from 'vitest';
import { keepFailures, planFailures } from '../../../../utils/services/desk/keep-failures';
import type { Ledger } from '../../../../utils/store/ledger/db';
import * as make from '../../support/facts/facts';
import { BUYER, snapshot } from '../../support/page/snapshots';
import { context, freshLedger, keep } from '../../support/store/ledger';

const HEADERS = ['发票流水号', '发票类型', '购买方名称', '购买方纳税人识别号', '导入失败原因'];
const REASON = '第4行税率不合法!请使用如下税率:0.03、0.01、0';

let db: Ledger;
beforeEach(async () => {
  db = await freshLedger();
  await keep(
    db,
    make.submitted(),
    make.called(),
    make.responded(200),
    make.answered('税率不合法，请使用 0.03、0.01'),
  );
  await keep(db, make.templateWritten());
});

const fileOf = async (rows: string[][]) =>
  new File([new Uint8Array(await writeXlsx({ sheets: [{ name: '失败明细', rows }] }))], '失败明细.xlsx');
const plan = async (...rows: string[][]) => {
  const found = await planFailures(db, await fileOf([HEADERS, ...rows]));
  if (!found) throw new Error('no failure workbook');
  return found;
};
const verdicts = async (...rows: string[][]) =>
  (await plan(...rows)).failures.map((failure) => (failure.is === 'left' ? failure.bar : failure.is));
const apply = async (...rows: string[][]) =>
  keepFailures(
    {
      openLedger: async () => db,
      readKnowledge: async () => context.knowledgeOf,
      newId: make.nextId,
      now: () => make.NOON + 90_000,
      onCommitted: () => undefined,
    },
    await plan(...rows),
  );
const ROW = ['PY261124S1', '普通发票', BUYER.name, BUYER.taxId, REASON];

test('a dry run writes nothing', async () => {
  const before = await db.count('events');
  expect(await verdicts(ROW)).toEqual(['fresh']);
  expect(await db.count('events')).toBe(before);
});

test('the reason is kept with its submission, which stays in the template and refused', async () => {
  expect(await apply(ROW)).toBe(1);
  const record = await db.get('submissions', 'S1');
  expect(record).toMatchObject({ inTemplate: true, outcome: { type: 'refused' } });
  expect(record?.template?.failure).toEqual({ reason: REASON, at: make.NOON + 90_000 });
  expect(record?.history.at(-1)).toMatchObject({ type: 'importFailed', text: REASON });
});

test('the same file again: nothing new; another reason is', async () => {
  await apply(ROW);
  expect(await verdicts(ROW)).toEqual(['known']);
  expect(await apply(ROW)).toBe(0);
  expect(await verdicts([...ROW.slice(0, 4), '购买方名称不能为空'])).toEqual(['fresh']);
});

test('the same row twice in one file is kept once', async () => {
  expect(await verdicts(ROW, ROW)).toEqual(['fresh', 'known']);
});

describe('L2 a workbook that tells of every row under 导入结果', () => {
  const RESULTS = [...HEADERS.slice(0, 4), '导入结果'];
  const planned = async (...rows: string[][]) => {
    const found = await planFailures(db, await fileOf([RESULTS, ...rows]));
    return found?.failures.map((failure) => (failure.is === 'left' ? failure.bar : failure.is));
  };
  const says = (result: string) => [...ROW.slice(0, 4), result];

  test.each([
    ['成功', 'passed'],
    ['开具成功', 'passed'],
    ['开具中', 'unclear'],
    ['', 'noReason'],
    [REASON, 'fresh'],
  ])('%s is %s', async (result, verdict) => expect(await planned(says(result))).toEqual([verdict]));

  test('a success writes nothing: it settles nothing without a number', async () => {
    const file = await planFailures(db, await fileOf([RESULTS, says('成功')]));
    const before = await db.count('events');
    const ports = {
      openLedger: async () => db,
      readKnowledge: async () => context.knowledgeOf,
      newId: make.nextId,
      now: () => make.NOON,
      onCommitted: () => undefined,
    };
    expect(file && (await keepFailures(ports, file))).toBe(0);
    expect(await db.count('events')).toBe(before);
    expect((await db.get('submissions', 'S1'))?.template?.failure).toBeUndefined();
  });
});

describe('a row of the batch page', () => {
  const batch = { importId: 'I1', serialNumber: 'LS001', rows: 1 };
  const row = ['LS001', '普通发票', BUYER.name, '', REASON];
  const begin = (submissionId: string) =>
    make.submitted({ submissionId, batch, snapshot: { ...snapshot(), fields: [] } });

  test('keeps the reason in its history; its outcome waits for its own answer', async () => {
    await keep(db, begin('B1'));
    await apply(row);
    const record = await db.get('submissions', 'B1');
    expect(record?.outcome.type).toBe('pending');
    expect(record?.history.at(-1)).toMatchObject({ type: 'importFailed', text: REASON });
  });

  test('of several imports with one 流水号 none is guessed', async () => {
    await keep(db, begin('B1'), begin('B2'));
    expect(await verdicts(row)).toEqual(['several']);
  });

  test('of the 流水号 of a template, the record that was written is meant', async () => {
    await keep(db, make.submitted({ submissionId: 'B1', batch: { ...batch, serialNumber: 'PY261124S1' } }));
    expect((await plan(ROW)).failures[0]).toMatchObject({ is: 'fresh', record: { id: 'S1' } });
  });
});

test.each([
  ['of no known 流水号', ['PY999', '', '', '', REASON], 'notFound'],
  ['without one', ['', '', BUYER.name, '', REASON], 'noSerial'],
  ['without a reason', ['PY261124S1', '', '', '', ''], 'noReason'],
  ['of another buyer, by tax id', ['PY261124S1', '', '', '91110105MA02K3R8TX', REASON], 'otherBuyer'],
  ['whose 流水号 was kept as an amount', ['2.0261128001E+19', '', '', '', REASON], 'rounded'],
  ['whose tax id was kept as an amount', ['PY261124S1', '', '', '9.1310115E+17', REASON], 'fresh'],
  ['of another buyer, by name', ['PY261124S1', '', '另一家', '', REASON], 'otherBuyer'],
  ['that names no buyer', ['PY261124S1', '', '', '', REASON], 'fresh'],
  ['in other widths', ['PY261124S1', '', `${BUYER.name} `, BUYER.taxId.toLowerCase(), REASON], 'fresh'],
])('a row %s', async (_, row, verdict) => expect(await verdicts(row)).toEqual([verdict]));

test('a workbook of another kind is none', async () => {
  expect(await planFailures(db, await fileOf([['发票号码']]))).toBeUndefined();
});
