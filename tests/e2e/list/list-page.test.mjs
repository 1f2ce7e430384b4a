/** The portal's list in each of its variants: what is read, whose it is, and what the page itself is told. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openQuery, searchList, turnTo } from '../../portal/driver.mjs';
import { picturesOf } from '../support/browser/picture.mjs';
import { pressInShadow, shadowText } from '../support/browser/shadow.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { lookAtList, readings } from '../support/stage/look-at-list.mjs';
import { ONE_LINE, setStage } from '../support/stage/stage.mjs';

const BAR = 'piaoying-list';

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let list;

beforeAll(async () => {
  stage = await setStage();
  list = await stage.browser.newPage();
  await list.setViewport({ width: 1440, height: 900 });
});
afterAll(() => stage?.close());

const picture = picturesOf('list-page', () => list);
const company = (/** @type {number} */ at) => stage.portal.state.companies[at];
const says = (/** @type {string} */ words) =>
  waitFor(async () => (await shadowText(list, BAR))?.includes(words), {
    timeout: 20_000,
    message: `the bar says ${words}`,
  });
/** Of the company that she is signed in for. */
const held = () =>
  stage.portal.state.invoices.filter(({ Xsfnsrsbh }) => Xsfnsrsbh === company(0).taxId).length;

describe('nothing tells whose list it is', () => {
  test('she is asked nothing where the ledger knows no company', async () => {
    stage.portal.configure({ seedInvoices: 3 });
    const reading = await lookAtList(stage, list, {});
    expect(reading).toMatchObject({ companyTaxId: '', complete: false });
    await says('看不出是哪家公司的清单');
    await picture('nobody');
  });
});

describe('the home page of the tax office told whose it is', () => {
  test('the list of a session that showed no form is whole; it is hers by the home page alone', async () => {
    const home = await stage.browser.newPage();
    await home.goto(stage.portal.homeUrl);
    const known = () =>
      stage.inside.evaluate(async () => {
        const { companies = [] } = await globalThis.chrome.storage.session.get('companies');
        return companies.some((/** @type {any} */ { session }) => session.includes('//etax.'));
      });
    await waitFor(known, { message: 'the home page was read' });
    await home.close();
    const reading = await lookAtList(stage, list, {});
    expect(reading).toMatchObject({ companyTaxId: company(0).taxId, complete: true });
    await says('这份清单已读全');
    // Signed in anew, as each of these parts begins.
    await stage.inside.evaluate(() => globalThis.chrome.storage.session.remove('companies'));
  });
});

describe('an entry form of the same session told whose it is', () => {
  beforeAll(async () => {
    await stage.page.bringToFront();
    await stage.submit(ONE_LINE);
    await stage.newest('issued', 1);
  });

  test.each([
    ['two placeholders', { listDates: 'placeholders' }],
    ['two labels', { listDates: 'labels' }],
    ['labels in brackets, the header shows it too', { listDates: 'brackets', listHeader: true }],
    ['columns of both sides', { listPage: 'plain' }],
  ])('%s: every row is read, the reading is whole, and the page says so', async (_, options) => {
    stage.portal.configure({ listPage: 'described', listHeader: false, ...options });
    const reading = await lookAtList(stage, list, {});
    const whole = await waitFor(async () => {
      const now = (await readings(stage)).find(({ id }) => id === reading.id);
      return now?.complete && now;
    });
    expect(whole).toMatchObject({ companyTaxId: company(0).taxId, problems: [], total: held() });
    await says('这份清单已读全');
    await picture(`whole-${Object.values(options)[0]}`);
  });

  test('more than one page: the bar says how far it is', async () => {
    stage.portal.configure({ listPage: 'described', listHeader: false, seedInvoices: 45 - held() });
    await lookAtList(stage, list, {});
    await says('清单读了 1 页，共 3 页');
    await turnTo(list, 2);
    await says('清单读了 2 页，共 3 页');
    await turnTo(list, 3);
    await says('这份清单已读全');
  });

  test('sums of the whole query fit what was read; others say that something may be missing', async () => {
    stage.portal.configure({ listSums: 'query' });
    const reading = await lookAtList(stage, list, {}, [2, 3]);
    await says('这份清单已读全');
    expect(reading.pages).toMatchObject(
      Array.from({ length: 3 }, () => ({ told: { net: expect.stringMatching(/^\d+\.\d\d$/) } })),
    );
    stage.portal.configure({ listSums: 'other' });
    await lookAtList(stage, list, {}, [2, 3]);
    await says('读到的金额合计和页面上写的不一样');
    await picture('sums');
    stage.portal.configure({ listSums: 'page' });
  });

  test('conditions that leave something out are named on the page', async () => {
    await lookAtList(stage, list, { buyer: '学校' });
    await says('还填了别的条件');
    await lookAtList(stage, list, { type: '取得发票' });
    await says('查询类型请选「开具发票」');
  });

  test('pressed again, and the same rows: it is said, and counts as nothing', async () => {
    await lookAtList(stage, list, { buyer: '学校' });
    const before = (await readings(stage)).length;
    await searchList(list, {});
    await says('清单和查询前一样');
    expect((await readings(stage)).length).toBe(before);
    await picture('unchanged');
  });

  test('a list that is not recognised is said on the page, and is a fault', async () => {
    stage.portal.configure({ words: { '=数电发票号码': '票据编号', '=发票号码': '旧编号' } });
    await openQuery(list, stage.portal);
    await searchList(list, {});
    await says('没认出');
    await picture('unread');
    stage.portal.configure({ words: {} });
  });

  test('a query over two months is refused by the portal: no reading, and it is said', async () => {
    stage.portal.configure({ listByMonth: true });
    const before = (await readings(stage)).length;
    await openQuery(list, stage.portal);
    await searchList(list, { dates: ['2026-10-05', '2026-11-05'] });
    await says('清单和查询前一样');
    expect((await readings(stage)).length).toBe(before);
    stage.portal.configure({ listByMonth: false });
  });
});

describe('after a switch of the company nothing tells it any more', () => {
  beforeAll(async () => {
    stage.portal.configure({ company: 1 });
    // A page of them.
    const its = stage.portal.state.invoices.filter(({ Xsfnsrsbh }) => Xsfnsrsbh === company(1).taxId);
    for (const invoice of its.slice(5)) invoice.listed = false;
    // As the real portal does it: in another place, by a request of the log-in site.
    const home = await stage.browser.newPage();
    await home.goto(stage.portal.loginUrl);
    await home.evaluate(() => fetch('/cas/changeUser', { method: 'POST' }).catch(() => undefined));
    await home.close();
  });

  test('不是: nothing is picked for her, and where the ledger knows no other the bar says what to do', async () => {
    await lookAtList(stage, list, {});
    await says(`这是〈${company(0).name}〉的清单吗？`);
    await pressInShadow(list, BAR, '不是');
    await says('看不出是哪家公司的清单');
    expect((await readings(stage)).every(({ word }) => word === undefined)).toBe(true);
  });

  test('是: her word makes the reading whole', async () => {
    const reading = await lookAtList(stage, list, {});
    expect(reading.companyTaxId).toBe('');
    await says(`这是〈${company(0).name}〉的清单吗？`);
    await picture('asks');
    await pressInShadow(list, BAR, '是');
    const word = await waitFor(async () => {
      const now = (await readings(stage)).find(({ id }) => id === reading.id);
      return now?.word && now;
    });
    expect(word).toMatchObject({ word: company(0).taxId, companyTaxId: company(0).taxId, complete: true });
  });

  test('what she looks at next is taken for the same, and she can say otherwise', async () => {
    await lookAtList(stage, list, {});
    await says(`这份清单已读全：〈${company(0).name}〉`);
    await pressInShadow(list, BAR, '不是这家');
    await says('看不出是哪家公司的清单');
  });
});
