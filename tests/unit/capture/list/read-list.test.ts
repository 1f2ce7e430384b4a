// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readList } from '../../../../utils/capture/list/read-list';
import { readQuery } from '../../../../utils/capture/list/read-query';
import { dppt } from '../../../../utils/portal/dppt';
import '../../support/page/page';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'portal', 'dppt');
const bodyOf = (name: string) => {
  const html = readFileSync(join(FOLDER, name, 'page.html'), 'utf8');
  return new DOMParser().parseFromString(html, 'text/html').body;
};
const DESCRIBED = ['list-placeholders', 'list-labels', 'list-brackets'];
const RECEIVED = bodyOf('list-placeholders');
for (const cell of RECEIVED.querySelectorAll('td')) {
  if (cell.textContent?.trim() === '开具发票') cell.textContent = '取得发票';
}

describe('the described list', () => {
  test.each(DESCRIBED)('%s: its dates are read, and narrow nothing', (name) => {
    const { query, missing } = readList(bodyOf(name), dppt.query);
    expect(query).toMatchObject({ type: '开具发票', from: '2026-11-01', to: '2026-11-28' });
    expect(query.others?.filter((label) => label.includes('开票日期'))).toEqual([]);
    expect(missing).toEqual([]);
  });

  test.each(['list-placeholders', 'list-labels'])(
    '%s: the other side is the buyer of what was issued',
    (name) => {
      const { rows, isOfOther } = readList(bodyOf(name), dppt.query);
      expect(rows?.length).toBeGreaterThan(0);
      for (const row of rows ?? []) {
        expect([row.buyerName, row.buyerTaxId].every(Boolean)).toBe(true);
        expect([row.sellerName, row.sellerTaxId, row.invoiceCode]).toEqual([undefined, undefined, undefined]);
      }
      expect(isOfOther).toBeUndefined();
    },
  );

  test('of what was received it is the seller, by the row’s own word; the conditions say something else', () => {
    const { rows, isOfOther } = readList(RECEIVED, dppt.query);
    for (const row of rows ?? []) {
      expect([row.sellerName, row.sellerTaxId].every(Boolean)).toBe(true);
      expect([row.buyerName, row.buyerTaxId]).toEqual([undefined, undefined]);
    }
    expect(isOfOther).toBe(true);
  });

  test('an older invoice has its number in another column', () => {
    const body = bodyOf('list-labels');
    const cells = body.querySelector('tbody tr')?.querySelectorAll('td') as NodeListOf<HTMLElement>;
    const at = [...cells].findIndex(({ textContent }) => /^\d{20}$/.test(textContent?.trim() ?? ''));
    for (const [offset, text] of [
      [0, '--'],
      [1, '011002400111'],
      [2, '00000123'],
    ] as const) {
      (cells[at + offset] as HTMLElement).textContent = text;
    }
    expect(readList(body, dppt.query).rows?.[0]).toMatchObject({
      invoiceCode: '011002400111',
      invoiceNumber: '00000123',
    });
  });
});

describe('the sums above the rows', () => {
  const withSums = (change: (html: string) => string, name = 'list-labels') => {
    const body = bodyOf(name);
    const sums = body.querySelector('.invoiceQuery__sums') as HTMLElement;
    sums.innerHTML = change(sums.innerHTML);
    return readList(body, dppt.query).sums;
  };

  test.each<[string, (html: string) => string, object | undefined]>([
    ['by their words', (html) => html, { net: '100.00', tax: '6.00' }],
    [
      'with grouping and a sign',
      (html) => html.replace('100.00', '￥1,100.00'),
      { net: '1,100.00', tax: '6.00' },
    ],
    ['negative', (html) => html.replace('100.00', '-100.00'), { net: '-100.00', tax: '6.00' }],
    ['one alone', (html) => html.replace('合计税额', '税'), { net: '100.00' }],
    ['in another unit', (html) => html.replaceAll('元', '万元'), undefined],
    ['by their places', (html) => html.replaceAll('合计', '总'), { net: '100.00', tax: '6.00' }],
    [
      'three numbers without words',
      (html) => `${html.replaceAll('合计', '总')}<b class="info-number">1</b>`,
      undefined,
    ],
    ['none', () => '', undefined],
  ])('%s', (_, change, sums) => expect(withSums(change)).toEqual(sums));

  test('of a list with an invoice that they perhaps leave out nothing is read', () => {
    const body = bodyOf('list-labels');
    for (const cell of body.querySelectorAll('td')) {
      if (cell.textContent?.trim() === '正常') cell.textContent = '已作废';
    }
    expect(readList(body, dppt.query).sums).toBeUndefined();
  });
});

describe('how a day may be written', () => {
  const withDates = (from: string, to: string) => {
    const body = bodyOf('list-labels');
    const inputs = body.querySelectorAll<HTMLInputElement>(
      '.t-form-item__kprqq input, .t-form-item__kprqz input',
    );
    for (const [at, text] of [from, to].entries()) inputs[at]?.setAttribute('value', text);
    const { from: first, to: last } = readQuery(body, dppt.query);
    return [first, last];
  };

  test.each([
    ['2026/11/1', '2026/11/30', '2026-11-01', '2026-11-30'],
    ['2026年11月01日', '2026年11月30日', '2026-11-01', '2026-11-30'],
    ['2026-11-01 00:00:00', '2026-11-30 23:59:59', '2026-11-01', '2026-11-30'],
    // A part of a day leaves something out: no day.
    ['2026-11-01 08:00:00', '2026-11-30 18:00:00', '2026-11-01 08:00:00', '2026-11-30 18:00:00'],
    ['上月', '', '上月', ''],
  ])('%s and %s', (from, to, first, last) => expect(withDates(from, to)).toEqual([first, last]));
});
