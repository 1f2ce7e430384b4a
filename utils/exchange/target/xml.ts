/** An element: its name without prefix, the text that stands directly in it, and the elements in it. */
export interface XmlNode {
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlNode[];
}

interface OpenNode {
  readonly name: string;
  readonly written: string;
  text: string;
  readonly children: OpenNode[];
}

/** What a store may answer with at most; a listing of 1,000 keys is about 400 KB. */
const LONGEST = 32 << 20;
const DEEPEST = 32;
const MOST_NODES = 400_000;

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const LAST_CODE_POINT = 0x10ffff;

/** A reference that XML does not know stays as it is written: it then fits no key. */
function decodeText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{1,8}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return (Object.hasOwn(NAMED, name) ? NAMED[name] : undefined) ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= LAST_CODE_POINT ? String.fromCodePoint(code) : whole;
  });
}

/** Where the tag that begins before `from` ends: its `>` outside of quotes; -1 for one that does not end. */
function endOfTag(source: string, from: number): number {
  let quote = '';
  for (let at = from; at < source.length; at += 1) {
    const sign = source[at];
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return at;
    else if (sign === '<') return -1;
  }
  return -1;
}

const localName = (written: string) => written.slice(written.indexOf(':') + 1);

/**
 * The elements of what a store answers: a worker has no DOMParser. Attributes and name spaces are passed over; a document
 * type, and with it every entity of its own, is refused.
 * @returns its outermost element; undefined for what is no whole XML, or too much of it
 */
export function readXml(source: string): XmlNode | undefined {
  if (source.length > LONGEST) return undefined;
  const outermost: OpenNode = { name: '', written: '', text: '', children: [] };
  const open = [outermost];
  let count = 0;
  let at = 0;
  while (at < source.length) {
    const inside = open[open.length - 1];
    if (!inside) return undefined;
    const tag = source.indexOf('<', at);
    inside.text += decodeText(source.slice(at, tag < 0 ? source.length : tag));
    if (tag < 0) break;
    const skipped = passOver(source, tag);
    if (skipped) {
      if (skipped.end < 0) return undefined;
      inside.text += skipped.text;
      at = skipped.end;
      continue;
    }
    const end = endOfTag(source, tag + 1);
    if (end < 0) return undefined;
    const inner = source.slice(tag + 1, end);
    at = end + 1;
    if (inner.startsWith('/')) {
      if (open.length === 1 || inside.written !== inner.slice(1).trimEnd()) return undefined;
      open.pop();
      continue;
    }
    const written = /^[^\s/!?]+/.exec(inner)?.[0];
    count += 1;
    if (written === undefined || count > MOST_NODES || open.length > DEEPEST) return undefined;
    const node: OpenNode = { name: localName(written), written, text: '', children: [] };
    inside.children.push(node);
    if (!inner.endsWith('/')) open.push(node);
  }
  return open.length === 1 && outermost.children.length === 1 && outermost.text.trim() === ''
    ? outermost.children[0]
    : undefined;
}

/** Comments and instructions say nothing; what stands in CDATA is text as it is. */
function passOver(source: string, tag: number): { text: string; end: number } | undefined {
  const upTo = (close: string, from: number) => {
    const found = source.indexOf(close, from);
    return found < 0 ? -1 : found + close.length;
  };
  if (source.startsWith('<?', tag)) return { text: '', end: upTo('?>', tag) };
  if (source.startsWith('<!--', tag)) return { text: '', end: upTo('-->', tag + 4) };
  if (source.startsWith('<![CDATA[', tag)) {
    const end = upTo(']]>', tag);
    return { text: end < 0 ? '' : source.slice(tag + 9, end - 3), end };
  }
  return undefined;
}

/** The first element of that name directly in `node`, and so on along the path. */
export function childOf(node: XmlNode | undefined, ...path: string[]): XmlNode | undefined {
  let found = node;
  for (const name of path) found = found?.children.find((child) => child.name === name);
  return found;
}

/** Its text without blanks around it; '' when it is not there. */
export const textOf = (node: XmlNode | undefined, ...path: string[]): string =>
  childOf(node, ...path)?.text.trim() ?? '';

/** UTF-8, as every store of these writes its answers. */
export const readXmlBytes = (bytes: Uint8Array): XmlNode | undefined =>
  readXml(new TextDecoder().decode(bytes));
