// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { watchBatch } from '../../../../utils/capture/batch/watch-batch';
import { Fact } from '../../../../utils/domain/fact/fact';
import { dppt } from '../../../../utils/portal/dppt';
import * as batchPage from '../../support/page/batch-page';
import { click, find, page } from '../../support/page/page';

const NUMBER = '26112000000000000001';
const OTHER = '26112000000000000002';
const good = (serial: string, number = NUMBER) => batchPage.good(serial, number);
const { bad } = batchPage;
const list = (...serials: string[]) => batchPage.list(serials);
const results = (...rows: string[][]) => batchPage.results(rows);

let facts: Fact[];
let stop: () => void;
let made: number;

async function start(html: string, path = dppt.batch.path) {
  window.location.href = `https://dppt.beijing.chinatax.gov.cn:8443${path}`;
  page(html);
  facts = [];
  made = 0;
  const keep = (fact: Fact) => void facts.push(Fact.parse(fact));
  stop = watchBatch(window, dppt, {
    now: Date.now,
    clock: () => performance.now(),
    newId: () => `N${++made}`,
    keep,
    keepAll: (all) => all.forEach(keep),
    wake: async () => ({ tabKey: 'B-7', frameId: 0 }),
  });
  await vi.advanceTimersByTimeAsync(0);
}
const still = (ms = 300) => vi.advanceTimersByTimeAsync(ms);
const of = <T extends Fact['type']>(type: T) =>
  facts.filter((fact): fact is Extract<Fact, { type: T }> => fact.type === type);
const show = async (html: string) => {
  find('#more').innerHTML = html;
  await still();
};
const faults = () => of('fault').map(({ kind, detail }) => [kind, detail]);
const serialOf = (id: string | undefined) =>
  of('submitted').find(({ submissionId }) => submissionId === id)?.batch?.serialNumber;

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-24T06:00:00Z') }));
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe('the press of the issuing button', () => {
  test('keeps each row at once, with the tab that it was made in', async () => {
    await start(list('A1', 'A2'));
    click(find('#issue'));
    const kept = of('submitted');
    expect(kept.map(({ batch }) => batch?.serialNumber)).toEqual(['A1', 'A2']);
    expect(kept.every(({ batch, tabKey }) => batch?.rows === 2 && tabKey === 'B-7')).toBe(true);
    expect(new Set(kept.map(({ batch }) => batch?.importId)).size).toBe(1);
    expect(faults()).toEqual([]);
  });

  test('X9 a click that a script made is one', async () => {
    await start(list('A1'));
    click(find('#issue'), { trusted: false });
    expect(of('submitted')).toMatchObject([{ gesture: 'script' }]);
  });

  test('on another page it is none', async () => {
    await start(list('A1'), '/blue-invoice-makeout');
    click(find('#issue'));
    expect(facts).toEqual([]);
  });

  test('rows that cannot be read: the page whole, and a fault', async () => {
    await start(list('A1').replace('发票流水号', '编号'));
    click(find('#issue'));
    expect(of('submitted')).toHaveLength(1);
    expect(of('submitted')[0]?.batch?.serialNumber).toBeUndefined();
    expect(faults()).toEqual([['profileDrift', '批量开票：导入的清单']]);
  });

  test('rows beyond those shown are said', async () => {
    await start(list('A1').replace(/1条/g, '40条'));
    click(find('#issue'));
    expect(faults()).toEqual([['missedSubmission', '批量开票：导入 40 条，页面上只看到 1 条']]);
  });
});

describe('批量开具结果', () => {
  beforeEach(async () => {
    await start(list('A1', 'A2', 'A3'));
    click(find('#issue'));
  });

  test('each row answers the submission of its 流水号, once', async () => {
    await show(results(good('A2'), bad('A1', '税率不合法')));
    await show(results(good('A2'), bad('A1', '税率不合法')));
    expect(
      of('answered').map(({ submissionId, area, text, invoiceNumbers }) => [
        serialOf(submissionId),
        area,
        invoiceNumbers,
        area === 'batchResult' ? text : '',
      ]),
    ).toEqual([
      ['A2', 'success', [NUMBER], ''],
      ['A1', 'batchResult', [], '税率不合法'],
    ]);
  });

  test('成功 without its number is no proof', async () => {
    await show(results(good('A1', '')));
    expect(of('answered').map(({ area }) => area)).toEqual(['batchResult']);
  });

  test('a table without the title is no result', async () => {
    await show(results(good('A1')).replace('批量开具结果', '导入失败明细'));
    expect(of('answered')).toEqual([]);
  });

  test('rows without a result are left when it is closed, and when the page goes', async () => {
    await show(results(good('A1')));
    await show('');
    expect(of('leftPage').map(({ submissionId, how }) => [serialOf(submissionId), how])).toEqual([
      ['A2', 'noResult'],
      ['A3', 'noResult'],
    ]);
    window.dispatchEvent(new Event('pagehide'));
    expect(of('leftPage')).toHaveLength(2);
  });

  test('a result that is shown just as the page goes is read first', () => {
    find('#more').innerHTML = results(good('A2'), bad('A1', '税率不合法'));
    window.dispatchEvent(new Event('pagehide'));
    expect(of('answered').map(({ submissionId }) => serialOf(submissionId))).toEqual(['A2', 'A1']);
    expect(of('leftPage').map(({ submissionId }) => serialOf(submissionId))).toEqual(['A3']);
  });

  test('the page goes midway', () => {
    window.dispatchEvent(new Event('pagehide'));
    expect(of('leftPage').map(({ how }) => how)).toEqual(['pageHidden', 'pageHidden', 'pageHidden']);
  });
});

test('what stood there before the press is no answer to it', async () => {
  await start(list('A1'));
  await show(results(good('A1')));
  click(find('#issue'));
  await show(`${results(good('A1'))} `);
  expect(of('answered')).toEqual([]);
  await show(results(good('A1', OTHER)));
  expect(of('answered').map(({ invoiceNumbers }) => invoiceNumbers)).toEqual([[OTHER]]);
});

describe('results of an earlier import', () => {
  const again = (rows: string[][]) => rows.map((cells, at) => [`${at + 1}`, ...cells.slice(1)]);

  test('that move down when newer ones come above them', async () => {
    await start(list('A1', 'A2'));
    await show(results(bad('A1', '税率不合法')));
    click(find('#issue'));
    await show(results(...again([good('A2'), bad('A1', '税率不合法')])));
    expect(of('answered').map(({ submissionId }) => serialOf(submissionId))).toEqual(['A2']);
  });

  test('that stood in a closed dialog and are shown again', async () => {
    await start(list('A1'));
    const old = results(bad('A1', '税率不合法'));
    await show(`<div style="display: none">${old}</div>`);
    click(find('#issue'));
    await show(old);
    expect(of('answered')).toEqual([]);
    await show(results(good('A1')));
    expect(of('answered').map(({ invoiceNumbers }) => invoiceNumbers)).toEqual([[NUMBER]]);
  });

  test('whose number was shown before, though the rows were gone at the press', async () => {
    await start(list('A1'));
    click(find('#issue'));
    await show(results(good('A1')));
    await show('');
    click(find('#issue'));
    await show(results(good('A1')));
    expect(of('submitted')).toHaveLength(2);
    expect(of('answered')).toHaveLength(1);
  });
});

test('one 流水号 in two rows: neither gets the answer of the other', async () => {
  await start(list('A1', 'A1'));
  click(find('#issue'));
  expect(of('submitted')).toHaveLength(2);
  await show(results(good('A1')));
  expect(of('answered')).toEqual([]);
});

test('results of a press that was not seen are said', async () => {
  await start(list('A1'));
  await show(results(good('A1')));
  expect(faults()).toEqual([['missedSubmission', '批量开票：1 张的开具没有留底']]);
});

test('a refused import is kept with its words, once', async () => {
  await start('<div id="more"></div>');
  const text = '导入文件已更新！请重新下载导入模板';
  await show(`<div class="t-dialog"><div class="t-dialog__body">${text}</div></div>`);
  find('#more').append('x');
  await still();
  expect(faults()).toEqual([['batchText', text]]);
});

test('the dialog of the results says nothing about an import, a toast midway is kept', async () => {
  await start(list('A1', 'A2'));
  click(find('#issue'));
  await show('<div class="t-message t-is-error">网络异常</div>');
  const dialog = results(bad('A1', '第1行税率不合法'));
  await show(`<div class="t-dialog"><div class="t-dialog__body">${dialog}</div></div>`);
  expect(faults()).toEqual([['batchText', '网络异常']]);
});

test('rows without a button that we know: the page changed', async () => {
  await start(list('A1').replace('批量开具</button>', '下一步</button>'));
  await still(8_000);
  expect(faults()).toEqual([['profileDrift', '批量开票：开具按钮']]);
});
