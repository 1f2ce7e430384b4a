// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { watchQuota } from '../../../../utils/capture/list/watch-quota';
import { Fact } from '../../../../utils/domain/fact/fact';
import { dppt } from '../../../../utils/portal/dppt';
import { find, page } from '../../support/page/page';

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
const panel = (heading: string, amount: string) =>
  `<div class="g-data-display-panel"><div class="g-data-display-panel-header">${heading}</div><div class="g-data-display-content">${amount}</div></div>`;
const section = (...panels: string[]) =>
  `${HEADER}<div class="section-wrap"><h3>开票情况概览</h3>${panels.join('')}</div>`;
const told = () => facts.map((fact) => fact.type === 'quotaSeen' && [fact.basis, fact.left, fact.noLimit]);
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

  test.each([
    ['可用发票额度（元）', undefined],
    ['可用发票额度（申报前）（元）', 'beforeDeclaring'],
    ['可用发票额度（申报后）（元）', 'afterDeclaring'],
    ['可用发票额度(申报后)(元)', 'afterDeclaring'],
  ])('by the real heading %s', async (heading, basis) => {
    start(section(panel('已开具发票金额（元）', '5.00'), panel(heading, '7,491,000.50')));
    await look();
    expect(told()).toEqual([[basis, '7491000.50', undefined]]);
  });

  test('before and after declaring are told apart, each when it changes', async () => {
    start(
      section(panel('可用发票额度（申报前）（元）', '10.00'), panel('可用发票额度（申报后）（元）', '20.00')),
    );
    await look();
    const both = [
      ['beforeDeclaring', '10.00', undefined],
      ['afterDeclaring', '20.00', undefined],
    ];
    expect(told()).toEqual(both);
    find('.g-data-display-content').textContent = '9.00';
    await look();
    expect(told()).toEqual([...both, ['beforeDeclaring', '9.00', undefined]]);
  });

  test.each(['9999999999999999', '9,999,999,999,999,999.00'])('%s is no limit', async (amount) => {
    start(section(panel('可用发票额度（元）', amount)));
    await look();
    expect(told()).toMatchObject([[undefined, expect.stringMatching(/^9{16}/), true]]);
  });

  test.each([
    ['another heading', [panel('总发票额度（元）', '5.00'), panel('本月可用发票额度（元）', '5.00')]],
    ['no amount', [panel('可用发票额度（元）', '--')]],
    [
      'two amounts under one heading',
      [panel('可用发票额度（元）', '5.00'), panel('可用发票额度（元）', '6.00')],
    ],
  ])('%s tells nothing', async (_, panels) => {
    start(section(...panels));
    await look();
    expect(facts).toEqual([]);
  });

  test('the total beside it is not taken for it', async () => {
    start(`${HEADER}<div>总发票额度 ￥500,000.00</div>${card('￥7.00')}`);
    await look();
    expect(seen()).toEqual([[TAX_ID, '7.00']]);
  });
});
