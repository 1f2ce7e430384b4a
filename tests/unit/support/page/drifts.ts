/** Ways in which the portal's entry form may change, each as one step on a page. */
export interface Drift {
  readonly name: string;
  apply(page: Document): void;
}

/** Renames classes by their beginning, or takes them off. */
const classes =
  (pattern: RegExp, to: string | undefined): Drift['apply'] =>
  (page) => {
    for (const element of page.querySelectorAll('[class]')) {
      const tokens = [...element.classList].flatMap((token) => {
        if (!pattern.test(token)) return [token];
        return to === undefined ? [] : [token.replace(pattern, to)];
      });
      element.setAttribute('class', tokens.join(' '));
    }
  };

const attribute =
  (before: string, after: string | undefined): Drift['apply'] =>
  (page) => {
    for (const element of page.querySelectorAll(`[${before}]`)) {
      if (after) element.setAttribute(after, element.getAttribute(before) as string);
      element.removeAttribute(before);
    }
  };

function* textNodes(page: Document): Generator<Text> {
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    // What was typed into a text area is no word of the page.
    if (text.nodeValue?.trim() && text.parentElement?.localName !== 'textarea') yield text;
  }
}

const words =
  (...changes: ReadonlyArray<readonly [string, string]>): Drift['apply'] =>
  (page) => {
    const change = (text: string) => changes.reduce((done, [from, to]) => done.replaceAll(from, to), text);
    for (const node of textNodes(page)) node.nodeValue = change(node.nodeValue as string);
    for (const element of page.querySelectorAll('[placeholder]'))
      element.setAttribute('placeholder', change(element.getAttribute('placeholder') as string));
  };

const TRADITIONAL =
  '购購买買销銷称稱税稅识識别別号號电電话話开開户戶银銀账賬项項规規单單数數价價额額备備计計专專发發类類纳納统統会會请請输輸网網务務区區';

/** English as the browser's translator words it. */
const ENGLISH: Readonly<Record<string, string>> = {
  '电子发票（增值税专用发票）': 'Electronic invoice (VAT special invoice)',
  '电子发票（普通发票）': 'Electronic Invoice (General Invoice)',
  是否开票给自然人: 'Whether to issue an invoice to a natural person',
  名称: 'name',
  '*金额': '*Amount',
  '*税率/征收率': '*Tax rate/collection rate',
  '价税合计（小写）：': 'Total price and tax (lowercase):',
};
const HAN = /\p{Script=Han}/u;

/** As Chrome does it: the words stand in two font elements, the page is marked; values of controls stay. */
const translate =
  (wordsFor: Readonly<Record<string, string>>, lang: string): Drift['apply'] =>
  (page) => {
    page.documentElement.classList.add('translated-ltr');
    page.documentElement.setAttribute('lang', lang);
    for (const [index, node] of [...textNodes(page)].entries()) {
      const text = (node.nodeValue as string).trim();
      if (!HAN.test(text) && !/[￥¥]/.test(text)) continue;
      const outer = page.createElement('font');
      const inner = page.createElement('font');
      for (const font of [outer, inner]) font.setAttribute('style', 'vertical-align: inherit;');
      inner.textContent = HAN.test(text) ? (wordsFor[text] ?? `mot ${index}`) : text.replace('￥', '¥');
      outer.append(inner);
      node.replaceWith(outer);
    }
    for (const element of page.querySelectorAll('[placeholder]'))
      element.setAttribute('placeholder', 'saisir');
  };

/** Every single one of them loses no field and no line (`design.md` §3, Drift law). */
export const DRIFTS: readonly Drift[] = [
  { name: 'nothing', apply() {} },
  { name: 'blue-invoice is green-invoice', apply: classes(/^blue-invoice/, 'green-invoice') },
  { name: 'form items with another prefix', apply: classes(/^t-form-item__/, 'tax-item--') },
  { name: 'form items without back-end names', apply: classes(/^t-form-item__.*/, undefined) },
  { name: 'form items and their labels renamed', apply: classes(/^t-form_*/, 'x-f-') },
  { name: 'list items renamed', apply: classes(/^form-list-wrap__item/, 'row-wrap') },
  { name: 'columns of the layout renamed', apply: classes(/^t-col/, 't-grid') },
  { name: 'columns of the layout gone', apply: classes(/^t-col.*/, undefined) },
  { name: 'inner inputs renamed', apply: classes(/^t-input__inner/, 't-input__field') },
  { name: 'every class of the library renamed', apply: classes(/^t-/, 'td2-') },
  {
    name: 'classes of the table gone',
    apply: classes(/^(t-table|invoice-info|mrt24|blueinvoice-input).*/, undefined),
  },
  { name: 'keys of the header gone', apply: attribute('data-colkey', undefined) },
  {
    name: 'keys of the header gone, with the classes made of them',
    apply(page) {
      attribute('data-colkey', undefined)(page);
      classes(/^t-table__th-.*/, undefined)(page);
    },
  },
  { name: 'keys of the header renamed', apply: attribute('data-colkey', 'data-col') },
  { name: 'totals renamed', apply: classes(/^amount-tax/, 'sum-tax') },
  {
    name: 'footer renamed',
    apply: classes(/^(hide-side-layout__container-footer|button-group_wrap)/, 'foot'),
  },
  { name: 'placeholders gone', apply: attribute('placeholder', undefined) },
  {
    name: 'parties renamed',
    apply: words(['购买方', '受票方'], ['购方', '受票方'], ['销售方', '开票方'], ['销方', '开票方']),
  },
  { name: 'gross renamed', apply: words(['价税合计（小写）', '总计']) },
  { name: 'gross renamed, with words of its parts', apply: words(['价税合计（小写）', '合计金额（含税）']) },
  {
    name: 'fields renamed',
    apply: words(
      ['名称', '单位名称'],
      ['统一社会信用代码/纳税人识别号', '税号'],
      ['开户银行', '开户行'],
      ['备注', '附注'],
    ),
  },
  {
    name: 'columns renamed',
    apply: words(['项目名称', '货物或应税劳务名称'], ['税率/征收率', '税率'], ['*金额', '*不含税金额']),
  },
  {
    name: 'traditional characters',
    apply: words(
      ...Array.from(
        { length: TRADITIONAL.length / 2 },
        (_, at) => [TRADITIONAL[at * 2], TRADITIONAL[at * 2 + 1]] as [string, string],
      ),
    ),
  },
  { name: 'translated to English', apply: translate(ENGLISH, 'en') },
  {
    name: 'another tool’s table with more rows',
    apply(page) {
      const row = '<tr><td>别的东西</td><td>1.00</td><td>3%</td></tr>';
      const html = `<table><thead><tr><th>项目名称</th><th>金额</th><th>税率</th></tr></thead><tbody>${row.repeat(99)}</tbody></table>`;
      page.body.insertAdjacentHTML('afterbegin', html);
    },
  },
];

/** A language of which we have no words. */
export const FOREIGN: Drift = { name: 'translated to another language', apply: translate({}, 'fr') };

/** Two at once keep the content. */
export const PAIRS: ReadonlyArray<readonly [string, string]> = [
  ['keys of the header gone', 'translated to English'],
  ['keys of the header gone, with the classes made of them', 'translated to English'],
  ['keys of the header gone, with the classes made of them', 'columns renamed'],
  ['keys of the header gone, with the classes made of them', 'totals renamed'],
  ['totals renamed', 'translated to English'],
  ['totals renamed', 'gross renamed'],
  ['keys of the header renamed', 'columns renamed'],
  ['columns of the layout gone', 'form items without back-end names'],
  ['columns of the layout gone', 'parties renamed'],
  ['columns of the layout renamed', 'translated to English'],
  ['blue-invoice is green-invoice', 'traditional characters'],
  ['blue-invoice is green-invoice', 'form items with another prefix'],
  ['every class of the library renamed', 'keys of the header gone'],
  ['form items without back-end names', 'traditional characters'],
  ['form items without back-end names', 'placeholders gone'],
  ['classes of the table gone', 'another tool’s table with more rows'],
  ['keys of the header gone', 'another tool’s table with more rows'],
];
