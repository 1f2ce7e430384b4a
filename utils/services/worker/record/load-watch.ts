import type { Load, LoadKind } from '../../../domain/fault/load';
import { SLEPT_MS } from '../../../domain/fault/load-times';
import type { RequestDetails, WebRequestApi } from './request-watch';

/** What a person waits for; pictures, scripts and beacons are parts of these, or nobody waits for them. */
const KINDS: Readonly<Record<string, LoadKind>> = {
  main_frame: 'page',
  sub_frame: 'page',
  xmlhttprequest: 'call',
};
/** More open ones than any page has: some never end. */
const MOST_OPEN = 500;

/**
 * Tells of every page and call of the portal how long it took and how it ended, without touching the page. Nothing of its
 * content is asked for. Registered synchronously at the start of the worker.
 */
export function watchLoads(
  api: WebRequestApi,
  urls: string[],
  report: (tabId: number, load: Load) => void,
): void {
  /** Begins of the open ones. Should the worker be stopped meanwhile, that load is not counted. */
  const begun = new Map<string, { readonly at: number; readonly url: string }>();

  api.onBeforeRequest.addListener(
    ({ requestId, tabId, type = '', timeStamp, url }) => {
      if (tabId < 0 || !KINDS[type]) return undefined;
      // A redirect tells the same request once more: she has waited since its first one.
      if (!begun.has(requestId)) begun.set(requestId, { at: timeStamp, url });
      if (begun.size > MOST_OPEN) begun.delete(begun.keys().next().value as string);
      return undefined;
    },
    { urls },
  );

  const ended = (details: RequestDetails, end: Pick<Load, 'status' | 'error'>) => {
    const kind = KINDS[details.type ?? ''];
    const since = begun.get(details.requestId);
    begun.delete(details.requestId);
    if (details.tabId < 0 || !kind || since === undefined) return;
    const ms = Math.max(0, Math.round(details.timeStamp - since.at));
    // The computer slept meanwhile: tells nothing of the portal.
    if (ms >= SLEPT_MS) return;
    const { origin, pathname, host } = new URL(since.url);
    // A call is sent to another site for one reason only: to log in there.
    const toLogin = kind === 'call' && new URL(details.url).host !== host;
    report(details.tabId, {
      kind,
      origin,
      path: pathname.slice(0, 2_000),
      at: Math.round(details.timeStamp),
      ms,
      ...(toLogin ? { toLogin } : end),
    });
  };
  api.onCompleted.addListener(
    (details) => {
      ended(details, { status: details.statusCode });
      return undefined;
    },
    { urls },
  );
  api.onErrorOccurred.addListener(
    (details) => {
      ended(details, { error: details.error.slice(0, 200) });
      return undefined;
    },
    { urls },
  );
}
