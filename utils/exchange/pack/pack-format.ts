import type { LedgerEvent } from '../../domain/record/event';
import * as z from '../../domain/zod';

export const PACK_FORMAT = 'piaoying-evidence';
/** Version 2 is a pack of version 1 in which numbers of people are shown in part: an older verifier refuses it, for it would call them changed. */
export const PACK_VERSION = 2;

/** What lies in every pack, by name. The time stamp and the line beside the manifest are not named in the manifest. */
export const PACK_FILES = {
  sheet: '报障单.html',
  report: '报告.html',
  book: '明细.xlsx',
  events: 'events.jsonl',
  verifier: '验证.html',
  manifest: 'manifest.json',
  /** SHA-256 of the manifest, so that a changed manifest shows by itself. */
  seal: 'manifest.sha256',
  stamp: 'manifest.tsr',
} as const;
export const BLOBS = 'blobs/';

/** Bounds of what is read. A pack of 1,000 submissions with 200 pictures is about 60 MB. */
export const PACK_LIMITS = {
  file: 1 << 30,
  unpacked: 2 ** 31,
  entries: 20_000,
  manifest: 16 << 20,
  events: 512 << 20,
  eventLine: 64 << 20,
  book: 64 << 20,
  stamp: 1 << 20,
  name: 200,
} as const;

const text = (length: number) => z.string().check(z.maxLength(length));
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

const SCOPE_KINDS = ['outage', 'period', 'chosen'] as const;

/** Where a chain stood when the pack was made. */
const Chain = z.object({
  chainId: text(64),
  /** Events of it in the pack. */
  events: z.int().check(z.minimum(0)),
  head: z.object({ n: z.int().check(z.positive()), hash: sha256 }),
});

export const Manifest = z.object({
  format: z.literal(PACK_FORMAT),
  version: z.union([z.literal(1), z.literal(PACK_VERSION)]),
  /** In how many events numbers of people are shown in part; absent in a whole pack. Then it holds no files of the portal or of hers. */
  masked: z.optional(z.int().check(z.minimum(0))),
  /** Version of the product, and of the rules by which it folds. */
  product: text(40),
  rules: z.int(),
  language: text(10),
  madeAt: z.int(),
  /** The same as Beijing wall time, and the time zone of the computer. */
  madeAtText: text(40),
  zone: text(80),
  /** The chain of the installation that made it. */
  installation: text(64),
  scope: z.object({ kind: z.enum(SCOPE_KINDS), text: text(400) }),
  chains: z.array(Chain).check(z.maxLength(1_000)),
  submissions: z.array(text(64)).check(z.maxLength(20_000)),
  files: z
    .array(z.object({ name: text(PACK_LIMITS.name), size: z.int().check(z.minimum(0)), sha256 }))
    .check(z.maxLength(PACK_LIMITS.entries)),
  /** Bytes of which an event tells and which the ledger no longer had, or which were left out because nothing can be hidden in them. */
  lacks: z
    .array(z.object({ sha256, why: z.enum(['absent', 'damaged', 'masked']) }))
    .check(z.maxLength(20_000)),
});
export type Manifest = z.infer<typeof Manifest>;
export type ManifestFile = Manifest['files'][number];

/** An event as it stands in `events.jsonl`, one a line, in the order of the log. */
export const PackEvent = z.strictObject({
  id: text(64),
  chainId: text(64),
  n: z.int().check(z.positive()),
  submissionId: z.optional(text(64)),
  at: z.int(),
  type: text(64),
  payload: z.record(z.string(), z.unknown()),
  payloadHash: sha256,
  prevHash: sha256,
  hash: sha256,
  /** Numbers of people in its payload are shown in part: `payloadHash` is that of the whole one. */
  masked: z.optional(z.literal(true)),
});
export type PackedEvent = LedgerEvent & { readonly masked?: true | undefined };
