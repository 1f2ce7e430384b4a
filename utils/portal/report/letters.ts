import type { LetterWords } from '../../domain/case/letters';

/** Words of the letters, 2026-11: our own, in Chinese in every language. Nothing is asked for in them but an answer. */
export const LETTER_WORDS: LetterWords = {
  toFill: '＿＿＿＿＿＿',
  office: [
    '情况说明',
    '',
    '{taxOffice}：',
    '我公司{company}（纳税人识别号 {taxId}）于{time}在电子税务局办理发票开具时，页面没有正常给出结果。',
    '出问题的页面：{page}。',
    '页面显示：{shown}。',
    '涉及发票：{affected}。',
    '已联系：{answer}。工单号：{ticket}。',
    '录入内容、页面提示和发生时间都有留底，可以随时提供查看。请协助核实这些发票是否已经开具。',
    '',
    '联系人：{clerk}　电话：{phone}',
    '{company}（公章）',
    '{day}',
  ],
  customer: [
    '{buyer}，您好：',
    '贵公司价税合计 {gross} 元的发票，我们在 {time} 已经录入，目前还在等开票结果。',
    '结果核实清楚以后，我们马上把发票发给您。给您添了等待，请谅解。',
    '{company}',
  ],
  list: ['{company}：以下 {count} 张发票还没有结果，请先不要另开。'],
  item: '{nth}. {buyer}　¥{gross}　{time}',
};
