import type { Fact } from '../../../../utils/domain/fact/fact';
import { planRestore } from '../../../../utils/services/desk/restore/plan-restore';
import type { RestoreFile } from '../../../../utils/services/desk/restore/restore-file';
import { applyRestore } from '../../../../utils/services/desk/restore/restore-ledger';
import { exportBackup } from '../../../../utils/services/shared/export-ledger';
import type { Ledger } from '../../../../utils/store/ledger/db';
import { append } from '../../../../utils/store/write/append';
import * as make from '../facts/facts';
import { context, freshLedger } from './ledger';

/** One installation: a database with a chain of its own. */
export const installation = async (chainId: string) => {
  const db = await freshLedger();
  const own = { ...context, newId: () => make.nextId(), now: make.NOON };
  const begin = { ...own, newId: () => chainId };
  return { db, own, keep: (...facts: Fact[]) => append(db, facts, begin) };
};
export type Installation = Awaited<ReturnType<typeof installation>>;

export const named = (text: BlobPart, name = '票影备份_2026-11-24.json'): RestoreFile =>
  Object.assign(new Blob([text]), { name });
export const backupOf = async (db: Ledger) => named(await (await exportBackup(db, make.NOON)).content.text());

export async function restore({ db, own }: Installation, file: RestoreFile) {
  const plan = await planRestore(db, file);
  return { plan, ...(await applyRestore(db, file, plan, own)) };
}

export const eventsOf = async (db: Ledger) =>
  (await db.getAll('events')).map(({ seq: _, ...event }) => event);
const countersOf = async (db: Ledger) => (await db.getAll('counters')).filter(({ count }) => count !== 0);
/** Everything that is folded from the log. */
export const recordsOf = async (db: Ledger) => ({
  submissions: await db.getAll('submissions'),
  faults: await db.getAll('faults'),
  pictures: await db.getAll('pictures'),
  cases: await db.getAll('cases'),
  counters: await countersOf(db),
});

const SEEN_FROM_HERE = ['open', 'entries', 'aside'];

/** Without what depends on whose a record is: on another computer it is a colleague's, and counts in no list of what is to be done. */
export async function recordsOfAll(db: Ledger) {
  const { submissions, counters, ...rest } = await recordsOf(db);
  return {
    ...rest,
    submissions: submissions.map(({ ofColleague: _, open, ...record }) => ({ ...record, isOpen: open > 0 })),
    counters: counters.filter(({ period }) => !SEEN_FROM_HERE.some((list) => period.startsWith(list))),
  };
}

/** One that holds an issued invoice and a fault, and an empty one. */
export async function twoInstallations(): Promise<[Installation, Installation]> {
  const a = await installation('A');
  const b = await installation('B');
  await a.keep(
    make.submitted({ id: 'a1', submissionId: 'SA' }),
    make.success(['26112000000123456789'], { id: 'a2', submissionId: 'SA' }),
    make.fault({ id: 'a3' }),
  );
  return [a, b];
}
