import type { CallName, Fact } from '../domain/fact';
import { profileOfHost } from '../portal/registry';

/** The part of `webRequest` details that is used; bodies and headers are never asked for (law L6). */
export interface RequestDetails {
  readonly requestId: string;
  readonly url: string;
  readonly method: string;
  readonly tabId: number;
  readonly timeStamp: number;
}

type Listenable<D> = {
  addListener(listener: (details: D) => undefined, filter: { urls: string[] }): void;
};

export interface WebRequestApi {
  readonly onBeforeRequest: Listenable<RequestDetails>;
  readonly onBeforeRedirect: Listenable<RequestDetails & { statusCode: number }>;
  readonly onCompleted: Listenable<RequestDetails & { statusCode: number }>;
  readonly onErrorOccurred: Listenable<RequestDetails & { error: string }>;
}

type CallFact = Extract<Fact, { call: CallName }>;
type NewCallFact<T extends CallFact = CallFact> = T extends CallFact ? Omit<T, 'id' | 'tabKey'> : never;

/** Which call of which portal a request is; undefined for everything else on the page. */
function callOf({ url, method }: RequestDetails) {
  const { hostname, origin, pathname } = new URL(url);
  const call = profileOfHost(hostname)?.calls.find(
    (known) => known.method === method && known.path === pathname,
  );
  // The query string carries tokens and is never kept.
  return call ? { name: call.name, site: { origin, path: pathname } } : undefined;
}

/**
 * Second witness: status, error and time of the portal's issuing calls, without touching the page. A request also
 * wakes a stopped worker. Registered synchronously at the start of the worker.
 */
export function watchRequests(
  api: WebRequestApi,
  urls: string[],
  report: (tabId: number, fact: NewCallFact) => void,
): void {
  const listen = <D extends RequestDetails>(
    event: Listenable<D>,
    tell: (details: D, call: NonNullable<ReturnType<typeof callOf>>) => NewCallFact,
  ) =>
    event.addListener(
      (details) => {
        const call = details.tabId < 0 ? undefined : callOf(details);
        if (call) report(details.tabId, tell(details, call));
        return undefined;
      },
      { urls },
    );
  const common = (details: RequestDetails, call: CallName) => ({
    at: Math.round(details.timeStamp),
    call,
    requestId: details.requestId,
  });

  listen(api.onBeforeRequest, (details, { name, site }) => ({
    ...common(details, name),
    type: 'called',
    method: details.method,
    site,
  }));
  for (const event of [api.onBeforeRedirect, api.onCompleted]) {
    listen(event, (details, { name }) => ({
      ...common(details, name),
      type: 'responded',
      status: details.statusCode,
    }));
  }
  listen(api.onErrorOccurred, (details, { name }) => ({
    ...common(details, name),
    type: 'callFailed',
    error: details.error.slice(0, 200),
  }));
}
