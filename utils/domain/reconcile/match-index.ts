import { beijingDay } from '../invoice/beijing-time';
import { twoDecimals } from '../invoice/money';
import { partyName } from '../invoice/plain-text';
import { normaliseTaxId } from '../invoice/tax-id';
import type { MatchWords } from '../list/list-words';
import type { PortalRow } from '../list/portal-row';
import { grossOfRow } from '../list/portal-row';
import { windowOf } from '../outcome/issue-window';
import { isSameContent, type MatchSubject } from './match-content';

/** Behind every day of a list. */
const LAST_DAY = '\uffff';

export const byTime = (left: MatchSubject, right: MatchSubject) =>
  left.submittedAt - right.submittedAt || (left.id < right.id ? -1 : 1);
export const rowsByTime = (left: PortalRow, right: PortalRow) =>
  (left.issuedAt ?? 0) - (right.issuedAt ?? 0) || (left.id < right.id ? -1 : 1);

/** Names under which a row is looked for: its gross with either side, by tax id and by name. */
function keysOf(
  gross: string | undefined,
  parties: ReadonlyArray<{ taxId?: string | undefined; name?: string | undefined }>,
) {
  if (gross === undefined) return [];
  const amount = twoDecimals(gross);
  return parties.flatMap(({ taxId, name }) =>
    [normaliseTaxId(taxId), partyName(name)].filter(Boolean).map((who) => `${amount} ${who}`),
  );
}

/** Rows by gross and party, oldest first, so that a submission looks at few of many. */
export function indexRows(rows: readonly PortalRow[]): ReadonlyMap<string, readonly PortalRow[]> {
  const index = new Map<string, PortalRow[]>();
  for (const row of [...rows].sort(rowsByTime)) {
    const { buyerName, buyerTaxId, sellerName, sellerTaxId } = row.shown;
    const parties = [
      { taxId: buyerTaxId, name: buyerName },
      { taxId: sellerTaxId, name: sellerName },
    ];
    for (const key of new Set(keysOf(grossOfRow(row), parties))) {
      const found = index.get(key);
      if (found) found.push(row);
      else index.set(key, [row]);
    }
  }
  return index;
}

/** Index of the first row that is not older than the instant. */
function firstSince(rows: readonly PortalRow[], at: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.issuedAt ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The rows that are equal to the submission and of that time (epoch ms), each once. */
export function equalRows(
  subject: MatchSubject,
  index: ReadonlyMap<string, readonly PortalRow[]>,
  words: MatchWords,
  { from, to }: { readonly from: number; readonly to: number },
): PortalRow[] {
  const lastDay = to === Number.POSITIVE_INFINITY ? LAST_DAY : beijingDay(to);
  const found = new Set<PortalRow>();
  for (const key of keysOf(subject.invoice.totalGross, [subject.invoice.buyer])) {
    const rows = index.get(key) ?? [];
    for (let at = firstSince(rows, from); at < rows.length; at += 1) {
      const row = rows[at] as PortalRow;
      if (row.day > lastDay) break;
      // Of a day without a time its last moment stands for it.
      const isInTime = row.dayOnly === true || (row.issuedAt ?? 0) <= to;
      if (isInTime && isSameContent(subject, row, words)) found.add(row);
    }
  }
  return [...found];
}

/**
 * Submissions that look alike and whose times overlap, with those of their neighbours: a row may belong to any of them,
 * so that of a part of the list none of them can be told.
 * @returns the crowd of a submission, itself in it
 */
export function crowdsOf(
  subjects: readonly MatchSubject[],
): (subject: MatchSubject) => ReadonlySet<MatchSubject> {
  const alike = new Map<string, MatchSubject[]>();
  for (const subject of subjects) {
    for (const key of keysOf(subject.invoice.totalGross, [subject.invoice.buyer])) {
      const others = alike.get(key);
      if (others) others.push(subject);
      else alike.set(key, [subject]);
    }
  }
  const crowds = new Map<MatchSubject, Set<MatchSubject>>();
  const join = (one: MatchSubject, two: MatchSubject) => {
    const [left, right] = [crowds.get(one) ?? new Set([one]), crowds.get(two) ?? new Set([two])];
    const [large, small] = left.size >= right.size ? [left, right] : [right, left];
    for (const subject of small) large.add(subject);
    for (const subject of small) crowds.set(subject, large);
    crowds.set(one, large).set(two, large);
  };
  for (const of of alike.values()) {
    const times = of
      .map((subject) => ({ subject, ...windowOf(subject) }))
      .sort((left, right) => left.from - right.from);
    let latest = times[0];
    for (const next of times.slice(1)) {
      // To the end of the day, for a row may show no more.
      if (latest && beijingDay(next.from) <= beijingDay(latest.to)) join(latest.subject, next.subject);
      if (!latest || next.to > latest.to) latest = next;
    }
  }
  return (subject) => crowds.get(subject) ?? new Set([subject]);
}
