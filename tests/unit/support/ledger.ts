import 'fake-indexeddb/auto';
import type { Fact } from '../../../utils/domain/fact';
import { knowledgeWith } from '../../../utils/portal/registry';
import { type AppendContext, append } from '../../../utils/store/append';
import { type Ledger, openLedger } from '../../../utils/store/db';

let opened = 0;

/** A new, empty ledger. */
export const freshLedger = (): Promise<Ledger> => {
  opened += 1;
  return openLedger(`test-${opened}`);
};

export const context: AppendContext = { knowledgeOf: knowledgeWith(), newId: () => 'CHAIN' };

export const keep = (db: Ledger, ...facts: Fact[]) => append(db, facts, context);
