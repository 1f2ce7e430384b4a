import type { Downloads } from '../../shared/safety-copy';

const POLL_MS = 200;

/** She pressed 取消 where the browser asks where to save, or it could not be written to the end. */
export class NotSaved extends Error {
  override name = 'NotSaved';
}

export interface SavePorts {
  readonly downloads: Pick<Downloads, 'download' | 'search'>;
  readonly wait: (ms: number) => Promise<void>;
}

/** For as long as she thinks about where to save it. */
async function ended({ downloads, wait }: SavePorts, id: number) {
  for (;;) {
    const [item] = await downloads.search({ id });
    if (item === undefined || item.state === 'interrupted') throw new NotSaved(item?.error ?? 'forgotten');
    if (item.state === 'complete') return item;
    await wait(POLL_MS);
  }
}

/**
 * Saves a file into the downloads, and comes back when all of it lies there: a click on a link would not tell.
 * @returns its name, which is another where one of that name was there
 * @throws NotSaved
 */
export async function saveWhole(ports: SavePorts, name: string, content: Blob): Promise<string> {
  const url = URL.createObjectURL(content);
  try {
    const options = { url, filename: name, conflictAction: 'uniquify', saveAs: false } as const;
    const id = await ports.downloads.download(options).catch((reason) => {
      throw new NotSaved(String(reason));
    });
    const { filename, fileSize } = await ended(ports, id);
    if (fileSize !== content.size) throw new NotSaved(`${fileSize} of ${content.size} bytes`);
    return filename.split(/[\\/]/).at(-1) || name;
  } finally {
    URL.revokeObjectURL(url);
  }
}
