import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { LedgerEvent } from '../../domain/record/event';
import { RULES_VERSION } from '../../domain/record/rules-version';
import type { Submission } from '../../domain/record/submission';
import type { Translate } from '../../domain/texts/texts';
import { sealOf } from './check-pack';
import { maskedEvent, maskedRows } from './masked-pack';
import { writePackBook } from './pack-book';
import { type Manifest, PACK_FILES, PACK_FORMAT, PACK_VERSION, type PackedEvent } from './pack-format';
import { blobName } from './pack-names';
import { type StoryKnowledge, storyOf } from './pack-story';
import { createPackZip } from './pack-zip';
import { type PackLabels, reportHtml } from './report';

/** Bytes of an event as the ledger holds them, proved by their hash. */
type HeldBytes = Uint8Array | 'absent' | 'damaged';

export interface PackSource extends StoryKnowledge {
  /** Of the chosen submissions, faults, pictures and cases, in the order of the log. */
  readonly events: readonly LedgerEvent[];
  /** Where each of their chains stands now, our own among them. */
  readonly heads: ReadonlyMap<string, Manifest['chains'][number]['head']>;
  /** As the ledger holds them. */
  readonly rows: () => AsyncIterable<readonly Submission[]>;
  readonly bytesOf: (sha256: string) => Promise<HeldBytes>;
  /** 报障单.html, where there is one. */
  readonly sheetHtml?: string | undefined;
  /** 证件号码, phones and accounts are shown in part; files, in which none can be hidden, are left out. */
  readonly masked?: boolean | undefined;
  readonly verifierHtml: string;
  readonly scopeKind: Manifest['scope']['kind'];
  readonly labels: PackLabels;
  readonly madeAt: number;
  readonly t: Translate;
  /** Asked for a time stamp over the manifest; undefined where none is wanted. */
  readonly stamp?: ((manifestSha256: string) => Promise<Uint8Array | undefined>) | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((count: number) => void) | undefined;
}

export interface WrittenPack {
  readonly content: Blob;
  readonly manifestSha256: string;
  readonly submissions: number;
  readonly lacks: number;
  readonly isStamped: boolean;
}

const PAGE = 200;

async function* eventLines(
  events: readonly PackedEvent[],
  onEvents: (count: number) => void,
  signal?: AbortSignal,
) {
  for (let at = 0; at < events.length; at += PAGE) {
    signal?.throwIfAborted();
    const page = events.slice(at, at + PAGE);
    yield page.map(({ seq: _, ...event }) => `${JSON.stringify(event)}\n`).join('');
    onEvents(at + page.length);
  }
}

/**
 * Writes a pack as a stream. What it says of submissions is folded from their events; the table alone holds the ledger's own
 * rows, so that a difference shows.
 */
export async function writePack(source: PackSource): Promise<WrittenPack> {
  const { labels, madeAt, t, signal, masked = false } = source;
  const events: readonly PackedEvent[] = masked ? source.events.map(maskedEvent) : source.events;
  const zip = createPackZip(madeAt);
  const story = storyOf(events, source, masked);
  if (source.sheetHtml !== undefined) await zip.add(PACK_FILES.sheet, source.sheetHtml);
  await zip.add(PACK_FILES.report, reportHtml(story, labels, t));
  signal?.throwIfAborted();
  const { faults, cases } = story;
  const rows = masked
    ? maskedRows(source.rows(), storyOf(source.events, source).submissions, story.submissions, t)
    : source.rows();
  await zip.add(
    PACK_FILES.book,
    await writePackBook({ rows, faults, cases, scope: labels.scope, madeAt, t }),
  );
  let count = 0;
  await zip.addParts(
    PACK_FILES.events,
    eventLines(events, (done) => source.onProgress?.(done), signal),
  );
  count = events.length;
  const lacks: Manifest['lacks'] = [];
  for (const { sha256: hash, mime } of story.bytes) {
    signal?.throwIfAborted();
    const held = masked ? 'masked' : await source.bytesOf(hash);
    if (typeof held === 'string') lacks.push({ sha256: hash, why: held });
    else await zip.add(blobName(hash, mime), held, hash);
    count += 1;
    source.onProgress?.(count);
  }
  await zip.add(PACK_FILES.verifier, source.verifierHtml);
  const manifest: Manifest = {
    format: PACK_FORMAT,
    version: masked ? PACK_VERSION : 1,
    ...(masked && { masked: events.filter((event) => event.masked).length }),
    product: labels.product,
    rules: RULES_VERSION,
    language: labels.language,
    madeAt,
    madeAtText: labels.madeAtText,
    zone: labels.zone,
    installation: labels.installation,
    scope: { kind: source.scopeKind, text: labels.scope },
    chains: [...source.heads].map(([chainId, head]) => ({
      chainId,
      events: events.filter((event) => event.chainId === chainId).length,
      head,
    })),
    submissions: story.submissions.map(({ id }) => id),
    files: [...zip.files],
    lacks,
  };
  const bytes = new TextEncoder().encode(`${JSON.stringify(manifest, null, 1)}\n`);
  const manifestSha256 = bytesToHex(sha256(bytes));
  await zip.addUnnamed(PACK_FILES.manifest, bytes);
  await zip.addUnnamed(PACK_FILES.seal, sealOf(manifestSha256));
  const token = await source.stamp?.(manifestSha256);
  if (token) await zip.addUnnamed(PACK_FILES.stamp, token);
  signal?.throwIfAborted();
  return {
    content: await zip.close(),
    manifestSha256,
    submissions: story.submissions.length,
    lacks: lacks.filter(({ why }) => why !== 'masked').length,
    isStamped: token !== undefined,
  };
}
