import { describe, expect, test } from 'vitest';
import { putRows } from '../../../../utils/exchange/xlsx/sheet-xml';

const sheet = (data: string, before = '<dimension ref="A1:C3"/>') =>
  `<?xml version="1.0"?>\n<worksheet>${before}<sheetData>${data}</sheetData><dataValidations/></worksheet>`;
const HEADER = '<row r="3"><c r="A3" t="s"><v>0</v></c></row>';
const cell = (ref: string, text: string, style = '') =>
  `<c r="${ref}"${style && ` s="${style}"`} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;

describe('rows are put into a sheet', () => {
  test('below what is there; everything else stays byte for byte', () => {
    expect(putRows(sheet(HEADER), 4, 4, [['甲', '', '乙'], ['丙']])).toBe(
      sheet(
        `${HEADER}<row r="4">${cell('A4', '甲')}${cell('C4', '乙')}</row><row r="5">${cell('A5', '丙')}</row>`,
        '<dimension ref="A1:C5"/>',
      ),
    );
  });

  test('into rows that are there, whose attributes, styles and other cells stay', () => {
    const row = (inner: string) => `<row r="4" ht="20" customHeight="1">${inner}</row>`;
    const prepared = row(
      '<c r="A4" s="2"/><c r="B4" s="7"><f>1+1</f></c><c r="C4" s="3"></c><c r="E4" s="9"/>',
    );
    const after = '<row r="5"><c r="A5" s="2"/></row><row r="9"/>';
    expect(putRows(sheet(HEADER + prepared + after, ''), 4, 4, [['甲', '', '乙', '丁']])).toBe(
      sheet(
        HEADER +
          row(
            `${cell('A4', '甲', '2')}<c r="B4" s="7"><f>1+1</f></c>${cell('C4', '乙', '3')}${cell('D4', '丁')}<c r="E4" s="9"/>`,
          ) +
          after,
        '',
      ),
    );
  });

  test('a row that is not there gets the styles of the model, else of its columns', () => {
    const model = '<row r="4"><c r="A4" s="2"/></row>';
    const cols = '<cols><col min="1" max="2" style="5"/></cols>';
    const put = putRows(sheet(HEADER + model, cols), 5, 4, [['甲', '乙', '丙']]);
    expect(put).toContain(
      `<row r="5">${cell('A5', '甲', '2')}${cell('B5', '乙', '5')}${cell('C5', '丙')}</row>`,
    );
  });

  test('between rows, in order', () => {
    const put = putRows(sheet(`${HEADER}<row r="8"/>`), 4, 4, [['甲']]);
    expect(put).toContain(`${HEADER}<row r="4">${cell('A4', '甲')}</row><row r="8"/></sheetData>`);
  });

  test('into a sheet without any', () => {
    const put = putRows('<worksheet><sheetData/><x/></worksheet>', 4, 4, [['甲']]);
    expect(put).toBe(
      `<worksheet><sheetData><row r="4">${cell('A4', '甲')}</row></sheetData><x/></worksheet>`,
    );
  });

  test('texts are texts: markup escaped, control characters gone, a formula none', () => {
    const put = putRows(sheet(HEADER), 4, 4, [['=1+1', '<b>&"', 'a\u0000b\u0007c', '_x0041_', ' 两端 ']]);
    expect(put).toContain(cell('A4', '=1+1'));
    expect(put).toContain(cell('B4', '&lt;b&gt;&amp;&quot;'));
    expect(put).toContain(cell('C4', 'abc'));
    expect(put).toContain(cell('D4', '_x005F_x0041_'));
    expect(put).toContain(cell('E4', ' 两端 '));
  });

  test('attributes in single quotes and with `>` in them', () => {
    const odd = `<row r='4' note="a>b"><c r='A4' s='6'/></row>`;
    expect(putRows(sheet(HEADER + odd), 4, 4, [['甲']])).toContain(
      `<row r='4' note="a>b">${cell('A4', '甲', '6')}</row>`,
    );
  });

  test('a dimension is made true, and stays where it reaches further', () => {
    const wide = '<row r="2"><c r="A2"/><c r="E2"/></row>';
    expect(putRows(sheet(wide, '<dimension ref="A1"/>'), 4, 4, [['甲'], ['乙']])).toContain('"A1:E5"');
    expect(putRows(sheet(wide, '<dimension ref="A1:C3"/>'), 4, 4, [['甲']])).toContain('"A1:E4"');
    expect(putRows(sheet(HEADER, '<dimension ref="A1:C900"/>'), 4, 4, [['甲']])).toContain('"A1:C900"');
    expect(putRows(sheet(HEADER, '<dimension ref="B2"/>'), 4, 4, [['甲']])).toContain('"A1:A4"');
  });
});

test.each([
  ['no rows at all', '<worksheet/>'],
  ['another prefix', '<x:worksheet><x:sheetData><x:row r="3"/></x:sheetData></x:worksheet>'],
  ['never ends', '<worksheet><sheetData><row r="3">'],
  ['a row that never ends', sheet('<row r="3"><c r="A3"/>')],
  ['rows out of order', sheet('<row r="5"></row><row r="4"></row>')],
  ['a comment', sheet(`<!-- <row r="4"/> -->${HEADER}`)],
  ['unparsed text', sheet('<row r="3"><c r="A3"><is><t><![CDATA[<row r="4"/>]]></t></is></c></row>')],
  ['cells that do not say their column', sheet('<row r="4"><c/><c r="C4"/></row>')],
])('a sheet that is written in another way is left alone: %s', (_, xml) => {
  expect(putRows(xml, 4, 4, [['甲']])).toBeUndefined();
});
