/** What the browser throws: a name decides, not a class. */
const thrown = (name: string) => Object.assign(new Error('C:\\Users\\李莉\\备份'), { name });

export interface FakeDisk {
  readonly handle: FileSystemDirectoryHandle;
  /** Files by their path. */
  readonly files: Map<string, Uint8Array>;
  /** From now on every call throws that; undefined for none. `write` and `close` only where something is written. */
  fail(name: string | undefined, where?: 'all' | 'write' | 'close'): void;
  /** Somebody removed the folder itself. */
  removeRoot(): void;
  readonly aborted: number;
}

/** A folder as the File System Access API has it: a file is there from the first, empty, and what is written once it is closed. */
export function fakeDisk(start: Readonly<Record<string, string>> = {}): FakeDisk {
  const files = new Map(Object.entries(start).map(([path, text]) => [path, new TextEncoder().encode(text)]));
  const folders = new Set(['']);
  for (const path of files.keys())
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) folders.add(path.slice(0, at));
  let failing: { name: string; where: string } | undefined;
  let isThere = true;
  let aborted = 0;
  const check = (where: string) => {
    if (failing && (failing.where === 'all' || failing.where === where)) throw thrown(failing.name);
    if (!isThere) throw thrown('NotFoundError');
  };

  const file = (path: string) => ({
    kind: 'file' as const,
    name: path.slice(path.lastIndexOf('/') + 1),
    async getFile() {
      check('read');
      const bytes = files.get(path);
      if (!bytes) throw thrown('NotFoundError');
      return new Blob([new Uint8Array(bytes)]);
    },
    async createWritable() {
      check('open');
      let written = new Uint8Array();
      return {
        async write(bytes: Uint8Array) {
          check('write');
          written = new Uint8Array(bytes);
        },
        async close() {
          check('close');
          files.set(path, written);
        },
        async abort() {
          aborted += 1;
        },
      };
    },
  });

  const folder = (path: string): unknown => {
    const inside = (name: string) => (path === '' ? name : `${path}/${name}`);
    const childrenOf = (paths: Iterable<string>) =>
      [...paths].filter(
        (child) => child !== '' && child.slice(0, Math.max(0, child.lastIndexOf('/'))) === path,
      );
    return {
      kind: 'directory',
      name: path.slice(path.lastIndexOf('/') + 1),
      async getDirectoryHandle(name: string, { create = false } = {}) {
        check('open');
        if (files.has(inside(name))) throw thrown('TypeMismatchError');
        if (create) folders.add(inside(name));
        if (!folders.has(inside(name))) throw thrown('NotFoundError');
        return folder(inside(name));
      },
      async getFileHandle(name: string, { create = false } = {}) {
        check('open');
        if (!create && !files.has(inside(name))) throw thrown('NotFoundError');
        if (!files.has(inside(name))) files.set(inside(name), new Uint8Array());
        return file(inside(name));
      },
      async *values() {
        check('list');
        for (const child of childrenOf(folders)) yield folder(child);
        for (const child of childrenOf(files.keys())) yield file(child);
      },
    };
  };

  return {
    handle: folder('') as FileSystemDirectoryHandle,
    files,
    fail: (name, where = 'all') => {
      failing = name === undefined ? undefined : { name, where };
    },
    removeRoot: () => {
      isThere = false;
    },
    get aborted() {
      return aborted;
    },
  };
}
