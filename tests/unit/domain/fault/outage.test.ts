import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outagesOf } from '../../../../utils/domain/fault/outage';
import type { PortalFault, PortalFaultKind } from '../../../../utils/domain/fault/portal-fault';

const ORIGIN = 'https://dppt.beijing.chinatax.gov.cn:8443';
const MINUTE = 60_000;
let made = 0;
/** Waited for `waited` ms, up to `minute`. */
const fault = (minute: number, kind: PortalFaultKind, more: Partial<PortalFault> = {}): PortalFault => ({
  id: `f${++made}`,
  kind,
  from: minute * MINUTE - 5_000,
  to: minute * MINUTE,
  origin: ORIGIN,
  path: '/',
  ...more,
});

describe('what is no outage', () => {
  test.each([
    ['a quiet day', []],
    ['one slow page', [fault(1, 'slow')]],
    ['two slow pages', [fault(1, 'slow'), fault(2, 'slow')]],
    ['a log-in lost and found', [fault(1, 'sessionLost'), fault(5, 'sessionLost')]],
    ['one error alone', [fault(1, 'busy')]],
    ['a closed laptop', [fault(1, 'offline'), fault(2, 'offline'), fault(3, 'offline'), fault(4, 'offline')]],
    ['three refusals', [fault(1, 'refused'), fault(2, 'refused'), fault(3, 'refused')]],
    ['a page that changed', [fault(1, 'changed'), fault(2, 'changed'), fault(3, 'changed')]],
    ['two errors half an hour apart', [fault(1, 'busy'), fault(31, 'busy')]],
  ])('%s', (_, faults) => {
    expect(outagesOf(faults)).toEqual([]);
  });
});

test('slow, then 502, then down, then back: one outage with its counts, its wait and its end', () => {
  const faults = [
    fault(0, 'slow', { from: -9_000 }),
    fault(3, 'slow'),
    fault(10, 'unreachable', { status: 502, submissionId: 'A' }),
    fault(11, 'unreachable', { status: 502, submissionId: 'A' }),
    fault(25, 'unreachable', { error: 'net::ERR_CONNECTION_REFUSED', submissionId: 'B' }),
    fault(26, 'refused', { submissionId: 'C' }),
  ];
  const back = new Map([['dppt.beijing.chinatax.gov.cn', [1 * MINUTE, 40 * MINUTE, 90 * MINUTE]]]);
  const [outage, ...others] = outagesOf(faults.reverse(), back);
  expect(others).toEqual([]);
  expect(outage).toMatchObject({
    from: -9_000,
    to: 25 * MINUTE,
    backAt: 40 * MINUTE,
    counts: [
      ['unreachable', 3],
      ['slow', 2],
    ],
    submissions: ['A', 'B'],
    waitedMs: 9_000 + 4 * 5_000,
  });
});

test('two portals are two; a gap of more than 15 minutes ends one', () => {
  const there = { origin: 'https://dppt.tianjin.chinatax.gov.cn:8443' };
  const faults = [0, 14, 28, 44, 45].flatMap((minute) => [
    fault(minute, 'busy'),
    fault(minute, 'busy', there),
  ]);
  const found = outagesOf(faults);
  expect(found.map(({ host, faults: own }) => [host.split('.')[1], own.length])).toEqual([
    ['beijing', 3],
    ['tianjin', 3],
    ['beijing', 2],
    ['tianjin', 2],
  ]);
});

test('a long hang holds its outage together', () => {
  const hang = fault(30, 'busy', { from: 0 });
  expect(outagesOf([hang, fault(40, 'busy'), fault(2, 'busy')])).toHaveLength(1);
});

test('whatever comes: every fault in at most one outage, in order, never before it begins or after it ends', () => {
  const kinds = ['busy', 'slow', 'unreachable', 'sessionLost', 'offline', 'refused'] as const;
  const any = fc.record({ minute: fc.integer({ min: 0, max: 600 }), kind: fc.constantFrom(...kinds) });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 40 }), (some) => {
      const faults = some.map(({ minute, kind }) => fault(minute, kind));
      const found = outagesOf(faults);
      const ids = found.flatMap((outage) => outage.faults.map(({ id }) => id));
      expect(new Set(ids).size).toBe(ids.length);
      for (const [nth, outage] of found.entries()) {
        for (const { from, to } of outage.faults) {
          expect(from).toBeGreaterThanOrEqual(outage.from);
          expect(to).toBeLessThanOrEqual(outage.to);
        }
        expect(outage.waitedMs).toBeLessThanOrEqual(outage.to - outage.from);
        const next = found[nth + 1];
        if (next) expect(next.from - outage.to).toBeGreaterThan(15 * MINUTE);
      }
    }),
  );
});
