// @vitest-environment node
import { describe, expect, test } from 'vitest';
import type { WebDavSettings } from '../../../../utils/domain/backup/target';
import { webDavTarget } from '../../../../utils/exchange/target/webdav-target';
import { type Asked, fakeLine, faultOf, type Told, told } from '../../support/stores/fake-line';

const SETTINGS: WebDavSettings = {
  kind: 'webdav',
  address: 'https://dav.example.com/dav/票影 一/',
  user: '李莉@example.com',
  password: '密码:SECRET',
};
const PLACE = '/dav/%E7%A5%A8%E5%BD%B1%20%E4%B8%80';
const KEY = 'm/01HZX/202611/1-ab.age';
const BYTES = new Uint8Array([1, 2, 3]);
const NUTSTORE = 'xmlns:d="DAV:" xmlns:s="http://ns.jianguoyun.com"';
/** As 坚果云 describes its errors. */
const nutstore = (exception: string) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="no"?><d:error ${NUTSTORE}><s:exception>${exception}</s:exception><s:message>of 李莉</s:message></d:error>`;
const multistatus = '<?xml version="1.0"?><multistatus xmlns="DAV:"/>';

function serverThat(answer: (asked: Asked, count: number) => Told, settings = SETTINGS) {
  const line = fakeLine(answer);
  let count = 0;
  const random = () => {
    count += 1;
    return `r${count}`;
  };
  const target = webDavTarget(settings, { send: line.send, random });
  const lines = () => line.lines().map((text) => text.replace(PLACE, ''));
  return { ...line, lines, target };
}

/** A server with folders and files, as RFC 4918 has it; `change` answers first. */
function diskServer(change: (asked: Asked, count: number) => Told | undefined = () => undefined) {
  const files = new Map<string, string>();
  const folders = new Set(['']);
  const pathOf = (url: string) => new URL(url).pathname.replace(PLACE, '').replace(/^\/|\/$/g, '');
  const parent = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const server = serverThat((asked, count) => {
    const changed = change(asked, count);
    if (changed) return changed;
    const path = pathOf(asked.url);
    if (asked.method === 'PROPFIND') return folders.has(path) ? told(207, multistatus) : told(404);
    if (asked.method === 'GET') {
      const found = files.get(path);
      return found === undefined ? told(404) : told(200, found);
    }
    if (asked.method === 'DELETE') return told(files.delete(path) ? 204 : 404);
    if (asked.method === 'MOVE') {
      const to = pathOf(new URL(asked.headers.get('destination') ?? '', asked.url).href);
      const was = files.has(to);
      files.set(to, files.get(path) ?? '');
      files.delete(path);
      return told(was ? 204 : 201);
    }
    if (!folders.has(parent(path))) return told(409);
    if (asked.method === 'MKCOL') {
      const was = folders.has(path);
      folders.add(path);
      return told(was ? 405 : 201);
    }
    files.set(path, asked.body);
    return told(201);
  });
  return { ...server, files, folders };
}

describe('a file', () => {
  test('is sent under a name of its own and then moved to its key', async () => {
    const { target, lines, files, asked } = diskServer();
    await target.put('k/1', BYTES);
    expect(lines()).toEqual(['MKCOL /k/', 'PUT /k/1.part-r1', 'MOVE /k/1.part-r1']);
    expect(asked[2]?.headers.get('destination')).toBe(`https://dav.example.com${PLACE}/k/1`);
    expect(asked[2]?.headers.get('overwrite')).toBe('T');
    expect([...files]).toEqual([['k/1', '\u0001\u0002\u0003']]);
  });

  test('goes with name and password in UTF-8, to that address alone', async () => {
    const { target, asked } = diskServer();
    await target.put('x', BYTES);
    const [, word = ''] = asked[0]?.headers.get('authorization')?.split(' ') ?? [];
    expect(Buffer.from(word, 'base64').toString()).toBe('李莉@example.com:密码:SECRET');
    expect(asked[0]?.init).toMatchObject({ credentials: 'omit', redirect: 'manual', cache: 'no-store' });
  });

  test('makes the folders that are missing, each once', async () => {
    const { target, lines } = diskServer();
    await target.put('m/a/b/1', BYTES);
    expect(lines().slice(0, 5)).toEqual([
      'MKCOL /m/a/b/',
      'MKCOL /m/a/',
      'MKCOL /m/',
      'MKCOL /m/a/',
      'MKCOL /m/a/b/',
    ]);
    await target.put('m/a/b/2', BYTES);
    await target.put('m/a/c/1', BYTES);
    expect(
      lines()
        .filter((line) => line.startsWith('MKCOL'))
        .slice(5),
    ).toEqual(['MKCOL /m/a/c/']);
  });

  test('makes a folder again that somebody removed', async () => {
    const { target, files, folders } = diskServer();
    await target.put('m/a/1', BYTES);
    folders.delete('m/a');
    folders.delete('m');
    await target.put('m/a/2', BYTES);
    expect(files.has('m/a/2')).toBe(true);
  });

  test.each([404, 409, 410])('makes no folder of the address itself (%i)', async (status) => {
    const { target, lines } = serverThat(() => told(status));
    expect(await faultOf(target.put(KEY, BYTES))).toMatch(/^noPlace: /);
    expect(lines()).not.toContain('MKCOL /');
    expect(lines().some((line) => line.startsWith('PUT'))).toBe(false);
  });

  test('that was not kept is never moved', async () => {
    const { target, lines } = diskServer(({ method }) => (method === 'PUT' ? told(507) : undefined));
    expect(await faultOf(target.put('k/1', BYTES))).toBe('noRoom: PUT 507');
    expect(lines()).not.toContain('MOVE /k/1.part-r1');
  });

  test('is written straight where a server moves nothing, from then on', async () => {
    const { target, lines, files } = diskServer(({ method }) => (method === 'MOVE' ? told(405) : undefined));
    await target.put('1', BYTES);
    await target.put('2', BYTES);
    expect(lines()).toEqual(['PUT /1.part-r1', 'MOVE /1.part-r1', 'DELETE /1.part-r1', 'PUT /1', 'PUT /2']);
    expect([...files.keys()]).toEqual(['1', '2']);
  });

  test('replaces what is there where a server moves onto nothing that is (坚果云)', async () => {
    const { target, lines, files } = diskServer(({ method, headers }) =>
      method === 'MOVE' && headers.get('destination')?.endsWith('/1') && files.has('1')
        ? told(409, nutstore('DuplicateName'))
        : undefined,
    );
    await target.put('1', BYTES);
    await target.put('1', BYTES);
    await target.put('2', BYTES);
    expect(lines().slice(2)).toEqual([
      'PUT /1.part-r2',
      'MOVE /1.part-r2',
      'DELETE /1.part-r2',
      'PUT /1',
      'PUT /2.part-r3',
      'MOVE /2.part-r3',
    ]);
  });

  test('is moved by its path alone where a server behind another knows itself by another address', async () => {
    const { target, asked } = diskServer(({ method, headers }) =>
      method === 'MOVE' && headers.get('destination')?.startsWith('http') ? told(502) : undefined,
    );
    await target.put('1', BYTES);
    await target.put('2', BYTES);
    const moves = asked
      .filter(({ method }) => method === 'MOVE')
      .map(({ headers }) => headers.get('destination'));
    expect(moves).toEqual([`https://dav.example.com${PLACE}/1`, `${PLACE}/1`, `${PLACE}/2`]);
  });

  test('whose move came to nothing leaves nothing behind', async () => {
    const { target, files } = diskServer(({ method }) => (method === 'MOVE' ? told(503) : undefined));
    expect(await faultOf(target.put('1', BYTES))).toBe('busy: MOVE 503');
    expect([...files]).toEqual([]);
  });

  test('comes back; one that is not there is none, in whatever words', async () => {
    const { target, lines } = diskServer(({ method, url }) =>
      method === 'GET' && url.includes('/q/') ? told(409, nutstore('AncestorsNotFound')) : undefined,
    );
    await target.put('1', BYTES);
    expect(await target.get('1')).toEqual(BYTES);
    expect(await target.get('2')).toBeUndefined();
    expect(await target.get('q/1')).toBeUndefined();
    expect(lines().filter((line) => line.startsWith('PROPFIND'))).toEqual(['PROPFIND /']);
  });

  test('is not said to be missing where the folder itself is, or the server is none of these', async () => {
    expect(await faultOf(serverThat(() => told(404)).target.get(KEY))).toBe('noPlace: PROPFIND 404');
    const web = serverThat(({ method }) => told(method === 'GET' ? 404 : 405));
    expect(await faultOf(web.target.get(KEY))).toBe('noPlace: PROPFIND 405');
  });
});

describe('what went wrong', () => {
  test.each([
    [401, '', 'refused'],
    [403, '', 'refused'],
    [403, nutstore('OperationNotAllowed'), 'refused'],
    [403, nutstore('StorageSpaceExhausted'), 'noRoom'],
    [503, nutstore('BlockedTemporarily'), 'busy'],
    // Seen with another status by others.
    [401, nutstore('BlockedTemporarily'), 'busy'],
    [409, nutstore('FileBeingLocked'), 'busy'],
    [
      507,
      '<?xml version="1.0"?><d:error xmlns:d="DAV:" xmlns:s="http://sabredav.org/ns"><s:exception>Sabre\\DAV\\Exception\\InsufficientStorage</s:exception><s:message/></d:error>',
      'noRoom',
    ],
    [402, '', 'noRoom'],
    [423, '', 'busy'],
    [429, '', 'busy'],
    [500, '', 'busy'],
    [502, '<html>bad gateway</html>', 'busy'],
    [302, '', 'noPlace'],
    [400, '', 'odd'],
    [413, '', 'odd'],
  ])('%i %s is told as %s, for every method alike', async (status, body, fault) => {
    const { target } = serverThat(() => told(status, body));
    for (const work of [target.put(KEY, BYTES), target.get(KEY), target.list('m/')])
      expect(await faultOf(work)).toMatch(new RegExp(`^${fault}: [A-Z]+ ${status}`));
  });

  test('is told without name, password and sentences', async () => {
    const bodies = [nutstore('StorageSpaceExhausted'), nutstore('李莉@example.com 密码:SECRET')];
    for (const body of bodies) {
      const fault = await faultOf(serverThat(() => told(403, body)).target.put('1', BYTES));
      expect(fault).toMatch(/^\w+: PUT 403( StorageSpaceExhausted)?$/);
    }
  });

  test('a page of a guest network keeps nothing', async () => {
    const { target } = serverThat(() => told(200, '<html>请登录</html>', { 'content-type': 'text/html' }));
    expect(await faultOf(target.put('1', BYTES))).toBe('odd: PUT 200');
    expect(await faultOf(target.get('1'))).toBe('odd: GET 200');
  });
});
