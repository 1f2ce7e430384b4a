import { describe, expect, test } from 'vitest';
import { customerNote, officeLetter, personLists } from '../../../../utils/domain/case/letters';
import { browserOf, reportFacts } from '../../../../utils/domain/case/report-facts';
import {
  cutText,
  PASTE_LENGTH,
  REPORT_FIELDS,
  type ReportFacts,
  reportPaste,
  reportSheet,
} from '../../../../utils/domain/case/report-sheet';
import { LETTER_WORDS } from '../../../../utils/portal/report/letters';
import { MATTER_WORDS, REPORT_WORDS } from '../../../../utils/portal/report/report-words';
import { NOON, pictured, SITE } from '../../support/facts/facts';

const NOTHING: ReportFacts = {
  pages: [],
  pressed: [],
  shown: [],
  pictures: 0,
  files: 0,
  count: 0,
  net: '0',
  gross: '0',
  withoutAmount: 0,
  tickets: [],
  calls: [],
};
const FACTS: ReportFacts = {
  ...NOTHING,
  company: '北京云杉科技有限公司',
  taxId: '91110105MA01C4JX88',
  pages: ['dppt.beijing.chinatax.gov.cn/blue-invoice-makeout'],
  from: NOON,
  to: NOON + 61_000,
  pressed: ['发票开具'],
  shown: [{ words: '系统繁忙，\n请稍后再试', code: 'HTTP 504' }],
  count: 2,
  net: '200',
  gross: '202',
  tickets: ['GD-1'],
  calls: [{ calledAt: NOON, number: '12366', seat: '018', answer: '让等两小时' }],
};
const lines = (facts: ReportFacts) =>
  Object.fromEntries(reportSheet(facts, REPORT_WORDS).map(({ field, text }) => [field, text]));

describe('the sheet', () => {
  test('of nothing is all lines to fill in: nothing is invented', () => {
    const sheet = reportSheet(NOTHING, REPORT_WORDS);
    expect(sheet.map(({ field }) => field)).toEqual([...REPORT_FIELDS]);
    expect(sheet.filter(({ text }) => text !== undefined)).toEqual([]);
  });

  test('says when with its zone, what was shown word for word with its code, how many and how much', () =>
    expect(lines(FACTS)).toMatchObject({
      time: '2026-11-24 14:00:00 至 2026-11-24 14:01:01（北京时间，UTC+8）',
      shown: '「系统繁忙， 请稍后再试」 HTTP 504',
      affected: '2 份，不含税 200.00 元，价税合计 202.00 元',
      pressed: '「发票开具」',
      ticket: 'GD-1',
      answer: '2026-11-24 14:00 致电 12366，坐席 018：让等两小时',
    }));

  test('is bounded, whatever the portal said', () => {
    const shown = Array.from({ length: 60 }, (_, index) => ({ words: `${index}${'错'.repeat(4_000)}` }));
    const sheet = lines({ ...FACTS, shown, pages: Array.from({ length: 99 }, () => 'x'.repeat(99)) });
    expect(sheet['shown']?.length).toBeLessThan(400);
    expect(sheet['shown']).toContain('另有 56 条提示');
    expect(sheet['page']?.length).toBeLessThanOrEqual(160);
  });
});

describe('200 characters', () => {
  test('all of it where it fits', () =>
    expect(reportPaste(FACTS, REPORT_WORDS)).toBe(
      '北京云杉科技有限公司（91110105MA01C4JX88）2026-11-24 14:00在dppt.beijing.chinatax.gov.cn/blue-invoi…' +
        '点「发票开具」后页面提示「系统繁忙， 请稍后再试」 HTTP 504。影响2份，价税合计202.00元。工单号GD-1。' +
        '请协助核实这些发票是否已开具，何时恢复。',
    ));

  test.each([0, 10, 60, 61, 62, 63, 200, 4_000])('never more, with a text of %i rare characters', (count) => {
    for (const one of ['𠮷', '错', '👨‍👩‍👧', 'é', '邉󠄁']) {
      const text = reportPaste({ ...FACTS, shown: [{ words: one.repeat(count) }] }, REPORT_WORDS);
      expect(text.length).toBeLessThanOrEqual(PASTE_LENGTH);
      expect(text.isWellFormed()).toBe(true);
      expect(text).toContain('影响2份');
      expect(text.endsWith('何时恢复。')).toBe(true);
      // Whole characters alone.
      expect(text.split('「')[2]?.split(/[」…]/)[0]?.replaceAll(one, '')).toBe('');
    }
  });

  test('cut at the end, never within a character', () => {
    expect(cutText('𠮷𠮷', 4)).toBe('𠮷𠮷');
    expect(cutText('𠮷𠮷𠮷', 4)).toBe('𠮷…');
    expect(cutText('错', 0)).toBe('');
  });
});

test('an unseen mark in what somebody said turns nothing round', () => {
  const turning = '\u202etxt\u2067';
  const facts = {
    ...FACTS,
    shown: [{ words: turning }],
    tickets: [turning],
    calls: [{ calledAt: NOON, number: '12366', seat: turning, answer: turning }],
  };
  const record = { seller: turning, buyer: turning, submittedAt: NOON };
  const all = [
    JSON.stringify(lines(facts)),
    reportPaste(facts, REPORT_WORDS),
    officeLetter(facts, '2026-11-25', REPORT_WORDS, LETTER_WORDS),
    customerNote(record, LETTER_WORDS),
    JSON.stringify(personLists([record], LETTER_WORDS)),
  ].join();
  expect(all).not.toMatch(/[\u202e\u2067]/);
  expect(all).toContain('txt');
});

describe('letters', () => {
  const record = { seller: '甲公司', buyer: '=1+1<img>', gross: '1234.5', submittedAt: NOON };
  /** Every letter outside the places stands in the data, in its order. */
  const isOf = (text: string, data: readonly string[]) =>
    data
      .join('\n')
      .split(/\{\w+\}/)
      .reduce((from, piece) => {
        const at = text.indexOf(piece, from);
        expect(at, piece).toBeGreaterThanOrEqual(0);
        return at + piece.length;
      }, 0);

  test('to the tax office: the words of the data, what is known, lines to fill in for the rest', () => {
    const text = officeLetter(FACTS, '2026-11-25', REPORT_WORDS, LETTER_WORDS);
    isOf(text, LETTER_WORDS.office);
    expect(text).toContain('北京云杉科技有限公司（纳税人识别号 91110105MA01C4JX88）');
    expect(text).toContain('联系人：＿＿＿＿＿＿');
    expect(text).not.toContain('{');
  });

  test('to a customer: no blame, and her text stays text', () => {
    const text = customerNote(record, LETTER_WORDS);
    isOf(text, LETTER_WORDS.customer);
    expect(text).toContain('=1+1<img>，您好');
    expect(text).toContain('1,234.50 元');
    expect(text).not.toMatch(/税局|故障|瘫痪|责任|错误/);
  });

  test('one list a company, and no other company in it', () => {
    const lists = personLists(
      [record, { ...record, seller: '乙公司', buyer: undefined, gross: 'x' }],
      LETTER_WORDS,
    );
    expect(lists.map(({ company }) => company)).toEqual(['甲公司', '乙公司']);
    expect(lists[1]?.text).toBe(
      '乙公司：以下 1 张发票还没有结果，请先不要另开。\n1. ＿＿＿＿＿＿　¥＿＿＿＿＿＿　11-24 14:00',
    );
  });

  test('none speaks of paying later', () =>
    expect(JSON.stringify([LETTER_WORDS, REPORT_WORDS])).not.toMatch(/延期|缓缴|推迟|滞纳|延缓/));
});

describe('what a report can say of records', () => {
  const invoice = { seller: { name: '甲公司' }, totalNet: '100', totalGross: '101' } as never;
  const one = {
    id: 'S1',
    submittedAt: NOON,
    site: SITE,
    source: 'portal',
    sellerTaxId: 'A',
    invoice,
    standing: 'missing',
  } as const;
  const fault = {
    kind: 'busy',
    from: NOON,
    to: NOON + 1_000,
    origin: SITE.origin,
    path: '/x',
    status: 502,
  } as const;
  const faults = [
    { ...fault, id: 'a', submissionId: 'S1', words: '忙' },
    { ...fault, id: 'b', submissionId: 'S2', words: '乙公司的' },
  ];

  test('sums, the button, the list; nothing of another company', () => {
    const unread = { ...one, id: 'S3', invoice: { seller: {}, buyer: {} } as never };
    const found = reportFacts(
      { records: [one, unread], faults, pictures: [{ picture: pictured({ submissionId: 'S1' }) }] },
      {},
      MATTER_WORDS,
    );
    expect(found).toMatchObject({ company: '甲公司', gross: '101', count: 2, withoutAmount: 1, pictures: 1 });
    expect(found.pressed).toEqual(['发票开具']);
    expect(found.shown).toEqual([{ words: '忙', code: 'HTTP 502' }]);
    expect(found.standing).toContain('查不到');
    expect(found.pages[0]).toBe('dppt.beijing.chinatax.gov.cn/blue-invoice-makeout/invoice-makeout');
  });

  test.each([
    ['Mozilla/5.0 Chrome/140.0.0.0 Safari/537.36 Edg/140.0.1.2', 'Edge 140.0.1.2'],
    ['Mozilla/5.0 Firefox/128.0', 'Firefox 128.0'],
    ['another', 'another'],
    [undefined, undefined],
  ])('browser of %s', (agent, name) => expect(browserOf(agent)).toBe(name));
});
