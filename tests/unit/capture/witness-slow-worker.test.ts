// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { formPage } from '../support/page/form';
import { click, find, page } from '../support/page/page';
import { NUMBER, onEntryForm, stage, start, successView } from '../support/page/witness-stage';

onEntryForm();

const SECOND = '26112000000123456790';
const idOf = (nth: number) => stage.of('submitted')[nth]?.submissionId ?? '';
const answers = () =>
  stage
    .of('answered')
    .flatMap(({ area, submissionId, invoiceNumbers }) =>
      area === 'success' ? [[submissionId, ...invoiceNumbers]] : [],
    );

/** Pressed and issued, 继续开票, and the next one stands on the form: of none of it the worker had a word yet. */
async function issuedAndGoneOn() {
  start();
  await stage.wait(10_100);
  click(find('#issue'));
  await stage.wait(300);
  page(successView());
  await stage.wait(300);
  expect(answers()).toEqual([[idOf(0), NUMBER]]);
  page(formPage());
  await stage.wait(500);
  find<HTMLTextAreaElement>('textarea').value = '合同 13';
  stage.remember();
}
const showSecond = async () => {
  await stage.wait(300);
  page(successView(SECOND));
  await stage.wait(2_000);
};

describe('L2: the worker is slow, and the clerk goes on', () => {
  test('the word that the first one is awaited comes when the second is: the answer is the second one’s', async () => {
    await issuedAndGoneOn();
    click(find('#issue'));
    stage.watchVerdict(idOf(0));
    await showSecond();
    expect(answers()).toEqual([
      [idOf(0), NUMBER],
      [idOf(1), SECOND],
    ]);
    expect(idOf(1)).not.toBe(idOf(0));
  });

  test('a word of the first one that was on its way keeps the second one’s proof from nobody', async () => {
    await issuedAndGoneOn();
    await stage.wait(2_000);
    page(formPage({ change: ['合同', '合约'] }));
    await stage.wait(1_500);
    stage.remember();
    stage.state({ submissionId: idOf(0), outcome: 'pending', waitsForClerk: false });
    await showSecond();
    expect(answers().at(-1)).toEqual([idOf(1), SECOND]);
    expect(stage.of('submitted')).toMatchObject([{}, { witness: 'proof' }]);
  });

  test('the second one is pressed by a script: its success view is no second number of the first', async () => {
    await issuedAndGoneOn();
    await stage.wait(2_000);
    const at = Date.now();
    await showSecond();
    stage.called({ submissionId: 'CALL2', at });
    await stage.wait(500);
    expect(answers()).toEqual([
      [idOf(0), NUMBER],
      [idOf(1), SECOND],
    ]);
    expect(stage.of('submitted')).toHaveLength(2);
  });

  test('the word of the first one’s call comes when the next stands half written: that begins none', async () => {
    start();
    await stage.wait(10_100);
    const at = Date.now();
    click(find('#issue'));
    await stage.wait(300);
    page(successView());
    await stage.wait(300);
    stage.state({ submissionId: idOf(0), outcome: 'issued', waitsForClerk: false });
    page(formPage());
    find<HTMLTextAreaElement>('textarea').value = '';
    await stage.wait(500);
    stage.called({ at, unlisted: true });
    expect(stage.of('submitted')).toHaveLength(1);
    expect(stage.of('fault')).toMatchObject([{ kind: 'callUnlisted' }]);
  });

  test('a call that leaves after the proof is another one’s', async () => {
    await issuedAndGoneOn();
    stage.called({ submissionId: 'CALL2', at: Date.now() });
    expect(stage.of('submitted')).toMatchObject([{}, { submissionId: 'CALL2', witness: 'call' }]);
  });

  test('the worker’s word of the first one comes late, and no number stood there: the call of the second, on its way, begins it', async () => {
    start();
    await stage.wait(10_100);
    click(find('#issue'));
    await stage.wait(300);
    page('<div class="t-message t-is-success">开具成功</div>');
    await stage.wait(300);
    page(formPage());
    await stage.wait(500);
    find<HTMLTextAreaElement>('textarea').value = '合同 13';
    stage.remember();
    const at = Date.now();
    await stage.wait(500);
    stage.state({ submissionId: idOf(0), outcome: 'issued', waitsForClerk: false });
    await stage.wait(500);
    stage.called({ submissionId: 'CALL2', at });
    expect(stage.of('submitted')).toMatchObject([{}, { submissionId: 'CALL2', witness: 'call' }]);
  });

  test('a doubt about the first one that was on its way keeps the second one’s proof from nobody', async () => {
    await issuedAndGoneOn();
    await stage.wait(2_000);
    page(formPage({ change: ['合同', '合约'] }));
    await stage.wait(1_500);
    stage.remember();
    stage.state({ submissionId: idOf(0), outcome: 'unknown', waitsForClerk: false });
    await showSecond();
    expect(answers().at(-1)).toEqual([idOf(1), SECOND]);
    expect(stage.of('submitted')).toMatchObject([{}, { witness: 'proof' }]);
  });

  test('the form stays beside the number, and is pressed once more as it is: that is another one', async () => {
    start();
    await stage.wait(10_100);
    click(find('#issue'));
    await stage.wait(300);
    document.body.insertAdjacentHTML('beforeend', successView());
    await stage.wait(2_000);
    expect(answers()).toEqual([[idOf(0), NUMBER]]);
    click(find('#issue'));
    await stage.wait(100);
    expect(stage.of('submitted')).toMatchObject([{}, { witness: 'gesture' }]);
  });
});
