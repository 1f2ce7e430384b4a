/**
 * A part of a document as data: the report writes it as HTML text, the verifier page as elements. What people or pages wrote
 * is only ever a text of it, never markup.
 */
export interface PackNode {
  readonly tag:
    | 'article'
    | 'section'
    | 'h1'
    | 'h2'
    | 'h3'
    | 'p'
    | 'ul'
    | 'ol'
    | 'li'
    | 'dl'
    | 'dt'
    | 'dd'
    | 'table'
    | 'thead'
    | 'tbody'
    | 'tr'
    | 'th'
    | 'td'
    | 'pre'
    | 'a'
    | 'b'
    | 'small'
    | 'blockquote'
    | 'bdi'
    | 'details'
    | 'summary';
  readonly kind?: string;
  /** Of `a` alone: a file beside the document, never an address. */
  readonly file?: string;
  readonly children: ReadonlyArray<PackNode | string>;
}

type Tag = PackNode['tag'];
type Child = PackNode | string;

/** @param kind names how it looks (class) */
export const node = (tag: Tag, kind: string, ...children: readonly Child[]): PackNode =>
  kind === '' ? { tag, children } : { tag, kind, children };

const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** Foreign words in quotation marks; marks that turn text round end with them (isolates of Unicode). */
export const quoted = (words: string): string =>
  TURNING.test(words) ? `「\u2068${words}\u2069」` : `「${words}」`;

/** Foreign text: it may be written from the right, which turns nothing around it. */
export const foreign = (text: string): PackNode => node('bdi', '', text);

export const fileLink = (file: string): PackNode => ({ tag: 'a', file, children: [file] });

export const pairs = (rows: ReadonlyArray<readonly [string, string]>): PackNode =>
  node(
    'dl',
    '',
    ...rows
      .filter(([, value]) => value !== '')
      .flatMap(([name, value]) => [node('dt', '', name), node('dd', '', foreign(value))]),
  );

/** @param short columns that are never broken */
export const table = (
  head: readonly string[],
  rows: ReadonlyArray<ReadonlyArray<Child>>,
  amounts: ReadonlySet<number> = new Set(),
  short: ReadonlySet<number> = new Set(),
): PackNode => {
  const kindOf = (at: number) => (amounts.has(at) ? 'amount' : short.has(at) ? 'short' : '');
  return node(
    'table',
    '',
    node('thead', '', node('tr', '', ...head.map((title, at) => node('th', kindOf(at), title)))),
    node(
      'tbody',
      '',
      ...rows.map((cells) =>
        node(
          'tr',
          '',
          ...cells.map((cell, at) => node('td', kindOf(at), typeof cell === 'string' ? foreign(cell) : cell)),
        ),
      ),
    ),
  );
};
