import type { Fact } from '../../../../utils/domain/fact/fact';
import { openRefillsOf } from '../../../../utils/domain/record/fold-work';
import { mayRetry } from '../../../../utils/domain/retry/may-retry';
import type { TeamWord } from '../../../../utils/domain/retry/team-bar';
import { claimRecords } from '../../../../utils/services/desk/team/claim';
import { retryGroup } from '../../../../utils/store/read/submissions';
import { askLedger, type Content, type Kept, knowledgeOf } from './ask-ledger';
import type { Computer } from './computer';
import { pressed, refillClosed, refillOpened } from './invoices';
import { Fault } from './store';
import type { Truth } from './truth';
import type { Choices, Rule } from './world';

type Turn = () => Promise<void>;

export interface DeskPorts {
  readonly truth: Truth;
  readonly choose: Choices;
  readonly words: Kept[];
  readonly without: Rule | undefined;
  clock(computer: number, minute: number): number;
  later(minute: number, work: (minute: number) => void): void;
}

/** What clerks do with a failure: they fill it in anew, or take it over. The order of the steps is that of `refill-desk.ts`. */
export function createDesk({ truth, choose, words, without, clock, later }: DeskPorts) {
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `D${String(ids).padStart(9, '0')}`;
  };

  const keep = (computer: Computer, content: Content | undefined, facts: readonly Fact[]) => {
    for (const fact of facts) {
      const { id, at, type, submissionId, ...payload } = { submissionId: undefined, ...fact };
      const event = computer.log.keep({
        id,
        at,
        type,
        ...(submissionId === undefined ? {} : { submissionId }),
        payload,
        payloadHash: '',
        prevHash: '',
        hash: '',
      });
      const kept = { event, log: computer.log, nth: computer.log.kept.length - 1 };
      if (content) content.events.push(kept);
      else words.push(kept);
      if (content && submissionId) content.records.add(submissionId);
    }
    computer.noteOwn();
  };

  const ledgerOf = (computer: Computer, content: Content) =>
    askLedger(computer, content, words, ({ chainId: _, n: _n, ...event }) => {
      const kept = computer.log.keep(event);
      content.events.push({ event: kept, log: computer.log, nth: computer.log.kept.length - 1 });
      computer.noteOwn();
    });

  /** As `meetTeam`: ours is put first, theirs taken in then. */
  const meet = async (computer: Computer, minute: number, turn: Turn): Promise<TeamWord> => {
    await turn();
    try {
      computer.put(minute);
      await turn();
      computer.pull(minute);
      computer.wentWell(minute);
      truth.told(computer.id);
      return 'fresh';
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      computer.wentWrong(minute, error);
      return 'unreachable';
    }
  };

  /** Why it is not filled in; undefined when it may be. */
  async function barOf(computer: Computer, content: Content, id: string, again: boolean) {
    const ledger = ledgerOf(computer, content);
    const record = await ledger.get('submissions', id);
    if (!record) return 'gone';
    const here = computer.log.chainId;
    const [theirs] = openRefillsOf(record).filter(({ chainId }) => chainId !== here);
    const { refill: _, ofColleague, ...rest } = record;
    const owned = without === 'colleague' || !ofColleague ? rest : { ...rest, ofColleague };
    const refill = again ? theirs : record.refill;
    const seen = refill ? { ...owned, refill } : owned;
    const group = (await retryGroup(ledger, record)).map((one) => (one.id === id ? seen : one));
    const answer = mayRetry(seen, group);
    return answer.ok ? undefined : answer.bar;
  }

  function closeLater(computer: Computer, content: Content, id: string, minute: number): void {
    later(minute + choose.whole(2, 25), (then) => {
      const at = clock(computer.id, then);
      const ends = choose.next();
      truth.close(content.id, computer.id);
      if (ends < 0.12) {
        keep(computer, content, [refillClosed(id, newId(), at)]);
        return;
      }
      const submissionId = newId();
      const end = ends < 0.85 ? 'issued' : ends < 0.95 ? 'refused' : 'silent';
      keep(computer, content, [
        ...pressed({ content: content.id, submissionId, at, retryOf: id, end }),
        refillClosed(id, newId(), at + 1, submissionId),
      ]);
      if (end === 'issued') truth.issue(content.id, then);
    });
  }

  return {
    keep,
    newId,
    barOf,
    meet,

    async refill(
      computer: Computer,
      content: Content,
      id: string,
      minute: number,
      turn: Turn,
    ): Promise<string> {
      if (truth.isPromised(content.id, computer.id)) {
        truth.bar('she was asked, and left it to a colleague');
        return 'promised';
      }
      const done = truth.want(content.id, computer.id);
      const ask = () => {
        if (!choose.chance(0.5) || !truth.isFree(content.id, computer.id)) return false;
        truth.promise(content.id, computer.id);
        return true;
      };
      const bars = async () => {
        const before = await meet(computer, minute, turn);
        const asked = before === 'unreachable' && ask();
        if (before === 'unreachable' && !asked) return 'teamUnreachable';
        const bar = await barOf(computer, content, id, false);
        if (bar) return bar;
        keep(computer, content, [refillOpened(id, newId(), clock(computer.id, minute))]);
        const word = without === 'secondMeet' ? 'fresh' : await meet(computer, minute, turn);
        const late =
          word === 'unreachable' && !(asked && truth.isFree(content.id, computer.id))
            ? 'teamUnreachable'
            : word === 'fresh'
              ? await barOf(computer, content, id, true)
              : undefined;
        if (late) keep(computer, content, [refillClosed(id, newId(), clock(computer.id, minute))]);
        return late;
      };
      const bar = (await bars()) ?? '';
      done();
      if (bar === '') {
        truth.offer(content.id, computer.id, minute);
        closeLater(computer, content, id, minute);
      } else truth.bar(bar);
      return bar;
    },

    /** @param asked absent: as it comes */
    async claim(
      computer: Computer,
      content: Content,
      id: string,
      minute: number,
      turn: Turn,
      asked = choose.chance(0.3) && truth.isFree(content.id, computer.id),
    ): Promise<string> {
      const done = truth.want(content.id, computer.id);
      if (asked) truth.promise(content.id, computer.id);
      const ledger = ledgerOf(computer, content);
      let times = 0;
      const result = await claimRecords([id], new Map(asked ? [[id, ['refillOpen', 'pending']]] : []), {
        ledger,
        async meet() {
          times += 1;
          return times === 2 && without === 'secondMeet' ? 'fresh' : meet(computer, minute, turn);
        },
        context: { knowledgeOf, newId },
        now: () => clock(computer.id, minute),
        by: `${computer.id}`,
      });
      done();
      if (!result.claimed.includes(id)) {
        const bar = result.barred.get(id) ?? 'gone';
        truth.bar(`claim: ${bar}`);
        return bar;
      }
      const turnNow = (await ledger.get('submissions', id))?.claimed?.turn ?? 0;
      truth.hold(id, computer.id, turnNow, minute);
      return '';
    },
  };
}
