import { describe, expect, test } from 'vitest';
import type { RawField } from '../../../../utils/domain/invoice/raw-snapshot';
import type { EntryProblem } from '../../../../utils/exchange/template/entry-problem';
import { entryOf } from '../../../../utils/exchange/template/template-entry';
import { CODE, GROSS_113, mapping, oneLine, refusedRecord } from '../../support/facts/template';
import { BUYER, type SnapshotOptions } from '../../support/page/snapshots';

const answerOf = (options: SnapshotOptions = {}, codeOf: (item: string) => string | undefined = () => CODE) =>
  entryOf(refusedRecord(options), mapping, codeOf);

function entry(options: SnapshotOptions = {}) {
  const answer = answerOf(options);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer.entry;
}
const problems = (options: SnapshotOptions, codeOf?: (item: string) => string | undefined) => {
  const answer = answerOf(options, codeOf);
  return answer.ok ? [] : answer.problems;
};
const field = (label: string, value: string, given: Partial<RawField> = {}): RawField => ({
  label,
  labelFrom: 'item',
  kind: 'text',
  value,
  ...given,
});
const show = (group: 'buyer' | 'seller', value: 'true' | 'false') =>
  field('是否展示', value, { kind: 'checkbox', group });
const ONE = { lines: oneLine({}), texts: GROSS_113 };

describe('an entry as rows of the template', () => {
  test('a whole one, header by header', () => {
    const { basics, lines } = entry({
      buyer: { ...BUYER, address: '上海市', phone: '021-1', bankName: '示例银行', bankAccount: '0123' },
      texts: { totalGross: '¥339.00', kind: '增值税专用发票' },
      fields: [field('备注', '合同 1\n第二行', { kind: 'textarea' })],
    });
    expect(Object.fromEntries(Object.entries(basics).filter(([, value]) => value !== ''))).toEqual({
      发票类型: '增值税专用发票',
      是否含税: '否',
      受票方自然人标识: '否',
      购买方名称: BUYER.name,
      购买方纳税人识别号: BUYER.taxId,
      购买方地址: '上海市',
      购买方电话: '021-1',
      购买方开户银行: '示例银行',
      购买方银行账号: '0123',
      备注: '合同 1\n第二行',
    });
    expect(lines).toHaveLength(3);
    expect(lines[0]).toEqual({
      项目名称: '服务一',
      商品和服务税收编码: CODE,
      规格型号: '',
      单位: '项',
      数量: '1',
      单价: '100',
      金额: '100.00',
      税率: '0.13',
    });
  });

  test('with tax: price and amount as they were typed', () => {
    const columns = [
      '序号',
      '项目名称',
      '规格型号',
      '单位',
      '数量',
      '单价（含税）',
      '金额（含税）',
      '税率/征收率',
      '税额',
    ];
    const keys = ['', 'xmmc', 'ggxh', 'dw', 'spsl', 'dj', 'je', 'slv', 'se'];
    const { basics, lines } = entry({
      columns: columns.map((label, at) => ({ label, ...(keys[at] ? { key: keys[at] } : {}) })),
      lines: oneLine({ 4: '2', 5: '56.5', 6: '113.00', 8: '13.00' }),
      texts: GROSS_113,
    });
    expect(basics['是否含税']).toBe('是');
    expect(lines[0]).toMatchObject({ 数量: '2', 单价: '56.5', 金额: '113.00' });
  });

  test('a discount stands with its line, without a sign', () => {
    const [line] = oneLine({});
    const discount = ['2', line?.[1] ?? '', '', '', '', '', '-10.00', '13%', '-1.30'];
    const { lines } = entry({
      lines: [line ?? [], discount],
      texts: { totalGross: '¥101.70', kind: '普通发票' },
    });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ 金额: '100.00', 折扣金额: '10.00' });
  });

  test.each<[string, RawField[], string, string]>([
    [
      'both',
      [show('buyer', 'true'), show('buyer', 'true')],
      BUYER.name,
      '展示地址、电话、开户银行及银行账号',
    ],
    ['address', [show('buyer', 'true'), show('buyer', 'false')], BUYER.name, '展示地址、电话'],
    ['bank', [show('buyer', 'false'), show('buyer', 'true')], BUYER.name, '展示开户银行、银行账号'],
    ['none', [show('buyer', 'false'), show('buyer', 'false')], BUYER.name, ''],
  ])('what is shown of the buyer: %s', (_, fields, name, shown) => {
    const buyer = { name, taxId: BUYER.taxId, address: '上海市', bankName: '示例银行' };
    expect(entry({ ...ONE, buyer, fields }).basics['是否展示购买方地址电话银行账号']).toBe(shown);
  });

  test('an empty pair is not shown', () => {
    const fields = [show('buyer', 'true'), show('buyer', 'true')];
    expect(entry({ ...ONE, fields }).basics['是否展示购买方地址电话银行账号']).toBe('');
  });

  test('what has a column of its own is taken by its label', () => {
    const fields = [
      field('收款人', '张三'),
      field('购买方邮箱', 'a@b.cn'),
      field('购买方经办人姓名', '李四'),
    ];
    expect(entry({ ...ONE, fields }).basics).toMatchObject({
      收款人: '张三',
      购买方邮箱: 'a@b.cn',
      购买方经办人姓名: '李四',
    });
  });

  test('a pager, empty boxes and a ticked row are no part of it', () => {
    const fields = [
      field('', '10 条/页', { kind: 'select' }),
      field('收款人', ''),
      field('', 'true', { kind: 'checkbox' }),
      field('同意', 'false', { kind: 'checkbox' }),
    ];
    expect(problems({ ...ONE, fields })).toEqual([]);
  });

  test('an invoice that was never on a page needs none', () => {
    const { invoice } = refusedRecord(ONE);
    expect(entryOf({ invoice }, mapping, () => CODE).ok).toBe(true);
  });
});

describe('an entry is left out whole', () => {
  test.each<[string, SnapshotOptions, EntryProblem]>([
    ['no lines', { lines: [] }, { code: 'noLines' }],
    ['not read whole', { texts: { totalGross: '¥1.00', kind: '普通发票' } }, { code: 'unread' }],
    ['no kind', { ...ONE, texts: { totalGross: '¥113.00' } }, { code: 'noKind' }],
    [
      '专票 without a tax id',
      { ...ONE, buyer: { name: '甲' }, texts: { totalGross: '¥113.00', kind: '增值税专用发票' } },
      { code: 'required', column: '购买方纳税人识别号' },
    ],
    [
      '特定业务',
      { ...ONE, fields: [field('特定业务', '建筑服务', { name: 'tdyslxDm' })] },
      { code: 'unknownField', label: '特定业务', shown: '建筑服务' },
    ],
    [
      '差额',
      { ...ONE, fields: [field('差额', '差额征税-全额开票', { name: 'cezslxDm' })] },
      { code: 'unknownField', label: '差额', shown: '差额征税-全额开票' },
    ],
    [
      'a box that is ticked',
      { ...ONE, fields: [field('放弃减免', 'true', { kind: 'checkbox' })] },
      { code: 'unknownField', label: '放弃减免', shown: '' },
    ],
    [
      '免税',
      { lines: oneLine({ 7: '免税', 8: '0.00' }), texts: { ...GROSS_113, totalGross: '¥100.00' } },
      { code: 'rateWord', line: 1, shown: '免税' },
    ],
    [
      'a name too long',
      { ...ONE, buyer: { name: '甲'.repeat(101) } },
      { code: 'tooLong', column: '购买方名称', max: 100 },
    ],
    [
      'a note too long',
      { ...ONE, fields: [field('备注', '一'.repeat(231))] },
      { code: 'tooLong', column: '备注', max: 230 },
    ],
    [
      'a quantity too long',
      { ...ONE, lines: oneLine({ 4: '0.12345678901234567' }) },
      { code: 'tooLong', column: '数量', max: 16, line: 1 },
    ],
    [
      'too many decimals',
      { ...ONE, lines: oneLine({ 4: '0.12345678901234' }) },
      { code: 'decimals', column: '数量', max: 13, line: 1 },
    ],
    [
      'half a cent',
      { lines: oneLine({ 6: '100.005' }), texts: { ...GROSS_113, totalGross: '¥113.005' } },
      { code: 'decimals', column: '金额', max: 2, line: 1 },
    ],
    [
      'no item',
      { lines: oneLine({ 1: '' }), texts: GROSS_113 },
      { code: 'required', column: '项目名称', line: 1 },
    ],
    [
      'no rate',
      { lines: oneLine({ 7: '' }), texts: GROSS_113 },
      { code: 'required', column: '税率', line: 1 },
    ],
    [
      'a negative line that is no discount',
      {
        lines: [
          ...oneLine({ 6: '200.00', 8: '26.00' }),
          ['2', '*餐饮服务*餐费', '', '', '', '', '-100.00', '13%', '-13.00'],
        ],
        texts: GROSS_113,
      },
      { code: 'negativeLine', line: 2 },
    ],
    [
      'a value that the column does not list',
      { ...ONE, fields: [field('是否开具涉税专业服务发票品目', '也许')] },
      { code: 'notListed', column: '是否开具涉税专业服务发票品目', shown: '也许' },
    ],
  ])('%s', (_, options, problem) => expect(problems(options)).toEqual([problem]));

  test('a column of the grid that the template does not have: 扣除额', () => {
    const columns = [
      ...['序号', '项目名称', '规格型号', '单位', '数量', '单价', '金额', '税率/征收率', '税额'].map(
        (label) => ({ label }),
      ),
      { label: '扣除额' },
    ];
    const [line = []] = oneLine({});
    const given = (deduction: string) => ({ columns, lines: [[...line, deduction]], texts: GROSS_113 });
    expect(problems(given('50.00'))).toEqual([{ code: 'unknownField', label: '扣除额', shown: '50.00' }]);
    expect(problems(given(''))).toEqual([]);
  });

  test('without the tax code of an item, each item said once a line', () => {
    expect(problems(ONE, () => undefined)).toEqual([{ code: 'noCode', item: '服务一' }]);
  });

  test('a code that is longer than the column takes', () => {
    expect(problems(ONE, () => '1'.repeat(21))).toEqual([
      { code: 'tooLong', column: '商品和服务税收编码', max: 20, line: 1 },
    ]);
  });
});

describe('the tax id of the buyer of a 普票', () => {
  const without = (name: string) => problems({ ...ONE, buyer: { name } });
  test.each(['上海梧桐商贸有限公司', '某某五金店', '某某律师事务所'])('is wanted of a company: %s', (name) =>
    expect(without(name)).toEqual([{ code: 'companyTaxId' }]),
  );
  test.each(['张某某', '王女士', '个人', '朝阳区某学校'])('is not of a person or an office: %s', (name) =>
    expect(without(name)).toEqual([]),
  );
});
