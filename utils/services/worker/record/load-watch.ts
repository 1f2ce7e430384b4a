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
/** While something is open: timers stand still while the computer sleeps, so that a late one tells of it. */
const TICK_MS = 5_000;
const LATE_MS = 20_000;

/** What a test does in its own way. */
export interface LoadWatchPorts {
  now(): number;
  onLine(): boolean;
  later(run: () => void, ms: number): void;
}
const OURS: LoadWatchPorts = {
  now: Date.now,
  onLine: () => navigator.onLine !== false,
  later: (run, ms) => {
    setTimeout(run, ms);
  },
};

/**
 * Tells of every page and call of the portal how long it took and how it ended, without touching the page. Nothing of its
 * content is asked for. Registered synchronously at the start of the worker.
 */
export function watchLoads(
  api: WebRequestApi,
  urls: string[],
  report: (tabId: number, load: Load) => void,
  { now, onLine, later }: LoadWatchPorts = OURS,
): void {
  /** Begins of the open ones. Should the worker be stopped meanwhile, that load is not counted. */
  const begun = new Map<string, { readonly at: number; readonly url: string }>();
  let tickedAt: number | undefined;

  /** After a sleep nothing that was open tells how long the portal took; nor after the clock was set. */
  const forgetSlept = () => {
    if (tickedAt === undefined) return;
    const since = now() - tickedAt;
    if (since > LATE_MS || since < -LATE_MS) begun.clear();
  };
  const tick = () => {
    forgetSlept();
    tickedAt = begun.size > 0 ? now() : undefined;
    if (begun.size > 0) later(tick, TICK_MS);
  };
  const keepTicking = () => {
    if (tickedAt !== undefined) return;
    tickedAt = now();
    later(tick, TICK_MS);
  };

  api.onBeforeRequest.addListener(
    ({ requestId, tabId, type = '', timeStamp, url }) => {
      if (tabId < 0 || !KINDS[type]) return undefined;
      forgetSlept();
      // A redirect tells the same request once more: she has waited since its first one.
      if (!begun.has(requestId)) begun.set(requestId, { at: timeStamp, url });
      if (begun.size > MOST_OPEN) begun.delete(begun.keys().next().value as string);
      keepTicking();
      return undefined;
    },
    { urls },
  );

  const ended = (details: RequestDetails, end: Pick<Load, 'status' | 'error' | 'offLine'>) => {
    const kind = KINDS[details.type ?? ''];
    forgetSlept();
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
      ended(details, { error: details.error.slice(0, 200), ...(onLine() ? {} : { offLine: true }) });
      return undefined;
    },
    { urls },
  );
}
