/** A passage of a law, word for word; ellipses are ours. */
export interface LawPassage {
  readonly law: string;
  /** Version of the law, or the day from which it is in force. */
  readonly date: string;
  readonly article: string;
  readonly words: string;
}

/** Read in full text collections in the state of that month. */
export const LAW_READ_IN = '2025-04';

const SIGNATURE = { law: '电子签名法', date: '2019-04-23' };
const COLLECTION = { law: '税收征收管理法', date: '2015-04-24' };
const INVOICES = { law: '发票管理办法', date: '2023-07-20' };
const VAT = { law: '增值税法', date: '2026-01-01' };
const REVIEW = { law: '行政复议法', date: '2023-09-01' };

/** All that the product quotes. It gives no legal advice, and says so beside it. */
export const LAW: readonly LawPassage[] = [
  {
    ...SIGNATURE,
    article: '四',
    words: '能够有形地表现所载内容，并可以随时调取查用的数据电文，视为符合法律、法规要求的书面形式',
  },
  {
    ...SIGNATURE,
    article: '五',
    words:
      '原件形式：（一）能够有效地表现所载内容并可供随时调取查用；（二）能够可靠地保证自最终形成时起，内容保持完整、未被更改……',
  },
  {
    ...SIGNATURE,
    article: '六',
    words: '保存：……（三）能够识别数据电文的发件人、收件人以及发送、接收的时间',
  },
  {
    ...SIGNATURE,
    article: '七',
    words: '数据电文不得仅因为其是以电子……手段生成、发送、接收或者储存的而被拒绝作为证据使用',
  },
  {
    ...SIGNATURE,
    article: '八',
    words:
      '审查真实性应当考虑：（一）生成、储存或者传递数据电文方法的可靠性；（二）保持内容完整性方法的可靠性；（三）用以鉴别发件人方法的可靠性；（四）其他相关因素',
  },
  {
    ...COLLECTION,
    article: '五十二',
    words:
      '因税务机关的责任，致使纳税人、扣缴义务人未缴或者少缴税款的，税务机关在三年内可以要求……补缴税款，但是不得加收滞纳金',
  },
  {
    ...COLLECTION,
    article: '三十二',
    words: '从滞纳税款之日起，按日加收滞纳税款万分之五的滞纳金',
  },
  { ...INVOICES, article: '三', words: '电子发票与纸质发票具有同等法律效力' },
  {
    ...INVOICES,
    article: '二十一',
    words: '开具发票应当按照规定的时限、顺序、栏目，全部联次一次性如实开具……',
  },
  {
    ...INVOICES,
    article: '二十三（六）',
    words: '不得……窃取、截留、篡改、出售、泄露发票数据',
  },
  { ...VAT, article: '二十八', words: '先开具发票的，为开具发票的当日' },
  { ...VAT, article: '三十四', words: '电子发票与纸质发票具有同等法律效力' },
  {
    ...REVIEW,
    article: '二十',
    words: '六十日内提出……因不可抗力或者其他正当理由耽误法定申请期限的，申请期限自障碍消除之日起继续计算',
  },
  {
    ...REVIEW,
    article: '四十四（一）',
    words: '认为被申请人不履行法定职责的，提供曾经要求被申请人履行法定职责的证据',
  },
];
