import { isSwitch } from '../../../portal/registry';
import type { RequestDetails, WebRequestApi } from '../record/request-watch';

/**
 * Tells when a request may take a portal session over to another company: every page of it shows an old one then. Host,
 * path and kind are looked at, nothing else (law L6). Registered synchronously at the start of the worker.
 */
export function watchSwitches(
  { onBeforeRequest }: Pick<WebRequestApi, 'onBeforeRequest'>,
  urls: string[],
  switched: (hostname: string, at: number) => void,
): void {
  onBeforeRequest.addListener(
    ({ url, timeStamp, type }: RequestDetails) => {
      const { hostname, pathname } = new URL(url);
      if (isSwitch(hostname, pathname, type === 'main_frame')) switched(hostname, Math.round(timeStamp));
      return undefined;
    },
    { urls },
  );
}
