// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type NoReading, watchList } from '../../../../utils/capture/list/watch-list';
import { Fact } from '../../../../utils/domain/fact/fact';
import { dppt } from '../../../../utils/portal/dppt';
import { click, find, page } from '../../support/page/page';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'portal', 'dppt');
const fixture = (name: string) => readFileSync(join(FOLDER, name, 'page.html'), 'utf8');
const bodyOf = (name: string) => new DOMParser().parseFromString(fixture(name), 'text/html').body.innerHTML;
const FIRST = bodyOf('query-first-page');
const LAST = bodyOf('query-last-page');
const rowsIn = (html: string) => {
  const holder = document.createElement('div');
  holder.innerHTML = html;
  return holder.querySelector('table tbody')?.innerHTML ?? '';
};

let facts: Fact[];
let stop: () => void;
let made: number;
let silent: NoReading[];
let places: boolean[];

function start(html: string, path: string = dppt.query.paths[0], profile = dppt) {
  window.location.href = `https://dppt.beijing.chinatax.gov.cn:8443${path}`;
  page(html);
  facts = [];
  silent = [];
  places = [];
  made = 0;
  stop = watchList(window, profile, {
    now: Date.now,
    clock: () => performance.now(),
    newId: () => `N${++made}`,
    keep: (fact) => void facts.push(Fact.parse(fact)),
    noReading: (what) => void silent.push(what),
    readingOver: () => undefined,
    listShown: (isHere) => void places.push(isHere),
  });
}
const still = (ms = 400) => vi.advanceTimersByTimeAsync(ms);
const lists = () => facts.filter((fact) => fact.type === 'listRead');
const button = () =>
  [...document.querySelectorAll('button')].find(
    ({ textContent }) => textContent?.trim() === '查询',
  ) as Element;
const putRows = (html: string) => {
  find('table tbody').innerHTML = rowsIn(html);
};
/** As after the load, before any query. */
function emptied(html: string) {
  start(html);
  putRows('<table><tbody><tr><td colspan="12">请查询</td></tr></tbody></table>');
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe('the list is read when rows come', () => {
  test('also where another area has it under another path', async () => {
    const query = { ...dppt.query, paths: [...dppt.query.paths, '/fpcx/qlfpcx'] as const };
    start(FIRST, '/fpcx/qlfpcx', { ...dppt, query });
    await still();
    expect(lists()).toHaveLength(1);
  });

  test('after 查询: one fact with the query, page, total and rows', async () => {
    emptied(FIRST);
    await still();
    expect(facts).toEqual([]);
    click(button());
    putRows(FIRST);
    await still();
    expect(lists()).toMatchObject([
      {
        readingId: expect.any(String),
        queriedAt: 1_000_400,
        query: { type: '开具发票', kinds: '全部', others: [] },
        queryKept: true,
        page: 1,
        pageSize: 10,
        total: 12,
        companyTaxId: '91110108MA01Q7X4HN',
      },
    ]);
    expect(lists()[0]?.rows).toHaveLength(10);
    expect(facts).toHaveLength(1);
  });

  test('a turned page belongs to the same reading; 查询 begins another', async () => {
    emptied(FIRST);
    await still();
    click(button());
    putRows(FIRST);
    await still();
    page(LAST);
    await still();
    click(button());
    page(FIRST);
    await still();
    const [one, two, three] = lists();
    expect(lists()).toHaveLength(3);
    expect(two).toMatchObject({ readingId: one?.readingId, queriedAt: one?.queriedAt, page: 2 });
    expect(three?.readingId).not.toBe(one?.readingId);
  });

  test('the same rows after 查询 prove nothing: no new reading', async () => {
    start(FIRST);
    await still();
    click(button());
    putRows(FIRST);
    await still(5_000);
    expect(lists().filter(({ queriedAt }) => queriedAt !== undefined)).toEqual([]);
    await still(4_000);
    expect(silent).toEqual([{ why: 'unchanged', missing: [] }]);
  });

  test('a total that changes under the same rows is another word of the portal', async () => {
    emptied(FIRST);
    await still();
    click(button());
    putRows(FIRST);
    await still();
    find('.t-pagination__total').textContent = '共 45 条数据';
    await still();
    expect(lists().map(({ total, readingId }) => [total, readingId])).toEqual([
      [12, lists()[0]?.readingId],
      [45, lists()[0]?.readingId],
    ]);
  });

  test('rows that were there without a query are told as such', async () => {
    start(FIRST);
    await still();
    expect(lists()).toHaveLength(1);
    expect(lists()[0]?.queriedAt).toBeUndefined();
  });

  test('conditions changed between the query and the rows', async () => {
    emptied(FIRST);
    await still();
    click(button());
    find<HTMLInputElement>('.t-form-item__kprq input').value = '2026-11-20';
    putRows(FIRST);
    await still();
    expect(lists()).toMatchObject([{ queryKept: false, query: { from: '2026-10-25' } }]);
  });

  test('while the page waits for the answer nothing is read', async () => {
    emptied(FIRST);
    await still();
    click(button());
    button().classList.add('t-is-loading');
    putRows(FIRST);
    await still(1_000);
    expect(facts).toEqual([]);
    button().classList.remove('t-is-loading');
    await still();
    expect(lists()).toHaveLength(1);
  });

  test('a page that never stands still is read all the same', async () => {
    emptied(FIRST);
    await still();
    click(button());
    putRows(FIRST);
    for (let time = 0; time < 3_000; time += 100) {
      document.body.appendChild(document.createElement('i'));
      await still(100);
    }
    expect(lists()).toHaveLength(1);
  });
});

describe('L3, L4', () => {
  test('on another page it watches nothing', async () => {
    start(FIRST, '/invoice-business');
    putRows(LAST);
    await still(6_000);
    expect(facts).toEqual([]);
  });

  test('it begins when the app comes to the page, and ends when it leaves', async () => {
    start(FIRST, '/invoice-query');
    await still(1_500);
    expect(facts).toEqual([]);
    window.location.href = `https://dppt.beijing.chinatax.gov.cn:8443${dppt.query.paths[0]}`;
    await still(1_500);
    expect(lists()).toHaveLength(1);
    window.location.href = 'https://dppt.beijing.chinatax.gov.cn:8443/invoice-query';
    await still(1_500);
    putRows(LAST);
    await still(1_500);
    expect(lists()).toHaveLength(1);
    expect(places).toEqual([true, false]);
  });

  test('it changes nothing on the page', async () => {
    start(FIRST);
    await still();
    const before = document.body.innerHTML;
    click(button());
    await still(6_000);
    expect(document.body.innerHTML).toBe(before);
  });

  test('a page that does not fit is told once, by what is missing', async () => {
    start(FIRST.replaceAll('发票票种', '别的').replaceAll('t-pagination__total', 'renamed'));
    await still(10_000);
    expect(facts.filter(({ type }) => type === 'fault')).toMatchObject([
      { kind: 'profileDrift', detail: '全量发票查询：发票票种、共几条' },
    ]);
    expect(lists()[0]?.query.kinds).toBeUndefined();
    expect(silent).toEqual([{ why: 'unread', missing: ['发票票种', '共几条'] }]);
  });

  test('a query after which no list is found says so, and is no silence', async () => {
    start(FIRST.replaceAll('发票号码', '别的号').replaceAll('Fphm', 'other'));
    await still(6_000);
    facts = [];
    click(button());
    await still(9_000);
    expect(lists()).toEqual([]);
    expect(silent).toEqual([{ why: 'unread', missing: ['清单'] }]);
  });

  test('an error of ours is a fault, not the page’s', async () => {
    start(FIRST);
    vi.spyOn(document, 'querySelectorAll').mockImplementation(() => {
      throw new Error('broken');
    });
    await still();
    vi.restoreAllMocks();
    expect(facts).toMatchObject([{ type: 'fault', kind: 'captureError' }]);
  });
});
