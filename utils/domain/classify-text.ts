/** How the text catalogue and the profile's words are held as data (`design.md` §4). */
export interface CatalogueEntry {
  /** Contained text, pattern source, status or code, by `kind`. */
  readonly match: string;
  readonly kind: 'text' | 'pattern' | 'status' | 'code';
  readonly scope: 'issue' | 'dialog' | 'session' | 'batch' | 'import' | 'other';
  readonly outcome: Exclude<TextClass, 'doubtful' | 'unclear'> | 'none';
  /** `portal` = the portal's own text; `fixture` = from a real workbook; `tool`, `uncertain` = second hand. */
  readonly certainty: 'portal' | 'fixture' | 'tool' | 'uncertain';
}

/** Words by which an unlisted text shows what it is about. */
export interface TextRules {
  readonly catalogue: readonly CatalogueEntry[];
  /** Labels of the form and words of its rules: the text names a field, a line or a rule. */
  readonly ruleWords: readonly string[];
  readonly rulePatterns: readonly string[];
  /** Words of doubt: the invoice may have been issued all the same. */
  readonly doubtWords: readonly string[];
}

/**
 * - `issued`: proves that a number exists
 * - `unknown`: listed as "may have been issued"
 * - `refused`: listed as refused, or names a field, line or rule and holds no word of doubt
 * - `auth`: log in again or scan; the same submission may go on
 * - `scanEnded`: the face-scan expired or was cancelled; a further one may follow
 * - `question`: a confirmation in the middle of a submission
 * - `doubtful`: unlisted, with a word of doubt
 * - `unclear`: unlisted and tells nothing; by itself no reason to believe or to doubt
 */
export type TextClass =
  | 'issued'
  | 'unknown'
  | 'refused'
  | 'auth'
  | 'scanEnded'
  | 'question'
  | 'doubtful'
  | 'unclear';

/** The more careful class comes first: it wins when several entries match one text (law L2). */
const CAREFUL_FIRST: readonly TextClass[] = ['issued', 'unknown', 'auth', 'scanEnded', 'question', 'refused'];
const PAGE_SCOPES: ReadonlySet<CatalogueEntry['scope']> = new Set(['issue', 'dialog', 'session']);
/** A row's 失败原因 may also be one that the import gives. */
export const BATCH_SCOPES: ReadonlySet<CatalogueEntry['scope']> = new Set([
  ...PAGE_SCOPES,
  'batch',
  'import',
]);

/** Full-width punctuation and spaces differ between the portal's versions of one text. */
const folded = (text: string) => text.normalize('NFKC').replace(/\s/g, '');

function matches(entry: CatalogueEntry, text: string): boolean {
  if (entry.kind === 'text') return folded(text).includes(folded(entry.match));
  if (entry.kind === 'pattern') return new RegExp(folded(entry.match)).test(folded(text));
  return false;
}

/** A face-scan's end allows another try, so a word of doubt outside of the listed words weighs more (law L2). */
function doubtsBeside(plain: string, { catalogue, doubtWords }: TextRules): boolean {
  const rest = catalogue
    .filter(({ kind, outcome }) => kind === 'text' && outcome === 'scanEnded')
    .reduce((left, { match }) => left.replaceAll(folded(match), ' '), plain);
  return doubtWords.some((word) => rest.includes(word));
}

/** Reads what a text of the page says about the submission. Words alone never decide: see `decide-outcome.ts`. */
export function classifyText(text: string, rules: TextRules, scopes = PAGE_SCOPES): TextClass {
  const listed = new Set<string>(
    rules.catalogue
      .filter((entry) => scopes.has(entry.scope) && matches(entry, text))
      .map(({ outcome }) => outcome),
  );
  const winner = CAREFUL_FIRST.find((candidate) => listed.has(candidate));
  const plain = folded(text);
  if (listed.has('scanEnded') && winner !== 'issued' && doubtsBeside(plain, rules)) return 'unknown';
  if (winner) return winner;

  const namesRule =
    rules.ruleWords.some((word) => plain.includes(folded(word))) ||
    rules.rulePatterns.some((pattern) => new RegExp(pattern).test(plain));
  if (rules.doubtWords.some((word) => plain.includes(word))) return 'doubtful';
  return namesRule ? 'refused' : 'unclear';
}
