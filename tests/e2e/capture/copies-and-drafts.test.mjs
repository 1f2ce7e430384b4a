/** Forms that the portal itself fills: 复制开票 and its own drafts. What counts is the press of 发票开具, never the filling. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { find } from '../../portal/driver/elements.mjs';
import { enterInvoice, openFilled, pressIssue, saveDraft, waitForSuccess } from '../../portal/driver.mjs';
import { shadowText } from '../support/browser/shadow.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { setStage, THREE_LINES } from '../support/stage/stage.mjs';

const CHIP = 'piaoying-chip';
const DRAFT = {
  ...THREE_LINES,
  buyer: { name: '丰台区某学校', taxId: '' },
  ticket: /** @type {const} */ ('普通发票'),
};

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());

const chipState = () => stage.page.$eval(`#${CHIP}`, (chip) => chip.getAttribute('data-state'));
const content = (/** @type {any} */ { invoice: { buyer, lines, totalGross, note } }) => ({
  buyer: buyer.name,
  note,
  totalGross,
  lines: lines.map(({ itemName, netAmount, taxRate }) => [itemName, Number(netAmount), taxRate]),
});

test('a copied invoice is a submission of its own, and she is warned before the press', async () => {
  const { page, portal } = stage;
  await stage.submit(THREE_LINES);
  await waitForSuccess(page);
  const first = await stage.newest('issued', 1);
  await openFilled(page, portal, '复制开票', first.invoiceNumbers[0]);
  // The form is filled, and nothing was pressed.
  expect(await stage.submissions()).toHaveLength(1);
  const issue = await find(page, '.hide-side-layout__container-footer button', '发票开具');
  await issue.hover();
  await waitFor(async () => (await chipState()) === 'twin', { message: 'chip warns' });
  expect(await shadowText(page, CHIP)).toContain('刚开过一张同样的');
  await pressIssue(page);
  await waitForSuccess(page);
  const second = await stage.newest('issued', 2);
  expect(second.id).not.toBe(first.id);
  expect(second.retryOf).toBeUndefined();
  expect(second.invoiceNumbers).toEqual([portal.state.invoices.at(-1)?.Fphm]);
  expect(second.invoiceNumbers).not.toEqual(first.invoiceNumbers);
  expect(content(second)).toEqual(content(first));
  expect(portal.state.invoices).toHaveLength(2);
});

test('a draft of the portal is no submission and no invoice; continued and issued it is one of each', async () => {
  const { page, portal } = stage;
  await enterInvoice(page, portal, DRAFT);
  await saveDraft(page);
  expect(portal.state.savedDrafts).toHaveLength(1);
  await openFilled(page, portal, '草稿箱', DRAFT.buyer.name);
  expect(await stage.submissions()).toHaveLength(2);
  expect(portal.state.invoices).toHaveLength(2);
  // Kept again it is the same one.
  await saveDraft(page);
  expect(portal.state.savedDrafts).toHaveLength(1);
  await pressIssue(page);
  await waitForSuccess(page);
  const record = await stage.newest('issued', 3);
  expect(record.retryOf).toBeUndefined();
  expect(record.invoiceNumbers).toEqual([portal.state.invoices.at(-1)?.Fphm]);
  expect(content(record)).toMatchObject({ buyer: DRAFT.buyer.name, note: DRAFT.note });
  expect(record.invoice.lines).toHaveLength(DRAFT.lines.length);
  expect(portal.state.savedDrafts).toEqual([]);
  expect(portal.state.invoices).toHaveLength(3);
});
