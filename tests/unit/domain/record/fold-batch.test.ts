import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../../utils/domain/fact/fact';
import { foldSubmission } from '../../../../utils/domain/record/fold-submission';
import type { Submission } from '../../../../utils/domain/record/submission';
import { mayRetry } from '../../../../utils/domain/retry/may-retry';
import { fillBarOf, planRefill } from '../../../../utils/domain/retry/refill-plan';
import { knowledgeWith } from '../../../../utils/portal/registry';
import { answered, eventOf, leftPage, NOON, submitted, success, timedOut } from '../../support/facts/facts';

const KNOWLEDGE = knowledgeWith({ quietMs: 1_000, openCallMs: 10_000 })('dppt');
const NUMBER = '26112000000000000001';
const cell = (name: string, label: string, value: string) => ({
  label,
  labelFrom: 'header',
  kind: 'text',
  name,
  value,
});
const row = (rows = 3) =>
  submitted({
    batch: { importId: 'I1', serialNumber: 'LS001', rows },
    snapshot: {
      takenAt: NOON,
      title: '',
      fields: [
        cell('sellerTaxId', '', '91110108MA01Q7X4HF'),
        cell('buyerName', '购买方名称', '朝阳区某学校'),
        cell('gross', '价税合计', '202.00'),
      ],
      tables: [],
      texts: {},
    },
  });
const fold = (...facts: Fact[]): Submission => {
  const record = facts.reduce<Submission | undefined>(
    (before, fact) => foldSubmission(before, eventOf(fact), KNOWLEDGE),
    undefined,
  );
  if (!record) throw new Error('no record');
  return record;
};
const failed = (text: string, invoiceNumbers: string[] = []) =>
  answered(text, { area: 'batchResult', invoiceNumbers, at: NOON + 10 });

describe('a row of the batch page', () => {
  test('is a submission of its own, with what the page shows', () => {
    const record = fold(row());
    expect(record).toMatchObject({
      source: 'batch',
      batch: { importId: 'I1', serialNumber: 'LS001', rows: 3 },
      sellerTaxId: '91110108MA01Q7X4HF',
      outcome: { type: 'pending' },
      invoice: { buyer: { name: '朝阳区某学校' }, totalGross: '202.00', issues: [{ code: 'noLines' }] },
    });
    expect(record.history).toEqual([
      { at: NOON, type: 'submitted.batch', text: 'LS001', outcome: 'pending' },
    ]);
  });

  test.each([
    ['购买方名称不能为空', 'refused'],
    ['第1行税率不合法，请使用 0.03、0.01', 'refused'],
    ['系统繁忙，请稍后再试', 'unknown'],
    ['失败', 'unknown'],
    ['成功', 'unknown'],
    ['请重新登录', 'unknown'],
    ['系统检测到您在当前页已成功开具发票', 'issued'],
  ])('S8 失败原因 %s → %s, though no issue call was seen', (text, type) =>
    expect(fold(row(), failed(text)).outcome.type).toBe(type),
  );

  test('S8 失败 beside a number is doubt', () =>
    expect(fold(row(), failed('税率不合法', [NUMBER])).outcome.type).toBe('unknown'));

  test.each(['税率不合法', '失败', '系统检测到您在当前页已成功开具发票'])(
    'S8 a result that may be of an earlier import neither refuses nor proves: %s',
    (text) => {
      const record = fold(row(), answered(text, { area: 'batchResult', belongs: false, at: NOON + 10 }));
      expect(record.outcome).toMatchObject({ type: 'unknown', message: text });
      expect(record.history.at(-1)?.type).toBe('answered.otherImport');
      expect(mayRetry(record, [record]).ok).toBe(false);
    },
  );

  test('成功 with its number proves it, whatever came before', () => {
    for (const before of [[], [leftPage()], [failed('税率不合法')]])
      expect(fold(row(), ...before, success([NUMBER])).outcome).toEqual({
        type: 'issued',
        invoiceNumbers: [NUMBER],
      });
  });

  test('S2 a row that was left or unclear is not refused afterwards', () => {
    for (const before of [leftPage({ how: 'noResult' }), timedOut(), failed('失败')])
      expect(fold(row(), before, failed('税率不合法')).outcome.type).toBe('unknown');
  });

  test('the other texts of an entry form stay what they are: without a call nothing was sent', () =>
    expect(fold(row(), answered('税率不合法', { at: NOON + 10 })).outcome.type).toBe('notSent'));

  test('waits longer the more rows are before it', () => {
    expect(fold(row(1)).deadlineAt).toBe(NOON + 10_000 + 3_000);
    expect(fold(row(1_000)).deadlineAt).toBe(NOON + 10_000 + 3_000_000);
  });

  test('refused, it may be entered again, but nothing is filled in without its lines', () => {
    const record = fold(row(), failed('税率不合法'));
    expect(mayRetry(record, [record])).toEqual({ ok: true });
    expect(planRefill(record)).toBeUndefined();
    expect(fillBarOf(record)).toBe('batchRow');
  });

  test('of others it is said whether they can be filled in', () => {
    expect(fillBarOf(fold(submitted()))).toBeUndefined();
    expect(fillBarOf(fold(submitted({ snapshot: { broken: true } })))).toBe('unreadable');
  });
});
