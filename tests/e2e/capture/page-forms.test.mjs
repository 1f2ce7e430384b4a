import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { enterBuyer, find, login, openForm, pressIssue, waitForSuccess } from '../../portal/driver.mjs';
import { readAllStorage, readStore } from '../support/browser/storage.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
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
  count = (await stage.submissions()).length;
});

test('2,000 lines are captured whole', async () => {
  stage.portal.configure({ prefillLines: 2_000 });
  await openForm(stage.page, stage.portal, { ticket: '普通发票' });
  await enterBuyer(stage.page, ONE_LINE.buyer);
  await pressIssue(stage.page);
  await waitForSuccess(stage.page);
  const record = await stage.newest('issued', count + 1);
  const [issued] = stage.portal.state.invoices;
  expect(record.invoice.lines).toHaveLength(2_000);
  expect(record.invoice.issues.filter(({ code }) => code === 'linesIncomplete')).toEqual([]);
  expect(record.invoice.totalGross).toBe(issued.Jshj);
  expect(record.invoice.lines.map(({ itemName, netAmount }) => [itemName, netAmount])).toEqual(
    issued.MxzbList.map(({ Xmmc, Je }) => [Xmmc, Je]),
  );
  expect(JSON.stringify(record.snapshot).length).toBeLessThan(1_000_000);
});

test('a grid in pages shows only a part: the record says that lines may be missing', async () => {
  stage.portal.configure({ prefillLines: 30, gridPageSize: 10 });
  await openForm(stage.page, stage.portal, { ticket: '普通发票' });
  await enterBuyer(stage.page, ONE_LINE.buyer);
  await pressIssue(stage.page);
  const record = await stage.newest('issued', count + 1);
  expect(record.invoice.issues.map(({ code }) => code)).toContain('linesIncomplete');
});

test.each(['dialog', 'drawer'])('the ticket picker as a %s leads to the same record', async (picker) => {
  stage.portal.configure({ picker });
  await stage.submit(ONE_LINE);
  expect((await stage.newest('issued', count + 1)).invoice.kind).toBe('general');
});

describe('L4: the page has changed', () => {
  test.each([
    ['the root of the form', { 'blue-invoice': 'blue-inv2' }],
    ['a form item', { 't-form-item__gmfnsrsbh': 't-form-item__xyz' }],
    ['the amount cells', { 'blueinvoice-input': 'bi-input' }],
  ])(
    '%s has another class: the clerk sees it, a fault is recorded, every visible field is kept',
    async (_, rename) => {
      const faultsBefore = (await readStore(stage.inside, 'faults')).length;
      stage.portal.configure({ rename });
      await openForm(stage.page, stage.portal, { ticket: '普通发票' });
      await waitFor(
        () => stage.page.$eval('#piaoying-chip', (chip) => chip.getAttribute('data-state') === 'drift'),
        { message: 'the chip says that the page has changed' },
      );
      const faults = await waitFor(
        async () => {
          const all = (await readStore(stage.inside, 'faults')).slice(faultsBefore);
          return all.length > 0 && all;
        },
        { message: 'a fault is recorded' },
      );
      expect(faults.map(({ kind }) => kind)).toEqual(['profileDrift']);

      const name = await find(stage.page, '.t-form-item__gmfmc input');
      await name.type('改版后的购买方');
      const note = await find(stage.page, 'textarea');
      await note.type('改版后的备注');
      await stage.page.$$eval('button', (buttons) =>
        buttons.find((button) => button.textContent?.trim() === '发票开具')?.scrollIntoView(),
      );
      await pressIssue(stage.page);
      const record = await waitFor(async () => (await stage.submissions())[count], {
        message: 'a submission',
      });
      const values = record.snapshot.fields.map(({ value }) => value);
      expect(values).toContain('改版后的购买方');
      expect(values).toContain('改版后的备注');
      expect(values).toContain(stage.portal.state.companies[0].taxId);
    },
  );
});

test('L6: what is typed on the log-in page is nowhere in the extension', async () => {
  const secrets = {
    account: '13911112222',
    password: 'S3cret-pass-9917',
    captcha: 'QX7Z',
    smsCode: '835216',
  };
  await login(stage.page, stage.portal, secrets);
  await stage.submit(ONE_LINE);
  await stage.newest('issued', count + 1);
  const everything = await readAllStorage(stage.inside);
  expect(everything).toContain(ONE_LINE.buyer.name);
  for (const secret of Object.values(secrets)) expect(everything).not.toContain(secret);
});
