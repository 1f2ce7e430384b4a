import { findLabel } from '../../dom/find-label';
import { isSecret } from '../../dom/secret';
import { textOf } from '../../dom/shown';
import { documentsOf, isShownNow } from './shown-now';
import { withoutSecrets } from './without-secrets';

/** Of one text of the page; of all that stands over the page together, so that a long page leaves it whole. */
const LONGEST_TEXT = 2_000;
const LONGEST_OVER = 8_000;
/** Elements and texts further than that are not looked at: a page of 2,000 lines must not feel it (law L3). */
const MOST_NODES = 30_000;

/** Our own hosts, and what holds no words to see. */
const SKIPPED = 'script, style, noscript, template, option, iframe, svg, [id^="piaoying-"]';
const FIELDS = 'input, textarea, select';
/** They stand in a line with what is around them. */
const INLINE =
  'a, abbr, b, bdi, bdo, button, cite, code, em, font, i, kbd, label, mark, q, s, small, span, strong, sub, sup, time, u, var';
const ROWS = 'tr, [role="row"]';

const folded = (text: string) => text.slice(0, LONGEST_TEXT).replace(/\s+/g, ' ').trim();
const asLabel = (line: string | undefined) => line?.replace(/^[\s*＊]+|[\s:：]+$/g, '');

interface Piece {
  readonly text: string;
  /** The block that it stands in, and the row of a table around that. */
  readonly block: Element | null;
  readonly row: Element | null;
}

function blockOf(element: Element | null): Element | null {
  let at = element;
  while (at?.matches(INLINE)) at = at.parentElement;
  return at;
}

/** What a person sees in a field; its label before it, except in a row, whose heads tell. */
function fieldText(field: Element, inRow: boolean): string | undefined {
  const type = field.getAttribute('type')?.toLowerCase();
  const found = findLabel(field);
  if (isSecret(field, found.label)) return undefined;
  if (type === 'checkbox') return (field as HTMLInputElement).checked ? '☑' : '☐';
  if (type === 'radio') return (field as HTMLInputElement).checked ? '●' : '○';
  const value =
    field.localName === 'select'
      ? [...(field as HTMLSelectElement).selectedOptions].map((option) => textOf(option)).join('、')
      : folded((field as HTMLInputElement).value);
  if (value === '') return undefined;
  const isNamed = !inRow && !['none', 'name', 'placeholder'].includes(found.labelFrom);
  return isNamed ? `${found.label}：${value}` : value;
}

function* piecesOf(root: Element, apart: ReadonlySet<Element>): Generator<Piece> {
  const { ownerDocument: document } = root;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
    acceptNode(node) {
      if (node.nodeType === 3) return NodeFilter.FILTER_ACCEPT;
      const element = node as Element;
      const isOut = apart.has(element) || element.matches(SKIPPED) || !isShownNow(element);
      return isOut ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    },
  });
  for (let nodes = 0; nodes < MOST_NODES && walker.nextNode(); nodes += 1) {
    const node = walker.currentNode;
    const isText = node.nodeType === 3;
    const parent = node.parentElement;
    if (!isText && !(node as Element).matches(FIELDS)) continue;
    if (isText && parent?.matches(FIELDS)) continue;
    const row = parent?.closest(ROWS) ?? null;
    const text = isText ? folded(node.nodeValue ?? '') : fieldText(node as Element, row !== null);
    if (text) yield { text, block: blockOf(parent), row };
  }
}

/** @returns its lines, and whether it went on */
function linesOf(
  root: Element,
  apart: ReadonlySet<Element>,
  limit: number,
): { lines: string[]; cut: boolean } {
  const lines: string[] = [];
  let length = 0;
  let last: Piece | undefined;
  for (const piece of piecesOf(root, apart)) {
    const before = lines.at(-1);
    const sameRow = piece.row !== null && piece.row === last?.row;
    const sameBlock = piece.block === last?.block;
    if (before !== undefined && (sameBlock || sameRow))
      lines[lines.length - 1] = `${before}${sameBlock ? ' ' : ' | '}${piece.text}`;
    // The label itself stood there: the field says it once more.
    else if (before && piece.text.startsWith(`${asLabel(before)}：`)) lines[lines.length - 1] = piece.text;
    else lines.push(piece.text);
    last = piece;
    length += piece.text.length + 1;
    if (length > limit) return { lines, cut: true };
  }
  return { lines, cut: false };
}

/**
 * What a person sees on this page as lines of text, from top to bottom; frames of its own site behind it, and what stands
 * over the page last. Never a password or a code, and of no address what stands behind `?`.
 * @param over selectors of dialogs and toasts
 */
export function readPageText(
  page: Document,
  over: readonly string[],
  limit: number,
): { readonly text: string; readonly cut: boolean } {
  const documents = documentsOf(page).filter((document) => document.body);
  const overs = documents.flatMap((document) =>
    [...document.querySelectorAll(over.join(', '))].filter(
      (element) => !element.parentElement?.closest(over.join(', ')) && isShownNow(element),
    ),
  );
  const above: string[] = [];
  let left = Math.min(LONGEST_OVER, limit);
  let cut = false;
  for (const element of overs) {
    if (left <= 0) break;
    const read = linesOf(element, new Set(), left);
    const text = withoutSecrets(read.lines.join('\n')).slice(0, left);
    if (text !== '' && !above.includes(text)) above.push(text);
    left -= text.length + 1;
    cut ||= read.cut;
  }
  const end = above.join('\n').slice(0, limit);
  const room = limit - end.length - 1;
  const below: string[] = [];
  for (const { body } of documents) {
    const read = linesOf(body, new Set(overs), room);
    below.push(...read.lines);
    cut ||= read.cut;
  }
  const whole = withoutSecrets(below.join('\n'));
  cut ||= whole.length > room;
  const text = [whole.slice(0, Math.max(0, room)), end].filter((part) => part !== '').join('\n');
  return { text, cut };
}
