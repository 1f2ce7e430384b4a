import { beforeEach, expect, test, vi } from 'vitest';
import type { RedTwin } from '../../../../utils/messages';
import { createPageRedTwin } from '../../../../utils/services/page/page-red-twin';
import type { Browser } from '../../../../utils/services/shared/browser-api';

const TWIN: RedTwin = { state: 'unknown', at: 1, isPart: false };
const CHOICE = { originalNumber: '26112000000000000001', sellerTaxId: '9' };
const sent = vi.fn<(message: unknown) => Promise<unknown>>();
const warn = vi.fn();
const hide = vi.fn();
const browser = { runtime: { sendMessage: sent } } as unknown as Pick<Browser, 'runtime'>;
const still = () => new Promise((done) => setTimeout(done));
let part: ReturnType<typeof createPageRedTwin>;

beforeEach(() => {
  vi.clearAllMocks();
  sent.mockResolvedValue({ twin: TWIN });
  part = createPageRedTwin(browser, 'dppt', { warn, hide });
});

test('a blue invoice that is chosen is asked about, and warned of', async () => {
  part.redChosen(CHOICE);
  await still();
  expect(sent.mock.calls).toEqual([[{ kind: 'redTwin', profileId: 'dppt', ...CHOICE }]]);
  expect(warn.mock.calls).toEqual([[TWIN]]);
});

test('none is known, the answer is no answer, nobody answers: nothing is shown', async () => {
  for (const reply of [{}, { twin: { state: 'odd' } }, undefined]) {
    sent.mockResolvedValueOnce(reply);
    part.redChosen(CHOICE);
  }
  sent.mockRejectedValueOnce(new Error('gone'));
  part.redChosen(CHOICE);
  await still();
  expect(warn).not.toHaveBeenCalled();
});

test('another was chosen before the answer came: it is told of no more', async () => {
  part.redChosen(CHOICE);
  part.redChosen(undefined);
  await still();
  expect(warn).not.toHaveBeenCalled();
  expect(hide).toHaveBeenCalledTimes(2);
});
