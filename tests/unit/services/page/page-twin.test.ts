// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { takeSnapshot } from '../../../../utils/capture/entry/take-snapshot';
import type { PlainCapturePorts } from '../../../../utils/capture/ports';
import { fingerprint } from '../../../../utils/domain/invoice/fingerprint';
import { parseInvoice } from '../../../../utils/domain/invoice/parse-invoice';
import type { Twin } from '../../../../utils/messages';
import { dppt } from '../../../../utils/portal/dppt';
import { createPageTwin } from '../../../../utils/services/page/page-twin';
import type { Browser } from '../../../../utils/services/shared/browser-api';
import { formPage } from '../../support/page/form';
import { find, page, pointAt } from '../../support/page/page';
import { SELLER } from '../../support/page/snapshots';

const TWIN: Twin = { submissionId: 'T1', submittedAt: 1, outcome: 'issued' };
const sent = vi.fn<(message: unknown) => Promise<unknown>>();
const warn = vi.fn<(twin: Twin, meant: () => void) => void>();
const hide = vi.fn();
const keep = vi.fn();
let twin: ReturnType<typeof createPageTwin>;
let ports: ReturnType<typeof join>;

const join = () =>
  twin.join({
    submitted: () => undefined,
    formGone: () => undefined,
  } as unknown as PlainCapturePorts);
const type = () => find('input').dispatchEvent(new Event('input', { bubbles: true }));
const meanIt = () => warn.mock.lastCall?.[1]();
const settle = () => vi.waitFor(() => expect(sent.mock.settledResults.at(-1)?.type).toBe('fulfilled'));

beforeEach(() => {
  vi.clearAllMocks();
  sent.mockResolvedValue({ twin: TWIN });
  page(formPage());
  const browser = { runtime: { sendMessage: sent } } as unknown as Pick<Browser, 'runtime'>;
  twin = createPageTwin(browser, window, dppt, { keep }, { warn, hide });
  ports = join();
  twin.start();
});
afterEach(() => twin.stop());

async function reach() {
  pointAt(find('#issue'));
  await settle();
  await Promise.resolve();
}

test('the pointer on 发票开具 asks for an equal one by seller and fingerprint, and warns', async () => {
  await reach();
  const invoice = parseInvoice(takeSnapshot(document, dppt.entry, 0), dppt.entry.mapping);
  expect(sent).toHaveBeenCalledExactlyOnceWith({
    kind: 'twin',
    sellerTaxId: SELLER.taxId,
    fingerprint: fingerprint(invoice),
  });
  expect(warn.mock.lastCall?.[0]).toEqual(TWIN);
});

test('so does the focus', async () => {
  find('#issue').focus();
  const event = new FocusEvent('focusin', { bubbles: true, composed: true });
  Object.defineProperty(event, 'isTrusted', { value: true });
  find('#issue').dispatchEvent(event);
  await settle();
  expect(warn).toHaveBeenCalledOnce();
});

test('it is asked once for one content, whatever the pointer does', async () => {
  await reach();
  pointAt(find('#issue'));
  pointAt(find('#issue'), find('#issue').firstElementChild);
  pointAt(find('input'));
  expect(sent).toHaveBeenCalledOnce();
});

test('typing on takes the warning back, and the next approach asks again', async () => {
  await reach();
  hide.mockClear();
  type();
  expect(hide).toHaveBeenCalled();
  await reach();
  expect(sent).toHaveBeenCalledTimes(2);
});

test('no equal one, no warning', async () => {
  sent.mockResolvedValue({});
  await reach();
  expect(warn).not.toHaveBeenCalled();
});

test.each<[string, unknown]>([
  ['of another shape', { twin: { submissionId: 1 } }],
  ['none at all', undefined],
])('an answer %s is none', async (_, reply) => {
  sent.mockResolvedValue(reply);
  await reach();
  expect(warn).not.toHaveBeenCalled();
  expect(keep).not.toHaveBeenCalled();
});

test('an answer that comes after the submit warns of nothing', async () => {
  let answer: (reply: unknown) => void = () => undefined;
  sent.mockReturnValue(
    new Promise((resolve) => {
      answer = resolve;
    }),
  );
  pointAt(find('#issue'));
  ports.submitted('S1', '');
  answer({ twin: TWIN });
  await settle();
  expect(warn).not.toHaveBeenCalled();
});

test('确实要再开 is remembered for that pair: the submit names it, another approach does not warn', async () => {
  await reach();
  expect(ports.twinMeant()).toBeUndefined();
  meanIt();
  expect(ports.twinMeant()).toBe('T1');
  type();
  expect(ports.twinMeant()).toBeUndefined();
  await reach();
  expect(warn).toHaveBeenCalledOnce();
  expect(ports.twinMeant()).toBe('T1');
});

test('it is not remembered for another equal one, nor for the next form', async () => {
  await reach();
  meanIt();
  type();
  sent.mockResolvedValue({ twin: { ...TWIN, submissionId: 'T2' } });
  await reach();
  expect(warn).toHaveBeenCalledTimes(2);
  meanIt();
  ports.formGone();
  await reach();
  expect(warn).toHaveBeenCalledTimes(3);
});

test('her own submission of this form is no twin while its answer is awaited, and is one when it is unknown', async () => {
  ports.submitted('T1', '');
  sent.mockResolvedValue({ twin: { ...TWIN, outcome: 'pending' } });
  await reach();
  expect(warn).not.toHaveBeenCalled();
  type();
  sent.mockResolvedValue({ twin: { ...TWIN, outcome: 'unknown' } });
  await reach();
  expect(warn).toHaveBeenCalledOnce();
});
