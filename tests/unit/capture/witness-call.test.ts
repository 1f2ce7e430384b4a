// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { Fact } from '../../../utils/domain/fact/fact';
import { formPage } from '../support/page/form';
import { click, find, page } from '../support/page/page';
import { BUYER } from '../support/page/snapshots';
import {
  NUMBER,
  onEntryForm,
  RENAMED,
  stage,
  start,
  state,
  successView,
} from '../support/page/witness-stage';

onEntryForm();

describe('W2 an issuing call', () => {
  test('X8 where no press was seen the form is read at once, and the submission has the id that the call was given', async () => {
    page(formPage(RENAMED));
    start();
    await stage.wait(10_100);
    click(find('#issue'));
    expect(stage.of('submitted')).toEqual([]);
    stage.called({ submissionId: 'CALL7', at: Date.now() - 5 });
    const [submitted] = stage.of('submitted');
    expect(submitted).toMatchObject({ submissionId: 'CALL7', witness: 'call', at: Date.now() - 5 });
    expect(JSON.stringify(submitted?.snapshot)).toContain(BUYER.name);
    expect(submitted).not.toHaveProperty('gesture');
    expect(submitted).not.toHaveProperty('readAgoMs');
    expect(Fact.safeParse(submitted).success).toBe(true);
  });

  test('where the form is gone by then, what was read last, and how long ago', async () => {
    start();
    await stage.wait(10_100);
    stage.remember();
    await stage.wait(1_500);
    page('<p>请稍候</p>');
    stage.called({});
    expect(stage.of('submitted')).toMatchObject([{ witness: 'call', readAgoMs: 1_500 }]);
  });

  test('W2 and the page was quicker: the success view that came since the last look answers it', async () => {
    start();
    await stage.wait(10_100);
    stage.remember();
    await stage.wait(300);
    page(successView());
    stage.called({});
    expect(stage.of('submitted')).toMatchObject([{ witness: 'call' }]);
    expect(stage.of('answered')).toMatchObject([{ area: 'success', invoiceNumbers: [NUMBER] }]);
    await stage.wait(2_000);
    expect(stage.of('submitted')).toHaveLength(1);
    expect(stage.of('answered')).toHaveLength(1);
  });

  test('W2 X8 pressed before the form was known as one, and the page answered while the worker was asked', async () => {
    page(formPage(RENAMED));
    start();
    await stage.wait(10);
    stage.called({});
    page(successView());
    await stage.wait(10);
    expect(stage.of('submitted')).toMatchObject([{ witness: 'call' }]);
    expect(stage.of('answered')).toMatchObject([{ area: 'success', invoiceNumbers: [NUMBER] }]);
  });

  test('W2 a success view that was looked at before is no answer to it', async () => {
    start();
    await stage.wait(10_100);
    stage.remember();
    page(successView());
    start();
    await stage.wait(10_100);
    stage.called({});
    expect(stage.of('answered')).toEqual([]);
  });

  test('L2 on a page that is new an earlier script of ours may have seen the press: it is asked for first', async () => {
    start();
    await stage.wait(10);
    stage.reply = {
      tabKey: 'B:7',
      frameId: 0,
      awaiting: { submissionId: 'EARLIER', typed: [], at: Date.now() },
    };
    stage.called({});
    await stage.wait(10);
    expect(stage.of('submitted')).toEqual([]);
  });

  test('without a form and without a reading it begins nothing here', () => {
    page('<p>home</p>');
    start();
    stage.called({});
    expect(stage.of('submitted')).toEqual([]);
  });

  test('W1 and W2 and W3 of one press are one submission', async () => {
    start();
    click(find('#issue'));
    stage.called({});
    await stage.wait(500);
    page(successView());
    await stage.wait(200);
    state('issued');
    await stage.wait(20_000);
    expect(stage.of('submitted')).toHaveLength(1);
    expect(stage.of('answered')).toMatchObject([{ area: 'success', invoiceNumbers: [NUMBER] }]);
  });

  test('a call long after the press, of the same content, is of it: a question was answered', async () => {
    start();
    click(find('#issue'));
    await stage.wait(120_000);
    stage.called({});
    expect(stage.of('submitted')).toHaveLength(1);
  });

  test('a call with other content, long after the press, is another submission', async () => {
    start();
    click(find('#issue'));
    state('refused');
    await stage.wait(15_000);
    find<HTMLTextAreaElement>('textarea').value = '合同 13';
    stage.called({ submissionId: 'CALL9' });
    expect(stage.of('submitted').map(({ submissionId }) => submissionId)).toContain('CALL9');
  });

  test('L2 one that the page before this one sent begins nothing here: this form holds something else', () => {
    start();
    stage.called({ at: Date.now() - 1 });
    expect(stage.of('submitted')).toEqual([]);
    expect(stage.posted({ at: Date.now() - 1, navigates: true })).toBeUndefined();
  });

  test('one that no profile lists is told, once', () => {
    start();
    click(find('#issue'));
    for (const _ of [1, 2]) stage.called({ unlisted: true, path: '/kpfw/lzfpkj/v1/jzfwfpkj' });
    expect(stage.of('fault')).toMatchObject([
      { kind: 'callUnlisted', detail: 'POST /kpfw/lzfpkj/v1/jzfwfpkj' },
    ]);
  });
});

test('an answer that cannot be read is told', async () => {
  start();
  click(find('#issue'));
  state('pending', true);
  await stage.wait(10_000);
  expect(stage.of('fault')).toMatchObject([{ kind: 'answerUnread' }]);
});
