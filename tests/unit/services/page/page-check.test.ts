// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PlainCapturePorts } from '../../../../utils/capture/ports';
import type { Finding } from '../../../../utils/domain/check/finding';
import { dppt } from '../../../../utils/portal/dppt';
import { watchBeforePress } from '../../../../utils/services/page/page-check';
import type { Browser } from '../../../../utils/services/shared/browser-api';
import { formPage } from '../../support/page/form';
import { find, page, pointAt } from '../../support/page/page';

const sent = vi.fn<(message: { kind: string }) => Promise<unknown>>();
const show = vi.fn<(findings: readonly Finding[]) => void>();
const hide = vi.fn();
const keep = vi.fn();
const twinView = { warn: vi.fn(), hide: vi.fn() };
let twin: ReturnType<typeof watchBeforePress>;

const NAMED = { earlierName: { name: '从前的名字有限公司', day: '2026-10-08' } };
const numbers = () => show.mock.lastCall?.[0].map(({ number }) => number);
const asked = () => sent.mock.calls.filter(([{ kind }]) => kind === 'known');

beforeEach(() => {
  vi.clearAllMocks();
  sent.mockImplementation(async ({ kind }) => (kind === 'known' ? NAMED : {}));
  page(formPage());
  const browser = { runtime: { sendMessage: sent } } as unknown as Pick<Browser, 'runtime'>;
  twin = watchBeforePress(browser, window, dppt, { keep }, { twin: twinView, check: { show, hide } });
  twin.start();
});
afterEach(() => twin.stop());

test('the pointer on 发票开具 asks the ledger of that company, and says what it knows', async () => {
  pointAt(find('#issue'));
  await vi.waitFor(() => expect(numbers()).toContain('K12'));
  expect(asked()).toHaveLength(1);
  expect(asked()[0]?.[0]).toMatchObject({ kind: 'known', fingerprint: expect.any(String) });
  expect(keep).not.toHaveBeenCalled();
});

test('what the form tells is said at once, whether the worker answers or not', async () => {
  sent.mockRejectedValue(new Error('Extension context invalidated.'));
  find('.t-form-item__gmfnsrsbh input').setAttribute('value', '91310115MA1K3BNTXC');
  pointAt(find('#issue'));
  expect(numbers()).toEqual(['K5']);
  await vi.waitFor(() => expect(sent).toHaveBeenCalled());
  expect(keep).not.toHaveBeenCalled();
});

test('an answer about another moment is none', async () => {
  let answer: (reply: unknown) => void = () => undefined;
  sent.mockImplementation(
    ({ kind }) =>
      new Promise((resolve) => {
        if (kind === 'known') answer = resolve;
        else resolve({});
      }),
  );
  pointAt(find('#issue'));
  show.mockClear();
  twin
    .join({ submitted: () => undefined, formGone: () => undefined } as unknown as PlainCapturePorts)
    .submitted('S1', '');
  expect(hide).toHaveBeenCalled();
  answer(NAMED);
  await Promise.resolve();
  await Promise.resolve();
  expect(show).not.toHaveBeenCalled();
});

test('an answer of another shape is none', async () => {
  sent.mockResolvedValue({ earlierName: 7 });
  pointAt(find('#issue'));
  await vi.waitFor(() => expect(asked()).toHaveLength(1));
  expect(numbers() ?? []).not.toContain('K12');
});

test('an error of ours is told, and neither the page nor the twin feels it', async () => {
  twin.apply({ checks: undefined as never });
  pointAt(find('#issue'));
  await vi.waitFor(() => expect(keep).toHaveBeenCalled());
  expect(sent.mock.calls.map(([{ kind }]) => kind)).toContain('twin');
});
