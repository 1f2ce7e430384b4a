import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BAR_PARTS,
  dayStretch,
  faultDays,
  type HourRow,
  heatOf,
  hourStretch,
  isWithin,
  responseDays,
} from '../../../../utils/domain/fault/fault-charts';
import { STEPS, stepOf } from '../../../../utils/domain/fault/load-times';
import { PORTAL_FAULTS, type PortalFault } from '../../../../utils/domain/fault/portal-fault';
import { daysOfMonth, startOfPeriod } from '../../../../utils/domain/invoice/beijing-time';

const HOUR = 3_600_000;
const DAYS = daysOfMonth('2026-11');
const start = startOfPeriod('2026-11');
const times = (ms: number, count: number) =>
  Array.from({ length: STEPS }, (_, step) => (step === stepOf(ms) ? count : 0));
const row = (day: number, hour: number, more: Partial<HourRow> = {}): HourRow => ({
  host: 'dppt',
  kind: 'page',
  path: '/a',
  hour: start + ((day - 1) * 24 + hour) * HOUR,
  times: times(400, 10),
  failed: 0,
  slow: 0,
  ...more,
});
const fault = (at: number, kind: PortalFault['kind']): PortalFault => ({
  id: `${at} ${kind}`,
  kind,
  from: at - 9_000,
  to: at,
  origin: 'https://dppt',
  path: '/a',
});

describe('the hours', () => {
  test('a month of which nothing is known is nowhere good', () => {
    const heat = heatOf([], [], DAYS);
    expect(heat).toHaveLength(30 * 24);
    expect(new Set(heat.map(({ state }) => state))).toEqual(new Set(['unknown']));
  });

  test('served, slow, failed; pages and answers that told of failures count without a load', () => {
    const heat = heatOf(
      [row(1, 9), row(1, 10, { slow: 1 }), row(1, 11, { slow: 2, failed: 1 }), row(1, 9, { path: '' })],
      [
        fault(start + 12 * HOUR + 5, 'maintenance'),
        fault(start + 9 * HOUR, 'offline'),
        fault(start + 9 * HOUR, 'refused'),
      ],
      DAYS,
    );
    expect(heat.slice(8, 14).map(({ state, loads, slow, failed }) => [state, loads, slow, failed])).toEqual([
      ['unknown', 0, 0, 0],
      ['served', 20, 0, 0],
      ['slow', 10, 1, 0],
      ['failed', 11, 2, 1],
      ['failed', 1, 0, 1],
      ['unknown', 0, 0, 0],
    ]);
  });
});

test('each fault of the portal is in one bar of its day and in one hour; her own line and refusals in none', () => {
  const any = fc.record({
    at: fc.integer({ min: start, max: start + 30 * 24 * HOUR - 1 }),
    kind: fc.constantFrom(...PORTAL_FAULTS),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 30 }), (some) => {
      const faults = some.map(({ at, kind }) => fault(at, kind));
      const bars = faultDays(faults, DAYS);
      const counted = faults.filter(({ kind }) => !['offline', 'refused', 'changed'].includes(kind));
      expect(bars.reduce((sum, { total }) => sum + total, 0)).toBe(counted.length);
      for (const { day, parts, total } of bars) {
        expect(BAR_PARTS.reduce((sum, part) => sum + parts[part], 0)).toBe(total);
        expect(counted.filter((one) => isWithin(one, dayStretch(day)))).toHaveLength(total);
      }
      for (const hour of heatOf([], faults, DAYS)) {
        const inIt = faults.filter((one) => isWithin(one, hourStretch(hour)));
        if (inIt.length === 0) expect(hour.state).toBe('unknown');
        if (hour.state === 'served') throw new Error('nothing was loaded');
      }
    }),
  );
});

describe('the line', () => {
  const drawn = { kind: 'page', paths: ['/a'] } as const;
  const before = Array.from({ length: 14 }, (_, day) => row(day - 13, 9));

  test('a day beside its band; other pages, calls and the day itself are no part of the band', () => {
    const rows = [
      ...before,
      row(1, 9, { times: times(9_000, 3) }),
      row(1, 9, { kind: 'call' }),
      row(1, 9, { path: '/b' }),
    ];
    const [first, second] = responseDays(rows, drawn, DAYS);
    expect(first).toMatchObject({ day: '2026-11-01', loads: 3, usual: { median: 400, loads: 140 } });
    expect(first?.median).toBeGreaterThanOrEqual(9_000);
    expect(second).toMatchObject({ loads: 0, usual: { loads: 133 } });
    expect(second).not.toHaveProperty('median');
  });

  test('no band where too few are known', () => {
    expect(responseDays([row(1, 9)], drawn, DAYS)[1]).toEqual({ day: '2026-11-02', loads: 0 });
  });
});
