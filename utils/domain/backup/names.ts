/** Keys of what lies in a place of backups. None of them ever changes its content; none says more than names of installations. */

/** Name of an installation at the places of its backups: a ULID. */
const INSTALLATION = '[0-9A-HJKMNP-TV-Z]{26}';
const SEGMENT = new RegExp(`^m/(${INSTALLATION})/(\\d{6})/(\\d{7})-([0-9a-f]{64})\\.age$`);
/** Pointers of so many segments share a folder: some stores list at most 750 of one. */
const POINTERS = 500;

/** What the key of a segment says. */
export interface SegmentName {
  readonly installation: string;
  /** `YYYYMM` in Beijing, of when it was sealed. */
  readonly month: string;
  /** From 1, without gaps. */
  readonly seq: number;
  /** Of the whole file. */
  readonly sha256: string;
}

const digits = (value: number, count: number) => String(value).padStart(count, '0');

export const segmentKey = ({ installation, month, seq, sha256 }: SegmentName): string =>
  `m/${installation}/${month}/${digits(seq, 7)}-${sha256}.age`;

/** @returns undefined for what is no key of a segment */
export function readSegmentKey(key: string): SegmentName | undefined {
  const [, installation, month, seq, sha256] = SEGMENT.exec(key) ?? [];
  if (!installation || !month || !seq || !sha256 || Number(seq) === 0) return undefined;
  return { installation, month, seq: Number(seq), sha256 };
}

/**
 * Where the key of a segment stands as text: the key itself holds the hash of its file and cannot be guessed, and listings leave some
 * out, so this is how a reader asks whether there is a next one.
 */
export const pointerKey = (installation: string, seq: number): string =>
  `p/${installation}/${digits(Math.floor(seq / POINTERS), 4)}/${digits(seq, 7)}`;

/** Segments that are put once more together, so that who takes in many at once asks for few files. */
export const BUNDLED = 50;

/** Which bundle a segment belongs to, from 0. */
export const bundleOf = (seq: number): number => Math.floor((seq - 1) / BUNDLED);

/** Where the `n`-th bundle of an installation's segments lies. */
export const bundleKey = (installation: string, n: number): string => `b/${installation}/${digits(n, 5)}`;

/** The keys of the firm, sealed, since the `epoch`-th change; from 1. */
export const keyringKey = (epoch: number): string => `k/${digits(epoch, 4)}`;

/** The `n`-th installation that came here; from 1. */
export const registrationKey = (n: number): string => `i/${digits(n, 4)}`;

/** Sign of life of an installation within an hour of Beijing, `YYYYMMDDHH`: that it had nothing further to put. */
export const signKey = (installation: string, hour: string): string => `h/${installation}/${hour}`;

/** Hour `YYYYMMDDHH` of a Beijing instant `YYYY-MM-DD HH:mm:ss`. */
export const hourOfText = (text: string): string => text.slice(0, 13).replace(/[- ]/g, '');

/** Month `YYYYMM` of a Beijing day `YYYY-MM-DD`. */
export const monthOfDay = (day: string): string => day.slice(0, 7).replace('-', '');
