import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { LedgerEvent } from '../../domain/record/event';
import type { Translate } from '../../domain/texts/texts';
import { checkBook } from './check-book';
import { DamagedPart, LongPart, type OpenPack, RefusedPack } from './open-pack';
import {
  BLOBS,
  Manifest,
  type ManifestFile,
  PACK_FILES,
  PACK_FORMAT,
  PACK_LIMITS,
  PACK_VERSION,
  type PackedEvent,
} from './pack-format';
import { bytesOf, type PackStory, type StoryKnowledge, storyOf } from './pack-story';
import { checkEvents, type EventDefect, readEvents } from './read-events';
import type { StampCheck } from './stamp-check';

/**
 * What is not as it was made. `missing`, `extra`, `changed`, `damaged`, `size`: a file · `seal`: the manifest and the line
 * beside it differ · `maskedCount` other than so many events are shown in part · `line`: a line of the events is none · `event.*`: an event · `blobMissing`: a file that an event tells of ·
 * `blobName`: bytes under a name that is not their hash · `counts`: the manifest names other events than there are ·
 * `submission`: it is named, and its beginning is not there · `book`, `cell`, `noRow`, `noRecord`: the table differs from the events
 */
export interface PackFinding {
  readonly what:
    | 'missing'
    | 'extra'
    | 'changed'
    | 'damaged'
    | 'size'
    | 'seal'
    | 'line'
    | `event.${EventDefect}`
    | 'blobMissing'
    | 'blobName'
    | 'counts'
    | 'maskedCount'
    | 'submission'
    | 'book'
    | 'cell'
    | 'noRow'
    | 'noRecord';
  readonly values: Readonly<Record<string, string | number>>;
}

export interface PackVerdict {
  readonly manifest: Manifest;
  readonly manifestSha256: string;
  readonly findings: readonly PackFinding[];
  readonly events: number;
  /** Of them, how many stand directly behind another one of the pack. */
  readonly linked: number;
  /** Events in which numbers of people are shown in part. */
  readonly masked: readonly LedgerEvent[];
  readonly story: PackStory;
  /** Undefined without a time stamp. */
  readonly stamp: StampCheck | undefined;
}

export interface CheckPorts extends StoryKnowledge {
  /** The words in which the pack's table was written. */
  readonly textsOf: (language: string) => Translate;
  readonly checkStamp: (token: Uint8Array, manifestSha256: string) => Promise<StampCheck>;
  readonly onProgress?: (done: number, all: number) => void;
}

async function readManifest(pack: OpenPack): Promise<{ manifest: Manifest; hash: string }> {
  if (!pack.has(PACK_FILES.manifest)) throw new RefusedPack('noManifest');
  try {
    const bytes = await pack.whole(PACK_FILES.manifest, PACK_LIMITS.manifest);
    const told: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const { format, version } = Object(told) as { format?: unknown; version?: unknown };
    if (format === PACK_FORMAT && typeof version === 'number' && version > PACK_VERSION)
      throw new RefusedPack('newer');
    const parsed = Manifest.safeParse(told);
    if (!parsed.success) throw new RefusedPack('noManifest', PACK_FILES.manifest);
    return { manifest: parsed.data, hash: bytesToHex(sha256(bytes)) };
  } catch (error) {
    throw error instanceof RefusedPack ? error : new RefusedPack('noManifest', PACK_FILES.manifest);
  }
}

/** Hash and size of one file against the manifest. */
async function checkFile(pack: OpenPack, file: ManifestFile): Promise<PackFinding[]> {
  const { name } = file;
  if (!pack.has(name)) return [{ what: 'missing', values: { name } }];
  const hash = sha256.create();
  let size = 0;
  try {
    await pack.unpack(name, file.size, (chunk) => {
      hash.update(chunk);
      size += chunk.byteLength;
    });
  } catch (error) {
    if (error instanceof DamagedPart) return [{ what: 'damaged', values: { name } }];
    if (error instanceof LongPart) return [{ what: 'size', values: { name } }];
    throw error;
  }
  const found = bytesToHex(hash.digest());
  const isBlob = name.startsWith(BLOBS);
  const named = name.slice(BLOBS.length).split('.')[0];
  return [
    ...(size === file.size ? [] : [{ what: 'size', values: { name } } as const]),
    ...(found === file.sha256 ? [] : [{ what: 'changed', values: { name } } as const]),
    ...(isBlob && found === file.sha256 && named !== found
      ? [{ what: 'blobName', values: { name } } as const]
      : []),
  ];
}

async function checkSeal(pack: OpenPack, hash: string): Promise<PackFinding[]> {
  const seal = pack.has(PACK_FILES.seal)
    ? await pack.whole(PACK_FILES.seal, 1_000).then(
        (bytes) => new TextDecoder().decode(bytes),
        () => '',
      )
    : undefined;
  if (seal === undefined) return [{ what: 'missing', values: { name: PACK_FILES.seal } }];
  return seal === sealOf(hash)
    ? []
    : [{ what: 'seal', values: { name: PACK_FILES.manifest, other: PACK_FILES.seal } }];
}

/** The line beside the manifest, as `sha256sum -c` reads it. */
export const sealOf = (hash: string): string => `${hash}  ${PACK_FILES.manifest}\n`;

async function eventsOf(pack: OpenPack, manifest: Manifest) {
  const none = { events: [] as readonly PackedEvent[], findings: [] as PackFinding[], linked: 0 };
  if (!pack.has(PACK_FILES.events)) return none;
  let read: Awaited<ReturnType<typeof readEvents>>;
  try {
    read = await readEvents(pack);
  } catch (error) {
    // Said of the file already.
    if (error instanceof DamagedPart || error instanceof LongPart) return none;
    throw error;
  }
  const { events, unreadable } = read;
  const heads = manifest.chains.map(({ chainId, head }) => ({ chainId, ...head }));
  const { defects, linked } = checkEvents(events, heads, manifest.masked !== undefined);
  const findings: PackFinding[] = [
    ...unreadable.map((line): PackFinding => ({ what: 'line', values: { name: PACK_FILES.events, line } })),
    ...defects.map(
      ({ event, defect }): PackFinding => ({
        what: `event.${defect}`,
        values: {
          n: event.n,
          id: event.id,
          type: event.type,
          at: event.at,
          submission: event.submissionId ?? '',
        },
      }),
    ),
  ];
  for (const { chainId, events: told } of manifest.chains) {
    const found = events.filter((event) => event.chainId === chainId).length;
    if (found !== told) findings.push({ what: 'counts', values: { chain: chainId, told, found } });
  }
  const [told, found] = [manifest.masked ?? 0, events.filter(({ masked }) => masked).length];
  if (found !== told) findings.push({ what: 'maskedCount', values: { told, found } });
  return { events, findings, linked };
}

function checkBlobs(pack: OpenPack, events: readonly LedgerEvent[], { lacks }: Manifest): PackFinding[] {
  const here = new Set(
    pack.names.filter((name) => name.startsWith(BLOBS)).map((name) => name.slice(BLOBS.length).split('.')[0]),
  );
  const known = new Set(lacks.map((lack) => lack.sha256));
  const told = events.flatMap((event) => bytesOf(event) ?? []);
  const missing = told.filter(({ sha256: hash }) => !here.has(hash) && !known.has(hash));
  return missing.map(({ sha256: hash, fileName }) => ({
    what: 'blobMissing',
    values: { name: fileName, hash },
  }));
}

async function checkTable(pack: OpenPack, { submissions }: PackStory, t: Translate): Promise<PackFinding[]> {
  if (!pack.has(PACK_FILES.book)) return [];
  const book = await pack.whole(PACK_FILES.book, PACK_LIMITS.book).catch(() => undefined);
  const differences = book && (await checkBook(book, submissions, t, PACK_LIMITS.events));
  if (!differences) return [{ what: 'book', values: { name: PACK_FILES.book } }];
  return differences.map(({ what, recordId, column = '', says = '', folded = '' }) => ({
    what,
    values: { name: PACK_FILES.book, id: recordId, column, says, folded },
  }));
}

/**
 * Everything that a pack proves, and what of it is not as it was made. What it tells of a submission is folded anew from the
 * events.
 * @throws {RefusedPack} for what is no pack of ours
 */
export async function checkPack(pack: OpenPack, ports: CheckPorts): Promise<PackVerdict> {
  const { manifest, hash } = await readManifest(pack);
  const all = manifest.files.reduce((sum, { size }) => sum + size, 0);
  if (all > PACK_LIMITS.unpacked) throw new RefusedPack('tooLarge');
  const findings: PackFinding[] = await checkSeal(pack, hash);
  let done = 0;
  for (const file of manifest.files) {
    findings.push(...(await checkFile(pack, file)));
    done += file.size;
    ports.onProgress?.(done, all);
  }
  const named = new Set<string>([
    ...manifest.files.map(({ name }) => name),
    PACK_FILES.manifest,
    PACK_FILES.seal,
    PACK_FILES.stamp,
  ]);
  for (const name of pack.names) if (!named.has(name)) findings.push({ what: 'extra', values: { name } });
  const { events, findings: ofEvents, linked } = await eventsOf(pack, manifest);
  findings.push(...ofEvents, ...checkBlobs(pack, events, manifest));
  const story = storyOf(events, ports, manifest.masked !== undefined);
  const masked = events.filter((event) => event.masked);
  const begun = new Set(story.submissions.map(({ id }) => id));
  for (const id of manifest.submissions)
    if (!begun.has(id)) findings.push({ what: 'submission', values: { id } });
  findings.push(...(await checkTable(pack, story, ports.textsOf(manifest.language))));
  const token = pack.has(PACK_FILES.stamp)
    ? await pack.whole(PACK_FILES.stamp, PACK_LIMITS.stamp).catch(() => new Uint8Array())
    : undefined;
  const stamp = token && (await ports.checkStamp(token, hash));
  return { manifest, manifestSha256: hash, findings, events: events.length, linked, masked, story, stamp };
}
