import * as z from '../zod';

const line = z.string().check(z.minLength(1), z.maxLength(1_000));

/** A bucket of an object store with the S3 interface: OSS, COS, MinIO, Swift. */
export const S3Settings = z.object({
  kind: z.literal('s3'),
  /** `https://host[:port]`, without the bucket. */
  endpoint: line,
  region: line,
  bucket: line,
  /** `path`: `endpoint/bucket/key` · `host`: `bucket.host/key` */
  style: z.enum(['path', 'host']),
  keyId: line,
  secret: line,
  /** Folder inside the bucket, without slashes at its ends; '' for none. */
  prefix: z.string().check(z.maxLength(300)),
});
export type S3Settings = z.infer<typeof S3Settings>;

/** A folder of a WebDAV server: 坚果云, a NAS, Nextcloud. */
export const WebDavSettings = z.object({
  kind: z.literal('webdav'),
  /** Address of the folder, ends with `/`. */
  address: line,
  user: line,
  password: line,
});
export type WebDavSettings = z.infer<typeof WebDavSettings>;

/** A folder of this computer or its network; the browser's handle of it lies beside the settings. */
const FolderSettings = z.object({ kind: z.literal('folder'), name: line });

export const TargetSettings = z.discriminatedUnion('kind', [S3Settings, WebDavSettings, FolderSettings]);
export type TargetSettings = z.infer<typeof TargetSettings>;

/**
 * Where backups go: files under keys (`a/b/c`, letters, digits, `-._` and `/`) that are written once and never change.
 * Every method throws TargetError alone.
 */
export interface Target {
  /** Writes a file whole, or not at all. The same bytes under the same key again change nothing. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** @returns undefined when there is none of that key */
  get(key: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Keys that begin with `prefix` (which ends with `/`), at any depth. A hint, never the truth: a store may leave some out. */
  list(prefix: string): Promise<string[]>;
}

/**
 * Why a target did not do it:
 * `offline` not reached · `refused` user, password or key are wrong, or the right to write is missing · `noPlace` the bucket or
 * folder is not there · `noRoom` its quota is used up · `busy` it answers, but not now (5xx, 429) · `permission` the browser was not
 * allowed to, or no longer · `clock` this computer's clock is too far off, even after it was corrected by the answer · `keyChanged` the firm's key was changed, and
 * this computer is not among those that go on · `odd` anything else
 */
export type TargetFault =
  | 'offline'
  | 'refused'
  | 'noPlace'
  | 'noRoom'
  | 'busy'
  | 'permission'
  | 'clock'
  | 'keyChanged'
  | 'odd';

export class TargetError extends Error {
  override name = 'TargetError';
  /** @param detail for the log: status and the server's own word; never a key, password or address with them in it */
  constructor(
    readonly kind: TargetFault,
    readonly detail: string,
  ) {
    super(`${kind}: ${detail}`);
  }
}

/** A file that is larger than any of ours: whatever lies there, we did not put it. */
export class TooLarge extends TargetError {
  constructor(detail: string) {
    super('odd', detail);
  }
}
