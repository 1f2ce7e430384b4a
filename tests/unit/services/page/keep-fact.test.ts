import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type KeepPorts, keepFact } from '../../../../utils/services/page/keep-fact';
import { OUTBOX_PREFIX } from '../../../../utils/services/shared/outbox';
import * as make from '../../support/facts/facts';
import { FakeArea } from '../../support/store/fake-area';

const fact = make.submitted();
const key = OUTBOX_PREFIX + fact.id;
const send = vi.fn<KeepPorts['send']>();
const onWritten = vi.fn();
let area: FakeArea;
let connected: boolean;

beforeEach(() => {
  area = new FakeArea();
  connected = true;
  send.mockReset();
  onWritten.mockReset();
});
const keep = () => keepFact({ area, send, connected: () => connected }, fact, onWritten);

describe('keepFact: what the page may say', () => {
  test('kept: only when the worker said that it is committed', async () => {
    send.mockResolvedValue({ kept: true });
    expect(await keep()).toBe('kept');
    expect(send.mock.calls).toEqual([[{ kind: 'fact', key }]]);
  });

  test('L1 it is written before the worker hears of it', async () => {
    send.mockImplementation(async () => {
      expect(area.keys).toEqual([key]);
      expect(onWritten).toHaveBeenCalledOnce();
      return { kept: true };
    });
    expect(await keep()).toBe('kept');
  });

  test('the message carries its key alone', async () => {
    send.mockResolvedValue({ kept: true });
    await keep();
    expect(JSON.stringify(send.mock.calls).length).toBeLessThan(200);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['no answer', async () => undefined],
    ['an answer of something else', async () => ({ ok: true })],
    ['not kept', async () => ({ kept: false })],
    [
      'no worker',
      async () => {
        throw new Error('Could not establish connection');
      },
    ],
  ])('written: %s; asked a few times, then left to the sweep', async (_, answer) => {
    send.mockImplementation(answer);
    expect(await keep()).toBe('written');
    expect(send.mock.calls.length).toBeGreaterThan(1);
    expect(area.keys).toEqual([key]);
  });

  test('kept: the worker was starting and answered the second time', async () => {
    send.mockRejectedValueOnce(new Error('starting')).mockResolvedValue({ kept: true });
    expect(await keep()).toBe('kept');
  });

  test('lost: storage is full, and nothing else is said', async () => {
    area.failure = new Error('QUOTA_BYTES');
    expect(await keep()).toBe('lost');
    expect(send).not.toHaveBeenCalled();
    expect(onWritten).not.toHaveBeenCalled();
  });

  test('orphaned: the extension was updated under the page', async () => {
    connected = false;
    expect(await keep()).toBe('orphaned');
    expect(area.keys).toEqual([]);
  });

  test('orphaned: in the middle of the write', async () => {
    area.failure = new Error('Extension context invalidated');
    const gone = keepFact(
      {
        area: {
          ...area,
          get: area.get,
          remove: area.remove,
          set: async () => {
            connected = false;
            throw new Error('invalidated');
          },
        },
        send,
        connected: () => connected,
      },
      fact,
      onWritten,
    );
    expect(await gone).toBe('orphaned');
  });

  test('orphaned: before the worker answered', async () => {
    send.mockImplementation(async () => {
      connected = false;
      throw new Error('invalidated');
    });
    expect(await keep()).toBe('orphaned');
  });
});
