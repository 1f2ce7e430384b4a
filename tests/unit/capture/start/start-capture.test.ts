// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startCapture } from '../../../../utils/capture/start/start-capture';
import { Fact } from '../../../../utils/domain/fact/fact';
import type { SubmissionState, WakeReply } from '../../../../utils/messages';
import { dppt } from '../../../../utils/portal/dppt';
import { formPage } from '../../support/page/form';
import { click, find, page } from '../../support/page/page';
import { BUYER } from '../../support/page/snapshots';

const facts: Fact[] = [];
const watched: unknown[] = [];
const handedOver: unknown[] = [];
const retryOf: string | undefined = undefined;
let draftId: string | undefined;
let twinMeant: string | undefined;
let reply: WakeReply | undefined;
let tellState: (state: SubmissionState) => void = () => {};
let ids = 0;
let stop = () => {};

const newId = () => {
  ids += 1;
  return `ID${ids}`;
};
const start = () => {
  stop = startCapture(window, dppt, {
    now: Date.now,
    clock: () => performance.now(),
    lastReading: () => undefined,
    onCalled: () => () => {},
    onPosted: () => () => {},
    onEmptied: () => () => {},
    newId,
    keep: (fact) => facts.push(fact),
    retryOf: () => retryOf,
    draftId: () => draftId,
    twinMeant: () => twinMeant,
    submitted: () => undefined,
    formGone: () => undefined,
    wake: async () => reply,
    watching: (state, seller) => watched.push([state, seller]),
    onState(listener) {
      tellState = listener;
      return () => {};
    },
    handOver: (awaiting) => handedOver.push(awaiting),
    onWatchVerdict: () => () => {},
  });
};
const ofType = (type: Fact['type']) => facts.filter((fact) => fact.type === type);
const issued = (submissionId: string): SubmissionState => ({
  submissionId,
  outcome: 'issued',
  waitsForClerk: false,
});

beforeEach(() => {
  vi.useFakeTimers();
  facts.length = 0;
  draftId = undefined;
  twinMeant = undefined;
  watched.length = 0;
  handedOver.length = 0;
  reply = { tabKey: 'B:7', frameId: 0 };
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(
    `https://dppt.beijing.chinatax.gov.cn:8443${dppt.entry.path}?t=1&ruuid=s3cret`,
  );
  page(formPage());
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe('the submit click', () => {
  test.each([
    ['batch', dppt.batch.path],
    ['red-letter', dppt.red.path],
  ])('on a %s page is none of this watch', async (_, path) => {
    (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(
      `https://dppt.beijing.chinatax.gov.cn:8443${path}`,
    );
    start();
    await vi.advanceTimersByTimeAsync(10);
    click(find('#issue'));
    expect(ofType('submitted')).toEqual([]);
  });

  test('is one fact with the whole form, that the schema knows', async () => {
    start();
    await vi.advanceTimersByTimeAsync(10);
    click(find('#issue'));
    expect(facts).toHaveLength(1);
    expect(Fact.safeParse(facts[0]).success).toBe(true);
    expect(facts[0]).toMatchObject({
      type: 'submitted',
      profileId: 'dppt',
      tabKey: 'B:7',
      gesture: 'click',
      onLine: true,
      site: { origin: 'https://dppt.beijing.chinatax.gov.cn:8443', path: dppt.entry.path },
    });
    expect(JSON.stringify(facts[0])).toContain('*服务*第3项');
  });

  test('names the draft of its form', () => {
    start();
    click(find('#issue'));
    draftId = 'DRAFT';
    find<HTMLTextAreaElement>('textarea').value = '合同 13';
    click(find('#issue'));
    expect(ofType('submitted').map((fact) => (fact as { draftId?: string }).draftId)).toEqual([
      undefined,
      'DRAFT',
    ]);
  });

  test('names the equal submission beside which it is meant to stand', () => {
    start();
    twinMeant = 'T1';
    click(find('#issue'));
    expect(ofType('submitted')).toMatchObject([{ twinOf: 'T1' }]);
    expect(Fact.safeParse(facts[0]).success).toBe(true);
  });

  test('a script that ends before the answer hands it over to the next one, an answered one it does not', () => {
    start();
    stop();
    expect(handedOver).toEqual([]);
    start();
    find<HTMLTextAreaElement>('textarea').value = '26112000000123456789';
    click(find('#issue'));
    const { submissionId } = facts[0] as { submissionId: string };
    stop();
    expect(handedOver).toEqual([
      {
        submissionId,
        typed: ['26112000000123456789'],
        at: expect.any(Number),
        buyerName: BUYER.name,
        gross: '339.00',
      },
    ]);
    start();
    click(find('#issue'));
    tellState(issued((facts.at(-1) as { submissionId: string }).submissionId));
    stop();
    expect(handedOver).toHaveLength(1);
  });

  test('L2 nor where an older success stands, which the next one would take for the answer', () => {
    start();
    find('#issue').insertAdjacentHTML('afterend', '<div><button class="qrcode-btn">二维码</button></div>');
    click(find('#issue'));
    stop();
    expect(handedOver).toEqual([]);
  });

  test('L6 the query string is never kept', () => {
    start();
    click(find('#issue'));
    expect(JSON.stringify(facts)).not.toContain('s3cret');
  });

  test('L1 a form that cannot be read is a submission all the same, and the fault is told', () => {
    start();
    const broken = vi.spyOn(document, 'querySelectorAll').mockImplementation(() => {
      throw new Error('unreadable');
    });
    click(find('#issue'));
    broken.mockRestore();
    expect(ofType('fault')[0]).toMatchObject({
      kind: 'captureError',
      detail: expect.stringContaining('unreadable'),
    });
    const [submitted] = ofType('submitted');
    // As it comes back from the outbox.
    expect(Fact.safeParse(JSON.parse(JSON.stringify(submitted))).success).toBe(true);
  });

  test('the same content again is the same submission', () => {
    start();
    click(find('#issue'));
    click(find('#issue'), { detail: 0 });
    const [submitted] = ofType('submitted');
    expect(ofType('repeated')).toMatchObject([
      { submissionId: (submitted as { submissionId: string }).submissionId, gesture: 'keyboard' },
    ]);
  });

  test('changed content is a new submission', () => {
    start();
    click(find('#issue'));
    find<HTMLTextAreaElement>('textarea').value = '合同 13';
    click(find('#issue'));
    const [first, second] = ofType('submitted') as Array<{ submissionId: string }>;
    expect(second?.submissionId).not.toBe(first?.submissionId);
    expect(ofType('repeated')).toEqual([]);
  });

  test('the same content after it was issued is a new submission', () => {
    start();
    click(find('#issue'));
    tellState(issued((ofType('submitted')[0] as { submissionId: string }).submissionId));
    vi.advanceTimersByTime(1_000);
    click(find('#issue'));
    expect(ofType('submitted')).toHaveLength(2);
  });
});

test('stop: nothing is heard any more; may be called twice', () => {
  start();
  stop();
  stop();
  click(find('#issue'));
  window.dispatchEvent(new Event('pagehide'));
  expect(facts).toEqual([]);
});
