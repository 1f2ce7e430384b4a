import type { FactOf } from '../fact/fact';
import type { ListQuery } from '../fact/list-facts';
import { normaliseTaxId } from '../invoice/tax-id';
import type { PageSeen } from './page-seen';
import { sumsFit, sumsOf } from './page-sums';
import { rowId } from './portal-row';
import { companyOf } from './reading-company';
import type { ReadingProblem } from './reading-problems';

/** 查询类型 of the list of invoices that the company itself issued. */
export const ISSUED_LIST = '开具发票';
/** What a choice of all kinds shows: nothing, or one of these words. */
const ALL_WORDS: ReadonlySet<string> = new Set(['', '全部', '全选', '不限']);
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** A reading is one look at a list: from the query to its last page, ms. */
export const READING_LIMIT_MS = 600_000;

/** One query of the portal's list and what of its pages was seen: folded from its pages, in any order. */
export interface Reading {
  id: string;
  profileId: string;
  origin: string;
  /** '' while it is not known whose list it is. */
  companyTaxId: string;
  query: ListQuery;
  startedAt: number;
  finishedAt: number;
  pagesSeen: number;
  /** 0 when the page does not tell. */
  pagesTold: number;
  total: number;
  pages: PageSeen[];
  problems: ReadingProblem[];
  complete: boolean;
  /** The clerk said whose list it is. */
  word?: string;
  /** Read from an exported file: what was asked for and when is the clerk's word alone. */
  fromFile?: true;
  /** When the file was taken in, epoch ms. */
  takenAt?: number;
  /** Of the computer that read it; absent in those that were folded before it was kept. */
  log?: string;
}

const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right);
const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

function queryProblems({ type, kinds, from, to, others }: ListQuery): ReadingProblem[] {
  const isPeriod = DAY.test(from ?? '') && DAY.test(to ?? '');
  return [
    ...(type?.trim() === ISSUED_LIST ? [] : (['queryType'] as const)),
    ...(kinds !== undefined && ALL_WORDS.has(kinds.trim()) ? [] : (['kinds'] as const)),
    ...(isPeriod ? [] : (['dates'] as const)),
    ...(others === undefined || others.length > 0 ? (['otherFilters'] as const) : []),
  ];
}

/** A file of chosen rows looks like one of all: only her word tells, where nothing that was seen speaks against it. */
const mayBeAll = ({ parts, isAll = false, lacks = 0 }: PageSeen) =>
  parts === undefined || (isAll && lacks === 0);

/** Which pages were seen, of how many; and whether what they hold adds up to what the list tells. */
function countPages(pages: readonly PageSeen[], last: PageSeen) {
  const { pageSize, total, parts } = last;
  const ids = unique(pages.flatMap((page) => page.ids));
  const problems: ReadingProblem[] = [];
  const told = parts ?? (total === undefined || !pageSize ? 0 : Math.max(1, Math.ceil(total / pageSize)));
  if (told === 0 || pages.some((page) => page.total !== total)) problems.push('total');
  const seen = new Set(pages.filter((page) => page.pageSize === pageSize).map(({ page }) => page));
  const all = Array.from({ length: told }, (_, index) => index + 1);
  const pagesSeen = all.filter((page) => seen.has(page)).length;
  if (told === 0 || pagesSeen < told) problems.push('pages');
  // A page read before its own rows came shows rows of another: then fewer are different than the list tells.
  else if (ids.length !== total || pages.some(({ unreadable }) => unreadable > 0)) problems.push('rows');
  return { problems, pagesSeen, pagesTold: told, total: total ?? 0, count: ids.length };
}

/** The reading that these pages of one query make up. Pure; the order of the pages does not matter. */
export function readingOf(
  of: Pick<Reading, 'id' | 'profileId' | 'origin'>,
  seen: readonly PageSeen[],
  word?: string,
): Reading | undefined {
  const pages = [...seen].sort((left, right) => left.at - right.at || (left.event < right.event ? -1 : 1));
  const [first, last] = [pages[0], pages.at(-1)];
  if (!first || !last) return undefined;
  const startedAt = Math.min(first.at, ...pages.map(({ queriedAt, at }) => queriedAt ?? at));
  const company = companyOf(pages, word);
  const counted = countPages(pages, last);
  const kept = pages.every((page) => page.queryKept && same(page.query, first.query));
  const problems = unique<ReadingProblem>([
    ...(pages.every(({ queriedAt }) => queriedAt !== undefined) ? [] : (['notQueried'] as const)),
    ...(counted.count === 0 ? (['empty'] as const) : company.problem ? [company.problem] : []),
    ...queryProblems(first.query),
    ...(kept ? [] : (['queryChanged'] as const)),
    ...(pages.every(mayBeAll) ? [] : (['selected'] as const)),
    ...counted.problems,
    ...(counted.problems.length > 0 || sumsFit(pages) ? [] : (['sums'] as const)),
    ...(last.at - startedAt > READING_LIMIT_MS ? (['tooLong'] as const) : []),
  ]);
  const { pagesSeen, pagesTold, total } = counted;
  return {
    ...of,
    companyTaxId: company.taxId,
    query: first.query,
    startedAt,
    finishedAt: last.at,
    pagesSeen,
    pagesTold,
    total,
    pages,
    problems,
    complete: problems.length === 0,
    ...(word === undefined ? {} : { word }),
    ...(pages.some(({ parts }) => parts !== undefined) ? { fromFile: true } : {}),
    ...(last.takenAt === undefined ? {} : { takenAt: last.takenAt }),
    ...(last.log === undefined ? {} : { log: last.log }),
  };
}

/** When the list was as it was read: of a file, when it was exported. Epoch ms. */
export const lookedAt = ({ at, file }: FactOf<'listRead'>): number => file?.listedAt ?? at;

const boughtIn = ({ rows, companyTaxId }: FactOf<'listRead'>): string[] =>
  rows
    .filter(({ sellerTaxId }) => normaliseTaxId(sellerTaxId) !== normaliseTaxId(companyTaxId))
    .map(rowId)
    .filter((id) => id !== undefined);

/** What the session was when the page was asked for: a company that came later proves nothing of it. */
const sessionOf = ({ session, queriedAt, at }: FactOf<'listRead'>): { session?: string } => {
  const taxId = normaliseTaxId(session?.taxId);
  return session && taxId !== '' && session.since <= Math.min(queriedAt ?? at, at) ? { session: taxId } : {};
};

const ofFile = (
  fact: FactOf<'listRead'>,
  { parts, isAll, lacks }: NonNullable<FactOf<'listRead'>['file']>,
): Partial<PageSeen> => ({
  parts,
  takenAt: fact.at,
  bought: boughtIn(fact),
  ...(isAll === undefined ? {} : { isAll }),
  ...(lacks === undefined ? {} : { lacks }),
});

const pageOf = (fact: FactOf<'listRead'>, known: readonly string[], log: string | undefined): PageSeen => ({
  event: fact.id,
  ...(log === undefined ? {} : { log }),
  at: lookedAt(fact),
  ...sessionOf(fact),
  ...(known.length === 0 ? {} : { known }),
  ...(fact.queriedAt === undefined ? {} : { queriedAt: fact.queriedAt }),
  query: fact.query,
  queryKept: fact.queryKept,
  ...(fact.page === undefined ? {} : { page: fact.page }),
  ...(fact.pageSize === undefined ? {} : { pageSize: fact.pageSize }),
  ...(fact.total === undefined ? {} : { total: fact.total }),
  ...(fact.companyTaxId === undefined ? {} : { companyTaxId: normaliseTaxId(fact.companyTaxId) }),
  ids: fact.rows.map(rowId).filter((id) => id !== undefined),
  unreadable: fact.rows.filter((row) => rowId(row) === undefined).length,
  sellers: unique(fact.rows.map(({ sellerTaxId }) => normaliseTaxId(sellerTaxId)).filter(Boolean)),
  ...(fact.sums === undefined ? {} : { told: fact.sums, sums: sumsOf(fact.rows) }),
  ...(fact.file === undefined ? {} : ofFile(fact, fact.file)),
});

/**
 * Adds one page to the reading that it belongs to; the same page twice changes nothing.
 * @param known companies to which invoices of it belong, as the ledger knows by their numbers
 * @param log in which the page lies
 */
export function foldPage(
  reading: Reading | undefined,
  fact: FactOf<'listRead'>,
  known: readonly string[] = [],
  log?: string,
): Reading {
  const others = (reading?.pages ?? []).filter(({ event }) => event !== fact.id);
  const of = { id: fact.readingId, profileId: fact.profileId, origin: fact.site.origin };
  return readingOf(of, [...others, pageOf(fact, known, log)], reading?.word) as Reading;
}

/** The reading with the clerk's word on whose list it is; without one it is taken back. */
export const withWord = (reading: Reading, word: string | undefined): Reading =>
  readingOf(reading, reading.pages, word === undefined ? undefined : normaliseTaxId(word)) as Reading;

/** The reading without one of its pages; undefined when it was the only one. */
export const withoutPage = (reading: Reading, event: string): Reading | undefined =>
  readingOf(
    reading,
    reading.pages.filter((page) => page.event !== event),
    reading.word,
  );
