const KEY = 'updateWaiting';

interface SessionArea {
  get(keys: null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

/** An update is ready: it waits while a portal form is open, for it would cut the form off from us. */
export const noteUpdate = (area: SessionArea): Promise<void> => area.set({ [KEY]: true });

/** @returns true when an update waits and no tab has a form open: reload now */
export async function mayUpdateNow(area: SessionArea): Promise<boolean> {
  const all = await area.get(null);
  const formOpen = Object.entries(all).some(
    ([key, value]) => key.startsWith('watch:') && (value as { state?: unknown }).state !== 'off',
  );
  return all[KEY] === true && !formOpen;
}
