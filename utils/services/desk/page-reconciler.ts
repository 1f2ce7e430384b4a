import { knowledgeWith } from '../../portal/registry';
import { tellChanged } from '../../store/ledger/changed';
import type { Ledger } from '../../store/ledger/db';
import type { Browser } from '../shared/browser-api';
import { newId } from '../shared/new-id';
import type { ReconcilePorts } from '../shared/reconcile-run';
import { readSettings } from '../shared/settings';

/** What a check needs that a page of ours runs; it tells the other pages, and the worker, of what it found. */
export function pageReconcilePorts(browser: Browser, openLedger: () => Promise<Ledger>): ReconcilePorts {
  const settings = () => readSettings(browser.storage.local);
  return {
    openLedger,
    readKnowledge: async () => knowledgeWith((await settings()).deadlines),
    readWaitMs: async () => (await settings()).settleWaitMs,
    newId,
    now: Date.now,
    onCommitted() {
      tellChanged();
      // The worker shows the number on the toolbar button.
      void browser.runtime.sendMessage({ kind: 'sweep' }).catch(() => undefined);
    },
  };
}
