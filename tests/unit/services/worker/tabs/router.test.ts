import { describe, expect, test, vi } from 'vitest';
import { createRouter, type RouterPorts } from '../../../../../utils/services/worker/tabs/router';

const ports = {
  wake: vi.fn<RouterPorts['wake']>(async () => ({ tabKey: 'B:7', frameId: 0 })),
  fact: vi.fn<RouterPorts['fact']>(async () => ({ kept: true })),
  watching: vi.fn<RouterPorts['watching']>(async () => undefined),
  twin: vi.fn<RouterPorts['twin']>(async () => ({})),
  known: vi.fn<RouterPorts['known']>(async () => ({})),
  redTwin: vi.fn<RouterPorts['redTwin']>(async () => ({})),
  list: vi.fn(async () => ({ companies: [] })),
  company: vi.fn<RouterPorts['company']>(async () => ({ other: { name: '乙', taxId: '8' } })),
  view: vi.fn(async () => undefined),
  before: vi.fn(async () => ({ draft: true, form: true })),
  look: vi.fn(async () => ({})),
  batch: vi.fn(async () => ({ issued: 1, failed: 0, unknown: 0, pending: 2 })),
  photograph: vi.fn<RouterPorts['photograph']>(async () => undefined),
  sweep: vi.fn<RouterPorts['sweep']>(async () => undefined),
  refill: vi.fn<RouterPorts['refill']>(async () => ({ ok: false, bar: 'pending' })),
  drafts: {
    keep: vi.fn<RouterPorts['drafts']['keep']>(async () => ({ kept: true })),
    offer: vi.fn<RouterPorts['drafts']['offer']>(async () => ({ more: 0 })),
    fill: vi.fn<RouterPorts['drafts']['fill']>(async () => ({ ok: true })),
    discard: vi.fn<RouterPorts['drafts']['discard']>(async () => undefined),
  },
};
const route = createRouter(ports);
const SENDER = { tabId: 7, frameId: 0 };

describe('messages that are ours', () => {
  test('wake', async () => {
    expect(await route({ kind: 'wake' }, SENDER)).toEqual({ tabKey: 'B:7', frameId: 0 });
    expect(ports.wake).toHaveBeenCalledWith(SENDER);
  });

  test('fact', async () => {
    expect(await route({ kind: 'fact', key: 'outbox:1' }, SENDER)).toEqual({ kept: true });
    expect(ports.fact).toHaveBeenCalledWith('outbox:1', SENDER);
  });

  test('photograph', async () => {
    const site = { origin: 'https://a', path: '/b' };
    await route({ kind: 'photograph', pictureId: 'P1', site }, SENDER);
    expect(ports.photograph).toHaveBeenCalledWith({ kind: 'photograph', pictureId: 'P1', site }, SENDER);
  });

  test('watching, sweep', async () => {
    await route({ kind: 'watching', state: 'on', seller: { name: '甲', taxId: '9' } }, SENDER);
    await route({ kind: 'sweep' }, SENDER);
    expect(ports.watching).toHaveBeenCalledOnce();
    expect(ports.sweep).toHaveBeenCalledOnce();
  });

  test('twin', async () => {
    expect(await route({ kind: 'twin', sellerTaxId: '9', fingerprint: 'f' }, SENDER)).toEqual({});
    expect(ports.twin).toHaveBeenCalledWith('9', 'f');
  });

  test('known', async () => {
    const message = { kind: 'known', sellerTaxId: '9', buyerTaxId: '8', fingerprint: 'f' };
    expect(await route(message, SENDER)).toEqual({});
    expect(ports.known).toHaveBeenCalledWith(message);
  });

  test('redTwin', async () => {
    const message = { kind: 'redTwin', originalNumber: '1', sellerTaxId: '9', profileId: 'dppt' };
    expect(await route(message, SENDER)).toEqual({});
    expect(ports.redTwin).toHaveBeenCalledWith(message);
  });

  test('company', async () => {
    const message = { kind: 'company', company: { name: '甲', taxId: '9' }, since: 5 };
    expect(await route(message, SENDER)).toEqual({ other: { name: '乙', taxId: '8' } });
    expect(ports.company).toHaveBeenCalledWith(message, SENDER);
  });

  test('before', async () => {
    expect(await route({ kind: 'before' }, SENDER)).toEqual({ draft: true, form: true });
    expect(ports.before).toHaveBeenCalledWith(SENDER);
  });

  test('look', async () => {
    await route({ kind: 'look', readingId: 'L1' }, SENDER);
    expect(ports.look).toHaveBeenLastCalledWith('L1', SENDER);
    await route({ kind: 'look' }, SENDER);
    expect(ports.look).toHaveBeenLastCalledWith(undefined, SENDER);
  });

  test('view and batch', async () => {
    await route({ kind: 'view', submissionId: 'S1' }, SENDER);
    expect(ports.view).toHaveBeenLastCalledWith('S1', false);
    await route({ kind: 'view', submissionId: 'S1', isBatch: true }, SENDER);
    expect(ports.view).toHaveBeenLastCalledWith('S1', true);
    expect(await route({ kind: 'batch', submissionId: 'S1' }, SENDER)).toMatchObject({ pending: 2 });
    expect(ports.batch).toHaveBeenCalledWith('S1');
  });

  test('refill', async () => {
    expect(await route({ kind: 'refill', submissionId: 'S1' }, SENDER)).toEqual({
      ok: false,
      bar: 'pending',
    });
    expect(ports.refill).toHaveBeenLastCalledWith('S1', { here: false, asked: false }, SENDER);
    await route({ kind: 'refill', submissionId: 'S1', here: true }, SENDER);
    expect(ports.refill).toHaveBeenLastCalledWith('S1', { here: true, asked: false }, SENDER);
  });

  test('drafts', async () => {
    expect(await route({ kind: 'draft', key: 'draft:D:1' }, SENDER)).toEqual({ kept: true });
    expect(ports.drafts.keep).toHaveBeenCalledWith('draft:D:1', SENDER);
    const ask = { kind: 'draftOffer', sellerTaxId: '9', profileId: 'dppt' };
    expect(await route(ask, SENDER)).toEqual({ more: 0 });
    expect(ports.drafts.offer).toHaveBeenCalledWith('9', 'dppt', SENDER);
    await route({ kind: 'draftFill', draftId: 'D', here: true }, SENDER);
    expect(ports.drafts.fill).toHaveBeenCalledWith('D', true, SENDER, false);
    await route({ kind: 'draftDiscard', draftId: 'D' }, SENDER);
    expect(ports.drafts.discard).toHaveBeenCalledWith('D');
  });

  test('who sent it comes from the browser, never from the message', async () => {
    await route({ kind: 'wake', tabId: 99, sender: { tabId: 99 } }, SENDER);
    expect(ports.wake).toHaveBeenLastCalledWith(SENDER);
  });
});

describe('messages that are not ours get false, so that others may answer', () => {
  test.each([
    undefined,
    null,
    'wake',
    42,
    [],
    {},
    { kind: 'unheardOf' },
    { kind: 'fact' },
    { kind: 'fact', key: 7 },
    { kind: 'fact', key: 'k'.repeat(101) },
    { kind: 'watching', state: 'maybe' },
    { kind: 'state', state: {} },
    { type: 'sweep' },
  ])('%j', (message) => expect(route(message, SENDER)).toBe(false));
});
