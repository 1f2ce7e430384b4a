/**
 * A clerk's day of faults, as one was seen (504, a hang, no network, 内部错误, 身份认证, 业务处理未完成, three refusals of one
 * invoice), after which the page of faults was empty: it tells each. And a query of the list that shows nothing.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enterInvoice, pressDialogButton, pressIssue, waitForSuccess } from '../../portal/driver.mjs';
import { goOffline, openExtensionPage } from '../support/browser/extension.mjs';
import { setDeadlines } from '../support/browser/fresh.mjs';
import { picturesOf } from '../support/browser/picture.mjs';
import { readStore } from '../support/browser/storage.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { beijingDay } from '../support/cases/beijing-day.mjs';
import { lookAtList } from '../support/stage/look-at-list.mjs';
import { ONE_LINE, setStage } from '../support/stage/stage.mjs';

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let ledger;
const picture = picturesOf('day', () => ledger);
let count = 0;

const buyer = (/** @type {string} */ name) => ({ ...ONE_LINE, buyer: { name, taxId: '' } });

/** @param {string} name @param {0 | 1} company @param {() => unknown} goesWrong before she presses @param {string} outcome */
async function press(name, company, goesWrong, outcome) {
  stage.portal.configure({ company });
  await enterInvoice(stage.page, stage.portal, buyer(name));
  await goesWrong();
  await pressIssue(stage.page);
  count += 1;
  return stage.newest(outcome, count);
}
const fault = (/** @type {string} */ id) => () => stage.portal.setFault(id);

/** The faults as the page lists them, oldest first. */
const rows = () =>
  ledger.$$eval('[data-portal-fault]', (all) =>
    all
      .map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText.trim().replace(/\s+/g, ' ')))
      .reverse(),
  );

beforeAll(async () => {
  stage = await setStage();
  await press('五零四药房', 0, fault('504'), 'unknown');
  await setDeadlines(stage, { quietMs: 1_000, openCallMs: 2_000 });
  await press('一直转圈店', 0, fault('hang'), 'unknown');
  await setDeadlines(stage, undefined);
  await press('断网小卖部', 1, () => goOffline(stage.page), 'notSent');
  await goOffline(stage.page, false);
  await press('内部错误店', 1, fault('internal-error'), 'unknown');
  const { id } = await press('身份认证店', 0, fault('relogin'), 'pending');
  await waitFor(
    async () => (await stage.submissions()).find((record) => record.id === id).signals.verdicts.length > 0,
    { message: 'what the page says is kept, before she goes on' },
  );
  await press('未完成书店', 0, fault('unlisted-vague'), 'unknown');
  // Three times no in the same form, then yes.
  await press('税率三次店', 1, fault('refuse-rate'), 'refused');
  for (const [id, outcome] of /** @type {const} */ ([
    ['refuse-rate', 'refused'],
    ['refuse-rate', 'refused'],
    ['', 'issued'],
  ])) {
    await pressDialogButton(stage.page, '我知道了');
    if (id) stage.portal.setFault(id);
    await pressIssue(stage.page);
    count += 1;
    await stage.newest(outcome, count);
  }
  await waitForSuccess(stage.page);
  ledger = await openExtensionPage(stage.browser, 'ledger.html#/faults');
  await ledger.setViewport({ width: 1366, height: 768 });
  await ledger.waitForSelector('[data-portal-fault]');
}, 180_000);
afterAll(() => stage?.close());

test('each fault by its line: when, what in people’s words, whom, what the portal said, what came of it', async () => {
  await ledger.$eval('[data-card="faults"]', (card) => card.scrollIntoView());
  await picture('faults');
  const [first, second] = stage.portal.state.companies.map(({ name }) => name);
  const refused = ['开具失败', `${second} → 税率三次店`, '「税率不合法，请使用 0.03、0.01」', '开具失败'];
  const shown = await rows();
  expect(shown.map(([, what, whom, says, , result]) => [what, whom, says, result])).toEqual([
    ['打不开', `${first} → 五零四药房`, '「请求异常」 HTTP 504', '结果不明'],
    ['系统繁忙', `${first} → 一直转圈店`, '没有回应', '结果不明'],
    [
      '您的网络不通',
      `${second} → 断网小卖部`,
      '「网络异常，请稍后重试」 net::ERR_INTERNET_DISCONNECTED',
      '未提交成功',
    ],
    ['系统繁忙', `${second} → 内部错误店`, '「内部错误」', '结果不明'],
    [
      '登录失效',
      `${first} → 身份认证店`,
      '「身份认证成功时间查询失败:请重新登录后继续办理业务」',
      '结果不明',
    ],
    ['系统繁忙', `${first} → 未完成书店`, '「业务处理未完成，请核对后再试」', '结果不明'],
    refused,
    refused,
    refused,
  ]);
  const all = await stage.submissions();
  const at = (/** @type {string} */ time) =>
    Date.parse(`${beijingDay().slice(0, 5)}${time.replace(' ', 'T')}+08:00`);
  for (const [nth, [time]] of shown.entries())
    expect(Math.abs(at(time) - all[nth].submittedAt), time).toBeLessThan(2_000);
  expect(shown[1][4]).toMatch(/^[12](?:\.\d)? 秒$/);
});

test('her own network and what was refused are in no outage', async () => {
  const outages = await ledger.$$eval('[data-outage]', (all) =>
    all.map((row) => /** @type {HTMLElement} */ (row).innerText.replace(/\s+/g, ' ')),
  );
  expect(outages).toHaveLength(1);
  expect(outages[0]).toContain('系统繁忙 3 次、打不开 1 次、登录失效 1 次');
  expect(outages[0]).toContain('5 张 · 2 家');
});

test('its result leads to the submission', async () => {
  const [, , , , , , , , third] = (await ledger.$$('[data-portal-fault] [data-action="view"]')).reverse();
  await third.click();
  await ledger.waitForSelector('[data-part="detail"]');
  const all = await stage.submissions();
  expect(await ledger.evaluate(() => location.hash)).toContain(all[8].id);
});

describe('a query of the list that shows nothing', () => {
  const today = beijingDay();
  const told = async () =>
    (await readStore(stage.inside, 'faults')).filter(({ kind }) => kind === 'queryEmpty');
  /** @type {import('puppeteer-core').Page} */
  let list;
  /** @param {string} site @param {string} day */
  async function look(site, day) {
    stage.portal.setSiteFault(site);
    await lookAtList(stage, list, { dates: [day, day] });
    stage.portal.setSiteFault('');
  }
  beforeAll(async () => {
    list = await stage.browser.newPage();
    // An invoice may come into the list half a day late (law L2): not here.
    await stage.inside.evaluate(() =>
      globalThis.chrome.storage.local.set({ settings: { settleWaitMs: 1, settleSecondMs: 1 } }),
    );
  });

  test('it shows what there is, or there is nothing of those days: no fault', async () => {
    await look('', today);
    await look('empty-query', beijingDay(-3));
    // One after the other: what the worker made of these two is done when it has read a third.
    await look('', today);
    expect(await told()).toEqual([]);
  });

  test('of days with an issued invoice: 查询不到, with the days and how many the ledger holds', async () => {
    await look('empty-query', today);
    await waitFor(async () => (await told()).length === 1, { message: 'the empty query is told' });
    await ledger.bringToFront();
    await ledger.evaluate(() => {
      location.hash = '#/faults';
    });
    const row = await ledger.waitForSelector('[data-portal-fault="notFound"]');
    const text = (await row?.evaluate((node) => node.innerText))?.replace(/\s+/g, ' ');
    expect(text).toContain('查询不到');
    expect(text).toContain(`清单里 ${today} 到 ${today} 一张也没有，台账里有 1 张已开具`);
    await row?.evaluate((node) => node.scrollIntoView({ block: 'center' }));
    await picture('empty-query');
  });
});
