// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { watchRed } from '../../../../utils/capture/red/watch-red';
import { Fact } from '../../../../utils/domain/fact/fact';
import { dppt } from '../../../../utils/portal/dppt';
import { click, find, page } from '../../support/page/page';
import {
  COLUMNS,
  dialog,
  FORM,
  form,
  HOME,
  home,
  ORIGINAL,
  RED,
  row,
  table,
  toast,
} from '../../support/page/red-pages';

let facts: Fact[];
let stop: () => void;
let made: number;

async function start(html: string, path = FORM) {
  window.location.href = `https://dppt.beijing.chinatax.gov.cn:8443${path}`;
  page(html);
  facts = [];
  made = 0;
  const keep = (fact: Fact) => void facts.push(Fact.parse(fact));
  stop = watchRed(window, dppt, {
    now: Date.now,
    clock: () => performance.now(),
    newId: () => `N${++made}`,
    keep,
    keepAll: (all) => all.forEach(keep),
    wake: async () => ({ tabKey: 'B-7', frameId: 0 }),
  });
  await vi.advanceTimersByTimeAsync(0);
}
const still = (ms = 400) => vi.advanceTimersByTimeAsync(ms);
const of = <T extends Fact['type']>(type: T) =>
  facts.filter((fact): fact is Extract<Fact, { type: T }> => fact.type === type);
const show = async (html: string) => {
  find('#more').innerHTML = html;
  await still();
};
const faults = () => of('fault').map(({ kind, detail }) => [kind, detail]);

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-24T06:00:00Z') }));
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe('the submit of a confirmation', () => {
  test('is kept at once, with what it reverses', async () => {
    await start(form());
    click(find('#submit'));
    expect(of('submitted')).toMatchObject([
      {
        tabKey: 'B-7',
        site: { path: FORM },
        red: { originalNumber: ORIGINAL, scope: 'partial', gross: '￥113.00' },
        snapshot: { texts: { totalNet: '100.00', totalTax: '13.00', totalGross: '￥113.00' } },
      },
    ]);
    expect(faults()).toEqual([]);
  });

  test.each([
    ['neither is chosen', (html: string) => html.replace(' checked', '')],
    ['two choices disagree', (html: string) => html.replace('name="s">', 'name="t" checked>')],
  ])('%s: the extent is not guessed', async (_, change) => {
    await start(change(form()));
    click(find('#submit'));
    expect(of('submitted')[0]?.red).toEqual({ originalNumber: ORIGINAL, gross: '￥113.00' });
  });

  test('again unchanged is the same, changed is another', async () => {
    await start(form());
    click(find('#submit'));
    click(find('#submit'));
    expect(of('repeated')).toHaveLength(1);
    find<HTMLInputElement>('input').value = RED;
    click(find('#submit'));
    expect(of('submitted').map(({ red }) => red?.originalNumber)).toEqual([ORIGINAL, RED]);
  });

  test('X9 by a script, too; none on the list, or on another page', async () => {
    await start(form());
    find('#submit').click();
    expect(facts).toMatchObject([{ type: 'submitted', gesture: 'script' }]);
    stop();
    for (const path of [HOME, '/blue-invoice-makeout/invoice-makeout']) {
      await start(form(), path);
      click(find('#submit'));
      expect(facts).toEqual([]);
      stop();
    }
  });

  test('an original that cannot be read is said, and the page is kept', async () => {
    await start(form().replace('原蓝字发票号码', '票号'));
    click(find('#submit'));
    expect(of('submitted')).toMatchObject([
      { red: { scope: 'partial' }, snapshot: { fields: expect.any(Array) } },
    ]);
    expect(faults()).toEqual([['profileDrift', '红字发票：原蓝字发票号码']]);
  });

  test('a form without a button that we know is said, once', async () => {
    await start(form().replace('提交', '下一步'));
    await still(20_000);
    expect(faults()).toEqual([['profileDrift', '红字发票：提交按钮']]);
  });

  test.each([
    ['提交成功', 'redTaken'],
    ['红字发票确认信息提交成功', 'redTaken'],
    ['红字发票信息确认单提交成功', 'redTaken'],
    ['保存成功!', 'redTaken'],
    ['请确认是否提交成功', 'answered'],
    ['提交成功状态未知，请稍后查询', 'answered'],
    ['原蓝字发票号码不正确', 'answered'],
  ])('%s → %s', async (text, type) => {
    await start(form());
    click(find('#submit'));
    await show(dialog(text));
    expect(facts.map((fact) => fact.type).filter((name) => name !== 'submitted')).toEqual([type]);
  });

  test('taken: what is said afterwards, and that the page leaves, is none of its business', async () => {
    await start(form());
    click(find('#submit'));
    await show(toast('提交成功'));
    await show(toast('撤销成功'));
    window.dispatchEvent(new Event('pagehide'));
    expect(of('answered')).toEqual([]);
    expect(of('leftPage')).toEqual([]);
  });

  test('X14 what stood before the press answers nothing here: which call submits is not known', async () => {
    await start(form());
    find('#more').innerHTML = '<div class="el-form-item__error">原蓝字发票号码不正确</div>';
    click(find('#submit'));
    await still(20_000);
    expect(of('answered')).toEqual([]);
  });

  test('taken, and the page leaves in the same moment: read before it goes', async () => {
    await start(form());
    click(find('#submit'));
    document.body.insertAdjacentHTML('beforeend', toast('提交成功'));
    window.dispatchEvent(new Event('pagehide'));
    expect(of('redTaken')).toHaveLength(1);
    expect(of('leftPage')).toEqual([]);
  });

  test('not taken, and the page leaves: said', async () => {
    await start(form());
    click(find('#submit'));
    window.dispatchEvent(new Event('pagehide'));
    expect(of('leftPage')).toMatchObject([{ submissionId: of('submitted')[0]?.submissionId }]);
  });
});

describe('the list', () => {
  test('each row is told with its state, and again only when it changed', async () => {
    await start(home(row('Q1', '待确认'), row('Q2', '已确认', RED)), HOME);
    await still();
    const states = () => of('redConfirmSeen').map(({ confirmId, state }) => [confirmId, state]);
    expect(states()).toEqual([
      ['Q1', 'waiting'],
      ['Q2', 'confirmed'],
    ]);
    expect(of('redConfirmSeen')[0]).toMatchObject({
      originalNumber: ORIGINAL,
      gross: '-113.00',
      text: '待确认',
      invoiceNumbers: [],
    });
    find('main').innerHTML = table(COLUMNS, [row('Q1', '撤销'), row('Q2', '已确认', RED)]);
    await still();
    expect(states().slice(2)).toEqual([['Q1', 'withdrawn']]);
  });

  test.each([
    ['销方录入待购方确认', 'waiting'],
    ['购销双方已确认', 'confirmed'],
    ['购方录入待销方确认', 'waiting'],
    ['无需确认', 'noNeed'],
    ['作废（销方录入购方否认）', 'voided'],
    ['作废（购方录入销方否认）', 'voided'],
    ['作废（超72小时未确认）', 'timedOut'],
    ['作废（发起方已撤销）', 'withdrawn'],
    ['作废（确认后撤销）', 'withdrawn'],
    ['作废（异常凭证）', 'voided'],
    ['作废（纳税人状态异常阻断）', 'voided'],
    ['作废（自然人拒收）', 'voided'],
    ['作废（已开具退税申请单)', 'voided'],
    ['已超时', 'timedOut'],
    ['处理中', undefined],
    ['已确认 已撤销', undefined],
  ])('%s → %s; what is no state of ours is said', async (text, state) => {
    await start(home(row('Q1', text)), HOME);
    await still();
    expect(of('redConfirmSeen')).toMatchObject([{ text }]);
    expect(of('redConfirmSeen')[0]?.state).toBe(state);
    const said = [['profileDrift', `红字发票：确认单状态「${text}」`]];
    expect(faults()).toEqual(state === undefined ? said : []);
  });

  test('the number of the red invoice is taken from its own column, never the original’s', async () => {
    const columns = [...COLUMNS, '红字发票号码'];
    await start(
      `<main>${table(columns, [
        [...row('Q1', '已确认'), RED],
        [...row('Q2', '已确认'), ORIGINAL],
      ])}</main>`,
      HOME,
    );
    await still();
    expect(of('redConfirmSeen').map(({ invoiceNumbers }) => invoiceNumbers)).toEqual([[RED], []]);
  });

  test('rows that are no confirmations that we can read are said', async () => {
    await start(`<main>${table(['单号', '号码', '结果'], [['1', ORIGINAL, '待确认']])}</main>`, HOME);
    await still(20_000);
    expect(facts.map(({ type }) => type)).toEqual(['fault']);
    expect(faults()).toEqual([['profileDrift', '红字发票：确认单清单']]);
  });

  test('an empty list, or a page without one, is none', async () => {
    await start(home(), HOME);
    await still(20_000);
    stop();
    await start('<main>红字发票业务</main>', HOME);
    await still(20_000);
    expect(facts).toEqual([]);
  });
});
