import { knowledgeWith } from '../../utils/portal/registry';
import { type ErasePorts, finishErasure } from '../../utils/services/desk/handover/erase-company';
import type { Browser } from '../../utils/services/shared/browser-api';
import { newId } from '../../utils/services/shared/new-id';
import { readSettings } from '../../utils/services/shared/settings';
import { tellChanged } from '../../utils/store/ledger/changed';

interface ErasingApp extends Pick<ErasePorts, 'openLedger'> {
  readonly browser: Browser;
}

/** What the steps of 客户移交 need of the browser. */
export const erasePorts = ({ openLedger, browser }: ErasingApp): ErasePorts => ({
  openLedger,
  area: browser.storage.local,
  readKnowledge: async () => knowledgeWith((await readSettings(browser.storage.local)).deadlines),
  newId,
  now: Date.now,
});

/** Goes on with an erasure that a crash interrupted. */
export async function goOnErasing(app: ErasingApp): Promise<void> {
  if (await finishErasure(erasePorts(app))) tellChanged();
}
