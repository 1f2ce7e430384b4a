import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  enterRed,
  openRed,
  pressDialogButton,
  pressRedIssue,
  pressRedSubmit,
  redRows,
  refreshRed,
  waitForDialogText,
  withdrawRed,
} from '../portal/driver.mjs';
import { issueInvoice } from '../portal/server/state.mjs';
import { setStage } from './support/stage.mjs';

/** @type {import('./support/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let page;
/** The invoice that is reversed. @type {any} */
let original;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());
beforeEach(async () => {
  await stage.portal.reset();
  const { name, taxId } = stage.portal.state.companies[0];
  original = issueInvoice(stage.portal.state, {
    FppzDm: '02',
    Xsfmc: name,
    Xsfnsrsbh: taxId,
    Gmfmc: '北京青禾商贸有限公司',
    Gmfnsrsbh: '91110105MA01C7PH2D',
    Hjje: '1100.00',
    Hjse: '131.00',
    Jshj: '1231.00',
    MxzbList: [
      { Xmmc: '*纸制品*打印纸', Dw: '箱', Spsl: '10', Dj: '100', Je: '1000.00', Slv: '0.13', Se: '130.00' },
      { Xmmc: '*餐饮服务*餐费', Je: '100.00', Slv: '0.01', Se: '1.00' },
    ],
  });
  page = await stage.browser.newPage();
  await page.bringToFront();
});

/** A confirmation is made and in the list. @param {Parameters<typeof enterRed>[2]['lines']} [lines] */
async function submit(lines) {
  await enterRed(page, stage.portal, { original: original.Fphm, ...(lines && { lines }) });
  await pressRedSubmit(page);
  const [row] = await redRows(page);
  return row;
}

test('the practice portal reverses an invoice whole, after the other side has confirmed', async () => {
  const row = await submit();
  expect(row).toMatchObject({ original: original.Fphm, gross: '-1231.00', state: '待确认' });
  stage.portal.setRedConfirm(row.id, 'confirmed');
  await refreshRed(page);
  await pressRedIssue(page, row.id);
  const red = () => stage.portal.state.invoices[1];
  expect(await waitForDialogText(page)).toBe(`红字发票开具成功，数电发票号码：${red().Fphm}`);
  await pressDialogButton(page, '我知道了');
  expect(red()).toMatchObject({ Sflzfp: 'N', Hjje: '-1100.00', Hjse: '-131.00', Jshj: '-1231.00' });
  expect(red().MxzbList.map(({ Je }) => Je)).toEqual(['-1000.00', '-100.00']);
  expect(original.FpztDm).toBe('02');
});

test('the practice portal reverses a part, and takes a confirmation back', async () => {
  stage.portal.configure({ redFormSigns: 'positive' });
  const row = await submit([{ quantity: '2', netAmount: '200' }, { netAmount: '50' }]);
  expect(row.gross).toBe('-276.50');
  await withdrawRed(page, row.id);
  await page.waitForFunction(() => document.querySelector('.red-home tbody')?.textContent?.includes('撤销'));
  await openRed(page, stage.portal);
  expect(await redRows(page)).toMatchObject([{ id: row.id, state: '撤销' }]);
});
