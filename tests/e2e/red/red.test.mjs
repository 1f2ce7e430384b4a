/** A red-letter confirmation, from its form to its end. Each state and each answer of the portal is a row of `tests/matrix/rows-red.mjs`. */
import { expect, test } from 'vitest';
import {
  enterRed,
  openRed,
  pressRedIssue,
  pressRedSubmit,
  redRows,
  withdrawRed,
} from '../../portal/driver.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { redStage } from '../support/stage/red-stage.mjs';

const red = redStage('red');
const { settle, outcome, state, submit, confirm, openTab, shownFor, picture } = red;

test('a whole invoice: kept before the answer, waits for the other side without a clock, then issued', async () => {
  await settle({ deadlines: { quietMs: 1_000, openCallMs: 60_000 } });
  const row = await submit();
  const kept = await state('waiting');
  expect(kept).toMatchObject({
    source: 'red',
    sellerTaxId: red.stage.portal.state.companies[0].taxId,
    red: { originalNumber: red.original.Fphm, scope: 'full', confirmId: row.id, confirmText: '待确认' },
    invoice: {
      buyer: { name: '北京青禾商贸有限公司', taxId: '91110105MA01C7PH2D' },
      totalNet: '-1100.00',
      totalTax: '-131.00',
      totalGross: '-1231.00',
      issues: [],
    },
  });
  expect(kept.invoice.lines.map(({ netAmount }) => netAmount)).toEqual(['-1000.00', '-100.00']);
  expect(kept).not.toHaveProperty('deadlineAt');
  // Its clock would have run out; the worker looks at each sweep.
  await waitFor(() => Date.now() > kept.submittedAt + 1_200, { message: 'the clock of any other' });
  await red.stage.inside.evaluate(() => globalThis.chrome.runtime.sendMessage({ kind: 'sweep' }));
  expect((await outcome('pending')).history.map(({ type }) => type)).not.toContain('timedOut');
  await picture('waiting', red.page);

  await confirm(row.id);
  await pressRedIssue(red.page, red.stage.portal, row.id);
  const issued = await outcome('issued');
  expect(issued.invoiceNumbers).toEqual([red.stage.portal.state.invoices[1].Fphm]);
  expect(issued.red.originalNumber).toBe(red.original.Fphm);
  expect(issued.history.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['submitted.red', 'redTaken', 'redConfirmSeen', 'redPressed', 'answered']),
  );
  await picture('issued', red.page);
  const { text } = await shownFor(issued);
  expect(text).toContain(red.original.Fphm);
  expect(text).toContain('-1,231.00');
  expect(text).toContain('已确认');
});

test('a part, shown without a sign and without a word that it was taken', async () => {
  red.stage.portal.configure({ redFormSigns: 'positive', redSaysTaken: false });
  const row = await submit([{ quantity: '2', netAmount: '200' }, { netAmount: '50' }]);
  expect(row.gross).toBe('-276.50');
  const kept = await state('waiting');
  expect(kept).toMatchObject({
    red: { originalNumber: red.original.Fphm, scope: 'partial', confirmId: row.id },
    invoice: { totalNet: '-250.00', totalTax: '-26.50', totalGross: '-276.50', issues: [] },
  });
  expect(kept.invoice.lines.map(({ quantity, netAmount }) => [quantity, netAmount])).toEqual([
    ['-2', '-200'],
    [undefined, '-50'],
  ]);
  await confirm(row.id);
  await pressRedIssue(red.page, red.stage.portal, row.id);
  expect((await outcome('issued')).invoiceNumbers).toEqual([red.stage.portal.state.invoices[1].Fphm]);
  expect(red.original.FpztDm).toBe('03');
});

test("withdrawn: nothing was issued, in the state's own word, and nothing is filled in again", async () => {
  const row = await submit();
  await state('waiting');
  await withdrawRed(red.page, row.id);
  const gone = await outcome('refused');
  expect(gone.outcome.message).toBe('撤销');
  const { text, mayRetry } = await shownFor(gone);
  expect(mayRetry).toBe(false);
  expect(text).toContain('红字要在税局的红字发票页面重新办，这里不能填回');
  expect(text).toContain('确认单撤销，没有开具红字发票');
  expect(await redRows(red.page)).toMatchObject([{ id: row.id, state: '撤销' }]);
});

test('timed out, seen in another tab long after', async () => {
  const row = await submit();
  await state('waiting');
  await red.page.close();
  red.stage.portal.setRedConfirm(row.id, 'timedOut');
  await openTab();
  await openRed(red.page, red.stage.portal);
  const over = await outcome('refused');
  expect(over.outcome.message).toBe('超时');
  // The tab that was closed took nothing from it.
  expect(over.history.filter(({ outcome: changed }) => changed === 'unknown')).toEqual([]);
});

test('a confirmation that the portal does not take is refused in its words', async () => {
  red.stage.portal.planRed({ refused: '原蓝字发票号码不正确' });
  await enterRed(red.page, red.stage.portal, { original: red.original.Fphm });
  await pressRedSubmit(red.page);
  expect((await outcome('refused')).outcome.message).toBe('原蓝字发票号码不正确');
});

test('no answer to a confirmation is unknown, until the list shows it', async () => {
  red.stage.portal.planRed({ hang: 'after' });
  await enterRed(red.page, red.stage.portal, { original: red.original.Fphm });
  await pressRedSubmit(red.page);
  await outcome('pending');
  await red.page.goto(red.stage.portal.queryUrl);
  // The browser cuts the call off as the page goes: which of the two is heard first is its matter, and both are unknown.
  expect(['leftPage', 'networkError']).toContain((await outcome('unknown')).outcome.reason);
  await openRed(red.page, red.stage.portal);
  expect((await state('waiting')).outcome.type).toBe('pending');
});

test('无需确认: the portal made the invoice itself, and the clerk is told to look before she presses', async () => {
  red.stage.portal.configure({ redWords: 'real' });
  red.stage.portal.configure({ redNeedsConfirm: false, redPortalIssues: 'noNeed' });
  await submit();
  const ready = await state('noNeed');
  expect(red.stage.portal.state.invoices).toHaveLength(2);
  expect(ready.outcome.type).toBe('pending');
  const { text, mayRetry } = await shownFor(ready);
  expect(text).toContain('税局可能已经自动开出红字发票');
  expect(mayRetry).toBe(false);
});
