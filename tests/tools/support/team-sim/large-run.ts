import type { Content } from './ask-ledger';
import type { Computer } from './computer';
import { createFirm, type SimFirm } from './firm';
import type { Log } from './logs';
import type { Sizes } from './traffic';
import { inTurns } from './turns';
import { DAYS_A_MONTH, faultsBy, MINUTES_A_DAY, type SimOptions } from './world';

/** Of these events a month one is of an invoice that the portal refuses. */
const EVENTS_A_FAILURE = 250;
const TWINS = 0.1;
/** Of so many clerks the profile of one is copied, and of so many one leaves. */
const COPIES = 20;
const LEAVERS = 25;
const OFF = 0.03;
const NO_LINE = 0.02;
const QUIET_ROUNDS = 4;

type Action = (turn: () => Promise<void>) => Promise<unknown>;

interface Failure {
  readonly content: Content;
  readonly id: string;
  readonly log: Log;
}

export interface LargeRun {
  readonly sim: SimFirm;
  readonly left: Computer[];
  readonly rogue: Computer[];
  readonly counts: Record<
    'runs' | 'failed' | 'failures' | 'twins' | 'imports' | 'copies' | 'leavers',
    number
  >;
}

/** Months of a firm, minute by minute; then some quiet hours without faults. */
export async function largeRun(
  options: SimOptions,
  sizes: Sizes,
  onMonth: (month: number) => void = () => undefined,
): Promise<LargeRun> {
  const { clerks, events, months, seed } = options;
  const days = months * DAYS_A_MONTH;
  const faults = faultsBy(seed, { puts: 0.001, gets: 0.000_01, nodes: 0.02 });
  let quiet = false;
  const sim = createFirm(
    options,
    {
      ...faults,
      isDown: (minute) => !quiet && faults.isDown(minute),
      put: (...of) => (quiet ? undefined : faults.put(...of)),
      get: (...of) => !quiet && faults.get(...of),
    },
    sizes,
  );
  const { computers, choose, desk, truth } = sim;
  const left: Computer[] = [];
  const rogue: Computer[] = [];
  const counts = { runs: 0, failed: 0, failures: 0, twins: 0, imports: 0, copies: 0, leavers: 0 };
  const open: Failure[] = [];
  const off = new Set<Computer>();
  const actions = new Map<number, Action[]>();
  const act = (minute: number, ...all: Action[]) =>
    actions.set(minute, [...(actions.get(minute) ?? []), ...all]);
  const isIn = (computer: Computer) => !left.includes(computer);
  /** A copy has its name at the place still, and leaves with it. */
  const isShared = (one: Computer) => computers.some((other) => other !== one && other.series === one.series);
  const working = () => computers.filter((one) => isIn(one) && !off.has(one) && !one.isOffLine);
  const later = (minute: number, work: (minute: number) => void) => sim.later(minute, work);

  /** @param minute of the refill @returns who may do it by what her computer says */
  const refill =
    (computer: Computer, { content, id }: Failure, minute: number): Action =>
    async (turn) => {
      if (isIn(computer) && !off.has(computer)) await desk.refill(computer, content, id, minute, turn);
    };
  const claim =
    (computer: Computer, failure: Failure, minute: number): Action =>
    async (turn) => {
      if (off.has(computer) || !isIn(computer)) return;
      const bar = await desk.claim(computer, failure.content, failure.id, minute, turn);
      const then = minute + choose.whole(1, 10);
      if (bar === '' && choose.chance(0.9)) act(then, refill(computer, failure, then));
    };

  function fail(computer: Computer, content: Content, minute: number): Failure {
    counts.failures += 1;
    const failure = { content, id: sim.fail(computer, content, minute), log: computer.log };
    open.push(failure);
    return failure;
  }

  function planFailure(computer: Computer, minute: number): void {
    later(minute, () => {
      const content = sim.newContent();
      const first = fail(computer, content, minute);
      const then = minute + choose.whole(3, 40);
      const twin = choose.chance(TWINS) ? choose.pick(working()) : undefined;
      if (choose.chance(0.75)) act(then, refill(computer, first, then));
      if (!twin || twin === computer) return;
      counts.twins += 1;
      later(minute + choose.whole(0, 2), (at) => {
        const second = fail(twin, content, at);
        const own = choose.chance(0.5) ? Math.max(then, at + 1) : at + choose.whole(3, 60);
        act(own, refill(twin, second, own));
      });
    });
  }

  /** Somebody takes over what is open; or two do, or its owner fills it in at the same moment. */
  function planClaim(computer: Computer, minute: number): void {
    later(minute, () => {
      const from = Math.max(0, open.length - 40 * clerks);
      const failure = open[choose.whole(from, open.length - 1)];
      if (!failure || truth.isIssued(failure.content.id)) return;
      act(minute, claim(computer, failure, minute));
      const owner = computers.find(({ log }) => log === failure.log);
      const how = choose.next();
      if (how < 0.3) act(minute, claim(choose.pick(working()), failure, minute));
      else if (how < 0.55 && owner) act(minute, refill(owner, failure, minute));
    });
  }

  function planDay(day: number): void {
    const start = day * MINUTES_A_DAY;
    off.clear();
    for (const computer of computers.filter(isIn)) {
      const chance = choose.next();
      if (day > 0 && chance < OFF) off.add(computer);
      computer.isOffLine = day > 0 && chance >= OFF && chance < OFF + NO_LINE;
      sim.beginDay(computer, !off.has(computer));
      computer.next = start + 1 + choose.whole(0, 30);
      if (off.has(computer)) continue;
      let failures = events / EVENTS_A_FAILURE / DAYS_A_MONTH;
      for (; choose.chance(Math.min(1, failures)); failures -= 1)
        planFailure(computer, start + choose.whole(5, MINUTES_A_DAY - 10));
      if (day > 0 && choose.chance(1.5 / DAYS_A_MONTH))
        planClaim(computer, start + choose.whole(40, MINUTES_A_DAY - 5));
      if (choose.chance(0.05 / DAYS_A_MONTH))
        later(start + choose.whole(1, 500), () => {
          const other = choose.pick(computers.filter(isIn));
          if (other === computer) return;
          counts.imports += 1;
          sim.importFile(computer, other, start);
        });
    }
  }

  /** So many over the whole time, spread evenly. */
  const happens = (day: number, times: number, nth: number) =>
    Array.from({ length: times }, (_, at) => Math.floor(((at + nth) * days) / (times + 1))).includes(day);

  function planRare(day: number): void {
    const minute = day * MINUTES_A_DAY + 300;
    const ordinary = () =>
      computers.slice(1, clerks).filter((one) => isIn(one) && one.series && !isShared(one));
    if (happens(day, Math.ceil(clerks / (options.copies ?? COPIES)), 0.6)) {
      later(minute, () => {
        const original = choose.pick(ordinary());
        if (original.isOffLine || off.has(original)) return;
        counts.copies += 1;
        sim.copy(original, minute);
      });
    }
    if (happens(day, Math.ceil(clerks / LEAVERS), 1))
      act(minute, () => leave(choose.pick(ordinary()), minute));
  }

  async function leave(leaver: Computer, minute: number): Promise<void> {
    const [admin] = computers as [Computer];
    const heir = choose.pick(computers.filter((one) => isIn(one) && one !== leaver));
    const isWell = !admin.isOffLine && !off.has(admin) && admin.run(minute);
    if (!isWell || leaver === heir || isShared(leaver)) return;
    counts.leavers += 1;
    // Others come between what she took in and the new key.
    for (const one of working().slice(3, 6)) if (one !== leaver) one.run(minute);
    sim.changeKey(admin, leaver, minute);
    left.push(leaver);
    if (choose.chance(0.4) || counts.leavers === 1) {
      leaver.rogue = true;
      rogue.push(leaver);
    }
    sim.claimLog(heir, leaver.log, minute);
    for (const failure of open.filter(({ log }) => log === leaver.log).slice(-3)) {
      const then = minute + choose.whole(1, 120);
      act(then, refill(heir, failure, then));
    }
  }

  async function doMinute(minute: number): Promise<void> {
    sim.doDue(minute);
    for (const computer of computers) {
      if (computer.next > minute || off.has(computer) || computer.isOffLine) continue;
      if (!isIn(computer) && !computer.rogue) continue;
      counts.runs += 1;
      if (!computer.run(minute)) counts.failed += 1;
    }
    const now = actions.get(minute) ?? [];
    actions.delete(minute);
    await inTurns(
      choose,
      now.map((action) => async (turn) => void (await action(turn))),
    );
  }

  for (let day = 0; day < days; day += 1) {
    planDay(day);
    planRare(day);
    for (let minute = 0; minute < MINUTES_A_DAY; minute += 1) await doMinute(day * MINUTES_A_DAY + minute);
    if ((day + 1) % DAYS_A_MONTH === 0) onMonth((day + 1) / DAYS_A_MONTH);
  }
  // What is open is brought to its end, and nothing new begins.
  quiet = true;
  for (const computer of computers) computer.isOffLine = false;
  const end = days * MINUTES_A_DAY;
  for (const computer of computers) sim.beginDay(computer, false);
  for (let minute = end; minute <= sim.lastDue(); minute += 1) sim.doDue(minute);
  const last = Math.max(end, sim.lastDue()) + 1;
  for (let round = 0; round < QUIET_ROUNDS; round += 1)
    for (const [at, computer] of computers.entries())
      if (isIn(computer) || computer.rogue) computer.run(last + round * 65 + (at % 60));
  return { sim, left, rogue, counts };
}
