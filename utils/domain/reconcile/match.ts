import type { MatchWords } from '../list/list-words';
import { mayBeImported } from '../list/may-settle';
import type { PortalRow } from '../list/portal-row';
import { type Sent, windowOf } from '../outcome/issue-window';
import { readRedNote } from '../outcome/red-note';
import type { MatchSubject } from './match-content';
import { byTime, crowdsOf, equalRows, indexRows, rowsByTime } from './match-index';

/**
 * What one submission was matched with. `number` it carries the number of the row · `content` the one submission and
 * the one row that are equal · `group` n equal submissions and n equal rows: which is which makes no difference
 */
export interface Link {
  readonly subject: MatchSubject;
  readonly rows: readonly PortalRow[];
  readonly by: 'number' | 'content' | 'group';
}

/**
 * Equal submissions and rows of which nobody but the clerk can say what belongs to what. `surplus` more rows than
 * submissions, one may be doubled · `shortage` fewer: one may not exist · `crossed` as many, but not in a time that
 * fits · `unread` the list of those days was not seen whole, there may be more · `otherNumber` the submission carries a
 * number that no list shows · `failed` it counts as not issued · `written` it stood in a batch template, which may have
 * been imported since (B4)
 */
export interface UnclearGroup {
  readonly why: 'surplus' | 'shortage' | 'crossed' | 'unread' | 'otherNumber' | 'failed' | 'written';
  readonly subjects: readonly MatchSubject[];
  readonly rows: readonly PortalRow[];
}

export interface Matching {
  readonly links: readonly Link[];
  readonly groups: readonly UnclearGroup[];
  /** Rows that belong to no submission, oldest first. */
  readonly unmatched: readonly PortalRow[];
}

interface Component {
  /** Submissions without a number, and those with one; oldest first, as the rows. */
  readonly free: readonly MatchSubject[];
  readonly sated: readonly MatchSubject[];
  readonly rows: readonly PortalRow[];
}

/** Submissions and rows that hang together by equality. */
function components(
  edges: ReadonlyArray<readonly [MatchSubject, readonly PortalRow[]]>,
  isSated: (subject: MatchSubject) => boolean,
): Component[] {
  const parent = new Map<string, string>();
  const root = (id: string): string => {
    let top = id;
    for (let next = parent.get(top); next !== undefined && next !== top; next = parent.get(top)) top = next;
    for (let at = id; at !== top; ) {
      const next = parent.get(at) ?? top;
      parent.set(at, top);
      at = next;
    }
    return top;
  };
  for (const [subject, rows] of edges) {
    for (const { id } of rows) parent.set(root(`row ${id}`), root(subject.id));
  }
  const found = new Map<string, { free: MatchSubject[]; sated: MatchSubject[]; rows: Set<PortalRow> }>();
  for (const [subject, rows] of edges) {
    if (rows.length === 0) continue;
    const key = root(subject.id);
    const component = found.get(key) ?? { free: [], sated: [], rows: new Set() };
    found.set(key, component);
    (isSated(subject) ? component.sated : component.free).push(subject);
    for (const row of rows) component.rows.add(row);
  }
  return [...found.values()].map(({ free, sated, rows }) => ({
    free: free.sort(byTime),
    sated: sated.sort(byTime),
    rows: [...rows].sort(rowsByTime),
  }));
}

/** Its invoice exists, or may. A red-letter confirmation is an invoice only once that was asked for. */
export function mayBeListed({ outcome, red, signals }: MatchSubject): boolean {
  if (outcome.type === 'issued') return true;
  const isSent = red === undefined || signals.red?.pressedAt !== undefined;
  return isSent && (outcome.type === 'unknown' || outcome.type === 'pending');
}
/** It was never submitted here, so that nothing of it can be there twice. */
const isTakenOver = ({ source }: MatchSubject) => source === 'import';
const hasFailed = ({ outcome, invoiceNumbers, red }: MatchSubject) =>
  (outcome.type === 'refused' || outcome.type === 'notSent') &&
  invoiceNumbers.length === 0 &&
  red === undefined;

/** A file can be imported whenever she likes. */
const sinceThen = (sent: Sent) => ({ from: windowOf(sent).from, to: Number.POSITIVE_INFINITY });

/** The rows whose 备注 names the confirmation of a red-letter submission: the portal itself may have issued from it. */
function rowsOfConfirm({ red, invoiceNumbers }: MatchSubject, rows: readonly PortalRow[]): PortalRow[] {
  const { confirmId, originalNumber } = red ?? {};
  if (confirmId === undefined || invoiceNumbers.length > 0) return [];
  return rows.filter(({ id, shown }) => {
    const noted = readRedNote(shown.note);
    const isOther = originalNumber !== undefined && noted.originalNumber !== originalNumber;
    return noted.confirmId === confirmId && !isOther && id !== originalNumber;
  });
}

/**
 * Matches the submissions of one company with the rows of the portal's list: by number, else by buyer, amounts with
 * sign, kind, note and lines, within the time in which it can have been issued. The order of neither decides.
 * @param subjects of the company, of a period with a day to spare at both ends
 * @param rows invoices that the company issued, of the same days
 * @param isCovered whether the rows are all that the list has for the time of a submission
 */
export function matchRows(
  subjects: readonly MatchSubject[],
  rows: readonly PortalRow[],
  words: MatchWords,
  isCovered: (subject: MatchSubject) => boolean,
): Matching {
  const own = subjects.filter(
    (subject) => !subject.practice && (subject.outcome.type !== 'draft' || mayBeImported(subject)),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const links: Link[] = [];
  const used = new Set<PortalRow>();
  const link = (subject: MatchSubject, of: readonly PortalRow[], by: Link['by']) => {
    links.push({ subject, rows: of, by });
    for (const row of of) used.add(row);
  };
  for (const subject of own) {
    const of = subject.invoiceNumbers.flatMap((number) => byId.get(number) ?? []);
    const noted = of.length > 0 ? [] : rowsOfConfirm(subject, rows);
    if (of.length > 0 || noted.length === 1) link(subject, [...of, ...noted], 'number');
  }

  const isElsewhere = ({ shown: { source = '' } }: PortalRow) =>
    words.elsewhere.some((word) => source.includes(word));
  const index = indexRows(
    rows.filter((row) => !used.has(row) && row.issuedAt !== undefined && !isElsewhere(row)),
  );
  const edgesOf = (which: (subject: MatchSubject) => boolean, timeOf = windowOf) =>
    own
      .filter(which)
      .map(
        (subject) =>
          [
            subject,
            equalRows(subject, index, words, timeOf(subject)).filter((row) => !used.has(row)),
          ] as const,
      );
  // One whose own row was not seen yet has one all the same: an equal row may be its, so it counts as well.
  const hasNumber = ({ invoiceNumbers }: MatchSubject) => invoiceNumbers.length > 0;

  const groups: UnclearGroup[] = [];
  const leave = (why: UnclearGroup['why'], of: readonly MatchSubject[], equal: readonly PortalRow[]) => {
    groups.push({ why, subjects: [...of].sort(byTime), rows: equal });
    for (const row of equal) used.add(row);
  };
  const edges = new Map(
    edgesOf((subject) => !isTakenOver(subject) && (hasNumber(subject) || mayBeListed(subject))),
  );
  const crowdOf = crowdsOf([...edges.keys()]);
  for (const { free, sated, rows: equal } of components([...edges], hasNumber)) {
    const [only, ...others] = [...free, ...sated];
    const crowds = [...new Set([...free, ...sated].map(crowdOf))];
    const isCrowd = crowds.length > 1 || (crowds[0]?.size ?? 0) > 1;
    const isPair = (subject: MatchSubject, at: number) =>
      edges.get(subject)?.includes(equal[at] as PortalRow);
    if (isCrowd && !crowds.every((crowd) => [...crowd].every(isCovered))) {
      leave('unread', [...free, ...sated], equal);
    } else if (only && others.length === 0) {
      const before = links.findIndex(({ subject }) => subject === only);
      if (before < 0 && sated.length === 1) leave('otherNumber', sated, equal);
      else {
        const [known] = before < 0 ? [] : links.splice(before, 1);
        link(only, [...(known?.rows ?? []), ...equal], known?.by ?? 'content');
      }
    } else if (free.length === equal.length && free.every(isPair)) {
      for (const [at, subject] of free.entries()) link(subject, [equal[at] as PortalRow], 'group');
    } else {
      const why =
        equal.length > free.length ? 'surplus' : equal.length < free.length ? 'shortage' : 'crossed';
      leave(why, [...free, ...sated], equal);
    }
  }
  const isLinked = new Set(links.map(({ subject }) => subject));
  const written = edgesOf((subject) => mayBeImported(subject) && !isLinked.has(subject), sinceThen);
  for (const { free, rows: equal } of components(written, () => false)) leave('written', free, equal);
  for (const { free, rows: equal } of components(edgesOf(hasFailed), () => false))
    leave('failed', free, equal);

  return {
    links: links.sort((left, right) => byTime(left.subject, right.subject)),
    groups,
    unmatched: rows.filter((row) => !used.has(row)).sort(rowsByTime),
  };
}
