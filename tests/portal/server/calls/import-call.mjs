import { readSheet } from '../files/read-sheet.mjs';
import { readUpload } from '../files/read-upload.mjs';
import { failed, ok, sendJson } from './envelope.mjs';

/** Header of the batch template's sheet 2 -> the back end's name. */
const FIELDS = {
  项目名称: 'Xmmc',
  商品和服务税收编码: 'Spbm',
  规格型号: 'Ggxh',
  单位: 'Dw',
  数量: 'Spsl',
  单价: 'Dj',
  金额: 'Je',
  税率: 'Slv',
  折扣金额: 'Zkje',
};
const RATES = ['0.13', '0.09', '0.06', '0.05', '0.03', '0.015', '0.01', '0', '免税', '不征税'];
const REQUIRED = { Xmmc: '项目名称', Je: '金额', Slv: '税率' };

const plainHeader = (/** @type {string} */ text) => text.replace(/^\*/, '').trim();

/** @param {Record<string, string>} line @returns {string} what is wrong with it, or empty */
function faultOf(line) {
  for (const [name, label] of Object.entries(REQUIRED)) if (!line[name]) return `${label}不能为空`;
  if (!/^-?\d+(\.\d{1,2})?$/.test(line.Je)) return '金额格式不正确';
  if (line.Zkje && !/^\d+(\.\d{1,2})?$/.test(line.Zkje)) return '折扣金额格式不正确';
  if (!RATES.includes(line.Slv)) return `税率不合法!请使用如下税率:${RATES.join(',')}`;
  return '';
}

/** A number cell of Excel says 10, not 10.00. @param {string} text with at most 2 decimals */
function twoDecimals(text) {
  const [whole, fraction = ''] = text.split('.');
  return `${whole}.${fraction.padEnd(2, '0')}`;
}

/**
 * @param {string[][]} rows of the sheet
 * @returns {{ lines: Record<string, string>[], message: string }} a message when the file is refused
 */
function readLines(rows) {
  const top = rows.findIndex((row) => row.some((cell) => plainHeader(cell) === '项目名称'));
  if (top < 0) return { lines: [], message: '导入文件已更新！请重新下载导入模板' };
  const names = rows[top].map((cell) => FIELDS[plainHeader(cell)]);
  const lines = [];
  for (const [index, row] of rows.entries()) {
    if (index <= top || !row.some(Boolean)) continue;
    const line = Object.fromEntries(Object.values(FIELDS).map((name) => [name, '']));
    for (const [column, name] of names.entries()) if (name) line[name] = (row[column] ?? '').trim();
    const fault = faultOf(line);
    if (fault) return { lines: [], message: `发票明细信息模板:第${index + 1}行 ${fault}` };
    lines.push({ ...line, Je: twoDecimals(line.Je), Zkje: line.Zkje && twoDecimals(line.Zkje) });
  }
  return { lines, message: lines.length ? '' : '导入文件没有明细' };
}

/**
 * POST /kpfw/excel/v1/importmx: reads the lines of an .xlsx or .csv; issues nothing.
 * @returns {import('./calls.mjs').CallHandler}
 */
export function createImportCall() {
  return async ({ request, response }) => {
    const { name, bytes } = await readUpload(request);
    /** @type {string[][]} */
    let rows;
    try {
      rows = readSheet(name, bytes);
    } catch {
      sendJson(response, failed('GT4000320', '文件格式不正确，请上传xlsx或csv文件'));
      return;
    }
    const { lines, message } = readLines(rows);
    sendJson(response, message ? failed('GT4000321', message) : ok({ MxzbList: lines }));
  };
}
