// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { goTo } from '../support/page/capture';
import { formPage } from '../support/page/form';
import { click, find, page } from '../support/page/page';
import { onEntryForm, stage, start, state } from '../support/page/witness-stage';

onEntryForm();

describe('W1 the gesture', () => {
  test('X9 by a script it is a press, and is told so', () => {
    start();
    find('#issue').click();
    expect(stage.of('submitted')).toMatchObject([
      { witness: 'gesture', gesture: 'script', snapshot: { fields: expect.any(Array) } },
    ]);
  });

  test('X20 a button 发票开具 where no form stands makes no record', () => {
    page('<p>开票情况</p><button id="issue">发票开具</button>');
    goTo('/invoice-business');
    start();
    click(find('#issue'));
    expect(stage.facts).toEqual([]);
  });

  test('a double click is one submission', async () => {
    start();
    click(find('#issue'));
    await stage.wait(80);
    click(find('#issue'));
    expect([stage.of('submitted').length, stage.of('repeated').length]).toEqual([1, 1]);
  });

  test('X21 after a refusal an unchanged press is a new attempt of the same visit', async () => {
    start();
    click(find('#issue'));
    state('refused');
    await stage.wait(800);
    click(find('#issue'));
    const [first, second] = stage.of('submitted');
    expect(second).toMatchObject({ form: first?.form });
    expect(second?.submissionId).not.toBe(first?.submissionId);
  });

  test('X23 nor does a press join one whose call came to its end without a word', async () => {
    start();
    click(find('#issue'));
    state('pending', true);
    await stage.wait(5_000);
    click(find('#issue'));
    expect(stage.of('submitted')).toHaveLength(2);
  });

  test('an impatient press right after the call came to its end is the same one', async () => {
    start();
    click(find('#issue'));
    state('pending', true);
    await stage.wait(900);
    click(find('#issue'));
    expect(stage.of('submitted')).toHaveLength(1);
  });

  test('while the answer is awaited an unchanged press is the same one, however late', async () => {
    start();
    click(find('#issue'));
    await stage.wait(60_000);
    click(find('#issue'));
    expect(stage.of('submitted')).toHaveLength(1);
  });

  test('X10 the same invoice entered anew on another visit of the form is another one', async () => {
    start();
    click(find('#issue'));
    page('<p>list</p>');
    await stage.wait(1_000);
    page(formPage());
    await stage.wait(11_000);
    click(find('#issue'));
    const [first, second] = stage.of('submitted');
    expect(second?.form).not.toBe(first?.form);
    expect(stage.of('submitted')).toHaveLength(2);
  });

  test('X10 and so it is after the form was emptied', async () => {
    start();
    click(find('#issue'));
    stage.emptied();
    await stage.wait(11_000);
    click(find('#issue'));
    expect(stage.of('submitted')).toHaveLength(2);
  });
});
