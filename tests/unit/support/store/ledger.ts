import 'fake-indexeddb/auto';
import type { Fact } from '../../../../utils/domain/fact/fact';
import { SETTLE_WAIT_MS, settleWaits } from '../../../../utils/domain/list/may-settle';
import { knowledgeWith } from '../../../../utils/portal/registry';
import { type Ledger, openLedger } from '../../../../utils/store/ledger/db';
import { type AppendContext, append } from '../../../../utils/store/write/append';

let opened = 0;

/** A new, empty ledger. */
export const freshLedger = (): Promise<Ledger> => {
  opened += 1;
  return openLedger(`test-${opened}`);
};

/** The half day of law L2 is the matter of `settle-waits.test`; here both looks may follow at half an hour. */
export const context: AppendContext = {
  knowledgeOf: knowledgeWith(),
  newId: () => 'CHAIN',
  settleWaits: settleWaits(SETTLE_WAIT_MS, SETTLE_WAIT_MS),
};

export const keep = (db: Ledger, ...facts: Fact[]) => append(db, facts, context);
