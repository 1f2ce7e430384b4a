import { describe, expect, test } from 'vitest';
import { foldSubmission } from '../../../../utils/domain/record/fold-submission';
import type { Submission } from '../../../../utils/domain/record/submission';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { COLUMNS, FAILURE_COLUMNS, LINE_COLUMNS, messageOf } from '../../../../utils/domain/view/columns';
import { knowledgeWith } from '../../../../utils/portal/registry';
import * as make from '../../support/facts/facts';
import { BUYER, SELLER } from '../../support/page/snapshots';

const record = [
  make.submitted(),
  make.success(['26112000000123456789', '26112000000123456790'], { at: make.NOON + 9 }),
].reduce<Submission | undefined>(
  (before, fact) => foldSubmission(before, make.eventOf(fact), knowledgeWith()('dppt')),
  undefined,
) as Submission;
const t = createTexts('zh_CN');
const lists = [
  ['发票', COLUMNS],
  ['明细', LINE_COLUMNS],
  ['失败与不明', FAILURE_COLUMNS],
] as const;

describe('one column list for every view and export', () => {
  test('a row in order', () => {
    expect(COLUMNS.map(({ title, value }) => [t(title), value(record, t)])).toEqual([
      ['提交时间', '2026-11-24 14:00:00'],
      ['开票日期', ''],
      ['结果', '已开具'],
      ['税局提示', ''],
      ['发票号码', '26112000000123456789 26112000000123456790'],
      ['票种', '普通发票'],
      ['销售方名称', SELLER.name],
      ['销售方税号', SELLER.taxId],
      ['购买方名称', BUYER.name],
      ['购买方税号', BUYER.taxId],
      ['明细行数', '3'],
      ['项目', '*信息技术服务*服务一；*信息技术服务*服务二；*信息技术服务*服务三'],
      ['合计金额', '300.00'],
      ['合计税额', '39.00'],
      ['价税合计', '339.00'],
      ['备注', ''],
      ['来源', '开票页'],
      ['原蓝字发票号码', ''],
      ['原件', '未下载'],
      ['自己的备注', ''],
      ['标签', ''],
    ]);
  });

  test('a red-letter one says so, with the number that it reverses and negative amounts', () => {
    const red = foldSubmission(undefined, make.eventOf(make.redSubmitted()), knowledgeWith()('dppt'));
    const cells = Object.fromEntries(COLUMNS.map(({ title, value }) => [title, value(red as Submission, t)]));
    expect(cells).toMatchObject({
      'column.source': '红字',
      'column.originalNumber': make.ORIGINAL,
      'column.totalGross': '-113.00',
    });
  });

  test('her own note and tags stand beside the note of the invoice, not in it', () => {
    const own = { ...record, note: '合同在老王那里', tags: ['急', '老客户'] };
    const cells = Object.fromEntries(COLUMNS.map(({ title, value }) => [title, value(own, t)]));
    expect(cells).toMatchObject({
      'column.note': '',
      'column.ownNote': '合同在老王那里',
      'column.tags': '急；老客户',
    });
  });

  test('what was not read stays empty, never 0', () => {
    const unread = { ...record, invoice: { ...record.invoice, totalNet: undefined, seller: {} } };
    const cells = Object.fromEntries(COLUMNS.map(({ title, value }) => [title, value(unread, t)]));
    expect(cells).toMatchObject({ 'column.totalNet': '', 'column.sellerName': '' });
  });

  test.each(lists)('%s has titles of its own and widths', (_, list) => {
    expect(new Set(list.map(({ title }) => title)).size).toBe(list.length);
    expect(list.every(({ width }) => width > 5)).toBe(true);
  });

  test('messageOf: the words of an outcome, if it has any', () => {
    expect(messageOf({ type: 'refused', message: '税率不合法' })).toBe('税率不合法');
    expect(messageOf({ type: 'notSent' })).toBe('');
    expect(messageOf({ type: 'pending' })).toBe('');
  });
});
