import type { FactOf } from '../../domain/fact/fact';
import type { ListRow } from '../../domain/fact/list-row';
import type { Reading } from '../../domain/list/coverage';
import {
  barOfWord,
  companyOfList,
  differencesOf,
  type ListCompany,
  type ListPeriod,
  type ListWord,
  PART_SIZE,
  type PartSize,
  periodOfList,
  queryOfWord,
  type RowDifference,
  splitList,
} from '../../domain/list/list-import';
import { readExportedList } from '../../exchange/portal-list/read-exported-list';
import type { SerialGap } from '../../exchange/portal-list/serial-gaps';
import type { SumGap } from '../../exchange/portal-list/sum-rows';
import { openBook, RefusedSheet, SHEET_LIMITS } from '../../exchange/xlsx/read-sheet';
import type { UnreadableRow } from '../../exchange/xlsx/row-defect';
import { dpptExportedList } from '../../portal/exported-list';
import type { ChainHead, Ledger } from '../../store/ledger/db';
import { newestOfSeller } from '../../store/read/submissions';
import { type AppendContext, append } from '../../store/write/append';
import { lacksOf } from './list-lacks';

/** Listed one by one; the rest is counted. */
const LISTED = 100;
const LONGEST_NAME = 300;
const LOOKED_UP_AT_ONCE = 1_000;
/** Of how a file is read and split: another one makes other facts of the same file. */
const READ_AS = 3;

export interface ListFile {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export interface ListRun {
  /** `reading` rows of the file · `comparing`, `applying` invoices */
  readonly onProgress?: (stage: 'reading' | 'comparing' | 'applying', count: number) => void;
  readonly signal?: AbortSignal;
}

export interface RowConflict {
  readonly id: string;
  readonly differences: readonly RowDifference[];
}

/** What a dry run found; nothing was written. */
export interface ListPlan {
  readonly fileName: string;
  readonly sha256: string;
  readonly rows: readonly ListRow[];
  readonly counts: {
    /** Not seen in any list before. */
    readonly fresh: number;
    /** Seen before, the same. */
    readonly known: number;
    /** Seen before with another amount, buyer or status. */
    readonly conflict: number;
    /** Rows of either sheet. */
    readonly unreadable: number;
  };
  /** The first of them. */
  readonly conflicts: readonly RowConflict[];
  readonly unreadable: readonly UnreadableRow[];
  /** Invoices that the list holds, those among them that cannot be read too. */
  readonly total: number;
  /** Where its own sum is another than that of its rows: how many it should hold is not known. The first of them. */
  readonly gaps: readonly SumGap[];
  /** Its 序号 leaves numbers out: some of its rows were chosen, or deleted. */
  readonly serialGap?: SerialGap;
  /** It shows lines alone: the amounts of its invoices were added up from them. */
  readonly isSummed: boolean;
  readonly company?: ListCompany;
  readonly period?: ListPeriod;
  /** The same file was taken in before, with this word; in part when it was stopped. */
  readonly earlier?: { readonly word: ListWord; readonly isWhole: boolean };
}

const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const sha256 = async (bytes: BufferSource) => hex(await crypto.subtle.digest('SHA-256', bytes));

/** All readings of a file begin so. */
const readingPrefix = (fileHash: string) => `F${fileHash.slice(0, 24)}-`;

/**
 * Made of what was read and said: taken in twice, nothing changes. Of the chain too: two installations may take in the
 * same file, and an event of the one whose id the other has would bar its whole chain from being restored there.
 */
async function readingIdOf(
  fileHash: string,
  word: ListWord,
  size: PartSize,
  chainId: string,
): Promise<string> {
  const { listedAt, isAll = false } = word;
  const said = JSON.stringify([READ_AS, size.rows, size.lines, listedAt, queryOfWord(word), isAll, chainId]);
  const hash = await sha256(new TextEncoder().encode(fileHash + said));
  return `${readingPrefix(fileHash)}${hash.slice(0, 16)}`;
}

const wordOf = ({ startedAt, query: { from, to }, pages: [page] }: Reading): ListWord => ({
  listedAt: startedAt,
  ...(from === undefined || to === undefined ? {} : { period: { from, to } }),
  ...(page?.isAll === undefined ? {} : { isAll: page.isAll }),
});

async function findEarlier(db: Ledger, fileHash: string): Promise<ListPlan['earlier']> {
  const prefix = readingPrefix(fileHash);
  const all = await db.getAll('coverage', IDBKeyRange.bound(prefix, `${prefix}\uffff`));
  // A program that reads more of it makes another reading: it is not done with.
  const found = all.filter(({ problems }) => !problems.includes('rows'));
  // One that was broken off is the one to go on with.
  const reading = found.find(({ pagesSeen, pagesTold }) => pagesSeen < pagesTold) ?? found.at(-1);
  return reading && { word: wordOf(reading), isWhole: reading.pagesSeen === reading.pagesTold };
}

async function compare(db: Ledger, rows: ReadonlyMap<string, ListRow>, run: ListRun) {
  const counts = { fresh: 0, known: 0, conflict: 0 };
  const conflicts: RowConflict[] = [];
  const all = [...rows];
  for (let at = 0; at < all.length; at += LOOKED_UP_AT_ONCE) {
    run.onProgress?.('comparing', at);
    const some = all.slice(at, at + LOOKED_UP_AT_ONCE);
    const store = db.transaction('portalRows').store;
    const before = await Promise.all(some.map(([id]) => store.get(id)));
    run.signal?.throwIfAborted();
    for (const [index, [id, now]] of some.entries()) {
      const shown = before[index]?.shown;
      const differences = shown ? differencesOf(shown, now) : [];
      counts[shown ? (differences.length > 0 ? 'conflict' : 'known') : 'fresh'] += 1;
      if (differences.length > 0 && conflicts.length < LISTED) conflicts.push({ id, differences });
    }
  }
  return { counts, conflicts };
}

/**
 * Reads an exported list and compares it with what was seen of the portal's list before. Writes nothing.
 * @throws {RefusedSheet | RefusedList} when it is none that this program reads
 * @throws {DOMException} when the browser cannot read the file (moved, no right), or the run was stopped
 */
export async function planListImport(db: Ledger, file: ListFile, run: ListRun = {}): Promise<ListPlan> {
  if (file.size > SHEET_LIMITS.file) throw new RefusedSheet('tooLarge');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const fileHash = await sha256(bytes);
  run.signal?.throwIfAborted();
  const book = await openBook(bytes, SHEET_LIMITS, run.signal);
  const { rows, unreadable, lost, gaps, serialGap, isSummed } = await readExportedList(
    book,
    dpptExportedList,
    {
      onProgress: (count) => run.onProgress?.('reading', count),
      ...(run.signal ? { signal: run.signal } : {}),
    },
  );
  run.signal?.throwIfAborted();
  const { counts, conflicts } = await compare(db, rows, run);
  const all = [...rows.values()];
  const [company, period, earlier] = [companyOfList(all), periodOfList(all), await findEarlier(db, fileHash)];
  return {
    fileName: file.name.slice(-LONGEST_NAME),
    sha256: fileHash,
    rows: all,
    counts: { ...counts, unreadable: unreadable.length },
    conflicts,
    unreadable: unreadable.slice(0, LISTED),
    total: rows.size + lost,
    gaps: gaps.slice(0, LISTED),
    isSummed,
    ...(serialGap ? { serialGap } : {}),
    ...(company ? { company } : {}),
    ...(period ? { period } : {}),
    ...(earlier ? { earlier } : {}),
  };
}

/** Of which area's portal: the file does not tell, what the company entered does. '' where nothing is known. */
async function originOf(db: Ledger, company: ListCompany | undefined): Promise<string> {
  if (!company) return '';
  const [newest] = await newestOfSeller(db, company.taxId, 1);
  return newest?.site.origin ?? '';
}

export interface ListImportContext extends AppendContext {
  readonly now: number;
  /** Lower only in tests. */
  readonly partSize?: PartSize;
}

/**
 * Takes the list in, part by part. Stopped between two parts it is a reading that is not whole and covers nothing;
 * the same file with the same word takes in the rest.
 * @throws {RangeError} for a word that cannot be right (`barOfWord`)
 * @returns invoices that are taken in
 */
export async function applyListImport(
  db: Ledger,
  plan: ListPlan,
  word: ListWord,
  { now, partSize = PART_SIZE, ...context }: ListImportContext,
  run: ListRun = {},
): Promise<number> {
  const bar = barOfWord(word, plan.period, now, plan.fileName);
  if (bar) throw new RangeError(bar);
  const parts = splitList(plan.rows, partSize);
  const head = (await db.get('meta', 'head')) as ChainHead | undefined;
  const chainId = head?.chainId ?? context.newId();
  const readingId = await readingIdOf(plan.sha256, word, partSize, chainId);
  const { profileId, path } = dpptExportedList;
  const lacks = await lacksOf(db, plan, word);
  // Whatever she says: a file with a gap in its numbers is not all of them.
  const isAll = word.isAll === undefined || plan.serialGap ? undefined : word.isAll;
  const common = {
    at: now,
    type: 'listRead',
    profileId,
    site: { origin: await originOf(db, plan.company), path },
    readingId,
    queriedAt: word.listedAt,
    query: queryOfWord(word),
    queryKept: true,
    // A list whose sum does not fit tells no total that could be true: so the reading is not whole.
    ...(plan.gaps.length > 0 ? {} : { total: plan.total }),
    ...(plan.company ? { companyTaxId: plan.company.taxId } : {}),
    file: {
      name: plan.fileName,
      sha256: plan.sha256,
      listedAt: word.listedAt,
      parts: parts.length,
      ...(isAll === undefined ? {} : { isAll }),
      ...(lacks > 0 ? { lacks } : {}),
      ...(plan.isSummed ? { isSummed: true } : {}),
    },
  } as const;
  let taken = 0;
  for (const [index, rows] of parts.entries()) {
    run.signal?.throwIfAborted();
    const fact: FactOf<'listRead'> = { ...common, id: `${readingId}-${index + 1}`, page: index + 1, rows };
    await append(db, [fact], { ...context, newId: () => chainId });
    taken += rows.length;
    run.onProgress?.('applying', taken);
  }
  return taken;
}
