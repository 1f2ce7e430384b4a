import { countsOfAll } from '../../../store/ledger/counters';
import type { Ledger } from '../../../store/ledger/db';

interface ActionApi {
  setBadgeText(details: { text: string }): Promise<void>;
  setBadgeBackgroundColor(details: { color: string }): Promise<void>;
}

const COLOUR = '#b42318';

/** Number on the toolbar button: failures and unknowns that are open, over all companies. */
export async function showBadge(action: ActionApi, db: Ledger): Promise<void> {
  const rows = await countsOfAll(db, 'open');
  const open = rows.reduce((count, row) => count + row.count, 0);
  await action.setBadgeBackgroundColor({ color: COLOUR });
  await action.setBadgeText({ text: open === 0 ? '' : open > 99 ? '99+' : String(open) });
}
