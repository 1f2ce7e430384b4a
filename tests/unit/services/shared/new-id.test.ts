import { afterEach, expect, test, vi } from 'vitest';
import { newId } from '../../../../utils/services/shared/new-id';

afterEach(() => vi.useRealTimers());

test('X17 ids never go back, within a millisecond or when the clock is set back', () => {
  vi.useFakeTimers();
  const now = Date.parse('2026-11-24T06:00:00Z');
  vi.setSystemTime(now);
  const ids = [newId(), newId()];
  vi.setSystemTime(now - 14_400_000);
  ids.push(newId(), newId());
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(4);
});
