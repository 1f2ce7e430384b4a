/** Runs the portal script in all frames of a tab. */
type Inject = (tabId: number) => Promise<unknown>;

interface TabsApi {
  query(filter: { url: string[] }): Promise<Array<{ id?: number | undefined }>>;
}

/**
 * After an install or update, portal tabs that are already open have no script or an orphaned one: they get the
 * new one at once. A tab that refuses (an error page, a closed tab) is left alone.
 */
export async function reinject(inject: Inject, tabs: TabsApi, urls: string[]): Promise<number> {
  const open = await tabs.query({ url: urls });
  const results = await Promise.allSettled(open.flatMap(({ id }) => (id === undefined ? [] : [inject(id)])));
  return results.filter(({ status }) => status === 'fulfilled').length;
}
