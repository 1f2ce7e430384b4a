import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { escapeXml } from '../xlsx/xlsx-cell';
import type { PackNode } from './nodes';

/** An address beside the document, each part of its path encoded: never one that leads elsewhere. */
const besideOf = (file: string) => `./${file.split('/').map(encodeURIComponent).join('/')}`;

/** The node as HTML; every text escaped. */
export function htmlOf(part: PackNode | string): string {
  if (typeof part === 'string') return escapeXml(part);
  const { tag, kind, file, children } = part;
  const kindText = kind === undefined ? '' : ` class="${escapeXml(kind)}"`;
  const fileText = file === undefined ? '' : ` href="${escapeXml(besideOf(file))}"`;
  // On paper nobody opens anything.
  const openText = tag === 'details' ? ' open' : '';
  return `<${tag}${kindText}${fileText}${openText}>${children.map(htmlOf).join('')}</${tag}>`;
}

const sourceOf = (text: string) => `'sha256-${btoa(String.fromCharCode(...sha256(utf8ToBytes(text))))}'`;

export interface HtmlPage {
  readonly language: string;
  readonly title: string;
  readonly style: string;
  readonly body: string;
  /** Ours alone; it and the style are named in the policy by their hashes, and nothing else may run or load. */
  readonly script?: string | undefined;
  /** Pictures that stand in the page itself. */
  readonly holdsImages?: boolean;
}

/** A page that stands alone: nothing of it is loaded from anywhere, by its own policy. */
export function htmlPage({ language, title, style, body, script, holdsImages = false }: HtmlPage): string {
  // Only inside texts and regular expressions of a script can they stand, and there they mean the same.
  const safe = script?.replace(/<\/(script)/gi, '<\\/$1').replace(/<(script)/gi, '\\x3c$1');
  const policy = [
    "default-src 'none'",
    `style-src ${sourceOf(style)}`,
    ...(holdsImages ? ['img-src data:'] : []),
    ...(safe === undefined ? [] : [`script-src ${sourceOf(safe)}`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return [
    `<!doctype html><html lang="${escapeXml(language)}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="referrer" content="no-referrer">',
    '<meta name="viewport" content="width=device-width">',
    `<title>${escapeXml(title)}</title><style>${style}</style></head><body>${body}`,
    safe === undefined ? '' : `<script>${safe}</script>`,
    '</body></html>\n',
  ].join('');
}
