import type { Target } from '../../../domain/backup/target';
import type { LedgerEvent } from '../../../domain/record/event';
import type { KnowledgeOf } from '../../../domain/record/knowledge';
import type { Keyring } from '../../../exchange/segment/keyring';
import { type BackupDb, type ColleagueRow, changePlace } from '../../../store/backup/backup-db';
import { finishRefolding } from '../../../store/import/import-refold';
import type { ChainHead, Ledger } from '../../../store/ledger/db';
import { hidingOf } from '../../../store/ledger/import-log';
import { takenUpTo } from '../../../store/ledger/taken-series';
import { readSign, registrationsOf } from '../backup/place-files';
import { passBrought } from '../backup/seal-next';
import { erasuresIn, isRefused, openSeries } from '../backup/series';
import { createErasing, noteUpTo, takeSegment } from '../backup/take-segment';

const HOUR_MS = 3_600_000;
/** In between only the last registration is asked for, and those behind it. */
const REGISTERS_EVERY_MS = 24 * HOUR_MS;
/** Series that are asked for at the same time; they are taken in one after the other. */
const AT_ONCE = 6;

export interface PullPorts {
  readonly ledger: Ledger;
  readonly backup: BackupDb;
  readonly target: Target;
  readonly keyring: Keyring;
  readonly knowledgeOf: KnowledgeOf;
  readonly now: () => number;
  readonly signal?: AbortSignal;
  /** Segments that were taken in. */
  readonly onProgress?: (segments: number) => void;
}

export interface Pulled {
  readonly segments: number;
  /** Events that were not here. */
  readonly added: number;
}

/** The other computers of a place: those that are known, and whoever was registered since. */
async function meetColleagues(placeId: string, ports: PullPorts): Promise<ColleagueRow[]> {
  const { backup, target, keyring, now } = ports;
  const place = await backup.get('places', placeId);
  if (!place) return [];
  const isStale = Math.abs(now() - (place.registersReadAt ?? 0)) >= REGISTERS_EVERY_MS;
  // The last one again: of two that took one number in the same moment the later one stands there now.
  const found = await registrationsOf(target, keyring, isStale ? 1 : Math.max(1, place.lastRegister ?? 1));
  for (const one of found.values()) {
    // What our keys do not open is no colleague's: anybody who can write there can put one.
    if (one === 'unreadable') continue;
    const { installation, name, since, recipient } = one;
    const before = await backup.get('colleagues', [placeId, installation]);
    await backup.put('colleagues', { ...before, placeId, installation, name, since, recipient });
  }
  const lastRegister = Math.max(place.lastRegister ?? 0, ...found.keys());
  await changePlace(backup, placeId, (row) => ({
    ...row,
    lastRegister,
    ...(isStale ? { registersReadAt: now() } : {}),
  }));
  const rows = await backup.getAll('colleagues', IDBKeyRange.bound([placeId], [placeId, []]));
  return rows.filter(({ installation }) => installation !== place.installation);
}

/**
 * What lies there by a segment is not put there once more; our own log is.
 * @param own log of the computer that put it
 * @param events as they lie here
 */
async function noteBrought(
  placeId: string,
  { backup, ledger }: PullPorts,
  own: string | undefined,
  events: readonly LedgerEvent[],
): Promise<void> {
  const head = (await ledger.get('meta', 'head')) as ChainHead | undefined;
  const upTo = new Map<string, number>();
  for (const chainId of new Set(events.map((event) => event.chainId))) {
    const row = await backup.get('brought', [placeId, chainId]);
    if (row) upTo.set(chainId, row.upTo);
  }
  noteUpTo(upTo, own, events);
  for (const [chainId, n] of upTo)
    if (chainId !== head?.chainId) await backup.put('brought', { placeId, chainId, upTo: n });
}

const upToLater = (row: ColleagueRow, at: number, now: number): ColleagueRow => ({
  ...row,
  // A clock that runs ahead there knows no more than is known now.
  knownUpTo: Math.max(row.knownUpTo ?? 0, Math.min(at, now)),
});

/** Where nothing new lay, a sign of life says whether there was nothing, or nobody. */
async function lookForSign(row: ColleagueRow, seq: number, ports: PullPorts): Promise<ColleagueRow> {
  const { target, keyring, now } = ports;
  if (now() - (row.knownUpTo ?? 0) < HOUR_MS) return row;
  for (const at of [now(), now() - HOUR_MS]) {
    const sign = await readSign(target, keyring, row.installation, at);
    if (sign && sign.seq <= seq) return upToLater(row, sign.at, now());
  }
  return row;
}

type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** One after the other, whoever asks. */
function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
}

async function pullOne(
  before: ColleagueRow,
  ports: PullPorts,
  inTurn: InTurn,
  onTaken: (added: number) => void,
) {
  const { ledger, backup, target, keyring, knowledgeOf, now, signal } = ports;
  const { installation } = before;
  const { refused: _, ...known } = before;
  let row: ColleagueRow = known;
  const behind = await takenUpTo(ledger, installation);
  let { seq } = behind;
  const series = { target, keyring, ledger, ...(signal ? { signal } : {}) };
  for await (const one of openSeries(installation, behind, series)) {
    if (isRefused(one)) {
      await backup.put('colleagues', { ...row, refused: one });
      return;
    }
    const erasing = createErasing();
    erasing.add(erasuresIn(one.events));
    // What goes before says where an event lies: two series may bring two branches of one log.
    const { added, isUnfit } = await inTurn(() =>
      takeSegment(ledger, installation, one, knowledgeOf, erasing.apply, {
        signal,
        onTaken: (events) => noteBrought(before.placeId, ports, one.chainId, events),
      }),
    );
    if (isUnfit) {
      await backup.put('colleagues', { ...row, refused: { seq: one.seq, fault: 'badEvents' } });
      return;
    }
    seq = one.seq;
    row = { ...upToLater(row, one.sealedAt, now()), ...(one.chainId ? { chainId: one.chainId } : {}) };
    await backup.put('colleagues', row);
    onTaken(added);
  }
  await backup.put('colleagues', await lookForSign(row, seq, ports));
}

/**
 * Takes in what the other computers of a place put there since the last time. Broken off anywhere, the next call goes on. A series
 * that cannot be read on keeps none of the others from it. Call it under the lock `piaoying-backup`.
 * @throws TargetError when the place does not answer
 */
export async function pullPlace(placeId: string, ports: PullPorts): Promise<Pulled> {
  const { ledger, knowledgeOf } = ports;
  let [segments, added] = [0, 0];
  const onTaken = (fresh: number) => {
    segments += 1;
    added += fresh;
    ports.onProgress?.(segments);
  };
  const inTurn = createTurns();
  try {
    const waiting = await meetColleagues(placeId, ports);
    const work = async () => {
      for (let row = waiting.shift(); row; row = waiting.shift()) await pullOne(row, ports, inTurn, onTaken);
    };
    // None goes on when the lock is given back: the failure of one is told when all are done.
    const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
    const failed = ended.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  } finally {
    await finishRefolding(ledger, knowledgeOf, await hidingOf(ledger));
  }
  await passBrought(placeId, ports, () => ports.onProgress?.(segments));
  return { segments, added };
}
