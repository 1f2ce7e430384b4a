import { isWatchedHost } from '../../portal/area/areas';
import type { Browser } from '../shared/browser-api';
import { readSettings } from '../shared/settings';
import { watchSwitches } from './list/switch-watch';
import { watchLoads } from './record/load-watch';
import { watchRequests } from './record/request-watch';
import type { createWorker } from './worker';

/** Registers what watches the portal's requests. Call it synchronously when the background starts. */
export function startWatches(
  { webRequest, storage }: Pick<Browser, 'webRequest' | 'storage'>,
  urls: string[],
  worker: Pick<ReturnType<typeof createWorker>, 'called' | 'loaded' | 'switched'>,
  complain: (error: unknown) => void,
): void {
  /** Of areas that she does not want watched nothing is kept; where that cannot be read, all is. */
  const isWatched = async (host: string) => {
    const { areas } = await readSettings(storage.local).catch(() => ({ areas: [] }));
    return isWatchedHost(host, areas);
  };
  watchRequests(webRequest, urls, (tabId, fact, navigates, host) => {
    isWatched(host)
      .then((is) => (is ? worker.called(tabId, fact, navigates) : undefined))
      .catch(complain);
  });
  watchLoads(webRequest, urls, (tabId, load) => {
    isWatched(new URL(load.origin).hostname)
      .then((is) => (is ? worker.loaded(tabId, load) : undefined))
      .catch(complain);
  });
  watchSwitches(webRequest, urls, worker.switched);
}
