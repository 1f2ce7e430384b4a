import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { fillTemplate } from '../../../../utils/exchange/template/fill-template';
import { readTemplate } from '../../../../utils/exchange/template/template-book';
import { entryOf } from '../../../../utils/exchange/template/template-entry';
import { openWorkbook } from '../../../../utils/exchange/xlsx/open-workbook';
import { BATCH_TEMPLATE } from '../../../../utils/portal/template/batch-template';
import { zipParts } from '../../../fixtures/make-template';
import { officialParts } from '../../../fixtures/official-template';
import { CODE, mapping, refusedRecord } from '../../support/facts/template';

const ONE = '1-发票基本信息';
const TWO = '2-发票明细信息';

async function filled() {
  const book = await readTemplate(await zipParts(officialParts(BATCH_TEMPLATE)));
  if ('refusal' in book) throw new Error(JSON.stringify(book));
  const answer = entryOf(refusedRecord(), mapping, () => CODE);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  const blob = await fillTemplate(book, [{ serialNumber: 'PY1', entry: answer.entry }]);
  return new Uint8Array(await blob.arrayBuffer());
}

describe('a template with the traits of the official file', () => {
  test('is taken, empty', async () =>
    expect(await readTemplate(await zipParts(officialParts(BATCH_TEMPLATE)))).toMatchObject({
      version: 'pt:20260401',
      isNewer: false,
      nextRow: [4, 4],
      invoices: 0,
    }));

  test('filled, only two parts change, by their rows and a true dimension', async () => {
    const before = officialParts(BATCH_TEMPLATE);
    const after = new Map(
      (await openWorkbook(await filled())).map(({ name, content }) => [
        name,
        new TextDecoder().decode(content),
      ]),
    );
    const changed = [...before].filter(([name, text]) => after.get(name) !== text).map(([name]) => name);
    expect(changed).toEqual(['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml']);
    for (const name of changed) {
      const bare = (after.get(name) ?? '')
        .replace(/<row r="[4-9]".*?<\/row>/g, '')
        .replace(/<dimension [^>]*>/, '<dimension ref="A1"/>');
      expect(bare).toBe(before.get(name));
    }
    expect(after.get('xl/worksheets/sheet1.xml')).toContain('<dimension ref="A1:AM4"/>');
    expect(after.get('xl/worksheets/sheet2.xml')).toContain('<dimension ref="A1:N6"/>');
  });

  test('reads back by another library', async () => {
    const { sheets } = await readXlsx(await filled());
    const rows = (name: string) => sheets.find((sheet) => sheet.name === name)?.rows.slice(3) ?? [];
    expect(rows(ONE)[0]?.slice(0, 2)).toEqual(['PY1', '普通发票']);
    expect(rows(TWO).map(([serial]) => serial)).toEqual(['PY1', 'PY1', 'PY1']);
  });

  test('a text beyond the last column is refused: none is expected there', async () => {
    const parts = officialParts(BATCH_TEMPLATE, { change: ([one]) => one?.headers.push('另外') });
    expect(await readTemplate(await zipParts(parts))).toMatchObject({ shown: '另外', expected: '' });
  });

  test('another text within a merged header is refused, with what stands there', async () => {
    const parts = officialParts(BATCH_TEMPLATE, { change: ([one]) => one?.headers.splice(13, 1, '新的') });
    expect(await readTemplate(await zipParts(parts))).toEqual({
      refusal: 'otherHeaders',
      sheet: ONE,
      column: 'N',
      shown: '新的',
      expected: '购买方所在地区（报废产品收购必填）',
    });
  });
});
