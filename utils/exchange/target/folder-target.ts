import { type Target, TargetError, type TargetFault, TooLarge } from '../../domain/backup/target';
import { LARGEST_FILE } from './ask';
import { isName } from './keys';

/** A listing is a hint: at this many it ends. */
const MOST_KEYS = 200_000;
const DEEPEST = 12;

/** The part of the browser's handle that TypeScript does not know of. */
type Folder = FileSystemDirectoryHandle & {
  values(): AsyncIterable<FileSystemDirectoryHandle | FileSystemFileHandle>;
};

/** What the browser throws, by its name. */
const FAULTS: Readonly<Record<string, TargetFault>> = {
  NotAllowedError: 'permission',
  SecurityError: 'permission',
  QuotaExceededError: 'noRoom',
  NotFoundError: 'noPlace',
  // Another window writes it, or a program has it open.
  NoModificationAllowedError: 'busy',
  InvalidStateError: 'busy',
  NotReadableError: 'busy',
};

const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown');

function folderFault(error: unknown): TargetError {
  if (error instanceof TargetError) return error;
  const name = nameOf(error);
  return new TargetError((Object.hasOwn(FAULTS, name) ? FAULTS[name] : undefined) ?? 'odd', name);
}

/** A folder that is gone and one that is empty answer alike until somebody looks into it. */
async function checkRoot(root: Folder): Promise<void> {
  for await (const _ of root.values()) return;
}

async function openFolder(root: Folder, names: readonly string[], create: boolean): Promise<Folder> {
  let folder = root;
  for (const name of names) folder = (await folder.getDirectoryHandle(name, { create })) as Folder;
  return folder;
}

/** What it is; undefined when a file or a folder on the way is not there. */
async function ifThere<Found>(root: Folder, find: () => Promise<Found>): Promise<Found | undefined> {
  try {
    return await find();
  } catch (error) {
    if (nameOf(error) !== 'NotFoundError') throw error;
    await checkRoot(root);
    return undefined;
  }
}

async function writeWhole(file: FileSystemFileHandle, bytes: Uint8Array): Promise<void> {
  // The browser writes into a file of its own and puts it in the place of this one on `close`: whole, or not at all.
  const writer = await file.createWritable();
  try {
    await writer.write(new Uint8Array(bytes));
    await writer.close();
  } catch (error) {
    await writer.abort().catch(() => undefined);
    throw error;
  }
}

async function keysUnder(folder: Folder, path: string, keys: string[]): Promise<void> {
  for await (const entry of folder.values()) {
    if (keys.length >= MOST_KEYS) return;
    if (!isName(entry.name)) continue;
    const key = path === '' ? entry.name : `${path}/${entry.name}`;
    if (entry.kind === 'file') keys.push(key);
    else if (key.split('/').length < DEEPEST) await keysUnder(entry as Folder, key, keys);
  }
}

/** A folder of this computer, or of the network as this computer sees it, that the clerk showed to the browser. */
export function folderTarget(handle: FileSystemDirectoryHandle): Target {
  const root = handle as Folder;
  const told = async <Done>(work: () => Promise<Done>): Promise<Done> => {
    try {
      return await work();
    } catch (error) {
      throw folderFault(error);
    }
  };
  const split = (key: string) => {
    const names = key.split('/');
    return { name: names.pop() ?? '', folders: names };
  };

  return {
    put: (key, bytes) =>
      told(async () => {
        const { name, folders } = split(key);
        const folder = await openFolder(root, folders, true);
        await writeWhole(await folder.getFileHandle(name, { create: true }), bytes);
      }),

    get: (key) =>
      told(async () => {
        const { name, folders } = split(key);
        const file = await ifThere(root, async () => {
          const folder = await openFolder(root, folders, false);
          return (await folder.getFileHandle(name)).getFile();
        });
        // The browser makes a file empty, and fills it on `close`: one that is empty was begun on a full disk, or when the power went.
        if (file === undefined || file.size === 0) return undefined;
        if (file.size > LARGEST_FILE) throw new TooLarge('file too large');
        return new Uint8Array(await file.arrayBuffer());
      }),

    list: (prefix) =>
      told(async () => {
        const path = prefix.replace(/\/$/, '');
        const folder = await ifThere(root, () => openFolder(root, path === '' ? [] : path.split('/'), false));
        const keys: string[] = [];
        if (folder) await keysUnder(folder, path, keys);
        return keys;
      }),
  };
}
