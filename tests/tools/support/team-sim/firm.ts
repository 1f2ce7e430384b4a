import { type Keyring, newestKey } from '../../../../utils/exchange/segment/keyring';
import type { Content, Kept } from './ask-ledger';
import { Computer, nameOf } from './computer';
import { createDesk } from './desk';
import { pressed } from './invoices';
import { Log } from './logs';
import type { Firm, Replica } from './replica';
import { Place } from './store';
import type { Sizes } from './traffic';
import { Truth } from './truth';
import {
  choices,
  clockOff,
  DAYS_A_MONTH,
  dayOf,
  type Faults,
  instantOf,
  MINUTES_A_DAY,
  type SimOptions,
} from './world';

/** Of a clerk's events, those that are made one by one. */
const PLAIN_SHARE = 0.97;
/** Events of an invoice that was issued at once. */
export const PLAIN_EVENTS = 5;

const ringOf = (keys: Keyring['keys']): Keyring => ({
  format: 'piaoying-keyring',
  version: 1,
  keys,
  signer: '',
  signature: '',
});

/** A profile that was copied: the log that both wrote, and what the copy did behind that place of it. */
interface Copied {
  readonly original: Computer;
  readonly copy: Computer;
  readonly of: Log;
  readonly branch: Log;
  readonly behind: number;
}

/** A firm in memory: a place, computers, and what its clerks do there. */
export function createFirm(options: SimOptions, faults: Faults, sizes: Sizes) {
  const { clerks, seed, events, without } = options;
  const choose = choices(seed);
  const place = new Place(faults);
  const logs: Log[] = [];
  const computers: Computer[] = [];
  const words: Kept[] = [];
  const contents: Content[] = [];
  const truth = new Truth();
  const due = new Map<number, Array<(minute: number) => void>>();
  const copied: Copied[] = [];
  const worked = new Map<Replica, { days: number; today: boolean }>();
  const aDay = Math.floor((events * PLAIN_SHARE) / DAYS_A_MONTH);

  const clock = (computer: number, minute: number) =>
    instantOf(minute) + clockOff(seed, computer, dayOf(minute));

  const newLog = (branch?: Log['branch']): Log => {
    const id = logs.length;
    const log = new Log(id, branch?.of.chainId ?? `C${String(id).padStart(4, '0')}`, branch);
    logs.push(log);
    return log;
  };

  const firm: Firm = {
    place,
    sizes,
    seed,
    without,
    clock,
    newLog,
    logs,
    goOn(computer, minute) {
      const { days, today } = worked.get(computer) ?? { days: 0, today: false };
      const within = today ? (minute % MINUTES_A_DAY) / MINUTES_A_DAY : 0;
      computer.log.goOn(Math.floor(aDay * (days + within)));
      computer.noteOwn();
    },
  };

  place.rings.push(ringOf([{ epoch: 1, identity: '1', madeAt: instantOf(0) }]));

  const add = (computer: Computer): Computer => {
    computers.push(computer);
    worked.set(computer, { days: 0, today: false });
    return computer;
  };
  for (let id = 0; id < clerks; id += 1) add(new Computer(id, newLog(), firm, place.rings[0] as Keyring));

  const later = (minute: number, work: (minute: number) => void) => {
    due.set(minute, [...(due.get(minute) ?? []), work]);
  };
  const desk = createDesk({ truth, choose, words, without, clock, later });

  return {
    options,
    firm,
    place,
    logs,
    computers,
    words,
    contents,
    truth,
    copied,
    desk,
    choose,
    later,
    clock,

    /** A file of another one's log is imported, which is told in the own log. */
    importFile(computer: Computer, from: Computer, minute: number): void {
      // What is here already is no import.
      if (!computer.importFrom(from)) return;
      const told = { id: desk.newId(), at: clock(computer.id, minute), type: 'imported', payload: {} };
      computer.log.keep({ ...told, payloadHash: '', prevHash: '', hash: '' });
      computer.noteOwn();
    },

    /** What was to be done by then. */
    doDue(minute: number): void {
      for (const work of due.get(minute) ?? []) work(minute);
      due.delete(minute);
    },
    lastDue: (): number => Math.max(0, ...due.keys()),

    beginDay(computer: Computer, isWorking: boolean): void {
      const before = worked.get(computer) ?? { days: 0, today: false };
      worked.set(computer, { days: before.days + (before.today ? 1 : 0), today: isWorking });
    },

    newContent(): Content {
      const content: Content = { id: contents.length, events: [], records: new Set() };
      contents.push(content);
      return content;
    },

    /** An invoice that the portal refused. @returns its record */
    fail(computer: Computer, content: Content, minute: number): string {
      firm.goOn(computer, minute);
      const submissionId = desk.newId();
      const at = clock(computer.id, minute);
      desk.keep(computer, content, pressed({ content: content.id, submissionId, at, end: 'refused' }));
      return submissionId;
    },

    copy(original: Computer, minute: number): Computer {
      firm.goOn(original, minute);
      const branch = newLog({ of: original.log, behind: original.log.n });
      branch.beginBehind(original.log.plain);
      const copy = original.copyTo(computers.length, branch);
      add(copy);
      copied.push({ original, copy, branch, of: original.log, behind: branch.n });
      worked.set(copy, { ...(worked.get(original) ?? { days: 0, today: false }) });
      return copy;
    },

    /** 换钥匙, as `changeKey` does it. */
    changeKey(admin: Computer, leaving: Computer, minute: number): void {
      const before = admin.ring;
      const key = {
        epoch: newestKey(before).epoch + 1,
        identity: String(before.keys.length + 1),
        madeAt: clock(admin.id, minute),
        ends: admin.endsNow(),
        left: [nameOf(leaving.series)],
      };
      const ring = ringOf([...before.keys, key]);
      place.rings.push(ring);
      admin.ring = ring;
    },

    /** The heir goes on with what a leaver kept. */
    claimLog(heir: Computer, log: Log, minute: number): void {
      desk.keep(heir, undefined, [
        {
          type: 'logClaimed',
          id: desk.newId(),
          at: clock(heir.id, minute),
          log: log.chainId,
          owner: heir.log.chainId,
          turn: 1,
          by: `${heir.id}`,
        },
      ]);
    },
  };
}
export type SimFirm = ReturnType<typeof createFirm>;
