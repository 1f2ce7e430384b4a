import { logOf } from '../../../../utils/domain/record/chain';
import { recordsAt } from './ask-ledger';
import { digestOf } from './check-fold';
import type { Check } from './checks';
import type { Computer } from './computer';
import { createFirm } from './firm';
import { pressed, refillClosed, refillOpened } from './invoices';
import { createRealFirm } from './real-firm';
import type { Sizes } from './traffic';
import { choices, faultsBy, NO_FAULTS, type SimOptions } from './world';

const CLERKS = 6;
const STEPS = 90;
const EACH = 13;

/** Keys in one order. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );

/**
 * The same schedule in the model and with the whole real stack: whatever is asked, both must say the same, and in the end every computer
 * must be as far and hold the same records in both.
 */
export async function smallRun(
  seed: number,
  sizes: Sizes,
  steps = STEPS,
): Promise<{ checks: Check[]; says: Map<string, number> }> {
  const options: SimOptions = { clerks: CLERKS, seed, events: 0, months: 1 };
  const choose = choices(seed);
  const wrong = faultsBy(seed, { puts: 0.03, gets: 0, nodes: 0.1 });
  let quiet = false;
  const faults = {
    ...NO_FAULTS,
    isDown: (minute: number) => !quiet && wrong.isDown(minute),
    put: (name: number, seq: number, minute: number) => (quiet ? undefined : wrong.put(name, seq, minute)),
  };
  const sim = createFirm(options, faults, sizes);
  let minute = 0;
  const real = await createRealFirm(
    faults,
    (at) => sim.clock(at, minute),
    () => minute,
  );
  for (const { log } of sim.computers) await real.add(log.chainId);
  const differ: string[] = [];
  const requests: string[] = [];
  const says = new Map<string, number>();
  let [asked, meetings] = [0, 0];
  const same = (what: string, model: string, there: string) => {
    asked += 1;
    const said = `${what.split(' ')[0]} ${there}`;
    says.set(said, (says.get(said) ?? 0) + 1);
    if (model !== there)
      differ.push(`minute ${minute}, ${what}: the model says ${model}, the real one ${there}`);
  };
  const requestsOf = ({ traffic }: Computer) => traffic.reduce((sum, one) => sum + one.requests, 0);
  const left = new Set<number>();
  const noTurn = async () => undefined;
  const open: Array<{ content: ReturnType<typeof sim.newContent>; id: string; owner: number }> = [];
  const some = () => choose.pick(sim.computers.filter(({ id }) => !left.has(id))).id;

  async function meet(at: number): Promise<void> {
    const computer = sim.computers[at] as Computer;
    const [before, beforeThere] = [requestsOf(computer), real.place.count.requests];
    const model = await sim.desk.meet(computer, minute, noTurn);
    const there = await real.meet(at);
    same(`meet of ${at}`, model, there === 'fresh' ? there : 'unreachable');
    if (there !== 'fresh') return;
    meetings += 1;
    const [own, others] = [requestsOf(computer) - before, real.place.count.requests - beforeThere];
    if (own !== others)
      requests.push(`minute ${minute}, computer ${at}: ${own} in the model, ${others} in fact`);
  }

  async function fail(at: number): Promise<void> {
    const content = choose.chance(0.15) ? choose.pick(open)?.content : undefined;
    const its = content ?? sim.newContent();
    const id = sim.desk.newId();
    const facts = pressed({ content: its.id, submissionId: id, at: sim.clock(at, minute), end: 'refused' });
    sim.desk.keep(sim.computers[at] as Computer, its, facts);
    await real.set(at).keep(...facts);
    open.push({ content: its, id, owner: at });
  }

  async function ask(at: number, { content, id }: (typeof open)[number]): Promise<string> {
    const computer = sim.computers[at] as Computer;
    const model = (await sim.desk.barOf(computer, content, id, false)) ?? 'yes';
    const there = (await real.set(at).record(id)) ? await real.set(at).mayRetry(id) : 'gone';
    same(`mayRetry of ${at}`, model, there);
    return there;
  }

  async function refill(at: number, one: (typeof open)[number]): Promise<void> {
    if ((await ask(at, one)) !== 'yes') return;
    const computer = sim.computers[at] as Computer;
    const opened = refillOpened(one.id, sim.desk.newId(), sim.clock(at, minute));
    sim.desk.keep(computer, one.content, [opened]);
    await real.set(at).keep(opened);
    await meet(at);
    minute += choose.whole(1, 9);
    const by = choose.chance(0.7) ? sim.desk.newId() : undefined;
    const closed = refillClosed(one.id, sim.desk.newId(), sim.clock(at, minute) + 1_000, by);
    const of = { content: one.content.id, at: sim.clock(at, minute), retryOf: one.id };
    const facts = [...(by ? pressed({ ...of, submissionId: by, end: 'issued' }) : []), closed];
    sim.desk.keep(computer, one.content, facts);
    await real.set(at).keep(...facts);
  }

  /** Another one may do the same while the word of the first is on its way. */
  async function claim(at: number, one: (typeof open)[number], rival: number | undefined): Promise<void> {
    const asks = choose.chance(0.3);
    const claimOf = (computer: number, turn: () => Promise<void>) =>
      sim.desk.claim(sim.computers[computer] as Computer, one.content, one.id, minute, turn, asks);
    let turns = 0;
    let second = '';
    const model = await claimOf(at, async () => {
      turns += 1;
      // Before what she puts for the second time.
      if (turns === 3 && rival !== undefined) second = await claimOf(rival, noTurn);
    });
    let secondThere = '';
    const there = await real.claim(at, one.id, asks, async () => {
      if (rival !== undefined) secondThere = await real.claim(rival, one.id, asks, noTurn);
    });
    same(`claim of ${at}`, model || 'yes', there || 'yes');
    if (rival !== undefined) same(`rival ${rival}`, second || 'yes', secondThere || 'yes');
  }

  // Each has a log and a name at the place before anything goes wrong.
  quiet = true;
  for (const { id } of sim.computers) {
    await fail(id);
    await meet(id);
  }
  quiet = false;
  for (let step = 0; step < steps; step += 1) {
    minute += EACH;
    const at = some();
    const one = open.length > 0 ? choose.pick(open) : undefined;
    const what = choose.next();
    if (step === Math.floor(steps / 3)) {
      const file = some();
      if (file !== at) {
        sim.importFile(sim.computers[at] as Computer, sim.computers[file] as Computer, minute);
        await real.importFile(at, file);
      }
    } else if (step === Math.floor(steps * 0.4)) {
      const original = choose.whole(1, CLERKS - 2);
      const { log } = sim.copy(sim.computers[original] as Computer, minute);
      await real.copy(original, log.chainId);
    } else if (step === Math.floor(steps * 0.6)) {
      quiet = true;
      for (const { id } of sim.computers) await meet(id);
      await meet(0);
      sim.changeKey(sim.computers[0] as Computer, sim.computers[CLERKS - 1] as Computer, minute);
      await real.changeKey(0, CLERKS - 1);
      left.add(CLERKS - 1);
      await meet(CLERKS - 1);
      quiet = false;
    } else if (!one || what < 0.3) await fail(at);
    else if (what < 0.65) await meet(at);
    else if (what < 0.8) await refill(choose.chance(0.7) ? one.owner : at, one);
    else {
      const rival = choose.chance(0.4) ? some() : undefined;
      await claim(at, one, rival === at ? undefined : rival);
    }
  }
  quiet = true;
  for (let round = 0; round < 3; round += 1) {
    minute += 65;
    for (const { id } of sim.computers) if (!left.has(id)) await meet(id);
  }
  // Logs that began later are called otherwise there.
  const called = new Map<string, string>();
  for (const { id, log } of sim.computers) called.set(await real.logOf(id), log.chainId);
  const named = (text: string) =>
    [...called].reduce((before, [there, here]) => before.replaceAll(there, here), text);
  // There several series are read at the same time: which branch comes first, and has the log's name, is chance.
  const farOf = ({ logs, series }: { logs: Record<string, number>; series: Record<string, number> }) => {
    const far = Object.entries(logs).map(([name, n]) => `${logOf(named(name))} ${n}`);
    return textOf({ logs: far.sort(), series });
  };
  const frontiers: string[] = [];
  const folds: string[] = [];
  let rows = 0;
  for (const computer of sim.computers) {
    if (left.has(computer.id)) continue;
    const there = await real.frontier(computer.id);
    await computer.names.settle();
    const series: Record<string, number> = Object.fromEntries(
      sim.place.registered.flatMap((id) =>
        id === computer.series?.id ? [] : [[id, computer.taken[id] ?? 0]],
      ),
    );
    const far = farOf({ logs: computer.names.ends(), series });
    if (far !== farOf(there)) frontiers.push(`computer ${computer.id}: ${far}, in fact ${farOf(there)}`);
    for (const content of sim.contents) {
      const isForked = content.events.some(({ log }) => log.isForked);
      for (const record of await recordsAt(computer, content, sim.words)) {
        rows += 1;
        const row = await real.computers[computer.id]?.record(record.id);
        const isAlike =
          row && digestOf([record], isForked) === digestOf([JSON.parse(named(textOf(row)))], isForked);
        if (!isAlike) folds.push(`record ${record.id} on computer ${computer.id}`);
      }
    }
  }
  return {
    checks: [
      { name: 'small run: model and real code say the same', looked: asked, broken: differ },
      { name: 'small run: the same requests', looked: meetings, broken: requests },
      { name: 'small run: the same frontier', looked: CLERKS - left.size, broken: frontiers },
      { name: 'small run: the same records', looked: rows, broken: folds },
    ],
    says,
  };
}
