import type { FactOf, FaultKind } from '../../../domain/fact/fact';
import { faultOfAnswer } from '../../../domain/fault/faults-of-record';
import { type Load, pathKey } from '../../../domain/fault/load';
import { isHard, type PortalFaultKind } from '../../../domain/fault/portal-fault';
import type { RecentLoad } from '../../../domain/fault/portal-now';
import { FAULT_WORDS } from '../../../portal/fault-words';
import { lastPortalFaults, newestPortalFault } from '../../../store/faults/portal-faults';
import type { FaultRow, Ledger } from '../../../store/ledger/db';
import { countLoad, slowBeside } from '../../../store/ledger/loads';

type SeenFault = Omit<FactOf<'fault'>, 'id' | 'tabKey'>;

interface LoadDeskPorts {
  ledger(): Promise<Ledger>;
  keep(tabId: number, fact: SeenFault): Promise<void>;
  /** For what 今天 says of the last minutes. */
  remember(load: RecentLoad): Promise<void>;
}

/** The same again so soon is counted with its hour, and no event of its own: an outage of an hour is no flood. */
const AGAIN_MS = 60_000;
/** What is older is over, whether or not anybody saw the end. */
const TROUBLE_MS = 6 * 3_600_000;

const siteOf = ({ origin, path }: Load) => ({ origin, path });

interface Failure {
  readonly what: PortalFaultKind;
  readonly told: Pick<SeenFault, 'kind' | 'detail' | 'offLine'>;
}

/** @returns undefined for what came as it should, or failed through nobody's fault */
function failureOf(load: Load): Failure | undefined {
  if (load.toLogin) return { what: 'sessionLost', told: { kind: 'sessionLost', detail: '' } };
  const what = faultOfAnswer(load, FAULT_WORDS);
  if (what === undefined) return undefined;
  if (load.status !== undefined) return { what, told: { kind: 'httpError', detail: `HTTP ${load.status}` } };
  const told = { kind: 'networkError', detail: load.error ?? '' } as const;
  return load.offLine ? { what: 'offline', told: { ...told, offLine: true } } : { what, told };
}

const isSame = (row: FaultRow, { at, origin, path }: Load, kind: FaultKind) =>
  row.kind === kind &&
  at - row.at < AGAIN_MS &&
  row.site?.origin === origin &&
  pathKey(row.site.path) === pathKey(path);

/** Judges each load of the portal: counts it, and tells what failed, what was slow beside what is usual here, and what is back. */
export function createLoadDesk({ ledger, keep, remember }: LoadDeskPorts) {
  const tell = async (tabId: number, load: Load, fault: Omit<SeenFault, 'type' | 'at' | 'site' | 'ms'>) => {
    const before = await lastPortalFaults(await ledger(), load.at - AGAIN_MS);
    if (before.some((row) => isSame(row, load, fault.kind))) return;
    await keep(tabId, { type: 'fault', at: load.at, site: siteOf(load), ms: load.ms, ...fault });
  };

  const count = async (load: Load, how: RecentLoad['how'], usualMs?: number) => {
    await countLoad(await ledger(), load, how);
    const { origin, path, kind, at, ms } = load;
    const usual = usualMs === undefined ? {} : { usualMs };
    await remember({ host: new URL(origin).hostname, kind, path: pathKey(path), at, ms, how, ...usual });
  };

  const judge = async (tabId: number, load: Load): Promise<void> => {
    const db = await ledger();
    const failure = failureOf(load);
    if (failure) {
      // A lost log-in is an answer, and her own line no matter of the portal: neither makes an hour one of failures.
      if (isHard({ kind: failure.what })) await count(load, 'failed');
      await tell(tabId, load, { ...failure.told, ...(load.status !== undefined && { status: load.status }) });
      return;
    }
    // Given up by the page or the browser: it came neither well nor badly.
    if (load.error !== undefined) return;
    const slow = await slowBeside(db, load);
    await count(
      load,
      slow === undefined ? 'came' : 'slow',
      typeof slow === 'object' ? slow.median : undefined,
    );
    if (slow !== undefined) {
      const usual = slow === 'always' ? {} : { usualMs: slow.median };
      await tell(tabId, load, { kind: 'slow', detail: '', ...usual });
      return;
    }
    const newest = await newestPortalFault(db, load.at - TROUBLE_MS, load.origin);
    if (newest && newest.kind !== 'portalBack')
      await keep(tabId, { type: 'fault', kind: 'portalBack', at: load.at, site: siteOf(load), detail: '' });
  };

  // One after the other: two that end together must not both be the first of a fault.
  let last = Promise.resolve();
  return {
    seen(tabId: number, load: Load): Promise<void> {
      last = last.then(
        () => judge(tabId, load),
        () => judge(tabId, load),
      );
      return last;
    },
  };
}
