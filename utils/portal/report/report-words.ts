import type { MatterWords } from '../../domain/case/report-facts';
import type { ReportWords } from '../../domain/case/report-sheet';

/** Words of the report to the tax office, 2026-11: our own. In Chinese in every language, for it is read there. */
export const REPORT_WORDS: ReportWords = {
  title: '电子税务局开票故障报告单',
  labels: {
    company: '企业名称',
    taxId: '税号',
    taxOffice: '主管税务所',
    clerk: '办税员',
    phone: '电话',
    page: '出问题的页面',
    time: '发生时间',
    pressed: '点了什么',
    shown: '提示原文和代码',
    browser: '浏览器',
    otherNetwork: '换网络试过',
    evidence: '截图和附件',
    affected: '影响',
    ticket: '工单号',
    answer: '12366 或税务所的答复',
  },
  zone: '（北京时间，UTC+8）',
  until: ' 至 ',
  and: '、',
  cut: '另有 {count} 条提示，见留底',
  tried: '试过',
  notTried: '没有试过',
  pictures: '页面留影 {count} 份',
  files: '附件 {count} 份',
  affected: '{count} 份，不含税 {net} 元，价税合计 {gross} 元',
  withoutAmount: '（其中 {count} 份没读到金额）',
  call: '{time} 致电 {number}，坐席 {seat}：{answer}',
  paste: {
    company: '{company}（{taxId}）',
    seen: '{time}在{page}',
    pressed: '点「{pressed}」后',
    shown: '页面提示{shown}。',
    affected: '影响{count}份，价税合计{gross}元。',
    ticket: '工单号{ticket}。',
    ask: '请协助核实这些发票是否已开具，何时恢复。',
  },
};

/** What stands over and under the lines of the sheet. */
export const SHEET_WORDS = {
  toFill: '（待填）',
  statement: '以上为录入留底和页面提示的如实记录，证明录入与提示的过程，不证明发票已开具。',
  seal: '（加盖公章）',
  date: '日期：',
  year: '年',
  month: '月',
  day: '日',
  sign: '经办人：',
} as const;

/** By which button each way of submitting is pressed, and what the portal's list says of it. */
export const MATTER_WORDS: MatterWords = {
  // What the buttons of the other pages are called is not known for sure: that line is left to be filled in.
  pressed: { portal: '发票开具' },
  standing: {
    missing: '已提交，但在全量发票查询里查不到',
    duplicated: '一次提交，在全量发票查询里对上了不止一个号码',
  },
};
