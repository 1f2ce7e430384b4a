// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import { formPage } from '../support/page/form';
import { click, find, page } from '../support/page/page';
import {
  last,
  NUMBER,
  onEntryForm,
  RENAMED,
  stage,
  start,
  state,
  successView,
} from '../support/page/witness-stage';

onEntryForm();

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

test('L1 put into a page that stood there already: what the script before left later is looked for, and no more once stopped', async () => {
  const wake = vi.fn(async () => undefined);
  page('<p>home</p>');
  start({ wake });
  await stage.wait(500);
  const first = wake.mock.calls.length;
  await stage.wait(10_000);
  expect(wake.mock.calls.length - first).toBe(3);
  stage.stop();
  start({ wake });
  stage.stop();
  const last = wake.mock.calls.length;
  await stage.wait(20_000);
  expect(wake).toHaveBeenCalledTimes(last);
});
