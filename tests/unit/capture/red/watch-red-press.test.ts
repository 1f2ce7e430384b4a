// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { watchRed } from '../../../../utils/capture/red/watch-red';
import { Fact } from '../../../../utils/domain/fact/fact';
import { dppt } from '../../../../utils/portal/dppt';
import { click, find, page } from '../../support/page/page';
import { dialog, FORM, HOME, home, ORIGINAL, RED, row, toast } from '../../support/page/red-pages';

let facts: Fact[];
let stop: () => void;
let made: number;
let warned: number;
let called: (press: string, at?: number) => void;

async function start(html: string, path = FORM) {
  window.location.href = `https://dppt.beijing.chinatax.gov.cn:8443${path}`;
  page(html);
  facts = [];
  made = 0;
  warned = 0;
  const keep = (fact: Fact) => void facts.push(Fact.parse(fact));
  stop = watchRed(window, dppt, {
    now: Date.now,
    clock: () => performance.now(),
    newId: () => `N${++made}`,
    keep,
    keepAll: (all) => all.forEach(keep),
    warnRed: () => {
      warned += 1;
    },
    onRedCalled(listener) {
      called = (press, at = Date.now()) => listener({ kind: 'redCalled', press, at });
      return () => undefined;
    },
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

describe('the press that issues', () => {
  const press = async (...rows: string[][]) => {
    await start(home(...rows), HOME);
    await still();
    facts = [];
    click(find('#Q1'));
  };

  test('names its row', async () => {
    await press(row('Q2', '已确认', RED), row('Q1', '已确认'));
    expect(of('redPressed')).toMatchObject([
      { confirmId: 'Q1', originalNumber: ORIGINAL, gross: '-113.00', gesture: 'click', tabKey: 'B-7' },
    ]);
    expect(of('redPressed')[0]?.snapshot).toMatchObject({
      fields: expect.arrayContaining([
        { label: '购买方名称', labelFrom: 'header', kind: 'text', name: 'buyerName', value: '朝阳区某学校' },
        { label: '', labelFrom: 'none', kind: 'text', name: 'sellerTaxId', value: '91110108MA01Q7X4HF' },
      ]),
    });
    expect(facts.every((fact) => !('submissionId' in fact))).toBe(true);
  });

  test('a number beside the words that it is issued is proof, of this press', async () => {
    await press(row('Q1', '已确认'));
    await show(dialog(`红字发票开具成功，数电发票号码：${RED}`));
    expect(of('answered')).toMatchObject([
      { press: of('redPressed')[0]?.press, area: 'success', invoiceNumbers: [RED] },
    ]);
  });

  const OTHER = '11000000000000000077';
  test.each([
    ['without a number', '红字发票开具成功', []],
    ['with the original’s number', `红字发票开具成功，原蓝字发票号码 ${ORIGINAL}`, []],
    [
      'with the 备注 of the invoice, whose numbers both have 20 digits',
      `红字发票开具成功 被红冲蓝字数电发票号码：${OTHER} 红字发票信息确认单编号：${OTHER.replace('77', '78')}`,
      [],
    ],
    ['with its number and the confirmation’s', `红字发票开具成功 ${RED} 确认单编号：${OTHER}`, [RED]],
  ])('红字发票开具成功 is proof by itself, %s', async (_, text, numbers) => {
    await press(row('Q1', '已确认'));
    await show(dialog(text));
    expect(of('answered')).toMatchObject([{ area: 'success', invoiceNumbers: numbers }]);
  });

  test.each([
    ['it is asked', '是否红字发票开具成功'],
    ['two numbers', `开具成功 ${RED} 26112000000000000010`],
    ['no word that it is issued', `请核对 ${RED}`],
  ])('%s is no proof', async (_, text) => {
    await press(row('Q1', '已确认'));
    await show(dialog(text));
    expect(of('answered')).toMatchObject([{ area: 'dialog', invoiceNumbers: [] }]);
  });

  test('the further button of a dialog is the same press, another row is another', async () => {
    await press(row('Q1', '已确认'), row('Q3', '已确认', RED));
    await show(dialog('即将开具', '<button>取消</button><button id="sure">确认开具</button>'));
    click(find('#sure'));
    click(find('#Q3'));
    const presses = of('redPressed').map((fact) => fact.press);
    expect(presses[1]).toBe(presses[0]);
    expect(presses[2]).not.toBe(presses[0]);
  });

  test('去开票 only opens; 开具发票 on the page behind it is the press, of the row that it came from', async () => {
    const real = (id: string, state: string) => [
      ...row(id, state).slice(0, -1),
      `<button id="${id}">去开票</button>`,
    ];
    await start(home(real('Q2', '待确认'), real('Q1', '购销双方已确认')), HOME);
    await still();
    facts = [];
    click(find('#Q1'));
    expect(facts).toEqual([]);
    expect(warned).toBe(1);
    page('<main><p>红字发票</p><button id="go">开具发票</button></main><div id="more"></div>');
    await still();
    click(find('#go'));
    expect(of('redPressed')).toMatchObject([{ confirmId: 'Q1', originalNumber: ORIGINAL, gross: '-113.00' }]);
    expect(faults()).toEqual([]);
    await show(toast('红字发票开具成功'));
    expect(of('answered')).toMatchObject([{ area: 'success', invoiceNumbers: [] }]);
  });

  test('back on the list, what names nothing is not of the row that was opened before', async () => {
    const opens = [...row('Q1', '待确认').slice(0, -1), '<button id="Q1">去开票</button>'];
    await start(home(opens), HOME);
    await still();
    click(find('#Q1'));
    expect(warned).toBe(0);
    page('<main>红字发票</main>');
    await still();
    page(`${home(opens)}<button id="go">开具发票</button>`);
    await still();
    click(find('#go'));
    expect(of('redPressed')[0]?.confirmId).toBeUndefined();
  });

  test('outside of any row the page around it names the confirmation', async () => {
    await start(
      `<main><p>确认单编号：Q7</p><p>原蓝字发票号码：${ORIGINAL}</p><button id="Q1">开具红字发票</button></main>`,
      '/red-invoice/detail',
    );
    click(find('#Q1'));
    expect(of('redPressed')).toMatchObject([{ confirmId: 'Q7', originalNumber: ORIGINAL }]);
    expect(faults()).toEqual([]);
  });

  test('a press of which nobody can tell what is issued is kept whole, and said', async () => {
    await start('<main><button id="Q1">开具红字发票</button></main>', HOME);
    click(find('#Q1'));
    expect(of('redPressed')).toMatchObject([{ snapshot: { fields: [] } }]);
    expect(faults()).toEqual([['profileDrift', '红字发票：开具的是哪张确认单']]);
  });

  test('a page that leaves without an answer is said of the press', async () => {
    await press(row('Q1', '已确认'));
    window.history.replaceState({}, '', '/invoice-business');
    await still(1_100);
    expect(of('leftPage')).toMatchObject([{ press: of('redPressed')[0]?.press, how: 'pageHidden' }]);
  });
});

describe('L1 a call that issues a red invoice', () => {
  const opens = (id: string) => [...row(id, '待确认').slice(0, -1), `<button id="${id}">去开票</button>`];
  const onIssuePage = async () => {
    await start(home(opens('Q1')), HOME);
    await still();
    click(find('#Q1'));
    page('<main><p>红字发票</p><button id="go">开具发票</button></main><div id="more"></div>');
    await still();
    facts = [];
  };

  test('without a press is of what the page shows, or was opened from; its answer is awaited', async () => {
    await onIssuePage();
    called('CALL1');
    expect(of('redPressed')).toMatchObject([{ press: 'CALL1', witness: 'call', confirmId: 'Q1' }]);
    expect(of('redPressed')[0]).not.toHaveProperty('gesture');
    await show(toast('红字发票开具成功'));
    expect(of('answered')).toMatchObject([{ press: 'CALL1', area: 'success' }]);
  });

  test('without a press, told behind its answer: what the page said since the call is the answer, what stood before is none', async () => {
    await onIssuePage();
    await show(dialog('系统正在同步中'));
    const at = Date.now();
    await show(dialog('该红字发票确认信息的状态不正确，不允许开具'));
    called('CALL1', at);
    expect(of('answered')).toMatchObject([
      { press: 'CALL1', area: 'dialog', text: expect.stringContaining('状态不正确') },
    ]);
    await still(8_000);
    expect(of('answered')).toHaveLength(1);
  });

  test('told in the same moment as its answer: it is heard once', async () => {
    await onIssuePage();
    const at = Date.now();
    find('#more').innerHTML = dialog('该红字发票确认信息的状态不正确，不允许开具');
    await Promise.resolve();
    called('CALL1', at);
    await still(8_000);
    expect(of('answered')).toHaveLength(1);
  });

  test('is that of the press before it', async () => {
    await onIssuePage();
    click(find('#go'));
    called('CALL1');
    expect(of('redPressed')).toHaveLength(1);
  });

  test('is that of the press before it, where the answer was quicker', async () => {
    await onIssuePage();
    click(find('#go'));
    await show(toast('红字发票开具成功'));
    called('CALL1');
    expect(of('redPressed')).toHaveLength(1);
  });

  test('after an issued one is another', async () => {
    await onIssuePage();
    click(find('#go'));
    called('CALL1');
    await show(toast('红字发票开具成功'));
    called('CALL2');
    expect(of('redPressed').map(({ press, witness }) => [press === 'CALL2', witness])).toEqual([
      [false, undefined],
      [true, 'call'],
    ]);
  });

  test('of a page before this one is none of it', async () => {
    await onIssuePage();
    called('CALL1', Date.now() - 60_000);
    expect(of('redPressed')).toEqual([]);
  });

  test('of which nobody can tell what is issued is kept whole, and said', async () => {
    await start('<main><button>立即开票</button></main>', HOME);
    called('CALL1');
    expect(of('redPressed')).toMatchObject([{ press: 'CALL1', snapshot: { fields: [] } }]);
    expect(faults()).toEqual([['profileDrift', '红字发票：开具的是哪张确认单']]);
  });
});
