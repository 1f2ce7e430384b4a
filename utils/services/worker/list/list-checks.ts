import type { Fact } from '../../../domain/fact/fact';
import type { ListFact, Reconciler } from '../../shared/reconcile-run';

/**
 * Checks what pages of the portal's list touch, one check at a time, after their commit. No submit waits for it;
 * should the worker be stopped meanwhile, the next page or 核对 does it again.
 */
export function createListChecks(
  reconciler: Pick<Reconciler, 'afterPages'>,
  onFailed: (error: unknown) => Promise<void>,
) {
  let pages: ListFact[] = [];
  let running: Promise<void> = Promise.resolve();
  return {
    note(facts: readonly Fact[]) {
      pages.push(...facts.filter((fact) => fact.type === 'listRead' || fact.type === 'listCompany'));
    },
    /** @returns when all that was noted so far is checked */
    start(): Promise<void> {
      const seen = pages;
      pages = [];
      if (seen.length > 0) running = running.then(() => reconciler.afterPages(seen)).catch(onFailed);
      return running;
    },
  };
}
