import { TargetError, type TargetFault } from '../../domain/backup/target';
import { type Answer, detailOf } from './ask';
import { childOf, readXmlBytes, textOf, type XmlNode } from './xml';

/** One entry of a folder, by its name in it. */
export interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
}

/**
 * What was thrown, in the words of 坚果云 (`s:exception`, as its description of the interface lists them) and of Nextcloud
 * (class names). `TrafficRateExhausted` is a guess.
 */
const WORDS: ReadonlyArray<readonly [RegExp, TargetFault]> = [
  [/BlockedTemporarily|FileBeingLocked|FileLocked|ConcurrentUpdate|ServiceUnAvailable/i, 'busy'],
  [/StorageSpaceExhausted|InsufficientStorage|QuotaExceeded|TrafficRateExhausted/i, 'noRoom'],
];

function byStatus(status: number): TargetFault {
  if (status === 0 || (status >= 300 && status < 400)) return 'noPlace';
  if (status === 401 || status === 403) return 'refused';
  if ([404, 405, 409, 410, 501].includes(status)) return 'noPlace';
  if (status === 402 || status === 507) return 'noRoom';
  return status >= 500 || [408, 423, 425, 429].includes(status) ? 'busy' : 'odd';
}

function exceptionOf({ status, bytes }: Answer): string {
  if (status >= 200 && status < 300) return '';
  const root = readXmlBytes(bytes);
  return root?.name === 'error' ? textOf(root, 'exception') : '';
}

/** What it was that an answer tells of. */
export function davFault(answer: Answer): TargetError {
  const word = exceptionOf(answer);
  const known = WORDS.find(([pattern]) => pattern.test(word))?.[1];
  return new TargetError(known ?? byStatus(answer.status), detailOf(answer, word));
}

/** Whether the folder is missing that it should go into. 坚果云 says 409 of a file that is looked for there, too. */
export const isMissing = (answer: Answer): boolean =>
  [404, 409, 410].includes(answer.status) && davFault(answer).kind === 'noPlace';

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Names along a path, whatever way they are written in it. */
const partsOf = (path: string): string[] =>
  path
    .split('/')
    .filter((part) => part !== '')
    .map(decodePart);

/** Path of an address that may be whole or begin with `/`, and may hold signs that an address should not. */
const pathOf = (href: string): string =>
  (/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*([^?#]*)/i.exec(href)?.[1] ?? href).replace(/[?#].*$/, '');

function isFolder(response: XmlNode, href: string): boolean {
  const told = response.children.filter(({ name }) => name === 'propstat');
  return (
    href.endsWith('/') ||
    told.some((propstat) => childOf(propstat, 'prop', 'resourcetype', 'collection') !== undefined)
  );
}

const startsWith = (parts: readonly string[], start: readonly string[]) =>
  start.every((part, at) => parts[at] === part);

/**
 * What lies directly in the folder that was asked about. It is known by its path; a server behind another that changes paths
 * names it differently from what we asked, but always together with what is in it.
 */
export function readFolder(answer: Answer, url: string): Entry[] {
  const root = readXmlBytes(answer.bytes);
  if (root?.name !== 'multistatus') throw new TargetError('odd', detailOf(answer, 'no-listing'));
  const responses = root.children
    .filter(({ name }) => name === 'response')
    .map((node) => ({ node, path: pathOf(textOf(node, 'href')) }))
    .map(({ node, path }) => ({ parts: partsOf(path), folder: isFolder(node, path) }));
  const asked = partsOf(new URL(url).pathname);
  const shortest = responses.reduce<readonly string[] | undefined>(
    (best, { parts }) => (best === undefined || parts.length < best.length ? parts : best),
    undefined,
  );
  const isUsual = responses.some(({ parts }) => startsWith(parts, asked));
  const self = isUsual ? asked : (shortest ?? asked);
  return responses
    .filter(({ parts }) => parts.length === self.length + 1 && startsWith(parts, self))
    .map(({ parts, folder }) => ({ name: parts.at(-1) ?? '', isFolder: folder }));
}

/** Where a listing goes on: 坚果云 gives 750 at a time. Only the query is taken: the place stays the one that was asked about. */
export function nextPage({ headers }: Answer, url: string): string | undefined {
  for (const link of (headers.get('link') ?? '').split(/,\s*(?=<)/)) {
    const target = /^\s*<([^>]*)>/.exec(link)?.[1];
    if (target === undefined || !/;\s*rel\s*=\s*"?next"?/i.test(link)) continue;
    const at = target.indexOf('?');
    const next = new URL(url);
    next.search = at < 0 ? '' : target.slice(at);
    if (next.search !== '' && next.href !== url) return next.href;
  }
  return undefined;
}
