import type { Check } from './checks';
import type { LargeRun } from './large-run';
import { noTraffic, type Traffic } from './traffic';
import { DAYS_A_MONTH, MINUTES_A_DAY } from './world';

/** What 坚果云 says of itself: requests in half an hour, of an account that is paid for and of one that is not. */
const PAID = 600;
const FREE = 200;
/** Said of a free account, megabytes a month; not verified. */
const FREE_UP = 1_024;
const FREE_DOWN = 3_072;
const MOST_SHOWN = 5;
const HALF_HOURS = MINUTES_A_DAY / 30;

export function tellCheck({ name, looked, broken }: Check): string[] {
  const head = `${broken.length === 0 ? '✓' : '✗'} ${name}: ${looked} looked at, ${broken.length} broken`;
  const more = broken.length > MOST_SHOWN ? [`    … and ${broken.length - MOST_SHOWN} more`] : [];
  return [head, ...broken.slice(0, MOST_SHOWN).map((one) => `    ${one}`), ...more];
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
const limit = (value: number, most: number) => (value > most ? 'PASSED' : 'kept');

/** Of each computer each whole month. */
function monthsOf({ sim }: LargeRun): Traffic[] {
  const { months } = sim.options;
  return sim.computers.flatMap(({ traffic }) =>
    Array.from({ length: months }, (_, month) => traffic[month] ?? noTraffic()).filter(
      ({ runs }) => runs > 0,
    ),
  );
}

/** Requests and bytes of a clerk, beside what 坚果云 allows. */
export function tellTraffic(run: LargeRun): string[] {
  const months = monthsOf(run);
  const mean = (of: (one: Traffic) => number) =>
    months.reduce((sum, one) => sum + of(one), 0) / months.length;
  const most = (of: (one: Traffic) => number) => months.reduce((top, one) => Math.max(top, of(one)), 0);
  const clerks = run.sim.options.clerks;
  const aDay = mean(({ dav }) => dav) / DAYS_A_MONTH;
  const [up, down] = [mean((one) => one.up), mean((one) => one.down)];
  const atOnce = most(({ mostAtOnce }) => mostAtOnce);
  const firmHalf = (aDay * clerks) / HALF_HOURS;
  return [
    `Requests and bytes of a clerk, ${clerks} clerks (originals, pictures and files are not in it):`,
    `  a day ${Math.round(mean(({ requests }) => requests) / DAYS_A_MONTH)} requests, of these ${(mean(({ puts }) => puts) / DAYS_A_MONTH).toFixed(1)} puts; over WebDAV ${Math.round(aDay)}`,
    `  a month ${megabytes(up)} up, ${megabytes(down)} down; most in a month ${megabytes(most((one) => one.up))} up, ${megabytes(most((one) => one.down))} down`,
    `  坚果云, requests in half an hour (paid ${PAID}, free ${FREE}):`,
    `    an account for each clerk: in one run up to ${atOnce}: paid ${limit(atOnce, PAID)}, free ${limit(atOnce, FREE)}`,
    `    one account for all: ${Math.round(firmHalf)} on average: paid ${limit(firmHalf, PAID)}, free ${limit(firmHalf, FREE)}`,
    `  坚果云, free account, a month (said to be ${FREE_UP} MB up and ${FREE_DOWN} MB down; not verified):`,
    `    an account for each clerk: up ${limit(up / 1e6, FREE_UP)}, down ${limit(down / 1e6, FREE_DOWN)}`,
    `    one account for all (${megabytes(up * clerks)} up, ${megabytes(down * clerks)} down): up ${limit((up * clerks) / 1e6, FREE_UP)}, down ${limit((down * clerks) / 1e6, FREE_DOWN)}`,
  ];
}

/** What the run was. */
export function tellRun({ sim, counts }: LargeRun): string[] {
  const { clerks, events, months, seed } = sim.options;
  const all = sim.logs.reduce((sum, { n, branch }) => sum + n - (branch?.behind ?? 0), 0);
  const bars = [...sim.truth.counts.bars].map(([bar, times]) => `${bar} ${times}`).join(', ');
  const { offered, issued, claimed } = sim.truth.counts;
  return [
    `${clerks} clerks, ${events} events a month, ${months} months, seed ${seed}: ${all} events on ${sim.computers.length} computers`,
    `  ${counts.runs} runs, of these ${counts.failed} failed; ${counts.failures} refused invoices, ${counts.twins} of them entered by a colleague, too`,
    `  ${counts.imports} files imported, ${counts.copies} profiles copied, ${counts.leavers} changes of the key`,
    `  ${offered} filled in anew, ${issued} issued by that, ${claimed} taken over; kept from it: ${bars}`,
  ];
}

/** What became of copied profiles. */
export function tellCopies({ sim, left }: LargeRun): string[] {
  const readers = sim.computers.filter((one) => !left.includes(one));
  return sim.copied.map(({ original, copy, branch, of, behind }) => {
    const began = [original, copy].filter(({ log }) => log.chainId !== of.chainId).length;
    const names = new Set(
      readers.map((one) => (one.upTo(branch) > behind ? one.names.of(branch, behind + 1) : '')),
    );
    return `  computer ${copy.id} is a copy of ${original.id}: ${of.n - behind} events on the original and ${branch.n - behind} on the copy before ${began} of them began a log of its own; the copy's lie under ${names.size} names`;
  });
}
