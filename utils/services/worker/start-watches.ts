import type { Browser } from '../shared/browser-api';
import { watchSwitches } from './list/switch-watch';
import { watchLoads } from './record/load-watch';
import { watchRequests } from './record/request-watch';
import type { createWorker } from './worker';

/** Registers what watches the portal's requests. Call it synchronously when the background starts. */
export function startWatches(
  { webRequest }: Pick<Browser, 'webRequest'>,
  urls: string[],
  worker: Pick<ReturnType<typeof createWorker>, 'called' | 'loaded' | 'switched'>,
  complain: (error: unknown) => void,
): void {
  watchRequests(webRequest, urls, (tabId, fact, navigates) => {
    worker.called(tabId, fact, navigates).catch(complain);
  });
  watchLoads(webRequest, urls, (tabId, load) => {
    worker.loaded(tabId, load).catch(complain);
  });
  watchSwitches(webRequest, urls, worker.switched);
}
