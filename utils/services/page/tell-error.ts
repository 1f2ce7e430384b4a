import type { Fact } from '../../domain/fact/fact';
import { newId } from '../shared/new-id';

/** An error of ours on a page is a fault of the ledger, each text once; the page never hears of it (law L3). */
export function createErrorTeller(profileId: string, keep: (fact: Fact) => void): (reason: unknown) => void {
  const told = new Set<string>();
  return (reason) => {
    const detail = String(reason instanceof Error ? reason.stack : reason).slice(0, 4_000);
    if (told.has(detail)) return;
    told.add(detail);
    keep({ id: newId(), at: Date.now(), type: 'fault', kind: 'captureError', detail, profileId });
  };
}
