import { describe, expect, test } from 'vitest';
import { fingerprint } from '../../../../utils/domain/invoice/fingerprint';
import { parseInvoice } from '../../../../utils/domain/invoice/parse-invoice';
import { RawSnapshot } from '../../../../utils/domain/invoice/raw-snapshot';
import {
  lacksTravellers,
  NOT_KEPT,
  travellersIn,
  withoutNames,
  withoutTravellers,
} from '../../../../utils/domain/invoice/without-travellers';
import { dppt } from '../../../../utils/portal/dppt';
import { specificFields } from '../../../../utils/portal/template/specific-fields';
import { TRAVELLERS } from '../../../../utils/portal/travellers';

const field = (label: string, value: string, more = {}) => ({
  label,
  labelFrom: 'item' as const,
  kind: 'text' as const,
  value,
  ...more,
});
const NAME = '欧阳小云';
const NUMBER = '110101199001011237';
const raw = (more: Partial<RawSnapshot> = {}): RawSnapshot => ({
  takenAt: 1,
  title: '开票',
  texts: {},
  tables: [],
  fields: [
    field('名称', NAME, { group: 'buyer', nth: 0 }),
    field('出行人', NAME),
    field('* 出行人证件类型：', '居民身份证', { kind: 'select' }),
    field('出行人证件号码', NUMBER),
    field('出行日期', '2026-11-02'),
    field('出发地', '北京市西城区'),
    field('', 'G12', { name: 'cc' }),
  ],
  ...more,
});
const valuesOf = ({ fields }: RawSnapshot) => fields.map(({ value }) => value);
const leave = <T>(value: T) => withoutTravellers(value, TRAVELLERS);

describe('a form without who travels', () => {
  test('name, paper and number say that they were not kept; all else stays', () => {
    expect(valuesOf(leave(raw()))).toEqual([
      NAME,
      NOT_KEPT,
      NOT_KEPT,
      NOT_KEPT,
      '2026-11-02',
      '北京市西城区',
      'G12',
    ]);
    expect(lacksTravellers(leave(raw()))).toBe(true);
    expect(lacksTravellers(raw())).toBe(false);
  });

  test('by the back end’s name, too, where the page was translated; an empty one was never there', () => {
    const fields = [
      field('Traveller', NAME, { name: 'cxr' }),
      field('Date', '2026', { name: 'cxrq' }),
      field('出行人', ' '),
    ];
    expect(valuesOf(leave(raw({ fields })))).toEqual([NOT_KEPT, '2026', ' ']);
  });

  test('in a table: these columns of each row', () => {
    const table = {
      columns: [
        { label: '序号' },
        { label: '出行人' },
        { label: '有效身份证号' },
        { label: '等级' },
        { label: 'x', key: 'cxrzjlx' },
      ],
      rows: [
        ['1', NAME, NUMBER, '二等座', '居民身份证'],
        ['2', '', NUMBER, '', ''],
      ],
    };
    expect(leave(raw({ tables: [table] })).tables[0]?.rows).toEqual([
      ['1', NOT_KEPT, NOT_KEPT, '二等座', NOT_KEPT],
      ['2', '', NOT_KEPT, '', ''],
    ]);
  });

  test('it parses still, twice is once, and what names nobody is the same object', () => {
    const once = leave(raw());
    expect(RawSnapshot.parse(once)).toEqual(once);
    expect(leave(once)).toBe(once);
    const other = raw({ fields: [field('旅客运输服务', 'x'), field('名称', NAME)] });
    expect(leave(other)).toBe(other);
  });

  test('what is no snapshot holds none either', () => {
    expect(
      JSON.stringify(leave({ snapshot: { a: [{ fields: raw().fields, takenAt: 'never' }] } })),
    ).not.toContain(NUMBER);
  });

  test('its fingerprint is that of the whole one: twins are found', () => {
    const print = (snapshot: RawSnapshot) => fingerprint(parseInvoice(snapshot, dppt.entry.mapping));
    expect(print(leave(raw()))).toBe(print(raw()));
  });

  test('each traveller’s column of the template is known, and no other of 旅客运输服务', () => {
    const known = specificFields('旅客运输服务')
      .map(({ header }) => header)
      .filter((header) => valuesOf(leave(raw({ fields: [field(header, 'x')] })))[0] === NOT_KEPT);
    expect(known).toEqual(['出行人', '出行人证件类型', '出行人证件号码']);
  });
});

describe('a page’s text', () => {
  const textOf = (text: string) => leave({ type: 'pictured', text }).text;

  test('behind a label, up to the next one', () => {
    expect(textOf('出行人：JOHN SMITH 出行人证件类型：外国护照\n出行人证件号码: E1 2\n出发地：北京市')).toBe(
      `出行人：${NOT_KEPT} 出行人证件类型：${NOT_KEPT}\n出行人证件号码: ${NOT_KEPT}\n出发地：北京市`,
    );
  });

  test('under its head, as long as the rows go on; a row that lacks a cell as a whole', () => {
    const text = ['序号 | 出行人 | 等级', `1 | ${NAME} | 二等座`, `2 | ${NAME}`, '合计', '1 | 打印纸 | 个'];
    expect(textOf(text.join('\n'))).toBe(
      [text[0], `1 | ${NOT_KEPT} | 二等座`, NOT_KEPT, '合计', '1 | 打印纸 | 个'].join('\n'),
    );
  });

  test('of another page nothing changes', () => {
    const text = '旅客运输服务：请填写出行人信息\n名称：某某公司 | 税额';
    expect(textOf(text)).toBe(text);
  });
});

describe('names and numbers of a form', () => {
  test('are known, without the kind of paper and what is too short to tell', () => {
    expect(travellersIn(raw(), TRAVELLERS)).toEqual([NAME, NUMBER]);
    expect(travellersIn(leave(raw()), TRAVELLERS)).toEqual([]);
    expect(
      travellersIn(raw({ fields: [field('出行人', '王'), field('有效身份证号', '12345')] }), TRAVELLERS),
    ).toEqual([]);
  });

  test('stand in no text after that, a longer one whole', () => {
    expect(withoutNames('王小云云与王小云的证件有误', ['王小云', '王小云云'])).toBe(
      `${NOT_KEPT}与${NOT_KEPT}的证件有误`,
    );
  });
});
