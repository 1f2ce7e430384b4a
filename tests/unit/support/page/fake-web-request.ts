import type { Answered, RequestDetails } from '../../../../utils/services/worker/record/request-watch';

/** An event of `webRequest` that a test fires itself. */
function fakeEvent<D>() {
  const listeners: Array<(details: D) => undefined> = [];
  const filters: unknown[] = [];
  const extras: string[][] = [];
  return {
    filters,
    extras,
    addListener(listener: (details: D) => undefined, filter: { urls: string[] }, extra: string[] = []) {
      extras.push(extra);
      listeners.push(listener);
      filters.push(filter);
    },
    fire: (details: D) => listeners.map((listener) => listener(details)),
  };
}

export const fakeWebRequest = () => ({
  onBeforeRequest: fakeEvent<RequestDetails>(),
  onBeforeRedirect: fakeEvent<Answered>(),
  onCompleted: fakeEvent<Answered>(),
  onErrorOccurred: fakeEvent<RequestDetails & { error: string }>(),
});
