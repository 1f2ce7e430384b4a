// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Fact } from '../../../../utils/domain/fact/fact';
import { dppt } from '../../../../utils/portal/dppt';
import { createPageCompany } from '../../../../utils/services/page/page-company';
import type { Browser } from '../../../../utils/services/shared/browser-api';
import * as make from '../../support/facts/facts';
import { formPage } from '../../support/page/form';
import { page } from '../../support/page/page';
import { SELLER } from '../../support/page/snapshots';

const OTHER = { name: '北京望舒商贸有限公司', taxId: '91110105MA02K3R8TK' };

let reply: unknown;
let listener: (message: unknown) => void;
let kept: Fact[];
const onClash = vi.fn();
let company: ReturnType<typeof createPageCompany>;
const sendMessage = vi.fn(async (_request: unknown) => reply);

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  window.location.href = `https://dppt.beijing.chinatax.gov.cn:8443${dppt.entry.path}`;
  page(formPage());
  reply = {};
  kept = [];
  const onMessage = { addListener: (add: typeof listener) => (listener = add), removeListener: vi.fn() };
  const browser = { runtime: { id: 'x', sendMessage, onMessage } } as unknown as Browser;
  company = createPageCompany(browser, window, dppt, (fact) => kept.push(fact), onClash);
});
afterEach(() => {
  company.stop();
  vi.useRealTimers();
});

const join = () =>
  company.join({
    keep: (fact: Fact) => void kept.push(fact),
    keepAll: (facts: readonly Fact[]) => void kept.push(...facts),
  });
const start = async () => {
  company.start();
  await vi.advanceTimersByTimeAsync(0);
};

describe('the company of this page and that of its session', () => {
  test('it tells its own, and takes the answer', async () => {
    reply = { other: OTHER };
    await start();
    expect(sendMessage.mock.calls).toEqual([
      [{ kind: 'company', company: SELLER, since: Math.round(performance.timeOrigin) }],
    ]);
    expect(onClash).toHaveBeenLastCalledWith({ here: SELLER, other: OTHER });
  });

  test('it takes what it is told later, and that all agree again', async () => {
    await start();
    listener({ kind: 'session', other: OTHER });
    expect(onClash).toHaveBeenLastCalledWith({ here: SELLER, other: OTHER });
    listener({ kind: 'state' });
    listener({ kind: 'session', other: 7 });
    expect(onClash).toHaveBeenLastCalledWith({ here: SELLER, other: OTHER });
    listener({ kind: 'session' });
    expect(onClash).toHaveBeenLastCalledWith(undefined);
  });

  test('L2 what is submitted meanwhile says so for ever, rows of a batch too; nothing else does', async () => {
    const ports = join();
    await start();
    ports.keep(make.submitted());
    listener({ kind: 'session', other: OTHER });
    ports.keep(make.submitted({ submissionId: 'S2' }));
    ports.keep(make.answered('税率不合法'));
    ports.keepAll([make.submitted({ submissionId: 'S3' })]);
    expect(kept.map((fact) => ('otherCompany' in fact ? fact.otherCompany : undefined))).toEqual([
      undefined,
      OTHER,
      undefined,
      OTHER,
    ]);
  });
});
