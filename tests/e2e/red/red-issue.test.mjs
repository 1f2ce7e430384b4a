/** Issuing from a red-letter confirmation. More of what may go wrong with the press is in `tests/matrix/rows-red.mjs`. */
import { expect, test } from 'vitest';
import { openRed, openRedIssue, pressDialogButton, pressRedIssue } from '../../portal/driver.mjs';
import { addConfirm } from '../../portal/server/calls/red-confirms.mjs';
import { redStage } from '../support/stage/red-stage.mjs';

const red = redStage('red-issue');
const { settle, outcome, state, submit, confirm, picture } = red;

test('issuing refused with a text, then issued after all', async () => {
  const row = await submit();
  await confirm(row.id);
  red.stage.portal.setFault('refuse-rate');
  await pressRedIssue(red.page, red.stage.portal, row.id);
  const refused = await outcome('refused');
  expect(refused.outcome.message).toBe('税率不合法，请使用 0.03、0.01');
  await pressDialogButton(red.page, '我知道了');
  await pressRedIssue(red.page, red.stage.portal, row.id);
  expect((await outcome('issued')).invoiceNumbers).toEqual([red.stage.portal.state.invoices[1].Fphm]);
});

test('the connection is lost after the red invoice was issued: unknown', async () => {
  const row = await submit();
  await confirm(row.id);
  red.stage.portal.setFault('drop-after');
  await pressRedIssue(red.page, red.stage.portal, row.id);
  const lost = await outcome('unknown');
  expect(red.stage.portal.state.invoices).toHaveLength(2);
  expect(lost.invoiceNumbers).toEqual([]);
});

test('a call that is known tells of the red invoice too, and a press without an answer runs out', async () => {
  red.stage.portal.configure({ redIssuePath: '/kpfw/lzfpkj/v1/tyfpkj' });
  await settle({ deadlines: { quietMs: 1_000, openCallMs: 3_000 } });
  const row = await submit();
  await confirm(row.id);
  red.stage.portal.setFault('hang-issued');
  await pressRedIssue(red.page, red.stage.portal, row.id);
  const late = await outcome('unknown');
  expect(late.outcome.reason).toBe('timedOut');
  expect(late.history.map(({ type }) => type)).toContain('called.issue');
});

test('a confirmation that was made elsewhere becomes a record when it is issued from', async () => {
  const { portal } = red.stage;
  const { Qrdbh } = /** @type {any} */ (
    addConfirm(portal.state, { Lzfphm: red.original.Fphm, Hcfw: 'full', MxzbList: [] })
  );
  portal.setRedConfirm(Qrdbh, 'confirmed');
  await openRed(red.page, portal);
  await pressRedIssue(red.page, red.stage.portal, Qrdbh);
  const issued = await outcome('issued');
  expect(issued).toMatchObject({
    source: 'red',
    red: { originalNumber: red.original.Fphm, confirmId: Qrdbh },
    invoice: { buyer: { name: '北京青禾商贸有限公司' }, totalGross: '-1231.00' },
    invoiceNumbers: [portal.state.invoices[1].Fphm],
  });
});

test('去开票 only opens and warns, 开具发票 is the press, both calls are seen', async () => {
  red.stage.portal.configure({ redWords: 'real' });
  const row = await submit();
  expect((await state('waiting')).red.confirmText).toBe('销方录入待购方确认');
  await confirm(row.id);
  await openRedIssue(red.page, row.id);
  expect((await outcome('pending')).red.presses).toEqual([]);
  await picture('opened', red.page);
  await pressRedIssue(red.page, red.stage.portal, row.id);
  // The real page says no number; the list has it.
  const issued = await outcome('issued');
  expect(issued.invoiceNumbers).toEqual([]);
  expect(issued.red).toMatchObject({ confirmId: row.id, originalNumber: red.original.Fphm });
  expect(issued.red.presses).toHaveLength(1);
  const types = issued.history.map(({ type }) => type);
  for (const type of ['called.redSubmit', 'redTaken', 'redPressed', 'called.redIssue'])
    expect(types).toContain(type);
  expect(red.stage.portal.state.invoices).toHaveLength(2);
});
