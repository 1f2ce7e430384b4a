import { type Target, TargetError, type WebDavSettings } from '../../domain/backup/target';
import { type Answer, ask, type Line, wasDone } from './ask';
import { davFault, type Entry, isMissing, nextPage, readFolder } from './dav-answer';
import { encodeKey, folderOf, isName } from './keys';

/** A listing is a hint: at this many it ends. */
const MOST_KEYS = 50_000;
/** 坚果云 allows 600 in half an hour. */
const MOST_REQUESTS = 400;
const DEEPEST = 12;

const ASKED =
  '<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><resourcetype/></prop></propfind>';

export interface WebDavTools extends Line {
  /** Small letters and digits, different each time. */
  readonly random: () => string;
}

/** Basic authentication in UTF-8. */
function authorizationOf({ user, password }: WebDavSettings): string {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}

/** Answers to a MOVE that say: not here, not for you, not onto that. The file can still be written straight. */
const NOT_MOVED = [400, 403, 405, 409, 412, 501, 502];
/** Of those, the ones that tell of this file alone: something lies there already (坚果云 moves onto nothing). */
const IS_THERE = [409, 412];

/**
 * A folder of a WebDAV server. Some servers write what comes straight into the file and leave half of it when the line is
 * cut, so that a file is sent under a name of its own and then moved to its key: two requests instead of one, which the
 * 600 in half an hour of 坚果云 bear. Where a server moves nothing it is written straight; half of it is then found by its hash.
 */
export function webDavTarget(settings: WebDavSettings, tools: WebDavTools): Target {
  const base = new URL(settings.address);
  const authorization = authorizationOf(settings);
  /** Folders that are known to be there, as long as no answer says otherwise. */
  const made = new Set<string>();
  let placeIsThere = false;
  let moves = true;
  /** A server behind another one may know itself by another address than we do: then the path alone says where to. */
  let wholeAddress = true;

  const urlOf = (path: string) => new URL(base.pathname + encodeKey(path), base).href;
  const request = (method: string, url: string, headers: Record<string, string> = {}, body?: Body) =>
    ask(tools, { method, url, headers: { Authorization: authorization, ...headers }, body });
  type Body = Uint8Array<ArrayBuffer> | string | undefined;
  const find = (url: string, depth: '0' | '1') =>
    request('PROPFIND', url, { Depth: depth, 'Content-Type': 'application/xml; charset=utf-8' }, ASKED);

  /** A folder that is missing altogether looks like a file that was not written yet; asked once. */
  async function checkPlace(): Promise<void> {
    if (placeIsThere) return;
    const answer = await find(base.href, '0');
    if (!wasDone(answer)) throw davFault(answer);
    placeIsThere = true;
  }

  /** Only below the address: a mistyped one makes no folder. What the server says is seen again at the file itself. */
  async function makeFolder(folder: string): Promise<void> {
    if (folder === '' || made.has(folder)) return;
    const answer = await request('MKCOL', `${urlOf(folder)}/`);
    if (answer.status === 401) throw davFault(answer);
    if (isMissing(answer)) {
      if (folderOf(folder) === '') await checkPlace();
      else {
        await makeFolder(folderOf(folder));
        await request('MKCOL', `${urlOf(folder)}/`);
      }
    }
    made.add(folder);
  }

  const store = (path: string, bytes: Uint8Array<ArrayBuffer>) =>
    request('PUT', urlOf(path), { 'Content-Type': 'application/octet-stream' }, bytes);

  async function move(from: string, to: string): Promise<Answer> {
    const go = (destination: string) =>
      request('MOVE', urlOf(from), { Destination: destination, Overwrite: 'T' });
    const answer = await go(wholeAddress ? urlOf(to) : new URL(urlOf(to)).pathname);
    if (!wholeAddress || ![400, 502].includes(answer.status)) return answer;
    const second = await go(new URL(urlOf(to)).pathname);
    if (wasDone(second)) wholeAddress = false;
    return second;
  }

  async function write(key: string, bytes: Uint8Array<ArrayBuffer>): Promise<Answer> {
    if (!moves) return store(key, bytes);
    const part = `${key}.part-${tools.random()}`;
    const stored = await store(part, bytes);
    if (!wasDone(stored)) return stored;
    const moved = await move(part, key);
    if (wasDone(moved) && moved.status !== 207) return moved;
    await request('DELETE', urlOf(part)).catch(() => undefined);
    if (moved.status !== 207 && !NOT_MOVED.includes(moved.status)) return moved;
    moves = IS_THERE.includes(moved.status);
    return store(key, bytes);
  }

  /** @returns undefined for a folder that is not there */
  async function entriesOf(folder: string, count: () => boolean): Promise<Entry[] | undefined> {
    const entries: Entry[] = [];
    let url: string | undefined = folder === '' ? base.href : `${urlOf(folder)}/`;
    while (url !== undefined && count()) {
      const answer: Answer = await find(url, '1');
      if (isMissing(answer)) return undefined;
      if (!wasDone(answer)) throw davFault(answer);
      entries.push(...readFolder(answer, url));
      url = nextPage(answer, url);
    }
    return entries;
  }

  return {
    async put(key, bytes) {
      const copy = new Uint8Array(bytes);
      await makeFolder(folderOf(key));
      let answer = await write(key, copy);
      if (isMissing(answer)) {
        // Somebody removed the folder that we knew.
        made.clear();
        await makeFolder(folderOf(key));
        answer = await write(key, copy);
      }
      if (!wasDone(answer)) throw davFault(answer);
    },

    async get(key) {
      const answer = await request('GET', urlOf(key));
      if (answer.status === 200 && wasDone(answer)) return answer.bytes;
      if (!isMissing(answer)) throw wasDone(answer) ? new TargetError('odd', 'GET cut') : davFault(answer);
      await checkPlace();
      return undefined;
    },

    async list(prefix) {
      const keys = new Set<string>();
      const waiting = [prefix.replace(/\/$/, '')];
      let requests = 0;
      const count = () => {
        requests += 1;
        return requests <= MOST_REQUESTS && keys.size < MOST_KEYS;
      };
      for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
        const entries = await entriesOf(folder, count);
        if (entries === undefined) await checkPlace();
        for (const { name, isFolder } of entries ?? []) {
          const path = folder === '' ? name : `${folder}/${name}`;
          if (!isName(name)) continue;
          if (!isFolder) keys.add(path);
          else if (path.split('/').length < DEEPEST) waiting.push(path);
        }
      }
      return [...keys];
    },
  };
}
