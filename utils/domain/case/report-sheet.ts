import { beijingText } from '../invoice/beijing-time';
import { formatAmount } from '../invoice/money';

/** What a report to the tax office is made of. What is not known is absent: its line is left to be filled in by hand. */
export interface ReportFacts {
  readonly company?: string | undefined;
  readonly taxId?: string | undefined;
  readonly taxOffice?: string | undefined;
  readonly clerk?: string | undefined;
  readonly phone?: string | undefined;
  /** Host and path, never a query string. */
  readonly pages: readonly string[];
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Words of the buttons that were pressed. */
  readonly pressed: readonly string[];
  /** What the portal showed, word for word, and the code beside it (a status, a browser's error name). */
  readonly shown: ReadonlyArray<{ readonly words?: string | undefined; readonly code?: string | undefined }>;
  /** What its list says: 税局查不到, 疑似重复开具. */
  readonly standing?: string | undefined;
  readonly browser?: string | undefined;
  readonly otherNetwork?: boolean | undefined;
  readonly pictures: number;
  readonly files: number;
  readonly count: number;
  readonly net: string;
  readonly gross: string;
  /** Of these no amount could be read. */
  readonly withoutAmount: number;
  readonly tickets: readonly string[];
  readonly calls: ReadonlyArray<{
    readonly calledAt: number;
    readonly number: string;
    readonly seat: string;
    readonly answer: string;
  }>;
}

export const REPORT_FIELDS = [
  'company',
  'taxId',
  'taxOffice',
  'clerk',
  'phone',
  'page',
  'time',
  'pressed',
  'shown',
  'browser',
  'otherNetwork',
  'evidence',
  'affected',
  'ticket',
  'answer',
] as const;
type ReportField = (typeof REPORT_FIELDS)[number];

/** Words of the report, as data (`utils/portal/report/report-words.ts`): it is read at the tax office, in Chinese. */
export interface ReportWords {
  readonly title: string;
  readonly labels: Readonly<Record<ReportField, string>>;
  readonly zone: string;
  readonly until: string;
  readonly and: string;
  readonly cut: string;
  readonly tried: string;
  readonly notTried: string;
  readonly pictures: string;
  readonly files: string;
  readonly affected: string;
  readonly withoutAmount: string;
  readonly call: string;
  readonly paste: {
    readonly company: string;
    readonly seen: string;
    readonly pressed: string;
    readonly shown: string;
    readonly affected: string;
    readonly ticket: string;
    readonly ask: string;
  };
}

/** A line of the sheet; without a text it is one to fill in. */
export interface ReportLine {
  readonly field: ReportField;
  readonly label: string;
  readonly text?: string;
}

/** So many letters that all of it stays on one page. */
const LONGEST = { shown: 360, answer: 300, page: 160, name: 80 } as const;
/** Told one by one. */
const MOST_SHOWN = 4;
/** Takes 征纳互动, counted as a field of a page counts: a rare character as two. */
export const PASTE_LENGTH = 200;

const fill = (text: string, values: Readonly<Record<string, string | number>>) =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));

/** Characters as people see them: a rare one, or one with its marks, is never cut in two. */
const characters = (text: string): string[] =>
  [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);

/** The beginning of a text, with `…` where something is left out; never longer than that. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  let kept = '';
  for (const one of characters(text)) {
    if (kept.length + one.length + 1 > length) break;
    kept += one;
  }
  return length < 1 ? '' : `${kept}…`;
}

/** Marks that are not seen and turn round all that follows them: the ticket number of a report, an amount. */
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** On one line: line breaks of a page are no part of what it says. */
export const plain = (text: string): string => text.replace(TURNING, '').replace(/\s+/g, ' ').trim();

function shownTexts({ shown }: ReportFacts): string[] {
  const texts = shown.map(({ words, code }) =>
    [words === undefined ? '' : `「${plain(words)}」`, code ?? ''].filter(Boolean).join(' '),
  );
  return [...new Set(texts)].filter(Boolean);
}

function timeOf({ from, to }: ReportFacts, words: ReportWords): string {
  if (from === undefined) return '';
  const begins = beijingText(from);
  const ends = to === undefined || to - from < 1_000 ? '' : beijingText(to);
  return `${begins}${ends && `${words.until}${ends}`}${words.zone}`;
}

function affectedOf(facts: ReportFacts, words: ReportWords): string {
  if (facts.count === 0) return '';
  const { count, withoutAmount } = facts;
  const values = { count, net: formatAmount(facts.net), gross: formatAmount(facts.gross) };
  return (
    fill(words.affected, values) +
    (withoutAmount > 0 ? fill(words.withoutAmount, { count: withoutAmount }) : '')
  );
}

/** Fields of one A4 page. Pure: the same facts give the same page. */
export function reportSheet(facts: ReportFacts, words: ReportWords): ReportLine[] {
  const shown = shownTexts(facts);
  const [call] = facts.calls.slice(-1);
  const evidence = [
    facts.pictures > 0 ? fill(words.pictures, { count: facts.pictures }) : '',
    facts.files > 0 ? fill(words.files, { count: facts.files }) : '',
  ];
  const texts: Record<ReportField, string | undefined> = {
    company: facts.company && cutText(plain(facts.company), LONGEST.name),
    taxId: facts.taxId,
    taxOffice: facts.taxOffice && cutText(plain(facts.taxOffice), LONGEST.name),
    clerk: facts.clerk && cutText(plain(facts.clerk), LONGEST.name),
    phone: facts.phone && cutText(plain(facts.phone), LONGEST.name),
    page: cutText(facts.pages.join(words.and), LONGEST.page),
    time: timeOf(facts, words),
    pressed: facts.pressed.map((one) => `「${one}」`).join(words.and),
    shown: [
      ...(facts.standing === undefined ? [] : [facts.standing]),
      ...shown
        .slice(0, MOST_SHOWN)
        .map((one) => cutText(one, LONGEST.shown / Math.min(shown.length, MOST_SHOWN))),
      ...(shown.length > MOST_SHOWN ? [fill(words.cut, { count: shown.length - MOST_SHOWN })] : []),
    ].join('\n'),
    browser: facts.browser && cutText(facts.browser, LONGEST.name),
    otherNetwork:
      facts.otherNetwork === undefined ? undefined : facts.otherNetwork ? words.tried : words.notTried,
    evidence: evidence.filter(Boolean).join(words.and),
    affected: affectedOf(facts, words),
    ticket: cutText(plain(facts.tickets.join(words.and)), LONGEST.name),
    answer:
      call &&
      cutText(
        plain(fill(words.call, { ...call, time: beijingText(call.calledAt).slice(0, 16) })),
        LONGEST.answer,
      ),
  };
  return REPORT_FIELDS.map((field) => ({
    field,
    label: words.labels[field],
    ...(texts[field] ? { text: texts[field] } : {}),
  }));
}

/**
 * The report in at most 200 characters, to paste into 征纳互动. What the portal showed gives way first; the rest is short by
 * itself or cut.
 */
export function reportPaste(facts: ReportFacts, words: ReportWords): string {
  const { paste } = words;
  const [shown] = shownTexts(facts);
  const values = { count: facts.count, gross: formatAmount(facts.gross) };
  const pieces = (quoted: string) =>
    [
      facts.company || facts.taxId
        ? fill(paste.company, { company: cutText(plain(facts.company ?? ''), 30), taxId: facts.taxId ?? '' })
        : '',
      facts.from === undefined
        ? ''
        : fill(paste.seen, {
            time: beijingText(facts.from).slice(0, 16),
            page: cutText(facts.pages[0] ?? '', 40),
          }),
      facts.pressed[0] ? fill(paste.pressed, { pressed: facts.pressed[0] }) : '',
      quoted ? fill(paste.shown, { shown: quoted }) : (facts.standing ?? ''),
      facts.count > 0 ? fill(paste.affected, values) : '',
      facts.tickets[0] ? fill(paste.ticket, { ticket: cutText(plain(facts.tickets[0]), 20) }) : '',
      paste.ask,
    ].join('');
  const whole = pieces(shown ?? '');
  if (whole.length <= PASTE_LENGTH || shown === undefined) return cutText(whole, PASTE_LENGTH);
  const room = shown.length - (whole.length - PASTE_LENGTH);
  return cutText(pieces(cutText(shown, Math.max(0, room))), PASTE_LENGTH);
}
