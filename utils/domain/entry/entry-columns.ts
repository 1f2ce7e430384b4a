import type { Entry, EntryLine } from './entry';

/** The columns of the 发票登记表, on paper and in Excel alike. */
export type EntryColumnId =
  | 'formNumber'
  | 'sellerTaxId'
  | 'sellerName'
  | 'kind'
  | 'priceIncludesTax'
  | 'buyerName'
  | 'buyerTaxId'
  | 'buyerAddress'
  | 'buyerPhone'
  | 'buyerBankName'
  | 'buyerBankAccount'
  | 'buyerIsNaturalPerson'
  | keyof EntryLine
  | 'note'
  | 'specificBusiness';

export interface EntryColumn {
  readonly id: EntryColumnId;
  /** How its title may read, in every language; as written by us, and as people write it into sheets of their own. */
  readonly titles: readonly string[];
  /** Most characters. */
  readonly most: number;
  /** How a spreadsheet is to treat it: `digits` are numbers that name something, and that it would round. */
  readonly kind: 'text' | 'digits' | 'quantity' | 'rate';
  /** In characters. */
  readonly width: number;
}

/** In the order of the sheet. */
export const ENTRY_COLUMNS: readonly EntryColumn[] = [
  {
    id: 'formNumber',
    titles: ['登记序号', '登记号', 'Form no.'],
    most: 60,
    kind: 'digits',
    width: 10,
  },
  {
    id: 'sellerTaxId',
    titles: ['开票公司税号', '销售方税号', '销售方纳税人识别号', 'Seller tax ID'],
    most: 100,
    kind: 'digits',
    width: 22,
  },
  {
    id: 'sellerName',
    titles: ['开票公司名称', '开票公司', '销售方名称', 'Seller'],
    most: 400,
    kind: 'text',
    width: 24,
  },
  { id: 'kind', titles: ['票种', '发票类型', '发票种类', 'Kind'], most: 100, kind: 'text', width: 8 },
  {
    id: 'priceIncludesTax',
    titles: ['是否含税', '含税标志', 'Prices with tax'],
    most: 100,
    kind: 'text',
    width: 10,
  },
  {
    id: 'buyerName',
    titles: ['购买方名称', '购方名称', '客户名称', 'Buyer'],
    most: 400,
    kind: 'text',
    width: 28,
  },
  {
    id: 'buyerTaxId',
    titles: ['购买方税号', '购买方纳税人识别号', '购方税号', 'Buyer tax ID'],
    most: 100,
    kind: 'digits',
    width: 22,
  },
  {
    id: 'buyerAddress',
    titles: ['购买方地址', '地址', 'Buyer address'],
    most: 400,
    kind: 'text',
    width: 24,
  },
  {
    id: 'buyerPhone',
    titles: ['电话', '购买方电话', '联系电话', 'Buyer phone'],
    most: 100,
    kind: 'digits',
    width: 16,
  },
  {
    id: 'buyerBankName',
    titles: ['开户银行', '购买方开户银行', '购方开户行', '开户行', 'Buyer bank'],
    most: 400,
    kind: 'text',
    width: 24,
  },
  {
    id: 'buyerBankAccount',
    titles: ['银行账号', '购买方银行账号', '账号', 'Buyer account'],
    most: 100,
    kind: 'digits',
    width: 24,
  },
  {
    id: 'buyerIsNaturalPerson',
    titles: ['自然人', '是否自然人', '购买方是自然人', 'Natural person'],
    most: 100,
    kind: 'text',
    width: 8,
  },
  {
    id: 'itemName',
    titles: ['项目名称', '货物或应税劳务、服务名称', '商品名称', '品名', 'Item'],
    most: 400,
    kind: 'text',
    width: 28,
  },
  {
    id: 'specification',
    titles: ['规格型号', '规格', '型号', 'Specification'],
    most: 400,
    kind: 'text',
    width: 14,
  },
  { id: 'unit', titles: ['单位', '计量单位', 'Unit'], most: 100, kind: 'text', width: 8 },
  { id: 'quantity', titles: ['数量', 'Quantity'], most: 60, kind: 'quantity', width: 12 },
  { id: 'unitPrice', titles: ['单价', 'Unit price'], most: 60, kind: 'quantity', width: 14 },
  { id: 'amount', titles: ['金额', 'Amount'], most: 60, kind: 'quantity', width: 14 },
  { id: 'taxRate', titles: ['税率', '税率/征收率', '征收率', 'Tax rate'], most: 40, kind: 'rate', width: 10 },
  { id: 'discount', titles: ['折扣金额', '折扣', 'Discount'], most: 60, kind: 'quantity', width: 12 },
  { id: 'note', titles: ['备注', 'Note'], most: 4_000, kind: 'text', width: 28 },
  {
    id: 'specificBusiness',
    titles: ['特定业务', '特定业务类型', 'Special business'],
    most: 100,
    kind: 'text',
    width: 14,
  },
];

/** A table without these two is no 发票登记表. */
export const NEEDED_COLUMNS = ['formNumber', 'itemName'] as const satisfies readonly EntryColumnId[];

/** Where the parts of a buyer stand. */
export const BUYER_COLUMNS = {
  name: 'buyerName',
  taxId: 'buyerTaxId',
  address: 'buyerAddress',
  phone: 'buyerPhone',
  bankName: 'buyerBankName',
  bankAccount: 'buyerBankAccount',
} as const satisfies Record<keyof Entry['buyer'], EntryColumnId>;

/** Words of a cell, compared without width, case and spaces. */
export const KIND_WORDS = {
  special: [
    '专票',
    '专用发票',
    '增值税专用发票',
    '数电专票',
    '电子发票（增值税专用发票）',
    'special',
    'Special invoice',
  ],
  general: [
    '普票',
    '普通发票',
    '增值税普通发票',
    '数电普票',
    '电子发票（普通发票）',
    'general',
    'General invoice',
  ],
} as const;
export const YES_WORDS: readonly string[] = ['是', '含税', '自然人', '√', '✓', 'yes', 'y', 'true', '1'];
export const NO_WORDS: readonly string[] = ['否', '不是', '不含税', '×', 'no', 'n', 'false', '0'];

/** What a rate may be chosen from; any other can be typed. */
export const OFFERED_RATES = ['13%', '9%', '6%', '5%', '3%', '1%', '0%', '免税', '不征税'] as const;
