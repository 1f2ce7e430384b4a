import type { FieldAlternative, PartyFieldId } from '../domain/invoice/field-mapping';
import { dpptBatch } from './dppt-batch';
import { dpptQuery } from './dppt-query';
import { dpptRed } from './dppt-red';
import { dpptVerdicts } from './dppt-verdicts';
import type { PortalProfile } from './profile';

/**
 * Six controls a half, in this order [seen in working code]; the seller's name and tax id have no class name known.
 * The first label is the one seen; the others are words by which laws, forms and other pages of the portal call the
 * same [2026-11, not seen on the form].
 */
const PARTY_ORDER: ReadonlyArray<readonly [PartyFieldId, readonly string[]]> = [
  ['name', ['名称', '单位名称', '企业名称', '公司名称', '纳税人名称']],
  [
    'taxId',
    [
      '统一社会信用代码/纳税人识别号',
      '纳税人识别号',
      '统一社会信用代码',
      '自然人纳税人识别号',
      '税号',
      '识别号',
    ],
  ],
  ['address', ['地址']],
  ['phone', ['电话', '联系电话', '电话号码']],
  ['bankName', ['开户银行', '开户行', '开户银行名称']],
  ['bankAccount', ['银行账号', '账号', '银行账户']],
];
const SIDE_WORDS = {
  buyer: ['购买方', '购方', '受票方', '买方'],
  seller: ['销售方', '销方', '开票方', '卖方'],
} as const;
/** How the browser's translator words them in English. */
const ENGLISH_SIDES = { buyer: 'buyer|purchaser|drawee', seller: 'seller|vendor|drawer' } as const;
const words = (side: 'buyer' | 'seller') => `${SIDE_WORDS[side].join('|')}|\\b(?:${ENGLISH_SIDES[side]})`;
const AMOUNT = '[：:]?\\s*([￥¥]?\\s*-?\\d[\\d,]*(?:\\.\\d+)?)';
const KINDS =
  '增值税专用发票|普通发票|special (?:vat )?invoice|vat special|(?:general|ordinary) (?:vat )?invoice';

const place = (group: 'buyer' | 'seller', id: PartyFieldId): FieldAlternative[] => {
  const nth = PARTY_ORDER.findIndex(([field]) => field === id);
  const labels = PARTY_ORDER[nth]?.[1] ?? [];
  const withSide = SIDE_WORDS[group].flatMap((side) => labels.map((label) => side + label));
  return [
    ...labels.map((label) => ({ group, label })),
    ...withSide.map((label) => ({ group, label })),
    { group, nth },
    // Without a block the label itself must say whose it is.
    ...withSide.map((label) => ({ label })),
  ];
};

/** 电子发票服务平台, 蓝字发票开具 (Vue 2 + TDesign). */
export const dppt: PortalProfile = {
  id: 'dppt',
  lastVerified: '2026-04-01',
  notes: [
    '2024: footer .button-group_wrap, picker in a top drawer; 2025: footer .hide-side-layout__container-footer.',
    '2026: picker in a dialog. Class names of form items are the back-end field names (seen in working code).',
    'Success view: marks are the QR button, the file buttons and the code image; 2026-11: words 开票成功.',
    'Alert, drawer, pop-confirm, notification: classes of the two libraries; where the portal answers in them is not known.',
    'Where the ticket kind stands on the form is not known: read where a page shows it, never required.',
    'Not known of the real page, and only tried: the 含税 switch, the inside of the item drawer, the discount dialog.',
  ],
  // A numbered host was seen in 2026; the home is another site, and may hold the form in a frame.
  hosts: '^dppt\\d*\\.[a-z]+\\.chinatax\\.gov\\.cn$',
  formHosts: '^etax\\d*\\.[a-z]+\\.chinatax\\.gov\\.cn$',
  // `redirect_uri` in the address is by what the portal's own scripts know that a session was lost [seen].
  logIn: { hosts: '^tpass\\d*\\.[a-z]+\\.chinatax\\.gov\\.cn$', sentBy: 'redirect_uri' },
  // tpass `changeUser` [seen]: it changes every open page of the invoice site.
  switches: { hosts: '^tpass\\d*\\.[a-z]+\\.chinatax\\.gov\\.cn$', path: 'changeuser' },
  entry: {
    path: '/blue-invoice-makeout/invoice-makeout',
    parts: [
      { name: '表单', selectors: ['.blue-invoice'] },
      { name: '购买方名称', selectors: ['.t-form-item__gmfmc'] },
      { name: '购买方税号', selectors: ['.t-form-item__gmfnsrsbh'] },
      { name: '购销双方', selectors: ['.blue-invoice .t-col.t-col-6 .t-input__inner'] },
      { name: '明细表', selectors: ['.invoice-info table th[data-colkey="je"]'] },
      { name: '明细金额', selectors: ['input.blueinvoice-input', '.blueinvoice-input input'] },
      { name: '价税合计', selectors: ['.amount-tax-form__lower'] },
      {
        name: '发票开具',
        selectors: ['.hide-side-layout__container-footer button', '.button-group_wrap > button'],
      },
    ],
    words: ['购买方', '销售方', '价税合计', '项目名称', '金额', '税率', '税额'],
    evidence: {
      fields: [
        '.blue-invoice',
        '[class*="t-form-item__gmf"]',
        'input.blueinvoice-input, .blueinvoice-input input',
        '.amount-tax-form__lower',
        '.xmmc_handle',
      ],
      partyLabels: ['纳税人识别号|納稅人識別號|税号|稅號', '开户银行|開戶銀行', '银行账号|銀行賬號|銀行帳號'],
      columnKeys: ['xmmc', 'ggxh', 'dw', 'spsl', 'dj', 'je', 'slv', 'se'],
      columnLabels: [
        '项目名称|項目名稱|货物或应税劳务|貨物或應稅勞務',
        '规格型号|規格型號',
        '数量|數量',
        '单价|單價',
        '金额|金額',
        '税率|稅率|征收率',
        '税额|稅額',
      ],
    },
    groups: [
      { name: 'buyer', selector: '.blue-invoice .t-col.t-col-6', nth: 0, words: words('buyer') },
      { name: 'seller', selector: '.blue-invoice .t-col.t-col-6', nth: 1, words: words('seller') },
    ],
    forms: ['.blue-invoice', 'form'],
    itemClassPrefix: 't-form-item__',
    items: ['.t-form__item', '.form-list-wrap__item'],
    texts: [
      {
        name: 'totalGross',
        selectors: ['.amount-tax-form__lower'],
        pattern: `价税合计（小写）${AMOUNT}`,
        anywhere: `(?:价税合计(?:[（(]小写[）)])?|合计金额[（(]含税[）)]|总计)${AMOUNT}`,
        isAmount: true,
      },
      // In its own place the gross is the only amount, whatever its words.
      {
        name: 'totalGross',
        selectors: ['.amount-tax-form__lower'],
        pattern: '([￥¥]?\\s*-?\\d[\\d,]*\\.\\d{2})',
      },
      {
        name: 'kind',
        selectors: ['.blue-invoice'],
        pattern: `(${KINDS})`,
        anywhere: `(?:电子发票|electronic invoice)\\s*[（(](${KINDS})[）)]`,
      },
    ],
    pager: { selectors: ['.t-pagination__total', '.el-pagination__total'], total: '共\\s*(\\d+)\\s*[条项]' },
    mapping: {
      fields: {
        'buyer.name': [{ name: 'gmfmc' }, ...place('buyer', 'name')],
        'buyer.taxId': [{ name: 'gmfnsrsbh' }, ...place('buyer', 'taxId')],
        'buyer.address': [{ group: 'buyer', name: 'dz' }, ...place('buyer', 'address')],
        'buyer.phone': [{ group: 'buyer', name: 'lxdh' }, ...place('buyer', 'phone')],
        'buyer.bankName': [{ group: 'buyer', name: 'yhyywdmc' }, ...place('buyer', 'bankName')],
        'buyer.bankAccount': [{ group: 'buyer', name: 'yhzh' }, ...place('buyer', 'bankAccount')],
        'seller.name': [...place('seller', 'name'), { name: 'xsfmc' }],
        'seller.taxId': [...place('seller', 'taxId'), { name: 'xsfnsrsbh' }],
        'seller.address': [{ name: 'xsfdz' }, ...place('seller', 'address')],
        'seller.phone': [{ name: 'xsflxdh' }, ...place('seller', 'phone')],
        'seller.bankName': [{ name: 'xsfkhh' }, ...place('seller', 'bankName')],
        'seller.bankAccount': place('seller', 'bankAccount'),
        kind: [{ name: 'fppzDm' }, { text: 'kind' }, { label: '票种' }],
        specificBusiness: [{ name: 'tdyslxDm' }, { label: '特定业务' }],
        buyerIsNaturalPerson: [
          { label: '是否开票给自然人' },
          { kind: 'checkbox', words: '自然人|个人|naturalperson|individual' },
        ],
        // The form has one text area [seen].
        note: [{ name: 'bz' }, { label: '备注' }, { kind: 'textarea', group: null }],
        totalGross: [{ text: 'totalGross' }],
      },
      lines: {
        lineNo: [{ label: '序号' }],
        itemName: [
          { key: 'xmmc' },
          { label: '项目名称' },
          { label: '货物或应税劳务名称' },
          { label: '货物或应税劳务、服务名称' },
          { label: '商品名称' },
        ],
        specification: [{ key: 'ggxh' }, { label: '规格型号' }, { label: '规格' }],
        unit: [{ key: 'dw' }, { label: '单位' }],
        quantity: [{ key: 'spsl' }, { label: '数量' }],
        unitPrice: [
          { key: 'dj' },
          { label: '单价' },
          { label: '单价（不含税）' },
          { label: '单价（含税）' },
          { label: '不含税单价' },
          { label: '含税单价' },
        ],
        netAmount: [
          { key: 'je' },
          { label: '金额' },
          { label: '金额（不含税）' },
          { label: '金额（含税）' },
          { label: '不含税金额' },
          { label: '含税金额' },
        ],
        taxRate: [{ key: 'slv' }, { label: '税率/征收率' }, { label: '税率' }, { label: '征收率' }],
        taxAmount: [{ key: 'se' }, { label: '税额' }],
      },
      required: ['seller.name', 'seller.taxId', 'buyer.name', 'totalGross'],
      kinds: [
        { contains: '专用发票', kind: 'special' },
        { contains: '普通发票', kind: 'general' },
        { contains: 'special', kind: 'special' },
        { contains: 'general', kind: 'general' },
        { contains: 'ordinary', kind: 'general' },
      ],
    },
    gesture: {
      within: ['.hide-side-layout__container-footer', '.button-group_wrap'],
      // The first is seen; the others are what it might become, and count only where the first is gone (2026-11).
      texts: ['发票开具', '开具发票', '立即开具', '确认开具', '發票開具', '開具發票', '立即開具', '確認開具'],
      others: ['保存草稿', '预览发票', '重选发票类型', '清空重填', '儲存草稿', '預覽發票'],
    },
    verdicts: dpptVerdicts,
    refill: {
      home: '/blue-invoice-makeout',
      // The card has no known class of its own: the words find it, the smallest element first.
      opener: { selectors: ['button', '[class*="card"]', '[class*="item"]'], text: '立即开票' },
      picker: {
        within: ['.t-dialog', '.t-drawer--open', '.t-drawer'],
        kind: 'fppzDm',
        others: ['tdyslxDm', 'cezslxDm', 'jazslxDm'],
        // 2026: the dialog's own confirm button; 2024: the first button of the drawer's footer.
        confirm: ['button.t-dialog__confirm', '.t-drawer__footer button'],
      },
      taxSwitch: ['.blue-invoice .t-switch'],
      suggestions: ['.auto-complete__list .auto-complete__item'],
      lateMs: 20_000,
      addRow: { selectors: ['.operate-button-group__container button'], text: '增行' },
      items: {
        opener: ['.xmmc_handle button'],
        drawer: ['.invoice-project__drawer.t-drawer--open'],
        search: ['.t-input__inner'],
        entry: ['.invoice-project__item', 'li', 'tbody tr'],
        name: ['.invoice-project__name', 'span', 'td'],
        close: ['.t-drawer__close-btn', '.t-drawer__mask'],
      },
      discount: {
        opener: { selectors: ['.operate-button-group__container button'], text: '折扣' },
        dialog: ['.t-dialog'],
        byAmount: { selectors: ['label.t-radio'], text: '折扣金额' },
        amount: ['input.t-input__inner'],
        confirm: ['button.t-dialog__confirm'],
      },
    },
  },
  batch: dpptBatch,
  red: dpptRed,
  query: dpptQuery,
  // Seen in 2026: on the home page a visible div[title], and the tax id in one that holds it, at most 5 up.
  home: { selectors: ['div[title]'], up: 5, labelled: dpptQuery.company.pattern },
  quota: {
    path: '/invoice-business',
    // Seen in 2026: a panel of 开票情况概览 for each amount, headed 可用发票额度（元）, or one with （申报前）, one with （申报后）.
    panels: {
      selectors: ['.g-data-display-panel'],
      heading: ['.g-data-display-panel-header', '.g-data-display-header', '[class*="-header"]'],
      value: ['.g-data-display-content'],
    },
    heading: '^可用(?:发票|授信)额度(?:[（(](申报前|申报后)[）)])?(?:[（(]元[）)])?[：:]?$',
    basis: { beforeDeclaring: '申报前', afterDeclaring: '申报后' },
    text: {
      selectors: ['[class*="quota"]', 'main', 'body'],
      pattern: '可用(?:发票|授信)额度[：:]?\\s*[￥¥]?\\s*(-?[\\d,]+(?:\\.\\d+)?)',
    },
    noLimit: ['9999999999999999'],
  },
  calls: {
    listed: [
      { name: 'issue', method: 'POST', path: '/kpfw/lzfpkj/v1/tyfpkj' },
      { name: 'token', method: 'GET', path: '/kpfw/fjxx/v1/kjlp/get' },
      { name: 'redSubmit', method: 'POST', path: '/kpfw/hzqrxxSave/v1/saveHzqrxxForHztzd' },
      { name: 'redIssue', method: 'POST', path: '/kpfw/hzfpkj/v1/saveHzfpkjxx' },
    ],
    // Seen beside tyfpkj in 2026: jzfwfpkj, bdczlfpkj, bdcxsfpkj, hwysfpkj.
    issuing: ['/kpfw/lzfpkj/'],
    other: [
      '/kpfw/fjxx/',
      '/kpfw/sjtj/',
      '/kpfw/excel/',
      '/kpfw/slrz/',
      '/kpfw/hzqrxx',
      '/kpfw/hzfpkj/',
      '/kpfw/fpjfzz/',
      '/szzhzz/',
    ],
  },
};
