import type { FactOf } from '../../../domain/fact/fact';
import { foldLogOwners, heirOf } from '../../../domain/team/owner';
import { finishRefolding } from '../../../store/import/import-refold';
import { logOwnersIn } from '../../../store/ledger/colleagues';
import type { ChainHead, Ledger } from '../../../store/ledger/db';
import { hidingOf } from '../../../store/ledger/import-log';
import { type AppendContext, append } from '../../../store/write/append';

/** The log of this computer; that of one that has kept nothing yet begins now. */
export async function ownLog(ledger: Ledger, context: AppendContext) {
  const head = (await ledger.get('meta', 'head')) as ChainHead | undefined;
  const here = head?.chainId ?? context.newId();
  return { here, context: { ...context, newId: () => here } };
}

/**
 * 接手 of all that another computer kept and will keep, by the clerk's word that it is used no more. From now on what is not done there is
 * this one's; should that one be used all the same, it learns of it at their place.
 */
export async function goOnWith(
  ledger: Ledger,
  log: string,
  said: { readonly context: AppendContext; readonly at: number; readonly by: string },
): Promise<void> {
  const { here, context } = await ownLog(ledger, said.context);
  const owners = await logOwnersIn({ get: (key) => ledger.get('meta', key) });
  const claimOf = (claimed: string): FactOf<'logClaimed'> => ({
    type: 'logClaimed',
    id: said.context.newId(),
    at: said.at,
    log: claimed,
    owner: here,
    turn: (owners[claimed]?.turn ?? 0) + 1,
    by: said.by,
  });
  const claim = claimOf(log);
  // Another one went on with this computer once: it is in use again, and what it has is its own.
  const isOthers = heirOf(here, foldLogOwners(owners, claim)) !== here;
  await append(ledger, isOthers ? [claim, claimOf(here)] : [claim], context);
  await finishRefolding(ledger, context.knowledgeOf, await hidingOf(ledger));
}
