import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { SETTLE_WAIT_MS } from '../../../../utils/domain/list/may-settle';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { exportReconcile } from '../../../../utils/services/desk/export-books';
import { openDays, readReconcileMonth } from '../../../../utils/services/desk/reconcile-month';
import { createReconciler } from '../../../../utils/services/shared/reconcile-run';
import type { Ledger } from '../../../../utils/store/ledger/db';
import {
  answered,
  called,
  clockSeen,
  NOON,
  nextId,
  responded,
  submitted,
  success,
  timedOut,
} from '../../support/facts/facts';
import { listRead, listRow, MINUTE, numberOf, QUERY, sameRow } from '../../support/facts/lists';
import { SELLER, snapshot } from '../../support/page/snapshots';
import { context, freshLedger, keep } from '../../support/store/ledger';

const READ_AT = NOON + SETTLE_WAIT_MS + MINUTE;
const NOW = READ_AT + MINUTE;
const t = createTexts('zh_CN');

function read(db: Ledger, month = '2026-11') {
  const ports = {
    openLedger: async () => db,
    readKnowledge: async () => context.knowledgeOf,
    readWaitMs: async () => SETTLE_WAIT_MS,
    now: () => NOW,
  };
  const reconciler = createReconciler({ ...ports, newId: nextId, onCommitted: () => undefined });
  return readReconcileMonth({ ...ports, reconciler }, SELLER.taxId, month);
}

/** One that agrees, one missing, one refused, one unknown of another buyer; two rows of elsewhere. */
async function filled() {
  const db = await freshLedger();
  const by = (submissionId: string) => ({ submissionId, requestId: submissionId });
  const buyer = (name: string) => snapshot({ buyer: { name } });
  await keep(db, submitted({ submissionId: 'OK' }), clockSeen(by('OK')), success([numberOf(1)], by('OK')));
  await keep(
    db,
    submitted({ submissionId: 'GONE', snapshot: buyer('甲') }),
    clockSeen(by('GONE')),
    success([numberOf(9)], by('GONE')),
    submitted({ submissionId: 'REFUSED', snapshot: buyer('乙') }),
    called(by('REFUSED')),
    responded(200, by('REFUSED')),
    answered('税率不合法', by('REFUSED')),
    submitted({ submissionId: 'UNKNOWN', snapshot: buyer('丙') }),
    clockSeen(by('UNKNOWN')),
    timedOut(by('UNKNOWN')),
  );
  const rows = [
    sameRow(1),
    listRow(2, { source: '乐企' }),
    listRow(3, {
      net: '-300.00',
      tax: '-39.00',
      gross: '-339.00',
      note: `被红冲蓝字数电发票号码：${numberOf(80)}`,
    }),
  ];
  const query = { ...QUERY, from: '2026-11-20' };
  await keep(
    db,
    listRead({ at: READ_AT, rows, query }),
    listRead({
      at: READ_AT,
      readingId: 'L0',
      rows: [listRow(80, { issuedAt: '2026-10-30 09:00:00', status: '已红冲-全额' })],
      query: { ...QUERY, from: '2026-10-30', to: '2026-10-30' },
    }),
  );
  return db;
}

describe('a month of a company', () => {
  test('is checked, and told in lists', async () => {
    const { lists, aside, origin } = await read(await filled());
    const ids = (list: ReadonlyArray<{ id: string }>) => list.map(({ id }) => id);
    expect(ids(lists.confirmed)).toEqual(['OK']);
    expect(ids(lists.missing)).toEqual(['GONE']);
    expect(ids(lists.unknown)).toEqual(['UNKNOWN']);
    expect(ids(lists.elsewhere)).toEqual([numberOf(2), numberOf(3)]);
    expect([ids(aside.notIssued), ids(aside.unknown), ids(aside.unseen)]).toEqual([
      ['REFUSED'],
      ['UNKNOWN'],
      ['GONE'],
    ]);
    expect(origin).toBe('https://dppt.beijing.chinatax.gov.cn:8443');
  });

  test('the days that were read, and what to ask next', async () => {
    const view = await read(await filled());
    expect(view.days.filter(({ cover }) => cover === 'covered').map(({ day }) => day.slice(8))).toEqual(
      '20 21 22 23 24'.split(' '),
    );
    expect(view.spans).toEqual([{ from: '2026-11-01', to: '2026-11-19' }]);
    // 1 to 19, and the 24th, which was not over.
    expect(openDays(view)).toBe(20);
  });

  test('the rate of the table comes from the submission; the red one is paired with October', async () => {
    const { table, pairs } = await read(await filled());
    expect(table.cells.map(({ colour, rate, count, net }) => [colour, rate, count, net].join(' '))).toEqual([
      'blue 0.13 1 300',
      'blue  1 300',
      'red  1 -300',
    ]);
    expect(pairs).toMatchObject([{ originalNumber: numberOf(80), originalDay: '2026-10-30' }]);
  });

  test('of another month nothing', async () => {
    const { lists, table } = await read(await filled(), '2026-09');
    expect(Object.values(lists).flat()).toEqual([]);
    expect(table.all.count).toBe(0);
  });
});

test('its workbook, reopened by another library, says the same', async () => {
  const view = await read(await filled());
  const file = await exportReconcile(view, SELLER.name, t);
  expect(file).toMatchObject({ name: `核对结果_${SELLER.name}_2026-11.xlsx`, count: 5 });
  const { sheets } = await readXlsx(new Uint8Array(await file.content.arrayBuffer()));
  expect(sheets.map(({ name }) => name)).toEqual([
    '说明',
    '核对',
    '别处开的',
    '月末表',
    '跨月红冲',
    '清单查到哪一天',
  ]);
  const rowsOf = (name: string) => (sheets.find((sheet) => sheet.name === name)?.rows ?? []).slice(1);
  expect(rowsOf('核对').map(([list, , , outcome, number]) => [list, outcome, number])).toEqual([
    ['税局查不到', '已开具', numberOf(9)],
    ['结果不明', '结果不明', null],
    ['与税局一致', '已开具', numberOf(1)],
  ]);
  expect(rowsOf('别处开的').map(([number, , source]) => [number, source])).toEqual([
    [numberOf(2), '乐企'],
    [numberOf(3), null],
  ]);
  expect(rowsOf('月末表').at(-1)).toEqual(['合计', null, null, 3, 300, 39]);
  expect(rowsOf('月末表')[0]).toEqual(['普通发票', '蓝字', 0.13, 1, 300, 39]);
  expect(rowsOf('跨月红冲')).toEqual([[numberOf(3), '2026-11-24', -339, numberOf(80), '2026-10-30']]);
  expect(rowsOf('清单查到哪一天')).toHaveLength(30);
  expect(rowsOf('清单查到哪一天')[23]).toEqual(['2026-11-24', '查全了', null]);
});
