import { beijingText } from '../invoice/beijing-time';
import { formatAmount, isDecimal } from '../invoice/money';
import { plain, type ReportFacts, type ReportWords, reportSheet } from './report-sheet';

/** Letters as data (`utils/portal/report/letters.ts`): lines with `{places}`. */
export interface LetterWords {
  /** In a place for which nothing is known. */
  readonly toFill: string;
  readonly office: readonly string[];
  readonly customer: readonly string[];
  /** Head of a list of one company, and each line under it. */
  readonly list: readonly string[];
  readonly item: string;
}

/** What of a submission stands in a letter. */
export interface LetterRecord {
  readonly seller: string;
  readonly buyer?: string | undefined;
  readonly gross?: string | undefined;
  readonly submittedAt: number;
}

type Values = Readonly<Record<string, string | number | undefined>>;

/** Every place of the lines is filled, with what is known or with a line to fill in. */
const written = (lines: readonly string[], values: Values, toFill: string): string =>
  lines
    .map((line) =>
      line.replace(/\{(\w+)\}/g, (_, name: string) => plain(String(values[name] ?? '')) || toFill),
    )
    .join('\n');

const grossOf = ({ gross }: LetterRecord) => (isDecimal(gross) ? formatAmount(gross) : undefined);
const timeOf = ({ submittedAt }: LetterRecord) => beijingText(submittedAt).slice(0, 16);

/** 情况说明 to the tax office. @param day of the letter, `YYYY-MM-DD` */
export function officeLetter(
  facts: ReportFacts,
  day: string,
  reportWords: ReportWords,
  words: LetterWords,
): string {
  const known = Object.fromEntries(
    reportSheet(facts, reportWords).map(({ field, text }) => [field, text?.replace(/\n/g, '；')]),
  );
  return written(words.office, { ...known, day }, words.toFill);
}

/** To the customer of one invoice: what stands, without blame. */
export const customerNote = (record: LetterRecord, words: LetterWords): string =>
  written(
    words.customer,
    { company: record.seller, buyer: record.buyer, gross: grossOf(record), time: timeOf(record) },
    words.toFill,
  );

/** One text a company, for WeChat: whoever answers for that company gets her own alone. */
export function personLists(
  records: readonly LetterRecord[],
  words: LetterWords,
): Array<{ readonly company: string; readonly text: string }> {
  const companies = [...new Set(records.map(({ seller }) => seller))];
  return companies.map((company) => {
    const own = records.filter(({ seller }) => seller === company);
    const items = own.map((one, index) =>
      written(
        [words.item],
        { nth: index + 1, buyer: one.buyer, gross: grossOf(one), time: timeOf(one).slice(5) },
        words.toFill,
      ),
    );
    const head = written(words.list, { company, count: own.length }, words.toFill);
    return { company: plain(company), text: [head, ...items].join('\n') };
  });
}
