import type { Site } from '../../domain/fact/fact-parts';
import { profileOfHost } from '../../portal/registry';
import type { Browser } from '../shared/browser-api';
import { saveLookFor } from '../shared/watch-states';

/** Address of 全量发票查询 of the portal on which a submission was made; undefined for a site that is none we know. */
export function queryUrl({ origin }: Pick<Site, 'origin'>): string | undefined {
  const [, base, host] = /^(https:\/\/([a-z0-9.-]+)(?::\d{1,5})?)\/?$/.exec(origin) ?? [];
  const profile = host === undefined ? undefined : profileOfHost(host);
  return profile && `${base}${profile.query.paths[0]}`;
}

/**
 * Opens it in a tab of its own: a reading begins on a fresh page.
 * @param inFront else the clerk stays where she is, and it lies in the next tab
 * @param lookFor the submission that is looked for there: its page says so
 * @returns false where it cannot be opened
 */
export async function openQuery(
  browser: Browser,
  site: Site,
  inFront: boolean,
  lookFor?: string,
): Promise<boolean> {
  const url = queryUrl(site);
  if (url === undefined) return false;
  const { id } = await browser.tabs.create({ url, active: inFront });
  if (lookFor !== undefined && id !== undefined) await saveLookFor(browser.storage.session, id, lookFor);
  return true;
}
