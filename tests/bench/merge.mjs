/**
 * The computers of a firm met at their place: all that they ever put there, taken in at once; then an hour in which each put one
 * invoice; then one in which nobody put anything.
 */
import { startComputer } from '../e2e/support/stage/backup.mjs';
import { join, pullNow } from '../e2e/support/stage/team.mjs';
import { startSmallS3 } from '../e2e/support/stores/small-s3.mjs';
import { countEvents } from './support/count-events.mjs';
import { short, thousands } from './support/figures.mjs';
import { watchMemory } from './support/memory.mjs';
import { caseOf, EVENTS, openPlace } from './support/sealed-series.mjs';

/** Computers of a firm. `PIAOYING_BENCH_ROWS=20` measures that one alone. */
const ONLY = Number(process.env.PIAOYING_BENCH_ROWS);
const FIRMS = ONLY ? [ONLY] : [10, 200];
/** Of each, put in as many hours of a day. */
const INVOICES = 100;
const HOURS = 4;
const LINES = 15;
const TIMEOUT = 3_600_000;

/** @typedef {{ ms: number, page: number, asked: number }} Run page = growth of its memory, MiB */

/** @param {import('./bench.mjs').Stage} stage */
export async function measure({ extensionDir }) {
  const measured = [];
  for (const computers of FIRMS)
    measured.push({ computers, ...(await measureFirm(extensionDir, computers)) });
  return [
    {
      title: `merge: ${INVOICES} invoices of ${LINES} lines each computer, ${EVENTS} events an invoice`,
      head: ['computers', 'events', 'what', 's', 'a computer, s', 'files asked for', 'page MiB'],
      rows: measured.flatMap(({ computers, events, runs }) =>
        runs.map(({ what, ms, page, asked }) => [
          thousands(computers),
          thousands(events),
          what,
          short(ms / 1000),
          short(ms / computers / 1000),
          thousands(asked),
          short(page),
        ]),
      ),
      notes: [
        'all: of every other computer everything it ever put; hour: one invoice of each; nothing: nothing new',
        'page MiB = growth of the resident memory of the page’s process to its peak, from before each',
        'the place is an object store in memory on this machine',
      ],
    },
  ];
}

/** @param {string} extensionDir @param {number} count of computers */
async function measureFirm(extensionDir, count) {
  const store = await startSmallS3();
  const { recoveryKey, addComputer, now } = await openPlace(store.target);
  const computers = [];
  const put = async (
    /** @type {number} */ nth,
    /** @type {number} */ from,
    /** @type {number} */ invoices,
  ) => {
    const cases = Array.from({ length: invoices }, (_, at) => caseOf(nth * 1_000 + from + at, LINES));
    const part = String(from).padStart(8, '0');
    await computers[nth].seal(await computers[nth].link(cases, part, now - 3_600_000));
  };
  // The first has little: it is what she restores when she joins.
  for (let nth = 0; nth <= count; nth += 1)
    computers.push(await addComputer(String(nth).padStart(4, '0'), `会计${nth} · Chrome`));
  await put(0, 0, 1);
  const { page, close } = await startComputer('#/backup?tab=restore', { extensionDir });
  try {
    await page.bringToFront();
    await join(page, store.settings, recoveryKey);
    for (let nth = 1; nth <= count; nth += 1)
      for (let hour = 0; hour < HOURS; hour += 1) await put(nth, (hour * INVOICES) / HOURS, INVOICES / HOURS);
    const runs = [{ what: 'all', ...(await timed(page, store)) }];
    for (let nth = 1; nth <= count; nth += 1) await put(nth, INVOICES, 1);
    runs.push({ what: 'hour', ...(await timed(page, store)) });
    runs.push({ what: 'nothing', ...(await timed(page, store)) });
    const events = (await page.evaluate(countEvents)) ?? 0;
    const expected = (count * (INVOICES + 1) + 1) * EVENTS;
    if (events !== expected) throw new Error(`${events} events are here, not ${expected}`);
    return { events, runs };
  } finally {
    await close();
    await store.close();
  }
}

/** @returns {Promise<Run>} */
async function timed(page, store) {
  const before = store.asked();
  const peak = watchMemory(page.browser());
  const start = performance.now();
  const place = await pullNow(page, TIMEOUT);
  if (place.failing) throw new Error(JSON.stringify(place.failing));
  return { ms: performance.now() - start, page: peak().page, asked: store.asked() - before };
}
