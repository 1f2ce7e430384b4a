import { type EntriesOfFile, entriesInSlices, type FileEntry } from '../../../domain/entry/entries-of-rows';
import type { RowProblem } from '../../../domain/entry/entry-row';
import { entrySnapshot } from '../../../domain/entry/entry-snapshot';
import { fingerprint } from '../../../domain/invoice/fingerprint';
import { sum, twoDecimals } from '../../../domain/invoice/money';
import { parseInvoice } from '../../../domain/invoice/parse-invoice';
import { normaliseTaxId } from '../../../domain/invoice/tax-id';
import { isWaitingEntry } from '../../../domain/record/fold-desk';
import type { KnowledgeOf } from '../../../domain/record/knowledge';
import type { Submission } from '../../../domain/record/submission';
import type { EntryTable } from '../../../exchange/entries/read-entry-file';
import { specificFields } from '../../../portal/template/specific-fields';
import { TEMPLATE_WORDS } from '../../../portal/template/template-words';
import type { Ledger } from '../../../store/ledger/db';
import { changedOfFile } from '../../../store/read/entries';
import { equalOnesOfAll } from '../../../store/read/equal-ones';
import type { EntryFacts, EntryHome } from './entry-facts';
import { type LongRun, takeTurns } from './take-turns';

/** So many are taken in of a file. */
export const MOST_FILE_ENTRIES = 5_000;
/** Written in one transaction: while it lasts, what is submitted on the portal waits in the outbox. */
const AT_A_TIME = 250;
/** Looked up in one transaction. */
const LOOKED_UP_AT_ONCE = 500;
const LONGEST_NAME = 300;

/** Where an equal one is: it waits, it was submitted with one of these outcomes, or it stands twice in the file. */
type EqualAs = 'waits' | 'issued' | 'pending' | 'unknown' | 'inFile';

export interface PlannedEntry extends FileEntry {
  readonly gross: string;
}

export interface EntryFilePlan {
  readonly fileName: string;
  readonly home: EntryHome;
  readonly fresh: readonly PlannedEntry[];
  /** Equal to one of the ledger, or of the file: left out unless she says otherwise. */
  readonly equal: ReadonlyArray<PlannedEntry & { readonly as: EqualAs }>;
  /** Taken in from a file of this name before, under the same number: never once more. */
  readonly again: readonly PlannedEntry[];
  readonly problems: readonly RowProblem[];
  /** Invoices in the file, and those of them with a problem. */
  readonly invoices: number;
  readonly bad: number;
  readonly rows: number;
  readonly blank: number;
  /** Of those that can be taken now: with fields of a 特定业务, how many fields, and whose 特定业务 asks for some and has none. */
  readonly specific: { readonly invoices: number; readonly fields: number; readonly open: number };
  readonly taxUnsaid: number;
  readonly unread: readonly string[];
  readonly otherSheets: readonly string[];
}

/** More invoices than are taken in at a time. */
export class TooManyEntries extends Error {
  override name = 'TooManyEntries';
  constructor(readonly count: number) {
    super(String(count));
  }
}

/** Exact sum of what they come to. */
export const grossOf = (entries: ReadonlyArray<Pick<PlannedEntry, 'gross'>>): string =>
  twoDecimals(sum(entries.map(({ gross }) => gross)));

function equalAs(records: readonly Submission[]): EqualAs | undefined {
  const found = (type: 'issued' | 'unknown' | 'pending') =>
    records.some(({ outcome }) => outcome.type === type) ? type : undefined;
  return (
    found('issued') ??
    found('unknown') ??
    found('pending') ??
    (records.some(isWaitingEntry) ? 'waits' : undefined)
  );
}

type Turn = () => Promise<void>;

async function judge(table: EntryTable, home: EntryHome, turn: Turn): Promise<EntriesOfFile> {
  const judging = entriesInSlices(table.rows, home.seller, table.includesTax, table.specifics);
  for (;;) {
    const { done, value } = judging.next();
    if (done) return value;
    await turn();
  }
}

interface Made {
  readonly print: string;
  readonly gross: string;
}

/** What each would be in the ledger, to be held against what is in it, and what it comes to. */
async function madeOf(
  entries: readonly FileEntry[],
  { seller, profileId }: EntryHome,
  knowledgeOf: KnowledgeOf,
  turn: Turn,
  run: LongRun,
): Promise<Made[]> {
  const { mapping } = knowledgeOf(profileId);
  const made: Made[] = [];
  for (const { entry } of entries) {
    const snapshot = entrySnapshot(entry, seller, mapping, TEMPLATE_WORDS.kinds, 0);
    const { totalGross: gross = '0' } = snapshot.texts;
    made.push({ print: fingerprint(parseInvoice(snapshot, mapping)), gross });
    if (made.length % LOOKED_UP_AT_ONCE === 0) run.onProgress?.('comparing', made.length);
    await turn();
  }
  return made;
}

async function knownOnes(db: Ledger, made: readonly Made[], turn: Turn) {
  const known = new Map<string, readonly Submission[]>();
  for (let at = 0; at < made.length; at += LOOKED_UP_AT_ONCE) {
    const prints = made.slice(at, at + LOOKED_UP_AT_ONCE).map(({ print }) => print);
    const some = await equalOnesOfAll(db, prints);
    for (const [print, records] of some) if (records.length > 0) known.set(print, records);
    await turn();
  }
  return known;
}

function specificOf(entries: readonly FileEntry[]): EntryFilePlan['specific'] {
  const given = entries.map(({ entry }) => entry.extras.length);
  return {
    invoices: given.filter((count) => count > 0).length,
    fields: given.reduce((all, count) => all + count, 0),
    open: entries.filter(
      ({ entry }) => entry.extras.length === 0 && specificFields(entry.specificBusiness).length > 0,
    ).length,
  };
}

/**
 * What taking a 发票登记表 in would do; writes nothing.
 * @throws TooManyEntries
 */
export async function planEntryFile(
  db: Ledger,
  table: EntryTable,
  file: string,
  home: EntryHome,
  knowledgeOf: KnowledgeOf,
  run: LongRun = {},
): Promise<EntryFilePlan> {
  const turn = takeTurns(run);
  const { entries, problems, invoices, blank, taxUnsaid } = await judge(table, home, turn);
  if (invoices > MOST_FILE_ENTRIES) throw new TooManyEntries(invoices);
  const fileName = file.slice(-LONGEST_NAME);
  const made = await madeOf(entries, home, knowledgeOf, turn, run);
  const known = await knownOnes(db, made, turn);
  const { mapping } = knowledgeOf(home.profileId);
  const changed = await changedOfFile(db, normaliseTaxId(home.seller.taxId), fileName, (snapshot) =>
    fingerprint(parseInvoice(snapshot, mapping)),
  );
  const fresh: PlannedEntry[] = [];
  const equal: Array<PlannedEntry & { as: EqualAs }> = [];
  const again: PlannedEntry[] = [];
  const seen = new Set<string>();
  for (const [at, one] of entries.entries()) {
    const { print, gross } = made[at] as Made;
    const records = known.get(print) ?? [];
    const planned = { ...one, gross };
    const isAgain =
      changed.get(print)?.has(one.formNumber) ||
      records.some(
        ({ entry }) =>
          entry?.fileName === fileName && entry.formNumber === one.formNumber && entry.dropped !== true,
      );
    const as = equalAs(records) ?? (seen.has(print) ? 'inFile' : undefined);
    if (isAgain) again.push(planned);
    else if (as) equal.push({ ...planned, as });
    else fresh.push(planned);
    seen.add(print);
  }
  const bad = invoices - entries.length;
  const { unread, otherSheets } = table;
  return {
    ...{
      fileName,
      home,
      fresh,
      equal,
      again,
      problems,
      invoices,
      bad,
      blank,
      specific: specificOf([...fresh, ...equal]),
      taxUnsaid,
      unread,
      otherSheets,
    },
    rows: table.rows.length,
  };
}

/**
 * Keeps what the plan says, each entry whole, some hundred in one transaction. Where it stops in between, the same file taken in
 * once more goes on: what it brought already is known by file and number.
 * @param withEqual also those that equal others
 * @param by name of the clerk
 * @param onKept gets the ids of those that are kept, after each transaction, and what they come to
 */
export async function keepEntryFile(
  facts: Pick<EntryFacts, 'keep'>,
  { fileName, home, fresh, equal }: EntryFilePlan,
  withEqual: boolean,
  by: string,
  onKept: (ids: readonly string[], gross: string) => void,
  { signal }: Pick<LongRun, 'signal'> = {},
): Promise<void> {
  const chosen = [...fresh, ...(withEqual ? equal : [])].sort((left, right) => left.row - right.row);
  for (let at = 0; at < chosen.length; at += AT_A_TIME) {
    signal?.throwIfAborted();
    const some = chosen.slice(at, at + AT_A_TIME);
    const kept = some.map(({ entry, formNumber }) => ({ entry, way: 'file' as const, fileName, formNumber }));
    onKept(await facts.keep(kept, home, by), grossOf(some));
  }
}

/** Takes back what a file brought. @param onDropped gets how many are, so far */
export async function dropEntryFile(
  facts: Pick<EntryFacts, 'drop'>,
  ids: readonly string[],
  onDropped: (count: number) => void,
): Promise<void> {
  for (let at = 0; at < ids.length; at += AT_A_TIME) {
    await facts.drop(ids.slice(at, at + AT_A_TIME), true);
    onDropped(Math.min(at + AT_A_TIME, ids.length));
  }
}
