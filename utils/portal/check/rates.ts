import type { CheckLimits } from '../../domain/check/limits';

/**
 * Rates and 征收率 that the portal offers, as public tools and the batch template of 2026-04 list them; from 2026-01-01 by
 * 增值税法: 13, 9, 6 and 0 %, 征收率 3 %. Days that are not known are left out and bar nothing: 5 % is still offered, by
 * which provision is not known. 1 % for small-scale taxpayers: to 2027-12-31 (公告2026年第10号, named second hand).
 * Looked at 2026-11.
 */
export const RATES: CheckLimits['rates'] = [
  { rate: '0.13', from: '2019-04-01' },
  { rate: '0.09', from: '2019-04-01' },
  { rate: '0.06', from: '2016-05-01' },
  { rate: '0.05' },
  { rate: '0.03' },
  { rate: '0.015' },
  { rate: '0.01', from: '2020-03-01', until: '2027-12-31' },
  { rate: '0' },
];

/** Seen beside them: with tax 0.00 in the portal's exported list (2026-11). */
export const RATE_WORDS: CheckLimits['rateWords'] = ['免税', '不征税'];

/**
 * 1.5 %: the batch template of 2026-04 has 「按5%简易征收减按1.5%计证」 and 「按3%简易征收减按1.5%计征」. Known use: 个人出租住房.
 * How the portal itself counts the tax (net × 1.5 %, or gross ÷ 1.05 or 1.03 × 1.5 %) is not known: each of them passes.
 */
export const REDUCED: CheckLimits['reduced'] = [
  { rate: '0.015', of: ['0.05', '0.03'], words: ['租赁', '出租', '租金', '住房'] },
];

/**
 * 差额 and 减按 of the ticket picker [seen]; of 「差额征税-全额开票」 the tax is that of the whole amount. A 差额 invoice carries the
 * word in its 备注 [public rule, not checked here].
 */
export const TAXATION: CheckLimits['taxation'] = {
  fields: [
    { name: 'cezslxDm' },
    { name: 'jazslxDm' },
    { label: '差额' },
    { label: '减按征税' },
    { label: '征税方式' },
  ],
  whole: ['全额开票'],
  none: ['无', '请选择', '否', '正常征税'],
  noteWords: ['差额征税'],
};
