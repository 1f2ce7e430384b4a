import { dppt } from '../../../../utils/portal/dppt';

/** Pages of the red-letter business, by words alone: of the real ones no markup is known. */
export const ORIGINAL = '26112000000000000001';
export const RED = '26112000000000000009';
export const HOME = '/red-invoice/home';
export const { form: FORM } = dppt.red;

export const table = (headers: string[], rows: string[][]) =>
  `<table><thead><tr>${headers.map((text) => `<th>${text}</th>`).join('')}</tr></thead><tbody>${rows
    .map((cells) => `<tr>${cells.map((text) => `<td>${text}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`;
export const COLUMNS = ['确认单编号', '原蓝字发票号码', '购买方名称', '红字价税合计', '状态', '操作'];
export const row = (id: string, state: string, original = ORIGINAL) => [
  id,
  original,
  '朝阳区某学校',
  '-113.00',
  state,
  state === '已确认' ? `<button id="${id}">开具红字发票</button>` : '',
];
export const home = (...rows: string[][]) =>
  `<header>纳税人识别号：91110108MA01Q7X4HF</header><main>${table(COLUMNS, rows)}</main><div id="more"></div>`;
export const form = (more = '') =>
  `<header>纳税人识别号：91110108MA01Q7X4HF</header><main>
  <label>原蓝字发票号码 <input value="${ORIGINAL}"></label>
  <label>购买方名称 <input value="朝阳区某学校"></label>
  <label><input type="radio" name="s"> 全额红冲</label><label><input type="radio" name="s" checked> 部分红冲</label>
  ${table(['项目名称', '数量', '金额', '税率/征收率', '税额'], [['餐费', '1', '100.00', '13%', '13.00']])}
  <p>合计金额：100.00 合计税额：13.00 价税合计：￥113.00</p>${more}
  <button id="submit">提交</button></main><div id="more"></div>`;
export const toast = (text: string, kind = 'success') => `<div class="t-message t-is-${kind}">${text}</div>`;
export const dialog = (text: string, buttons = '<button>我知道了</button>') =>
  `<div class="t-dialog"><div class="t-dialog__body">${text}</div>${buttons}</div>`;
