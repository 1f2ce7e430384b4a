import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { readFailureWorkbook } from '../../../../utils/exchange/template/read-failure-workbook';

const HEADERS = ['发票流水号', '发票类型', '购买方名称', '购买方纳税人识别号', '导入失败原因'];
type Cell = string | number | null;

const read = async (rows: Cell[][], before: Cell[][] = []) =>
  readFailureWorkbook(
    new Uint8Array(
      await writeXlsx({
        sheets: [...(before.length ? [{ name: 'a', rows: before }] : []), { name: '失败明细', rows }],
      }),
    ),
  );

describe('下载失败明细', () => {
  test('each row with its number', async () => {
    expect(
      await read([
        HEADERS,
        ['LS1', '普通发票', '甲', '91310115MA1K3BNTXB', '第4行税率不合法!请使用如下税率:0.03、0.01、0'],
      ]),
    ).toEqual([
      {
        row: 2,
        serialNumber: 'LS1',
        kind: '普通发票',
        buyerName: '甲',
        buyerTaxId: '91310115MA1K3BNTXB',
        reason: '第4行税率不合法!请使用如下税率:0.03、0.01、0',
        says: 'failed',
      },
    ]);
  });

  test('below a title, on another sheet, in another order, with further columns', async () => {
    const rows: Cell[][] = [['批量开票'], ['序号', '导入失败原因', '*发票流水号'], [1, '不能为空', 42]];
    expect(await read(rows, [['说明']])).toMatchObject([
      { row: 3, serialNumber: '42', reason: '不能为空', buyerName: '', kind: '' },
    ]);
  });

  test.each(['导入失败原因', '失败原因', '错误原因', '导入结果'])('the reason under %s', async (title) =>
    expect(
      await read([
        ['*发票流水号（必填）', '购买方税号', `${title}\n(说明)`],
        [20261128001, 110108123456789, '不合法'],
      ]),
    ).toMatchObject([{ serialNumber: '20261128001', buyerTaxId: '110108123456789', reason: '不合法' }]),
  );

  test('of two titles the one that gives the reason', async () =>
    expect(
      await read([
        ['导入结果', '发票流水号', '失败原因'],
        ['失败', 'LS1', '不合法'],
      ]),
    ).toMatchObject([{ reason: '不合法' }]));

  test('blank rows are none; a row that lacks something is one', async () => {
    const rows: Cell[][] = [
      HEADERS,
      [null, ' ', null, null, null],
      [null, '普通发票', '甲', '', '原因'],
      ['LS1', '', '', '', ''],
    ];
    expect((await read(rows))?.map(({ row, serialNumber, reason }) => [row, serialNumber, reason])).toEqual([
      [3, '', '原因'],
      [4, 'LS1', ''],
    ]);
  });

  describe('L2 what is no failure', () => {
    const said = async (titles: string[], ...rows: string[][]) =>
      (await read([['发票流水号', ...titles], ...rows]))?.map(({ says, reason }) => [says, reason]);

    test.each<[string, string]>([
      ['成功', 'passed'],
      ['开具成功', 'passed'],
      [' 开具成功！', 'passed'],
      ['导入成功，待开具', 'unclear'],
      ['处理中', 'unclear'],
      ['失败', 'failed'],
      ['第2行单位不合法', 'failed'],
    ])('导入结果 alone says %s', async (text, says) =>
      expect(await said(['导入结果'], ['LS1', text])).toEqual([[says, text.trim()]]),
    );

    test('成功 beside a column for reasons that is empty, or holds a reason', async () =>
      expect(
        await said(
          ['导入结果', '失败原因'],
          ['LS1', '成功', ''],
          ['LS2', '成功', '税率不合法'],
          ['LS3', '成功', '--'],
          ['LS4', '失败', ' 无'],
        ),
      ).toEqual([
        ['passed', '成功'],
        ['unclear', '税率不合法'],
        ['passed', '成功'],
        ['failed', '失败'],
      ]));

    test('成功 as a reason; a reason that only speaks of it is one', async () =>
      expect(await said(['失败原因'], ['LS1', '成功'], ['LS2', '购买方核验未成功'], ['LS3', '—'])).toEqual([
        ['passed', '成功'],
        ['failed', '购买方核验未成功'],
        ['failed', ''],
      ]));

    test('one 流水号 with both is told by neither', async () =>
      expect(await said(['导入结果'], ['LS1', '税率不合法'], ['LS1', '成功'], ['LS2', '税率不合法'])).toEqual(
        [
          ['unclear', '税率不合法'],
          ['passed', '成功'],
          ['failed', '税率不合法'],
        ],
      ));
  });

  test('a hostile row is bounded, and stays text', async () => {
    const rows = await read([
      HEADERS,
      ['=1+1'.repeat(100), '', '', '', '<img src=x onerror=alert(1)>'.repeat(400)],
    ]);
    expect(rows?.[0]?.serialNumber).toHaveLength(100);
    expect(rows?.[0]?.reason).toHaveLength(4_000);
  });

  test.each<[string, Cell[][]]>([
    ['another workbook', [['发票号码', '开票日期']]],
    ['without a reason', [HEADERS.slice(0, 4)]],
    ['empty', [[]]],
    ['the header far below', [...Array.from({ length: 12 }, () => ['x']), HEADERS]],
  ])('%s is none', async (_, rows) => expect(await read(rows)).toBeUndefined());

  test('no rows below the header', async () => expect(await read([HEADERS])).toEqual([]));
});
