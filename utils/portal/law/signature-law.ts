/**
 * By what a court weighs a record that was made by a machine: 电子签名法 (2019-04-23), 第八条, word for word; read 2026-11 in a
 * full text collection (state of 2025-04). Which of our words answers which item: `pack.law.<key>`.
 */
export const SIGNATURE_LAW = {
  name: '中华人民共和国电子签名法',
  date: '2019-04-23',
  article: '第八条',
  begins: '审查真实性应当考虑：',
  items: [
    { key: 'making', words: '（一）生成、储存或者传递数据电文方法的可靠性' },
    { key: 'wholeness', words: '（二）保持内容完整性方法的可靠性' },
    { key: 'sender', words: '（三）用以鉴别发件人方法的可靠性' },
    { key: 'other', words: '（四）其他相关因素' },
  ],
} as const;
