// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Fact } from '../../../utils/domain/fact/fact';
import { dppt } from '../../../utils/portal/dppt';
import { captureStage, goTo } from '../support/page/capture';
import { formPage } from '../support/page/form';
import { click, find, page } from '../support/page/page';
import { BUYER } from '../support/page/snapshots';

const NUMBER = '26112000000123456789';
let stage: ReturnType<typeof captureStage>;
const start = () => {
  stage = captureStage();
  return stage;
};
const state = (outcome: 'pending' | 'issued' | 'refused' | 'unknown', ended = false) =>
  stage.state({ submissionId: last(), outcome, waitsForClerk: false, ...(ended ? { ended } : {}) });
const last = () => stage.of('submitted').at(-1)?.submissionId ?? '';
/** Its words are none that a profile has: the button is renamed, or the page translated. */
const RENAMED = { change: ['<span>发票开具</span>', '<span>Go</span>'] } as const;
const successView = (number = NUMBER, more = '') =>
  `<div><p>发票号码：${number}</p>${more}<button class="qrcode-btn">二维码交付</button></div>`;

beforeEach(() => {
  vi.useFakeTimers();
  goTo(dppt.entry.path);
  page(formPage());
});
afterEach(() => {
  stage.stop();
  vi.useRealTimers();
});

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

describe('W3 a proof that nobody waits for', () => {
  test('it begins a submission from what was read last', async () => {
    start();
    stage.remember();
    await stage.wait(2_000);
    page(successView());
    await stage.wait(1_100);
    expect(stage.of('submitted')).toMatchObject([{ witness: 'proof', readAgoMs: expect.any(Number) }]);
    expect(stage.of('answered')).toMatchObject([{ area: 'success', invoiceNumbers: [NUMBER] }]);
  });

  test('what stands there from the first look on proves nothing', async () => {
    page(formPage({ extra: successView() }));
    start();
    stage.remember();
    await stage.wait(10_000);
    expect(stage.of('submitted')).toEqual([]);
  });

  test('after a submission that was heard it begins none', async () => {
    start();
    stage.remember();
    await stage.wait(100);
    click(find('#issue'));
    page(successView());
    await stage.wait(200);
    state('issued');
    await stage.wait(10_000);
    expect(stage.of('submitted')).toHaveLength(1);
  });
});

describe('W4 a call that nobody knows', () => {
  test('right after a click at the foot of a form that fits badly it begins a submission', async () => {
    page(formPage(RENAMED));
    start();
    await stage.wait(5_000);
    click(find('#issue'));
    const taken = stage.posted({ path: '/fpkj/issue' });
    expect(stage.of('submitted')).toMatchObject([{ witness: 'post' }]);
    expect(await taken).toBe(last());
    expect(stage.of('fault').map(({ kind, detail }) => [kind, detail])).toContainEqual([
      'callUnlisted',
      'POST /fpkj/issue',
    ]);
  });

  test.each([
    ['on a form that fits', formPage(), '#issue + .none, button'],
    ['after a click elsewhere', formPage(RENAMED), 'textarea'],
    ['after a click on a button that issues nothing', formPage(RENAMED), 'button'],
  ])('%s it is none', async (_, html, clicked) => {
    page(html);
    start();
    await stage.wait(5_000);
    click(find(clicked));
    expect(stage.posted({})).toBeUndefined();
    expect(stage.of('submitted')).toEqual([]);
  });

  test('a form that is sent by the page itself is a submission', async () => {
    start();
    await stage.wait(2_000);
    expect(await stage.posted({ navigates: true })).toBe(last());
    expect(stage.of('submitted')).toMatchObject([{ witness: 'post' }]);
  });

  test('S14 after a press it is of that press, where no issuing call comes', async () => {
    start();
    click(find('#issue'));
    const taken = stage.posted({});
    await stage.wait(3_000);
    expect(await taken).toBe(last());
    expect(stage.of('submitted')).toHaveLength(1);
  });

  test('S14 beside an issuing call it is a companion, and nothing is told', async () => {
    start();
    click(find('#issue'));
    const taken = stage.posted({});
    stage.called({});
    await stage.wait(3_000);
    expect(await taken).toBeUndefined();
    expect(stage.of('fault')).toEqual([]);
  });
});

test('an answer that cannot be read is told', async () => {
  start();
  click(find('#issue'));
  state('pending', true);
  await stage.wait(10_000);
  expect(stage.of('fault')).toMatchObject([{ kind: 'answerUnread' }]);
});

test('L1 put into a page that stood there already: what the script before left later is looked for, and no more once stopped', async () => {
  const wake = vi.fn(async () => undefined);
  page('<p>home</p>');
  stage = captureStage({ wake });
  await stage.wait(500);
  const first = wake.mock.calls.length;
  await stage.wait(10_000);
  expect(wake.mock.calls.length - first).toBe(3);
  stage.stop();
  stage = captureStage({ wake });
  stage.stop();
  const last = wake.mock.calls.length;
  await stage.wait(20_000);
  expect(wake).toHaveBeenCalledTimes(last);
});
