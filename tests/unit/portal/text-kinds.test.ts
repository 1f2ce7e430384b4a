import { describe, expect, test } from 'vitest';
import { asksByForm, classifyText } from '../../../utils/domain/outcome/classify-text';
import { DOUBT_PATTERNS, DOUBT_WORDS } from '../../../utils/portal/doubts';
import { knowledgeWith } from '../../../utils/portal/registry';
import { TEXT_KINDS } from '../../../utils/portal/text-kinds';
import { RULE_WORDS } from '../../../utils/portal/words';
import { DOUBTFUL_SENTENCES, REFUSING_SENTENCES } from '../../fixtures/made-up-texts';

const { texts, redTexts } = knowledgeWith()('dppt');
const classify = (text: string) => classifyText(text, texts);
const asks = (text: string) => asksByForm(text, texts);

/** One kind · texts of it that no list holds, at least one for each of its patterns. */
const OF_KIND: Readonly<Record<string, readonly string[]>> = {
  session: [
    '登录状态已失效',
    '电票平台登陆失效',
    '帐号已退出',
    '您尚未登录，请先登录',
    '请获取短信重新登陆',
    '您的账号在其他设备登录',
    '该企业绑定关系已解除',
    '您还未绑定该企业',
  ],
  authentication: ['需要刷脸认证', '请先完成实名认证', '您的认证级别不够', '需要人脸核验身份'],
  quota: [
    '剩余授信额度不够本次使用',
    '本次金额超过单张额度',
    '您当前无可用额度',
    '无可用发票',
    '发票份数不足',
  ],
  permission: ['您没有权限', '权限不足', '当前人员不具备开票资格', '您不是开票员'],
  code: ['该税收编码不能用于本业务', '须用末级商编'],
  company: [
    '非正常户',
    '该企业已注销',
    '您已被停止开票',
    '您不属于一般纳税人',
    '所属月份不再允许修改',
    '不再允许此项',
  ],
  'red letters': ['该发票不可红冲', '无需申请红字确认'],
};

describe('kinds', () => {
  test.each(TEXT_KINDS.map((kind) => [`${kind.rule} ${kind.name}`, kind] as const))('%s', (_, kind) => {
    const samples = OF_KIND[kind.name] ?? [];
    for (const text of samples) expect(classify(text), text).toBe(kind.class);
    for (const pattern of kind.patterns)
      expect(
        samples.some((text) => new RegExp(pattern).test(text.normalize('NFKC'))),
        pattern,
      ).toBe(true);
  });

  test('T7 a face-scan’s own words stay what they are', () => {
    expect(classify('电子税务局APP扫脸认证 请使用电子税务局APP扫描二维码，完成实名认证')).toBe('question');
    expect(classify('扫脸认证已超时，请刷新')).toBe('scanEnded');
  });

  test('T7 a log-in beside the word that an invoice exists is no plain log-in', () => {
    expect(classify('发票已开出，登录已失效')).toBe('unknown');
    expect(classify('登录已失效，发票开具中')).toBe('unknown');
    expect(classify('登录已失效，额度不足')).toBe('auth');
  });

  test('T14 a phrase stands only for itself', () => {
    expect(classify('商品编码未查询到对应的项目信息')).toBe('refused');
    for (const text of [
      '商品编码，未查询到对应的发票',
      '流水编号未查询到对应的发票项目',
      '商品编码未查询到对应的项目，请查询',
      '税率不正确，已完成',
      '税率不正确，已完成对账',
    ])
      expect(classify(text), text).toBe('doubtful');
  });
});

describe('doubt', () => {
  test.each(REFUSING_SENTENCES)('%s → refused', (text) => expect(classify(text)).toBe('refused'));

  test.each(DOUBTFUL_SENTENCES)('T3 T15 「%s」 refuses nothing, whatever stands beside it', (doubt) => {
    expect(classify(doubt)).not.toBe('refused');
    for (const refusal of [...REFUSING_SENTENCES, ...RULE_WORDS, ...Object.values(OF_KIND).flat()])
      for (const text of [`${doubt}，${refusal}`, `${refusal}，${doubt}`, `${refusal}（${doubt}）`])
        for (const rules of [texts, redTexts]) expect(classifyText(text, rules), text).not.toBe('refused');
  });

  test('T3 any word of doubt after any refusal, with nothing between, leaves no refusal', () => {
    for (const refusal of [...REFUSING_SENTENCES, ...RULE_WORDS, ...Object.values(OF_KIND).flat()])
      for (const word of DOUBT_WORDS) expect(classify(refusal + word), refusal + word).not.toBe('refused');
  });

  test('T6 可红冲 doubts on a red page', () => expect(redTexts.doubtWords).toContain('可红冲'));

  test('T15 each pattern is met by one of the sentences', () => {
    const unmet = DOUBT_PATTERNS.filter(
      (pattern) =>
        !DOUBTFUL_SENTENCES.some((text) =>
          new RegExp(pattern, 'i').test(text.normalize('NFKC').replace(/\s/g, '')),
        ),
    );
    expect(unmet).toEqual([]);
  });
});

describe('T13 the form of a question', () => {
  test.each([
    '购买方为自然人，是否继续提交？',
    '您填写的备注为空，是否确认提交',
    '确定要按 3% 征收率提交吗',
    '请选择放弃享受减按1%征收率的原因',
    '该购买方为小规模纳税人，仍要提交',
    '可能存在开具不规范的情况',
    '本次金额较大，请确认是否提交',
  ])('%s asks, and refuses nothing', (text) => {
    expect(asks(text)).toBe(true);
    expect(classify(text)).toBe('doubtful');
  });

  test.each([
    '开票请求超时，请确认是否开具成功',
    '请确认发票是否开具',
    '开具失败，是否继续提交',
    '是否重新提交',
    '您已开具相同发票，是否继续提交',
    '发票正在开具中，是否继续提交',
    '系统异常，请选择',
    '是否查看结果',
    '请核实购买方名称是否正确',
    '税率不合法',
    '',
  ])('%s asks nothing', (text) => expect(asks(text)).toBe(false));

  test('whether a field is right is no question', () =>
    expect(classify('税号不合法，请核实是否填写正确')).toBe('refused'));

  test('no sentence of doubt asks, with a question beside it or without', () => {
    for (const doubt of DOUBTFUL_SENTENCES)
      for (const text of [doubt, `${doubt}，是否继续提交`]) expect(asks(text), text).toBe(false);
  });
});
