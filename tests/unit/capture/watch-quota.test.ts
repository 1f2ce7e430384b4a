// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { watchQuota } from '../../../utils/capture/watch-quota';
import { Fact } from '../../../utils/domain/fact';
import { dppt } from '../../../utils/portal/dppt';
import { find, page } from '../support/page';

const TAX_ID = '91110108MA01Q7X4HN';
const HEADER = `<header class="layout-header">北京云杉科技有限公司 统一社会信用代码：${TAX_ID}</header>`;
const card = (amount: string) => `<div class="quota-card"><span>可用发票额度</span><b>${amount}</b></div>`;

let facts: Fact[];
let stop: () => void;

function start(html: string, path = dppt.quota.path) {
  window.location.href = `https://dppt.beijing.chinatax.gov.cn:8443${path}`;
  page(html);
  facts = [];
  stop = watchQuota(window, dppt, {
    now: Date.now,
    newId: () => `N${facts.length}`,
    keep: (fact) => void facts.push(Fact.parse(fact)),
  });
}
const look = () => vi.advanceTimersByTimeAsync(2_000);
const seen = () => facts.map((fact) => fact.type === 'quotaSeen' && [fact.companyTaxId, fact.left]);

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe('可用发票额度', () => {
  test('is told once, and again when it changes', async () => {
    start(HEADER + card('￥91,000.50'));
    await look();
    await look();
    expect(seen()).toEqual([[TAX_ID, '91000.50']]);
    find('b').textContent = '￥90,000.00';
    await look();
    expect(seen()).toEqual([
      [TAX_ID, '91000.50'],
      [TAX_ID, '90000.00'],
    ]);
  });

  test.each([
    ['a page that does not show whose it is', card('￥1.00'), undefined],
    ['a page without an amount', HEADER + card('--'), undefined],
    ['another page', HEADER + card('￥1.00'), '/blue-invoice-makeout'],
  ])('is not told by %s', async (_, html, path) => {
    start(html, path);
    await look();
    expect(facts).toEqual([]);
  });

  test('the total beside it is not taken for it', async () => {
    start(`${HEADER}<div>总发票额度 ￥500,000.00</div>${card('￥7.00')}`);
    await look();
    expect(seen()).toEqual([[TAX_ID, '7.00']]);
  });
});
