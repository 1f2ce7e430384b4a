import type { Browser } from '../shared/browser-api';

/** The tab that the practised portal stands in; there is one. */
export const PRACTICE_TAB = 1;

type Listener = (message: unknown) => unknown;

const keysOf = (keys: string | string[] | null | undefined, all: ReadonlyMap<string, unknown>): string[] =>
  keys === null || keys === undefined ? [...all.keys()] : [keys].flat();

/** An area of storage that ends with the page; what comes and goes is a copy, as at the browser's own. */
function memoryArea() {
  const items = new Map<string, unknown>();
  return {
    async get(keys: string | string[] | null = null) {
      const found = keysOf(keys, items).filter((key) => items.has(key));
      return Object.fromEntries(found.map((key) => [key, structuredClone(items.get(key))]));
    },
    async set(values: Record<string, unknown>) {
      for (const [key, value] of Object.entries(values)) items.set(key, structuredClone(value));
    },
    async remove(keys: string | string[]) {
      for (const key of [keys].flat()) items.delete(key);
    },
    async getKeys() {
      return [...items.keys()];
    },
  };
}

/**
 * What capture and worker see of a browser while she practises: storage, messages and tabs of this page alone, so that
 * nothing of it reaches the clerk's own (design.md, L6). The worker is joined by `answerBy`, as it starts after its browser.
 */
export function createPracticeBrowser(own: Browser, openOwn: (url: string) => void) {
  const listeners = new Set<Listener>();
  let answer: (message: unknown) => Promise<unknown> | false = () => false;
  const ignore = async () => undefined;
  const browser = {
    storage: { local: memoryArea(), session: memoryArea() },
    runtime: {
      id: own.runtime.id,
      getURL: (path: string) => path,
      async sendMessage(message: unknown) {
        const reply = answer(structuredClone(message));
        return reply === false ? undefined : structuredClone(await reply);
      },
      onMessage: {
        addListener: (listener: Listener) => void listeners.add(listener),
        removeListener: (listener: Listener) => void listeners.delete(listener),
      },
    },
    tabs: {
      async sendMessage(_tabId: number, message: unknown) {
        const replies = [...listeners].map((listener) => listener(structuredClone(message)));
        return structuredClone(await replies.find((reply) => reply instanceof Promise));
      },
      async create({ url }: { url: string }) {
        openOwn(url);
        return { id: PRACTICE_TAB };
      },
    },
    action: { setBadgeText: ignore, setBadgeBackgroundColor: ignore },
  };
  return {
    browser: browser as unknown as Browser,
    answerBy(worker: typeof answer) {
      answer = worker;
    },
  };
}
