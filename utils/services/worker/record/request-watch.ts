import type { CallName } from '../../../domain/fact/call-name';
import type { Fact, FactOf } from '../../../domain/fact/fact';
import type { Site } from '../../../domain/fact/fact-parts';
import type { PortalCalls } from '../../../portal/profile';
import { profileOfFormHost } from '../../../portal/registry';

/**
 * The part of `webRequest` details that is used. Bodies and the headers of requests are never asked for; of an answer's
 * headers the `Date` alone is read, the portal's clock (law L6).
 */
export interface RequestDetails {
  readonly requestId: string;
  readonly url: string;
  readonly method: string;
  readonly tabId: number;
  readonly timeStamp: number;
  readonly type?: string;
}

type Listenable<D, Extra extends string = never> = {
  addListener(listener: (details: D) => undefined, filter: { urls: string[] }, extra?: Extra[]): void;
};
export type Answered = RequestDetails & {
  statusCode: number;
  responseHeaders?: ReadonlyArray<{ name: string; value?: string | undefined }> | undefined;
};

export interface WebRequestApi {
  readonly onBeforeRequest: Listenable<RequestDetails>;
  readonly onBeforeRedirect: Listenable<Answered, 'responseHeaders'>;
  readonly onCompleted: Listenable<Answered, 'responseHeaders'>;
  readonly onErrorOccurred: Listenable<RequestDetails & { error: string }>;
}

type CallFact = Extract<Fact, { call: CallName }>;
type Bare<T extends CallFact = CallFact> = T extends CallFact ? Omit<T, 'id' | 'tabKey'> : never;
/** A call as the browser tells it; of which submission is not known here. */
export type SeenCall = Bare;
export type SeenStart = Bare<FactOf<'called'>>;

interface Call {
  readonly name: CallName;
  readonly site: Site;
  /** Stands in no profile. */
  readonly unlisted?: true;
}

/** When the portal made the answer, epoch ms; whole seconds (RFC 9110). */
function portalClockOf({ responseHeaders = [] }: Answered): { portalAt?: number } {
  const date = responseHeaders.find(({ name }) => name.toLowerCase() === 'date')?.value;
  const portalAt = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isSafeInteger(portalAt) && portalAt > 0 ? { portalAt } : {};
}

/** Requests of these types carry no invoice. */
const NO_INVOICE: ReadonlySet<string> = new Set([
  'ping',
  'csp_report',
  'image',
  'font',
  'stylesheet',
  'media',
]);

const begins = (path: string, beginnings: readonly string[]) =>
  beginnings.some((beginning) => path.startsWith(beginning));

function nameOf(
  method: string,
  path: string,
  { listed, issuing, other }: PortalCalls,
): Omit<Call, 'site'> | undefined {
  const known = listed.find((call) => call.method === method && call.path === path);
  if (known) return { name: known.name };
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return undefined;
  const issues = begins(path, issuing) || listed.some((call) => call.name === 'issue' && call.path === path);
  if (issues) return { name: 'issue', unlisted: true };
  return begins(path, other) ? undefined : { name: 'post', unlisted: true };
}

/** Which call of a portal a request is; undefined for what cannot carry an invoice. */
function callOf({ url, method, type = 'xmlhttprequest' }: RequestDetails): Call | undefined {
  if (NO_INVOICE.has(type)) return undefined;
  const { hostname, origin, pathname } = new URL(url);
  const calls = profileOfFormHost(hostname)?.calls;
  const call = calls && nameOf(method, pathname, calls);
  // The query string carries tokens and is never kept.
  return call && { ...call, site: { origin, path: pathname.slice(0, 2_000) } };
}

/**
 * Second witness: status, error and time of the portal's issuing calls, and of those that nobody knows, without touching
 * the page. A request also wakes a stopped worker. Registered synchronously at the start of the worker.
 * @param report `navigates`: a form was sent, the page goes; `host`: of the request
 */
export function watchRequests(
  api: WebRequestApi,
  urls: string[],
  report: (tabId: number, fact: SeenCall, navigates: boolean, host: string) => void,
): void {
  const listen = <D extends RequestDetails, Extra extends string>(
    event: Listenable<D, Extra>,
    tell: (details: D, call: Call) => SeenCall,
    extra: Extra[] = [],
  ) =>
    event.addListener(
      (details) => {
        const call = details.tabId < 0 ? undefined : callOf(details);
        const navigates = details.type === 'main_frame' || details.type === 'sub_frame';
        if (call) report(details.tabId, tell(details, call), navigates, new URL(call.site.origin).hostname);
        return undefined;
      },
      { urls },
      extra,
    );
  const common = (details: RequestDetails, { name }: Call) => ({
    at: Math.round(details.timeStamp),
    call: name,
    requestId: details.requestId,
  });

  listen(api.onBeforeRequest, (details, call) => ({
    ...common(details, call),
    type: 'called',
    method: details.method,
    site: call.site,
    ...(call.unlisted ? { unlisted: true } : {}),
  }));
  for (const event of [api.onBeforeRedirect, api.onCompleted]) {
    listen(
      event,
      (details, call) => ({
        ...common(details, call),
        type: 'responded',
        status: details.statusCode,
        ...portalClockOf(details),
      }),
      ['responseHeaders'],
    );
  }
  listen(api.onErrorOccurred, (details, call) => ({
    ...common(details, call),
    type: 'callFailed',
    error: details.error.slice(0, 200),
  }));
}
