import { describe, expect, test } from 'vitest';
import { classifyText, type TextClass } from '../../../../utils/domain/outcome/classify-text';
import { CATALOGUE } from '../../../../utils/portal/catalogue';
import { DOUBT_WORDS } from '../../../../utils/portal/doubts';
import { knowledgeWith } from '../../../../utils/portal/registry';
import { RULE_WORDS } from '../../../../utils/portal/words';
import { QUOTED_TEXTS } from '../../../fixtures/quoted-texts';

const { texts } = knowledgeWith()('dppt');
const classify = (text: string): TextClass => classifyText(text, texts);

/** Entries of the catalogue that a text on the page can match, with a text that does. */
const LISTED: ReadonlyArray<readonly [string, TextClass]> = [
  ['系统检测到您在当前页已成功开具发票', 'issued'],
  ['系统检测到您已成功开具发票，请登录税局查询确认!', 'issued'],
  ['发票号码为[26112000000000000001]在数据库中已存在', 'issued'],
  ['内部错误', 'unknown'],
  ['税局执行超时', 'unknown'],
  ['请求异常', 'unknown'],
  ['服务器数据返回错误', 'unknown'],
  ['税局数据请求超时', 'unknown'],
  ['无效请求，请重新进入开具页面', 'unknown'],
  ['开票请求已失效', 'unknown'],
  ['身份认证成功时间查询失败:请重新登录后继续办理业务', 'auth'],
  ['请重新登录', 'auth'],
  ['重新登录后', 'auth'],
  ['会话失效，请重新登录', 'auth'],
  ['电子税务局APP扫脸认证', 'question'],
  ['扫脸认证已超时', 'scanEnded'],
  ['扫脸认证已取消', 'scanEnded'],
  ['认证二维码失效，请刷新二维码后重新认证', 'scanEnded'],
  ['当前未查询到购买方纳税人信息，请确认是否继续开具', 'question'],
  ['开具金额较大，请确认是否开具', 'question'],
  ['继续开具', 'question'],
  ['我已知晓，继续开票', 'question'],
  ['您现在选择 3%征收率，是否因为前期已开具 3%征收率的发票', 'question'],
];

describe('T1 the catalogue', () => {
  test.each(LISTED)('%s → %s', (text, outcome) => expect(classify(text)).toBe(outcome));

  test.each(LISTED)('inside a longer text: %s', (text, outcome) =>
    expect(classify(`提示 ${text}！错误编号 A-1`)).toBe(outcome),
  );

  test('every entry for the page is in the table above, or matches a quoted text', () => {
    const onPage = CATALOGUE.filter(
      ({ scope, kind }) =>
        ['issue', 'dialog', 'session'].includes(scope) && (kind === 'text' || kind === 'pattern'),
    );
    const known = [...LISTED.map(([text]) => text), ...QUOTED_TEXTS.map(({ text }) => text)];
    for (const { match, kind } of onPage) {
      const has = known.some((text) =>
        kind === 'text' ? text.includes(match) : new RegExp(match).test(text.normalize('NFKC')),
      );
      expect(has, `no text of tests/fixtures/quoted-texts.ts holds: ${match}`).toBe(true);
    }
  });

  test('width and spaces do not count', () => {
    expect(classify('会话失效, 请 重新\n登录')).toBe('auth');
    expect(classify('身份认证成功时间查询失败：请重新登录后继续办理业务')).toBe('auth');
  });

  test.each(CATALOGUE.filter(({ kind }) => kind === 'pattern').map(({ match }) => match))(
    'pattern %s is a valid expression',
    (match) => expect(() => new RegExp(match.normalize('NFKC'))).not.toThrow(),
  );

  test.each(CATALOGUE.filter(({ scope }) => scope === 'batch').map(({ match }) => match))(
    'T5 batch text %s says nothing about an entry form',
    (match) => expect(classify(match)).not.toBe('issued'),
  );
});

describe('T2 the most careful class wins (law L2)', () => {
  test.each<[string, TextClass]>([
    ['内部错误：系统检测到您在当前页已成功开具发票', 'issued'],
    ['请求异常，请重新登录', 'unknown'],
    ['继续开具前请重新登录', 'auth'],
    ['扫脸认证已超时，请刷新', 'scanEnded'],
    ['扫脸认证已超时，请核对是否已开具', 'unknown'],
    ['税率不正确，内部错误', 'unknown'],
    ['税率不正确，是否继续开具', 'question'],
  ])('%s → %s', (text, outcome) => expect(classify(text)).toBe(outcome));
});

describe('unlisted texts', () => {
  test.each([
    '购买方名称不能为空',
    '第3行 税率不合法',
    '纳税人识别号格式错误',
    '备注超出 230 个字符',
    '可用授信额度不足，请到税局调整后再开票',
    '第 12 行：商品编码须填写到末级',
    '请填写开户银行',
    '单价为必填项',
  ])('T4 names a field, line or rule: %s → refused', (text) => expect(classify(text)).toBe('refused'));

  test.each(RULE_WORDS)('%s alone is a refusal', (word) => expect(classify(word)).toBe('refused'));

  test.each(DOUBT_WORDS)('T3 %s makes a refusal doubtful', (word) => {
    expect(classify(`税率不合法 ${word}`)).toBe('doubtful');
    expect(classify(`第1行不正确，${word}`)).toBe('doubtful');
    expect(classify(word)).toBe('doubtful');
  });

  test.each([
    '提交成功',
    '请确认是否开具成功',
    '系统繁忙，请稍后再试',
    '网络超时，请在查询页面核对',
    '请勿重复提交',
    '该流水号已开具',
  ])('T3 holds a word of doubt: %s', (text) => expect(classify(text)).toBe('doubtful'));

  test.each([
    '',
    ' ',
    '错误码: 1001',
    '开具失败',
    'The server successfully returned the requested data',
    '操作不成，请确认',
  ])('T4 %j → unclear', (text) => expect(classify(text)).toBe('unclear'));

  test.each(
    `生成 受理 已提交 上传 处理中 开具中 正在 排队 交付 送达 签章 赋码 已存在 完成 请勿 请选择 登录`.split(
      ' ',
    ),
  )('X5 a text that holds 「%s」 refuses nothing, whatever field it names', (word) => {
    expect(classify(`购买方名称不正确，${word}`)).toBe('doubtful');
  });

  test.each<[string, TextClass, string]>([
    ['T7 a lost log-in', 'auth', '帐号已在别处登录，登录状态失效'],
    ['T7 beside an invoice that may exist', 'unknown', '登录已失效，发票开具中'],
    ['T8 quota', 'refused', '发票额度已不够使用，请联系主管税务机关'],
    ['T9 permission', 'refused', '您当前暂无权限开具该票种'],
    ['T10 code', 'refused', '汇总商品，请使用下级具体商编'],
    ['T11 company', 'refused', '当前纳税人为非正常户'],
    ['T12 red letters', 'refused', '用途为待退税，不允许进行红冲'],
    ['T13 the form of a question', 'doubtful', '备注为空，是否继续提交'],
    ['T14 a phrase', 'refused', '商品编码未查询到对应的项目信息'],
    ['T14 a word beside the phrase', 'doubtful', '商品编码未查询到对应的项目信息，请查询'],
    ['T15 it may exist', 'doubtful', '税率不正确，发票已为您开出'],
    ['T15 it was only not delivered', 'doubtful', '金额不正确，邮箱投递失败'],
  ])('%s → %s', (_, outcome, text) => expect(classify(text)).toBe(outcome));

  test('doubt words of design.md §3 are all there', () => {
    expect(DOUBT_WORDS).toEqual(
      expect.arrayContaining('超时 繁忙 稍后 异常 网络 内部 重复 已开具 成功 核对 查询'.split(' ')),
    );
  });
});
