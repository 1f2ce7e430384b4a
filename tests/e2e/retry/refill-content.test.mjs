import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { enterFields, pickItem, pressIssue, waitForSuccess } from '../../portal/driver.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { barLines, barState, framedPlaces, refuse, retry } from '../support/stage/refill.mjs';
import { ONE_LINE, setStage } from '../support/stage/stage.mjs';

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
let count = 0;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());
beforeEach(async () => {
  await stage.portal.reset();
  await stage.page.bringToFront();
  count = (await stage.submissions()).length;
});

const line = (itemName, netAmount, taxRate, more = {}) => ({ itemName, netAmount, taxRate, ...more });
const BUYER = {
  name: '北京青禾餐饮管理有限公司',
  taxId: '91110105MA01C7PH2D',
  address: '北京市朝阳区练习路1号',
  phone: '010-55501234',
};

/** Every kind of content that a form can hold here, as the clerk types it. */
const CONTENTS = [
  [
    '建筑服务',
    {
      specificBusiness: '建筑服务',
      ticket: '增值税专用发票',
      buyer: BUYER,
      lines: [line('*建筑服务*装修工程', '8000.00', '9%')],
      special: {
        建筑服务发生地: '北京市海淀区',
        发生地详细地址: '练习路 8 号',
        建筑项目名称: '云杉大厦二期',
        跨地市标志: '是',
        跨区域涉税事项报验管理编号: '京税跨 2026-8',
      },
    },
  ],
  [
    '不动产经营租赁服务',
    {
      specificBusiness: '不动产经营租赁服务',
      buyer: BUYER,
      lines: [line('*经营租赁*房屋租赁', '12000.00', '9%', { unit: '月', quantity: '3', unitPrice: '4000' })],
      special: {
        '产权证书/不动产权证号码': '京2026海不动产权第0001号',
        不动产地址: '北京市西城区',
        不动产详细地址: '练习街 1 号',
        租赁期起: '2026-10-01',
        租赁期止: '2026-12-31',
        跨地市标志: '否',
        面积单位: '平方米',
      },
    },
  ],
  [
    '旅客运输服务',
    {
      specificBusiness: '旅客运输服务',
      buyer: { name: '王小云', taxId: '' },
      naturalPerson: true,
      lines: [line('*运输服务*客运服务费', '300.00', '3%')],
      special: {
        出行人: '王小云',
        出行人证件类型: '居民身份证',
        出行人证件号码: '110101199001011237',
        出行日期: '2026-11-02',
        出发地: '北京市西城区',
        到达地: '上海市浦东新区',
        交通工具类型: '火车',
        等级: '二等座',
      },
    },
  ],
  [
    '折扣行，含税',
    {
      taxIncluded: true,
      buyer: BUYER,
      lines: [
        line('*纸制品*打印纸', '226.00', '13%', { quantity: '2', unitPrice: '113' }),
        line('*文具*练习本', '113.00', '13%'),
      ],
      discounts: [{ row: 0, amount: '26.00' }],
    },
  ],
  [
    '自然人，差额，是否展示，收款人、复核人、经办人',
    {
      difference: '差额征税-全额开票',
      buyer: { name: '李四', taxId: '' },
      naturalPerson: true,
      lines: [line('*信息技术服务*软件维护', '500.00', '6%')],
      fields: {
        证件类型: '居民身份证',
        证件号码: '110101199001011237',
        收款人: '张会计',
        复核人: '赵主管',
        购买方经办人姓名: '李四',
        购买方经办人证件类型: '居民身份证',
      },
      shows: { buyerAddress: false, sellerBank: false },
      note: '第一行\n第二行 & <b>',
    },
  ],
];

/** What a record holds of the form, without what differs by nature (when it was read). */
const contentOf = ({ snapshot }) => ({
  fields: snapshot.fields,
  tables: snapshot.tables,
  texts: snapshot.texts,
});

/** @returns {Promise<{ left: number, top: number }>} in whole px */
const boxOf = (tab, selector) =>
  tab.$eval(selector, (element) => {
    const { left, top } = element.getBoundingClientRect();
    return { left: Math.round(left), top: Math.round(top) };
  });

async function issueAgain(tab, failed) {
  await pressIssue(tab);
  await waitForSuccess(tab);
  const again = await stage.newest('issued', count + 2);
  expect(again.retryOf).toBe(failed.id);
  expect(contentOf(again)).toEqual(contentOf(failed));
  return again;
}

describe('everything that was entered stands in the form again', () => {
  test.each(CONTENTS)('%s', async (_, invoice) => {
    const failed = await refuse(stage, invoice, count);
    const tab = await retry(stage, failed.id);
    expect(await barState(tab)).toBe('filled');
    await issueAgain(tab, failed);
    await tab.close();
  });

  test('100 lines', async () => {
    stage.portal.configure({ prefillLines: 100 });
    const failed = await refuse(stage, { ...ONE_LINE, lines: [] }, count);
    expect(failed.invoice.lines).toHaveLength(100);
    stage.portal.configure({ prefillLines: 0 });
    const tab = await retry(stage, failed.id);
    expect(await barState(tab, 150_000)).toBe('filled');
    await issueAgain(tab, failed);
    await tab.close();
  }, 240_000);

  test('a buyer whose tax id the page fills in late, and an item that only its drawer takes', async () => {
    const failed = await refuse(stage, { ...ONE_LINE, buyer: BUYER }, count);
    stage.portal.configure({ lateTaxIdMs: 4_000, itemEntry: 'drawerOnly' });
    const tab = await retry(stage, failed.id);
    expect(await barState(tab)).toBe('filled');
    await issueAgain(tab, failed);
    await tab.close();
  });
});

describe('what does not fit', () => {
  test('is listed with a frame around its place, and goes from the list when she mends it', async () => {
    const item = '*餐饮服务*库里没有的';
    const failed = await refuse(stage, { ...ONE_LINE, lines: [line(item, '100.00', '1%')] }, count);
    // Now the portal takes names from its item library alone.
    stage.portal.configure({ itemEntry: 'drawerOnly' });
    const tab = await retry(stage, failed.id);
    expect(await barState(tab)).toBe('differs');
    expect((await barLines(tab)).at(-1)).toBe(`第 1 行 项目名称：${item}`);
    expect((await framedPlaces(tab))[0]).toEqual(await boxOf(tab, 'input.hwhyslwfwmc_0'));

    await pickItem(tab, 0, '*餐饮服务*餐费');
    await waitFor(async () => (await barLines(tab)).some((text) => text.includes(item)), {
      message: 'another item is a difference still',
    });
    await tab.close();
  });

  test('a field that she mends goes from the list', async () => {
    const failed = await refuse(stage, { ...ONE_LINE, fields: { 收款人: '张会计' } }, count);
    stage.portal.configure({ lateTaxIdMs: 0 });
    const tab = await retry(stage, failed.id);
    expect(await barState(tab)).toBe('filled');
    await enterFields(tab, { 收款人: '李会计' });
    await waitFor(async () => (await barLines(tab)).at(-1) === '收款人：张会计', { message: 'it is listed' });
    await enterFields(tab, { 收款人: '张会计' });
    expect(await waitFor(async () => (await barState(tab)) === 'filled', { message: 'it is gone' })).toBe(
      true,
    );
    await tab.close();
  });
});
