// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
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
const successView = (number = NUMBER, more = '') =>
  `<div><p>发票号码：${number}</p>${more}<button class="qrcode-btn">二维码交付</button></div>`;
const show = async (html: string) => {
  document.body.insertAdjacentHTML('beforeend', html);
  await stage.wait(200);
};

beforeEach(() => {
  vi.useFakeTimers();
  goTo(dppt.entry.path);
  page(formPage());
});
afterEach(() => {
  stage.stop();
  vi.useRealTimers();
});

describe('S16 proof that belongs (X22, X6)', () => {
  const OTHER = '26112000000999999999';
  const unclear = () =>
    show(
      '<div class="t-dialog"><div class="t-dialog__body">业务处理未完成</div><button>知道了</button></div>',
    );
  const proof = () => stage.of('answered').find(({ area }) => area === 'success');

  test.each([
    ['the same address', dppt.entry.path],
    ['the list', '/invoice-query/invoice-query'],
    ['another page of the bundle', '/blue-invoice-makeout/invoice-copy'],
  ])('X22 after an unclear answer another view shows an older number: %s', async (_, path) => {
    start();
    click(find('#issue'));
    await unclear();
    goTo(path);
    page(successView(OTHER));
    await stage.wait(200);
    expect(proof()).toMatchObject({ belongs: false });
  });

  test.each([
    ['the form is gone, and read as an empty one meanwhile', () => page(successView())],
    ['the form stays, and is emptied', () => void show(successView())],
  ])('the form is emptied as the answer comes: it is the answer all the same: %s', async (_, answer) => {
    start();
    click(find('#issue'));
    answer();
    stage.emptied();
    await stage.wait(200);
    expect(proof()).toMatchObject({ invoiceNumbers: [NUMBER] });
    expect(proof()).not.toHaveProperty('belongs');
  });

  test('X22 nor is one that comes at another address, though nothing was said before', async () => {
    start();
    click(find('#issue'));
    goTo('/blue-invoice-makeout/invoice-copy');
    page(successView(OTHER));
    await stage.wait(200);
    expect(proof()).toMatchObject({ belongs: false });
  });

  test('X22 a view of several numbers is a list', async () => {
    start();
    click(find('#issue'));
    page(successView(NUMBER, `<p>${OTHER}</p>`));
    await stage.wait(200);
    expect(proof()).toMatchObject({ belongs: false });
  });

  test('a view that shows its buyer, gross and time is its own wherever it stands', async () => {
    start();
    click(find('#issue'));
    await unclear();
    goTo('/blue-invoice-makeout/detail');
    const time = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
    page(successView(NUMBER, `<p>${BUYER.name}</p><p>¥339.00</p><p>${time}</p>`));
    await stage.wait(200);
    expect(proof()).not.toHaveProperty('belongs');
  });

  test('but not with a time before the press', async () => {
    start();
    click(find('#issue'));
    await unclear();
    page(successView(OTHER, `<p>${BUYER.name}</p><p>¥339.00</p><p>2020-01-01 10:00:00</p>`));
    await stage.wait(200);
    expect(proof()).toMatchObject({ belongs: false });
  });

  test('a question that was answered is in no way of the proof', async () => {
    start();
    click(find('#issue'));
    await show(
      '<div class="t-dialog"><div class="t-dialog__body">开具金额较大，请确认是否开具？</div><button>取消</button><button>继续开具</button></div>',
    );
    page(successView());
    await stage.wait(200);
    expect(proof()).not.toHaveProperty('belongs');
  });

  const DONE =
    '<div class="t-dialog"><div class="t-dialog__body">系统检测到您在当前页已成功开具发票</div><button>知道了</button></div>';
  test('X6 「已成功开具」 may speak of another invoice of this page', async () => {
    start();
    click(find('#issue'));
    state('issued');
    await stage.wait(2_000);
    find<HTMLTextAreaElement>('textarea').value = '另一张';
    click(find('#issue'));
    await show(DONE);
    expect(stage.of('answered')).toMatchObject([{ belongs: false }]);
  });
  test('X6 where none other was made here it speaks of this one', async () => {
    start();
    click(find('#issue'));
    await show(DONE);
    expect(stage.of('answered')[0]).not.toHaveProperty('belongs');
  });
});
