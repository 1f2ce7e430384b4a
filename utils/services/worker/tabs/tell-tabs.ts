import type { Fact } from '../../../domain/fact/fact';
import type { Submission } from '../../../domain/record/submission';
import type { Notice } from '../../../messages';
import { tabIdOf } from '../../shared/tab-key';
import { stateOf } from '../record/submission-state';

interface TabsApi {
  sendMessage(tabId: number, message: Notice): Promise<unknown>;
}

/** Tells the tab of each changed submission how it stands, and its other frames when one begins. */
export function tellTabs(tabs: TabsApi, changed: readonly Submission[], facts: readonly Fact[]): void {
  const begun = new Set(
    facts.filter(({ type }) => type === 'submitted').map(({ submissionId }) => submissionId),
  );
  const batches = new Set<string>();
  for (const record of changed) {
    const tabId = tabIdOf(record.tabKey);
    if (tabId === undefined) continue;
    // The answers to a batch are read where its rows were: no frame waits for a single one of them.
    if (record.batch) {
      const { importId } = record.batch;
      if (!batches.has(importId)) tabs.sendMessage(tabId, { kind: 'batch', importId }).catch(() => undefined);
      batches.add(importId);
      continue;
    }
    const notices: Notice[] = [{ kind: 'state', state: stateOf(record) }];
    // The answers to a red-letter submission are read where it was made.
    if (begun.has(record.id) && record.source !== 'red')
      notices.unshift({ kind: 'watchVerdict', submissionId: record.id });
    // A tab that is gone cannot be told; the ledger has what it needs.
    for (const notice of notices) tabs.sendMessage(tabId, notice).catch(() => undefined);
  }
}
