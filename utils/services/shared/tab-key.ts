/** Tab numbers begin anew with each browser start; the session's own key keeps them apart. */
const SESSION_KEY = 'browserSession';

interface SessionArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

/** @returns a function that gives `<session>:<tab>`, the same for all workers of one browser session */
export function createTabKeys(area: SessionArea, newId: () => string): (tabId: number) => Promise<string> {
  let session: Promise<string> | undefined;
  const read = async () => {
    const { [SESSION_KEY]: known } = await area.get(SESSION_KEY);
    if (typeof known === 'string') return known;
    const fresh = newId();
    await area.set({ [SESSION_KEY]: fresh });
    return fresh;
  };
  return async (tabId) => {
    session ??= read();
    return `${await session}:${tabId}`;
  };
}

/** The tab number in a key, if the key is of this form. */
export function tabIdOf(tabKey: string | undefined): number | undefined {
  const text = tabKey?.split(':')[1];
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

/** The browser session in a key. */
export const sessionOf = (tabKey: string): string => tabKey.split(':')[0] ?? '';
