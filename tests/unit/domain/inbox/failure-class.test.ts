import { describe, expect, test } from 'vitest';
import {
  ACTOR_OF,
  FAILURE_CLASSES,
  type FailureClass,
  failureClassOf,
} from '../../../../utils/domain/inbox/failure-class';
import type { Outcome } from '../../../../utils/domain/outcome/outcome';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { FAILURE_CLASS_RULES } from '../../../../utils/portal/failure-classes';

const refused = (message: string): Outcome => ({ type: 'refused', message });
const classOf = (outcome: Outcome) => failureClassOf(outcome, FAILURE_CLASS_RULES);

describe('a refused text in the class of the clerk', () => {
  test.each<[string, FailureClass]>([
    ['税率不合法，请使用 0.03、0.01', 'taxRate'],
    ['2-发票明细信息：第4行 税率不合法!请使用如下税率:0.03,0.01', 'taxRate'],
    ['第2行征收率与优惠政策不符', 'taxRate'],
    ['第1行商品和服务税收编码为汇总商品编码，请使用下级具体商编', 'itemCode'],
    ['第3行您不属于涉税专业服务机构，商品和服务税收分类编码不允许填写', 'itemCode'],
    ['商品编码与税率不匹配', 'itemCode'],
    ['项目名称不能为空', 'itemCode'],
    ['购买方纳税人识别号格式不正确', 'buyer'],
    ['购买方名称不能为空', 'buyer'],
    ['统一社会信用代码校验不通过', 'buyer'],
    ['可用授信额度不足，请到税局调整后再开票', 'quota'],
    ['本次开具金额超出额度', 'quota'],
    ['发票额度不足，没有权限调整', 'quota'],
    ['身份认证成功时间查询失败:请重新登录后继续办理业务', 'auth'],
    ['扫脸认证已超时', 'auth'],
    ['认证二维码失效，请刷新二维码后重新认证', 'auth'],
    ['会话失效，请重新登录', 'auth'],
    ['当前账户没有开票业务相关权限', 'permission'],
    ['您不是开票员，不能开具', 'permission'],
    ['非数电票试点纳税人，未核定数电票票种，不允许开票', 'restricted'],
    ['贵公司已被限制开票', 'restricted'],
    ['纳税人状态为非正常，不能开票', 'restricted'],
    ['备注长度超过230个字符', 'length'],
    ['备注超长', 'length'],
    ['购买方名称最多100个汉字', 'length'],
    ['系统繁忙，请稍后再试', 'busy'],
    ['税率查询超时，请稍后重试', 'busy'],
    ['错误码: 1001', 'other'],
    ['', 'other'],
  ])('%s → %s', (text, expected) => expect(classOf(refused(text))).toBe(expected));

  test('width and spaces do not count', () =>
    expect(classOf(refused('税 率 不合法（１３％）'))).toBe('taxRate'));
});

describe('by outcome', () => {
  test('an unknown one is looked up first, whatever it says (law L2)', () => {
    expect(classOf({ type: 'unknown', reason: 'unclearText', message: '税率不合法' })).toBe('unknown');
    expect(classOf({ type: 'unknown', reason: 'timedOut' })).toBe('unknown');
  });

  test('not sent: by the words of the page, or offline', () => {
    expect(classOf({ type: 'notSent', message: '购买方名称不能为空' })).toBe('buyer');
    expect(classOf({ type: 'notSent' })).toBe('offline');
  });
});

describe('every class', () => {
  const t = createTexts('zh_CN');

  test.each(FAILURE_CLASSES)('%s says its name, what to do and who acts', (name) => {
    expect(t(`class.${name}`)).not.toBe('');
    expect(t(`todo.${name}`)).not.toBe('');
    expect(t(`who.${ACTOR_OF[name]}`)).not.toBe('');
  });

  test('each one but those that have no words is reached by its own rule', () => {
    const ruled = FAILURE_CLASS_RULES.map((rule) => rule.class);
    expect([...ruled, 'unknown', 'offline', 'other'].sort()).toEqual([...FAILURE_CLASSES].sort());
  });
});
