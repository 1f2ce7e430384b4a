import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';

/** The columns of the official template (V260401) that a test fills; row 3 holds the headers, data from row 4. */
const BASICS = ['发票流水号', '发票类型', '是否含税', '购买方名称', '购买方纳税人识别号', '购买方邮箱'];
const LINES = ['发票流水号', '项目名称', '商品和服务税收编码', '金额', '税率'];

/**
 * A filled batch template, as the clerk would choose it.
 * @param {{ serial: string, kind?: string, buyer: string, taxId?: string, net: string, rate?: string }[]} invoices
 * @param {{ version?: string }} [options] of the hidden cell; a stale one is refused
 * @returns {Promise<string>} path of the file
 */
export async function makeBatchFile(invoices, { version = 'pt:20260401' } = {}) {
  const sheet = (name, headers, rows) => ({ name, rows: [[name], ['填写说明'], headers, ...rows] });
  const bytes = await writeXlsx({
    sheets: [
      sheet(
        '1-发票基本信息',
        BASICS,
        invoices.map(({ serial, kind = '普通发票', buyer, taxId = '' }) => [
          serial,
          kind,
          '否',
          buyer,
          taxId,
          '',
        ]),
      ),
      sheet(
        '2-发票明细信息',
        LINES,
        invoices.map(({ serial, net, rate = '0.01' }) => [
          serial,
          '*餐饮服务*餐费',
          '3070401000000000000',
          net,
          rate,
        ]),
      ),
      { name: 'excelVersion', hidden: true, rows: [[''], [''], [''], [version]] },
    ],
  });
  const path = join(mkdtempSync(join(tmpdir(), 'piaoying-batch-')), '批量开票.xlsx');
  writeFileSync(path, bytes);
  return path;
}
