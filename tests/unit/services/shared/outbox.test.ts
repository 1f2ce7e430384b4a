import { describe, expect, test } from 'vitest';
import { Fact } from '../../../../utils/domain/fact/fact';
import { OUTBOX_PREFIX, putInOutbox, readOutbox } from '../../../../utils/services/shared/outbox';
import * as make from '../../support/facts/facts';
import { LINES, snapshot } from '../../support/page/snapshots';
import { FakeArea } from '../../support/store/fake-area';

describe('outbox', () => {
  test('a fact lies under its own id, as it was', async () => {
    const area = new FakeArea();
    const fact = make.submitted();
    expect(await putInOutbox(area, fact)).toBe(OUTBOX_PREFIX + fact.id);
    expect(Fact.parse(area.value(OUTBOX_PREFIX + fact.id))).toEqual(fact);
  });

  test('is read oldest first, without what is not its own', async () => {
    const area = new FakeArea();
    await area.set({ settings: {}, 'outbox:02': 'b', 'outbox:03': 'c', 'outbox:01': 'a', outbox: 'no' });
    expect(await readOutbox(area)).toEqual([
      { key: 'outbox:01', value: 'a' },
      { key: 'outbox:02', value: 'b' },
      { key: 'outbox:03', value: 'c' },
    ]);
  });

  test('a damaged entry is read too', async () => {
    const area = new FakeArea();
    await area.set({ 'outbox:01': null, 'outbox:02': { type: 'nonsense' } });
    expect(await readOutbox(area)).toHaveLength(2);
  });

  test('a full storage is not swallowed', async () => {
    const area = new FakeArea();
    area.failure = new Error('QUOTA_BYTES quota exceeded');
    await expect(putInOutbox(area, make.submitted())).rejects.toThrow('QUOTA');
  });

  test('2,000 lines are below 1 MB', async () => {
    const area = new FakeArea();
    const lines = Array.from({ length: 2_000 }, (_, at) =>
      (LINES[at % 3] as string[]).with(0, String(at + 1)),
    );
    const key = await putInOutbox(area, make.submitted({ snapshot: snapshot({ lines }) }));
    expect(Buffer.byteLength(area.items.get(key) as string)).toBeLessThan(1_000_000);
  });
});
