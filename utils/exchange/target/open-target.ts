import { type Target, TargetError, type TargetSettings } from '../../domain/backup/target';
import { folderTarget } from './folder-target';
import { isKey, isPrefix } from './keys';
import { s3Target } from './s3-target';
import { webDavTarget } from './webdav-target';

export interface TargetTools {
  readonly send: typeof fetch;
  /** ms; a store compares it with its own clock */
  readonly now: () => number;
  /** Of a folder: as the browser remembered it. */
  readonly handle?: FileSystemDirectoryHandle | undefined;
  /** Small letters and digits for the name of an unfinished file. */
  readonly random?: (() => string) | undefined;
  /** ms without a sign of life */
  readonly patience?: number | undefined;
}

const randomName = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

function openPlain(settings: TargetSettings, tools: TargetTools): Target {
  const { send, now, handle, random = randomName, patience } = tools;
  switch (settings.kind) {
    case 's3':
      return s3Target(settings, { send, now, patience });
    case 'webdav':
      return webDavTarget(settings, { send, random, patience });
    case 'folder': {
      if (!handle) throw new TargetError('permission', 'no handle');
      return folderTarget(handle);
    }
  }
}

/** Whatever else is thrown is a mistake of ours or of the browser: told by its name, for its words may hold an address. */
async function told<Done>(work: () => Promise<Done>): Promise<Done> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TargetError) throw error;
    throw new TargetError('odd', error instanceof Error ? error.name : 'unknown');
  }
}

/**
 * The place that the settings name (`refusedSettings` found nothing in them). Nothing is asked before the first method is called. A permission
 * that the browser did not give looks like a line that is cut: who calls asks the browser first.
 */
export function openTarget(settings: TargetSettings, tools: TargetTools): Target {
  let opened: Target | undefined;
  const open = () => {
    opened ??= openPlain(settings, tools);
    return opened;
  };
  const checked = (isGood: boolean) => {
    if (!isGood) throw new TargetError('odd', 'no key');
  };
  return {
    put: (key, bytes) =>
      told(() => {
        checked(isKey(key));
        return open().put(key, bytes);
      }),
    get: (key) =>
      told(() => {
        checked(isKey(key));
        return open().get(key);
      }),
    list: (prefix) =>
      told(() => {
        checked(isPrefix(prefix));
        return open().list(prefix);
      }),
  };
}
