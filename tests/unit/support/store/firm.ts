import type { Target } from '../../../../utils/domain/backup/target';
import { mayRetry } from '../../../../utils/domain/retry/may-retry';
import type { TeamWord } from '../../../../utils/domain/retry/team-bar';
import { claimRecords } from '../../../../utils/services/desk/team/claim';
import type { ClaimBar } from '../../../../utils/services/desk/team/team-ports';
import { retryGroup } from '../../../../utils/store/read/submissions';
import * as make from '../facts/facts';
import { installation } from './installations';
import { backingUp, type FirmKeys } from './places';

/** What a place row says of one where nothing was put yet. */
export const NEW_PLACE = { registered: 0, seq: 0, bundles: 0, prev: '', cursor: 0 };

/** A submission that the portal refused: it may be entered again by whose it is. */
export const refused = (id: string) => [
  make.submitted({ id: `${id}s`, submissionId: id }),
  make.answered('第1行税率不合法', { id: `${id}r`, submissionId: id }),
];

/** A computer of a firm: a ledger with a log of its own, and a place that it shares with the others. */
export async function computerOf(log: string, target: Target, keys: FirmKeys, name = log) {
  const own = await installation(log);
  const backup = await backingUp(own.db, target, keys);
  let now = make.NOON;
  const clock = { now: () => now, name };
  const meet = () => backup.meet(clock);
  return {
    ...own,
    ...backup,
    log,
    meet,
    /** Its clock goes on. */
    wait(ms: number) {
      now += ms;
    },
    claim: (
      ids: readonly string[],
      asked: readonly ClaimBar[] = [],
      between: () => Promise<unknown> = async () => undefined,
      word: TeamWord = 'fresh',
    ) => {
      let times = 0;
      return claimRecords(ids, new Map(ids.map((id) => [id, asked])), {
        ledger: own.db,
        async meet() {
          times += 1;
          if (times === 2) await between();
          await meet();
          return word;
        },
        context: own.own,
        now: () => now,
        by: name,
      });
    },
    record: (id: string) => own.db.get('submissions', id),
    async mayRetry(id: string) {
      const record = await own.db.get('submissions', id);
      if (!record) throw new Error(`no ${id}`);
      const answer = mayRetry(record, await retryGroup(own.db, record));
      return answer.ok ? 'yes' : answer.bar;
    },
  };
}
export type Computer = Awaited<ReturnType<typeof computerOf>>;
