// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { createLeavings, takeLeft } from '../../../../utils/services/page/left-behind';
import { createPortalPorts, type PortalView } from '../../../../utils/services/page/portal-ports';
import type { Browser } from '../../../../utils/services/shared/browser-api';
import * as make from '../../support/facts/facts';

const attach = Element.prototype.attachShadow;

test('L1 a write that never ends because the extension went meanwhile is left for the next script', () => {
  const roots = new Map<Element, ShadowRoot>();
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    const root = attach.call(this, init);
    roots.set(this, root);
    return root;
  });
  const browser = {
    runtime: { id: 'x', onMessage: { addListener: () => undefined, removeListener: () => undefined } },
    storage: { local: { set: () => new Promise(() => undefined) } },
  } as unknown as Browser;
  const view = { keep: () => undefined } as unknown as PortalView;
  const ports = createPortalPorts(browser, document, view);
  const fact = make.submitted();
  const rows = [make.submitted({ submissionId: 'S2' }), make.submitted({ submissionId: 'S3' })];
  ports.keep(fact);
  ports.keepAll(rows);
  ports.stop();
  const { facts } = takeLeft(document, (host) => roots.get(host));
  expect(facts).toEqual([fact, ...rows].map((one) => ({ ...one, unwatched: true })));
});

test('L2 two wakes under way: what one of them takes in is awaited by the other, too', async () => {
  const roots = new Map<Element, ShadowRoot>();
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    const root = attach.call(this, init);
    roots.set(this, root);
    return root;
  });
  const answers: Array<() => void> = [];
  const browser = {
    dom: { openOrClosedShadowRoot: (host: Element) => roots.get(host) },
    runtime: {
      id: 'x',
      onMessage: { addListener: () => undefined, removeListener: () => undefined },
      sendMessage: ({ kind }: { kind: string }) =>
        new Promise((resolve) => {
          if (kind === 'wake') answers.push(() => resolve({ tabKey: 'B:7', frameId: 0 }));
          else resolve(undefined);
        }),
    },
    storage: { local: { set: async () => undefined } },
  } as unknown as Browser;
  const view = { keep: () => undefined } as unknown as PortalView;
  const ports = createPortalPorts(browser, document, view);
  const early = ports.wake();
  createLeavings(document)({ fact: make.submitted({ submissionId: 'OLD' }) });
  const late = ports.wake();
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  for (const answer of answers) answer();
  expect((await early)?.awaiting?.submissionId).toBe('OLD');
  expect((await late)?.awaiting?.submissionId).toBe('OLD');
});
