import { beijingDay } from '../../domain/invoice/beijing-time';
import { backupFileName } from '../../exchange/backup/backup';
import type { Ledger } from '../../store/ledger/db';
import { lastSeq } from '../../store/ledger/events';
import type { OutboxArea } from './outbox';
import { readSafetyCopy, type SafetyCopyState, saveSafetyCopy } from './safety-copy-state';
import { readSettings } from './settings';

/** Folder inside the downloads folder. */
const COPY_FOLDER = '票影备份';
const KEPT = 30;
/** Each copy holds all originals: after a year, thirty of them would fill a disk. */
const KEPT_BYTES = 2 * 2 ** 30;
/** Stay whatever their size. */
const FEWEST_KEPT = 3;
const POLL_MS = 200;
/** A download of a local file that takes longer hangs. */
const PATIENCE_MS = 120_000;

/** The part of `browser.downloads` that is used; given, for tests have none. */
export interface Downloads {
  download(options: {
    url: string;
    filename: string;
    conflictAction: 'uniquify';
    saveAs: boolean;
  }): Promise<number>;
  search(query: { id: number }): Promise<
    ReadonlyArray<{
      readonly state: string;
      readonly filename: string;
      readonly fileSize: number;
      readonly error?: string | undefined;
      readonly byExtensionId?: string | undefined;
    }>
  >;
  removeFile(id: number): Promise<void>;
  erase(query: { id: number }): Promise<unknown>;
}

/** A backup under an address that the browser can download. */
export interface MadeBackup {
  readonly url: string;
  readonly size: number;
  readonly lastSeq: number;
}

export interface SafetyCopyPorts {
  readonly area: Pick<OutboxArea, 'get' | 'set'>;
  readonly downloads: Downloads;
  readonly openLedger: () => Promise<Ledger>;
  readonly extensionId: string;
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** Called at most once a day while it fails. */
  readonly onFailed: (detail: string) => Promise<void>;
}

async function settled({ downloads, now, wait }: SafetyCopyPorts, id: number) {
  const began = now();
  for (;;) {
    const [item] = await downloads.search({ id });
    if (item === undefined) throw new Error('the browser forgot the download');
    if (item.state === 'complete') return item;
    if (item.state === 'interrupted') throw new Error(item.error ?? 'interrupted');
    // Also when the clock was set back meanwhile.
    if (Math.abs(now() - began) > PATIENCE_MS) throw new Error('the download does not end');
    await wait(POLL_MS);
  }
}

/** How many of the newest stay. */
function keptOf(copies: SafetyCopyState['copies']): number {
  let bytes = 0;
  let count = 0;
  for (const { size = 0 } of [...copies].reverse().slice(0, KEPT)) {
    bytes += size;
    if (count >= FEWEST_KEPT && bytes > KEPT_BYTES) break;
    count += 1;
  }
  return count;
}

/** Removes the oldest copies; only what this extension downloaded, under the name that it gave. */
async function rotate({ downloads, extensionId }: SafetyCopyPorts, copies: SafetyCopyState['copies']) {
  const kept = keptOf(copies);
  for (const { downloadId, fileName } of copies.slice(0, copies.length - kept)) {
    const [item] = await downloads.search({ id: downloadId });
    // Cleared from the browser's list: then the file is the clerk's, and stays.
    if (item?.byExtensionId !== extensionId || !item.filename.endsWith(fileName)) continue;
    // She may have moved or deleted it herself.
    await downloads.removeFile(downloadId).catch(() => undefined);
    await downloads.erase({ id: downloadId });
  }
  return copies.slice(copies.length - kept);
}

/** Says that it failed, once a day; it is tried again at the next occasion. */
export async function noteFailure(ports: SafetyCopyPorts, reason: unknown): Promise<void> {
  const { area, now, onFailed } = ports;
  const detail = String(reason).slice(0, 1_000);
  const day = beijingDay(now());
  const before = await readSafetyCopy(area);
  await saveSafetyCopy(area, { ...before, failing: { day, detail } });
  if (before.failing?.day !== day) await onFailed(detail);
}

/** True when a copy is wanted: switched on, none today, and something changed since the last. */
export async function copyIsDue({ area, openLedger, now }: SafetyCopyPorts): Promise<boolean> {
  if (!(await readSettings(area)).safetyCopy) return false;
  const state = await readSafetyCopy(area);
  if (state.madeAt !== undefined && beijingDay(state.madeAt) === beijingDay(now())) return false;
  const newest = await lastSeq(await openLedger());
  return newest !== undefined && newest !== state.lastSeq;
}

/** Puts a backup into the downloads folder, proves that it is whole, and removes the oldest beyond 30 or 2 GB. */
export async function keepCopy(ports: SafetyCopyPorts, made: MadeBackup): Promise<void> {
  const { area, downloads, now } = ports;
  const at = now();
  const fileName = backupFileName(beijingDay(at));
  const downloadId = await downloads.download({
    url: made.url,
    filename: `${COPY_FOLDER}/${fileName}`,
    // The name may be taken by a file of the clerk's, or of another browser.
    conflictAction: 'uniquify',
    saveAs: false,
  });
  const item = await settled(ports, downloadId);
  if (item.fileSize !== made.size) throw new Error(`${item.fileSize} of ${made.size} bytes`);
  const state = await readSafetyCopy(area);
  const copy = {
    downloadId,
    day: beijingDay(at),
    fileName: item.filename.split(/[\\/]/).at(-1) ?? fileName,
    size: made.size,
  };
  const copies = await rotate(ports, [...state.copies, copy]);
  await saveSafetyCopy(area, { copies, lastSeq: made.lastSeq, madeAt: at });
}
