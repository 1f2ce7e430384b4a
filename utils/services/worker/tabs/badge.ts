import { countDue } from '../../../store/ledger/counters';
import type { Ledger } from '../../../store/ledger/db';

interface ActionApi {
  setBadgeText(details: { text: string }): Promise<void>;
  setBadgeBackgroundColor(details: { color: string }): Promise<void>;
}

const COLOUR = '#b42318';

/** Number on the toolbar button: what needs the clerk now, over all companies. */
export async function showBadge(action: ActionApi, db: Ledger, now: number): Promise<void> {
  const open = await countDue(db, now);
  await action.setBadgeBackgroundColor({ color: COLOUR });
  await action.setBadgeText({ text: open === 0 ? '' : open > 99 ? '99+' : String(open) });
}
