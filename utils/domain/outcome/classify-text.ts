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

/** Texts of one kind, by what they have in common; new ones of it come with every change of the portal. */
export interface TextKind {
  /** Its number among the rules of `classifyText`. */
  readonly rule: `T${number}`;
  readonly name: string;
  readonly class: 'auth' | 'refused';
  readonly patterns: readonly string[];
  /** A text that the catalogue lists is read as listed, whatever else of this kind stands in it. */
  readonly unlistedOnly?: true;
}

/** Words by which an unlisted text shows what it is about. Patterns are held against the folded text. */
export interface TextRules {
  readonly catalogue: readonly CatalogueEntry[];
  readonly kinds: readonly TextKind[];
  /** Labels of the form and words of its rules: the text names a field, a line or a rule. */
  readonly ruleWords: readonly string[];
  readonly rulePatterns: readonly string[];
  /** Words of doubt: the invoice may have been issued all the same. */
  readonly doubtWords: readonly string[];
  readonly doubtPatterns: readonly string[];
  /** Fixed phrases in which a word of doubt doubts nothing. */
  readonly plainPhrases: readonly string[];
  /** By these a text asks whether, or how, this submission is to go on. */
  readonly questionForms: readonly string[];
  /** What asks in these words asks about something that went wrong. */
  readonly noQuestion: readonly string[];
}

/**
 * - `issued`: proves that a number exists
 * - `unknown`: listed as "may have been issued"
 * - `refused`: listed as refused, or names a field, line or rule, or is of a kind that refuses, and holds no doubt
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

const compiled = new Map<string, RegExp>();
function regExp(source: string): RegExp {
  const known = compiled.get(source) ?? new RegExp(source, 'gi');
  compiled.set(source, known);
  known.lastIndex = 0;
  return known;
}

const holds = (plain: string, patterns: readonly string[]) =>
  patterns.some((pattern) => regExp(pattern).test(plain));
const without = (plain: string, patterns: readonly string[]) =>
  patterns.reduce((left, pattern) => left.replace(regExp(pattern), ' '), plain);

function matches(entry: CatalogueEntry, plain: string): boolean {
  if (entry.kind === 'text') return plain.includes(folded(entry.match));
  if (entry.kind === 'pattern') return regExp(folded(entry.match)).test(plain);
  return false;
}

/** What stands beside the catalogue's own words of these classes. */
const besideListed = (
  plain: string,
  { catalogue }: TextRules,
  classes: readonly CatalogueEntry['outcome'][],
) =>
  catalogue
    .filter(({ kind, outcome }) => kind === 'text' && classes.includes(outcome))
    .reduce((left, { match }) => left.replaceAll(folded(match), ' '), plain);

const hasDoubt = (plain: string, { doubtWords, doubtPatterns, plainPhrases }: TextRules): boolean => {
  const rest = without(plain, plainPhrases);
  return doubtWords.some((word) => rest.includes(word)) || holds(rest, doubtPatterns);
};

/** T7: a face-scan's own words, and a question's, are no log-in that is asked for. */
function isAuth(plain: string, rules: TextRules, isListed: boolean): boolean {
  const rest = besideListed(plain, rules, ['scanEnded', 'question']);
  return rules.kinds.some(
    (kind) => kind.class === 'auth' && !(kind.unlistedOnly && isListed) && holds(rest, kind.patterns),
  );
}

const besideAuth = (plain: string, rules: TextRules) =>
  without(
    besideListed(plain, rules, ['auth']),
    rules.kinds.flatMap((kind) => (kind.class === 'auth' ? kind.patterns : [])),
  );

/** T4, T8 to T12: it says what is wrong with the invoice, or who may not issue it. */
const isRefusal = (plain: string, { ruleWords, rulePatterns, kinds }: TextRules): boolean =>
  ruleWords.some((word) => plain.includes(folded(word))) ||
  holds(plain, rulePatterns) ||
  kinds.some((kind) => kind.class === 'refused' && holds(plain, kind.patterns));

/**
 * T13: an unlisted text has the form of a question about going on, and nothing in it doubts. In a dialog with a choice
 * it asks, also as the answer to an issue call.
 */
export function asksByForm(text: string, rules: TextRules): boolean {
  const plain = folded(text);
  const { questionForms, noQuestion } = rules;
  return (
    holds(plain, questionForms) &&
    !holds(plain, noQuestion) &&
    !hasDoubt(without(plain, questionForms), rules)
  );
}

/**
 * Reads what a text of the page says about the submission. Words alone never decide: see `decide-outcome.ts`.
 *
 * - T1 a text that the catalogue lists is what it says there
 * - T2 of several classes the most careful wins
 * - T3 an unlisted text with a word of doubt refuses nothing; beside the end of a face-scan it is `unknown`
 * - T4 an unlisted text that names a field, a line or a rule refuses; one that names nothing is `unclear`
 * - T5 texts of the batch and import pages say nothing about an entry form
 * - T6 of a red-letter page more words doubt
 * - T7 what asks to log in, authenticate or scan is `auth`; where it also says that an invoice exists it is `unknown`
 * - T8 to T12 kinds of refusals: quota, permission, code, company, red letters (`text-kinds.ts`)
 * - T13 what has the form of a question refuses nothing
 * - T14 a word of doubt inside a fixed phrase of a refusal doubts nothing
 * - T15 what says, in whatever words, that the invoice exists, is on its way or was only not delivered, doubts
 */
export function classifyText(text: string, rules: TextRules, scopes = PAGE_SCOPES): TextClass {
  const plain = folded(text);
  const listed = new Set<string>(
    rules.catalogue
      .filter((entry) => scopes.has(entry.scope) && matches(entry, plain))
      .map(({ outcome }) => outcome),
  );
  if (isAuth(plain, rules, listed.size > 0)) listed.add('auth');
  const winner = CAREFUL_FIRST.find((candidate) => listed.has(candidate));
  if (winner === 'issued' || winner === 'unknown') return winner;
  // The end of a face-scan allows another try, so a word of doubt beside its own words weighs more (law L2).
  if (listed.has('scanEnded') && hasDoubt(besideListed(plain, rules, ['scanEnded']), rules)) return 'unknown';
  if (winner === 'auth' && holds(besideAuth(plain, rules), rules.doubtPatterns)) return 'unknown';
  if (winner) return winner;

  if (hasDoubt(plain, rules) || holds(plain, rules.questionForms)) return 'doubtful';
  return isRefusal(plain, rules) ? 'refused' : 'unclear';
}
