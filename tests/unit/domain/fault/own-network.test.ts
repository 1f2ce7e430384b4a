import { describe, expect, test } from 'vitest';
import { outagesOf } from '../../../../utils/domain/fault/outage';
import { withOwnNetwork } from '../../../../utils/domain/fault/own-network';
import type { PortalFault } from '../../../../utils/domain/fault/portal-fault';
import { FAULT_WORDS } from '../../../../utils/portal/fault-words';

const DPPT = 'https://dppt.beijing.chinatax.gov.cn:8443';
const ETAX = 'https://etax.beijing.chinatax.gov.cn:8443';
const MINUTE = 60_000;
let made = 0;
const fault = (minute: number, error: string | undefined, more: Partial<PortalFault> = {}): PortalFault => ({
  id: `f${++made}`,
  kind: error?.includes('DISCONNECTED') ? 'offline' : 'unreachable',
  from: minute * MINUTE,
  to: minute * MINUTE,
  origin: DPPT,
  path: '/',
  ...(error === undefined ? { status: 502 } : { error }),
  ...more,
});
const NO_NAME = 'net::ERR_NAME_NOT_RESOLVED';
const told = (...faults: PortalFault[]) => withOwnNetwork(faults, FAULT_WORDS).map(({ kind }) => kind);

describe('her own network', () => {
  test('no name is resolved beside a disconnected line', () => {
    const faults = [0, 1, 2].map((minute) =>
      fault(minute, minute === 1 ? 'net::ERR_INTERNET_DISCONNECTED' : NO_NAME),
    );
    expect(told(...faults)).toEqual(['offline', 'offline', 'offline']);
    expect(outagesOf(withOwnNetwork(faults, FAULT_WORDS))).toEqual([]);
  });

  test('no name of several sites at once', () => {
    expect(told(fault(0, NO_NAME), fault(1, 'net::ERR_PROXY_CONNECTION_FAILED', { origin: ETAX }))).toEqual([
      'offline',
      'offline',
    ]);
  });
});

describe('the portal', () => {
  test.each([
    ['no name of one site alone', [fault(0, NO_NAME), fault(1, NO_NAME)]],
    ['another site answered meanwhile', [fault(0, NO_NAME), fault(0, undefined, { origin: ETAX })]],
    [
      'several sites, and one of them answered',
      [fault(0, NO_NAME), fault(1, undefined, { origin: ETAX }), fault(1, NO_NAME, { origin: ETAX })],
    ],
    [
      'connections refused: somebody answered',
      [fault(0, 'net::ERR_CONNECTION_REFUSED'), fault(1, 'net::ERR_CONNECTION_REFUSED', { origin: ETAX })],
    ],
    ['several sites, an hour apart', [fault(0, NO_NAME), fault(60, NO_NAME, { origin: ETAX })]],
  ])('%s', (_, faults) => {
    expect(told(...faults)).toEqual(faults.map(() => 'unreachable'));
  });
});
