/** 批量开票 as a page may show it: its list, its results. */
const table = (headers: string[], rows: string[][]) =>
  `<table><thead><tr>${headers.map((text) => `<th>${text}</th>`).join('')}</tr></thead><tbody>${rows
    .map((cells) => `<tr>${cells.map((text) => `<td>${text}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`;

const ROWS = ['序号', '发票流水号', '发票类型', '购买方名称', '金额', '税额', '价税合计'];
const RESULTS = ['序号', '流水号', '发票类型', '数电票号码', '金额', '邮箱', '结果', '失败原因'];

const row = (serial: string) => ['1', serial, '普通发票', '朝阳区某学校', '200.00', '2.00', '202.00'];
export const good = (serial: string, number: string, amount = '200.00') => [
  '1',
  serial,
  '普通发票',
  number,
  amount,
  '',
  '成功',
  '',
];
export const bad = (serial: string, why: string, amount = '200.00') => [
  '1',
  serial,
  '普通发票',
  '',
  amount,
  '',
  '失败',
  why,
];

/** @param taken how many the portal says it took over, when it is not what the list shows */
export const list = (serials: readonly string[], taken = serials.length) =>
  `<header>纳税人识别号：91110108MA01Q7X4HF</header><p>导入完成，共处理数据${taken}条，处理成功${taken}条</p>
  ${table(ROWS, serials.map(row))}<button id="issue">批量开具</button><div id="more"></div>`;

/** @param counted how many the page says went well, and how many did not */
export const results = (rows: string[][], counted?: readonly [good: number, bad: number]) =>
  `<div><h3>批量开具结果</h3>${counted ? `<p>开具成功发票${counted[0]}份 开具失败发票${counted[1]}份</p>` : ''}${table(RESULTS, rows)}</div>`;
