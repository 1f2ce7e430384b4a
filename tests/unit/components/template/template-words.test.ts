import { describe, expect, test } from 'vitest';
import { isInDanger, outTexts, refusalText } from '../../../../components/template/template-words';
import type { Outcome } from '../../../../utils/domain/outcome/outcome';
import type { Submission } from '../../../../utils/domain/record/submission';
import { createTexts } from '../../../../utils/domain/texts/texts';
import type { EntryProblem } from '../../../../utils/exchange/template/entry-problem';
import type { TemplateRefusal } from '../../../../utils/exchange/template/template-book';

const t = createTexts('zh_CN');

test.each<[EntryProblem, string]>([
  [{ code: 'unread' }, '内容没能读全，请照详情自己填'],
  [{ code: 'noLines' }, '没有明细行'],
  [{ code: 'noKind' }, '没读到是专票还是普票'],
  [{ code: 'companyTaxId' }, '购买方像是单位，开普通发票模板里也要填「购买方纳税人识别号」，请先补上'],
  [
    { code: 'unknownField', label: '差额', shown: '全额开票' },
    '还填了「差额」（全额开票），模板里怎么填票影不知道，请自己填',
  ],
  [{ code: 'negativeLine', line: 2 }, '第 2 行金额是负数，又不是折扣，模板里写不了'],
  [{ code: 'rateWord', line: 1, shown: '免税' }, '第 1 行税率是「免税」，模板里怎么填票影不知道，请自己填'],
  [{ code: 'noCode', item: '餐费' }, '缺「餐费」的商品和服务税收编码'],
  [{ code: 'required', column: '购买方纳税人识别号' }, '缺「购买方纳税人识别号」'],
  [{ code: 'tooLong', column: '单位', max: 22, line: 3 }, '第 3 行「单位」超过 22 个字'],
  [{ code: 'decimals', column: '金额', max: 2, line: 3 }, '第 3 行「金额」小数超过 2 位'],
  [{ code: 'notListed', column: '发票类型', shown: '收据' }, '「发票类型」里没有「收据」这一项'],
])('why an entry is left out: $code', (problem, text) =>
  expect(outTexts({ problems: [problem] }, t)).toEqual([text]),
);

test('the same reason is said once, a bar in its own words', () => {
  const problem = { code: 'noCode', item: '餐费' } as const;
  expect(outTexts({ problems: [problem, problem] }, t)).toHaveLength(1);
  expect(outTexts({ bar: 'sameHere' }, t)).toEqual(['和上面的一张内容相同，只写入一张']);
  expect(outTexts({ bar: 'unknown' }, t)).toEqual(['可能已经开具，请先核对']);
});

test.each<[TemplateRefusal, string]>([
  [
    { refusal: 'otherHeaders', sheet: '1-发票基本信息', column: 'AN', shown: '另外', expected: '' },
    '工作表「1-发票基本信息」AN 列第 3 行应是「（空）」，这份文件里是「另外」，没有写。请到税局重新下载模板，不要改动表头。',
  ],
  [
    { refusal: 'notTemplate', missing: '1-发票基本信息' },
    '这不是税局的批量开票导入模板：里面没有「1-发票基本信息」，没有写。请选您从税局「批量开票」下载的那一份。',
  ],
  [
    { refusal: 'olderVersion', version: 'pt:20250101' },
    '模板版本是 pt:20250101，票影认得的是 pt:20260401；这一份旧了，税局不会收，请到税局重新下载模板',
  ],
  [
    { refusal: 'otherHeaders', sheet: '2-发票明细信息', column: 'F', shown: '单价', expected: '数量' },
    '工作表「2-发票明细信息」F 列第 3 行应是「数量」，这份文件里是「单价」，没有写。请到税局重新下载模板，不要改动表头。',
  ],
])('why a file is not filled: %s', (refusal, text) => expect(refusalText(refusal, t)).toBe(text));

describe('what stands in a template and has another outcome since', () => {
  const danger = (outcome: Outcome, given: Partial<Submission> = {}) =>
    isInDanger({ inTemplate: true, outcome, ...given } as Submission);
  test.each<[string, Outcome, boolean]>([
    ['refused', { type: 'refused', message: '税率不合法' }, false],
    ['issued', { type: 'issued', invoiceNumbers: [] }, true],
    ['pending', { type: 'pending' }, true],
    ['unknown', { type: 'unknown', reason: 'timedOut' }, true],
  ])('%s', (_, outcome, is) => expect(danger(outcome)).toBe(is));
  test('settled as not issued before it was written', () =>
    expect(danger({ type: 'unknown', reason: 'timedOut' }, { settled: { as: 'notIssued', at: 1 } })).toBe(
      false,
    ));
});
