/** What a record and the chip hold of an outcome; which fault leads to which is `tests/matrix`. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { enterInvoice, find, pressIssue, waitForDialogText, waitForSuccess } from '../../portal/driver.mjs';
import { pressInShadow, shadowText } from '../support/browser/shadow.mjs';
import { readStore } from '../support/browser/storage.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { ONE_LINE, setStage, THREE_LINES } from '../support/stage/stage.mjs';

const CHIP = 'piaoying-chip';
const beijingTime = (/** @type {number} */ at) => new Date(at + 8 * 3_600_000).toISOString().slice(11, 16);

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
let count = 0;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());
beforeEach(async () => {
  await stage.portal.clearFault();
  count = (await stage.submissions()).length;
});

const newest = (outcome) => stage.newest(outcome, count + 1);
const chipState = () => stage.page.$eval(`#${CHIP}`, (chip) => chip.getAttribute('data-state'));

describe('an invoice that is issued', () => {
  test('(a) three lines: one submission, its number, and every field and line as typed', async () => {
    await stage.submit(THREE_LINES);
    const { invoiceNumber } = await waitForSuccess(stage.page);
    const record = await newest('issued');

    expect(invoiceNumber).toMatch(/^\d{20}$/);
    expect(record.outcome.invoiceNumbers).toEqual([invoiceNumber]);
    expect(stage.portal.state.invoices.map(({ Fphm }) => Fphm)).toEqual([invoiceNumber]);
    const { buyer, lines, note } = THREE_LINES;
    expect(record.invoice.buyer).toEqual(buyer);
    expect(record.invoice.seller.taxId).toBe(stage.portal.state.invoices[0].Xsfnsrsbh);
    expect(record.invoice.kind).toBe('special');
    expect(record.invoice.note).toBe(note);
    expect(record.invoice.issues).toEqual([]);
    const rates = { '6%': '0.06', '13%': '0.13', 免税: '免税' };
    const taxes = ['74.04', '38.81', '0.00'];
    expect(record.invoice.lines).toEqual(
      lines.map((line, index) => ({
        ...line,
        lineNo: String(index + 1),
        taxRate: rates[line.taxRate],
        taxAmount: taxes[index],
      })),
    );
    expect(record.invoice.totalGross).toBe('1733.35');
    await waitFor(async () => (await chipState()) === 'issued', { message: 'chip says issued' });
  });

  test('the history tells the click, the calls with status and time, and the answer', async () => {
    const [record] = await stage.submissions();
    const types = record.history.map(({ type }) => type);
    expect(types.filter((type) => type !== 'responded.token')).toEqual([
      'submitted',
      'called.token',
      'called.issue',
      'responded.issue',
      'answered',
    ]);
    // The browser tells the end of the one call while the page begins the next already.
    expect(types.indexOf('responded.token')).toBeGreaterThan(types.indexOf('called.token'));
    const answer = record.history.find(({ type }) => type === 'responded.issue');
    expect(answer.text).toBe('200');
    expect(answer.durationMs).toBeGreaterThan(0);
  });

  test('the signed query string of the calls is kept nowhere', async () => {
    const events = JSON.stringify(await readStore(stage.inside, 'events'));
    expect(events).toContain('/kpfw/lzfpkj/v1/tyfpkj');
    expect(events).not.toMatch(/ruuid|urlyzm/);
  });
});

describe('an invoice that the portal refuses', () => {
  test('(b) error dialog: refused, with the exact text', async () => {
    stage.portal.setFault('refuse-rate');
    await stage.submit(ONE_LINE);
    const text = await waitForDialogText(stage.page);
    const record = await newest('refused');
    expect(record.outcome.message).toBe(text);
    expect(text).toBe('税率不合法，请使用 0.03、0.01');
    await waitFor(async () => (await chipState()) === 'refused', { message: 'chip says refused' });
  });

  test('(b) the page itself refuses and sends nothing: notSent, with its words', async () => {
    await stage.submit({ ...ONE_LINE, buyer: { name: '', taxId: '' } });
    const record = await newest('notSent');
    expect(record.outcome.message).toContain('购买方名称');
    expect(record.signals.issueCalls).toEqual([]);
  });
});

test('(c) an invoice of which nobody knows: the chip says so', async () => {
  stage.portal.setFault('unlisted-vague');
  await stage.submit(ONE_LINE);
  expect((await newest('unknown')).outcome.reason).toBe('unclearText');
  await waitFor(async () => (await chipState()) === 'unknown', { message: 'chip says unknown' });
});

test('L2 the same again: the chip warns before the click, 确实要再开 is remembered, no click is stopped', async () => {
  const invoice = { ...ONE_LINE, buyer: { name: '双份学校', taxId: '' } };
  await stage.submit(invoice);
  const first = await newest('issued');
  await enterInvoice(stage.page, stage.portal, invoice);
  const issue = await find(stage.page, '.hide-side-layout__container-footer button', '发票开具');
  await issue.hover();
  await waitFor(async () => (await chipState()) === 'twin', { message: 'chip warns' });
  const time = beijingTime(first.submittedAt);
  const number = first.invoiceNumbers[0].slice(-8);
  expect(await shadowText(stage.page, CHIP)).toBe(`◆${time} 刚开过一张同样的（…${number}）确实要再开`);

  await pressInShadow(stage.page, CHIP, '确实要再开');
  await waitFor(async () => (await chipState()) !== 'twin', { message: 'the warning goes' });
  await pressIssue(stage.page);
  await waitForSuccess(stage.page);
  const second = await stage.newest('issued', count + 2);
  expect(second.twinOf).toBe(first.id);
  expect(second.history[0].type).toBe('submitted.twin');
});
