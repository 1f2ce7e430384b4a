import { BUYER, SELLER } from './snapshots';

const item = (name: string, label: string, value: string) =>
  `<div class="t-form__item ${name === '' ? '' : `t-form-item__${name}`}">
     <div class="t-form__label"><label>${label}</label></div>
     <div class="t-form__controls"><div class="t-input"><input class="t-input__inner" value="${value}"></div></div>
   </div>`;

const BUYER_HALF = [
  item('gmfmc', '名称', BUYER.name),
  item('gmfnsrsbh', '统一社会信用代码/纳税人识别号', BUYER.taxId),
  item('dz', '地址', '浦东一号'),
  item('lxdh', '电话', '021-5555'),
  item('yhyywdmc', '开户银行', '某银行'),
  item('yhzh', '银行账号', '6222020200112233445'),
].join('');

const SELLER_HALF = [
  item('', '名称', SELLER.name),
  item('', '统一社会信用代码/纳税人识别号', SELLER.taxId),
  item('xsfdz', '地址', ''),
  item('xsflxdh', '电话', ''),
  item('xsfkhh', '开户银行', ''),
  item('', '银行账号', ''),
].join('');

const HEAD = `<thead><tr><th></th><th>序号</th><th data-colkey="xmmc">项目名称</th><th data-colkey="dw">单位</th>
  <th data-colkey="spsl">数量</th><th data-colkey="dj">单价</th><th data-colkey="je">金额</th>
  <th data-colkey="slv">税率/征收率</th><th data-colkey="se">税额</th></tr></thead>`;

const row = (no: number) => `<tr>
  <td><input type="checkbox"></td><td>${no}</td>
  <td><div class="blueinvoice-input"><input value="*服务*第${no}项"></div></td>
  <td><input value="项"></td><td><input value="1"></td><td><input value="100"></td><td><input value="100.00"></td>
  <td><div class="t-select"><input readonly value="13%"></div></td><td>13.00</td></tr>`;

export interface FormOptions {
  rows?: number;
  /** Replaces a piece of the markup, as a new version of the portal would. */
  change?: readonly [string, string];
  extra?: string;
}

/** The entry form with the class names of the dppt profile: two halves, a cloned header table, the line grid. */
export function formPage({ rows = 3, change, extra = '' }: FormOptions = {}): string {
  const gross = (rows * 113).toFixed(2);
  const html = `
    <div class="blue-invoice">
      <div class="t-col t-col-6"><span>购买方信息</span>${BUYER_HALF}</div>
      <div class="t-col t-col-6"><span>销售方信息</span>${SELLER_HALF}</div>
      <div class="invoice-info">
        <div class="t-table__affixed"><table>${HEAD}</table></div>
        <div class="t-table"><table>${HEAD}<tbody>${Array.from({ length: rows }, (_, at) => row(at + 1)).join('')}</tbody></table></div>
      </div>
      <div class="amount-tax-form__lower">价税合计（小写）：¥${gross}</div>
      <div class="form-list-wrap__item t-form-item__bz"><label>备注</label><textarea>合同 12</textarea></div>
      ${extra}
    </div>
    <div class="hide-side-layout__container-footer"><button>预览发票</button><button id="issue"><span>发票开具</span></button></div>`;
  return change ? html.replaceAll(change[0], change[1]) : html;
}
