import { describe, expect, test } from 'vitest';
import { FAULT_KINDS } from '../../../../utils/domain/fact/fact';
import { OUTCOME_TYPES, UNKNOWN_REASONS } from '../../../../utils/domain/outcome/outcome';
import { CATALOGUES, LANGUAGE_CODES, type TextKey } from '../../../../utils/domain/texts/languages';
import { createTexts } from '../../../../utils/domain/texts/texts';

const { zh_CN: zhCN } = CATALOGUES;
const keys = Object.keys(zhCN) as TextKey[];

/** `ux.md`: IT words, and words that a clerk reads as something else. One sentence is asked for as it is: 「李莉的电脑 3 小时没同步」. */
const FORBIDDEN = ['请求', '接口', '同步', '镜像', '重开', '被退回', '未送达', '已保存'];

describe('words of ux.md', () => {
  test.each(keys)('%s', (key) => {
    for (const code of LANGUAGE_CODES) expect(CATALOGUES[code][key]).not.toMatch(/[!！]/);
    const said = key === 'team.behind' ? zhCN[key].replace('没同步', '') : zhCN[key];
    for (const word of FORBIDDEN) expect(said).not.toContain(word);
  });

  test.each<[TextKey, string]>([
    ['draft.word', '没提交的填写'],
    ['outcome.pending', '等结果'],
    ['outcome.issued', '已开具'],
    ['outcome.refused', '开具失败'],
    ['outcome.notSent', '未提交成功'],
    ['outcome.unknown', '结果不明'],
    ['sentence.pending', '已留底，等税局回应'],
    ['sentence.unknown', '可能已经开具，先别再点发票开具'],
    ['chip.pending', '已留底 · 等结果'],
    ['chip.refused', '开具失败 · 已记下提示'],
    ['chip.unknown', '结果不明 · 先核对'],
    ['chip.drift', '开票页改版了，已整页留底，金额税率可能没读全，请自己核一遍'],
    ['chip.lost', '没有留底'],
    ['chip.orphaned', '请刷新页面，本页暂未留底'],
    ['xlsx.disclaimer', '本表为录入留底，不能作为报销、入账、抵扣凭证；入账请用税局下载的 XML/OFD/PDF 原件'],
  ])('%s is %s', (key, text) => expect(zhCN[key]).toBe(text));
});

describe('every state has its words', () => {
  test.each([
    ...OUTCOME_TYPES.map((type) => `outcome.${type}`),
    ...UNKNOWN_REASONS.map((reason) => `reason.${reason}`),
    ...FAULT_KINDS.map((kind) => `fault.${kind}`),
  ])('%s', (key) => expect(keys).toContain(key));
});

describe('createTexts', () => {
  test('fills places', () => {
    expect(createTexts('zh_CN')('chip.issued', { number: '12345678' })).toBe('已开具 · …12345678');
    expect(createTexts('en')('popup.attention', { count: 3 })).toBe('To do (3)');
  });

  test('a text of the page is put in as it is', () => {
    const message = '$& {number} <b>';
    expect(createTexts('zh_CN')('sentence.refused', { message })).toBe(`税局没有开具：「${message}」`);
  });

  test('a place without a value stays visible', () => {
    expect(createTexts('zh_CN')('chip.issued')).toBe('已开具 · …{number}');
  });
});
