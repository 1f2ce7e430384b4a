/**
 * What the renderer's main thread did, from Chromium's own trace: it sees the extension's isolated world, which a
 * measurement inside the page cannot. `dur` is wall time, `tdur` the thread's CPU time, which other programs on
 * the machine hardly change; both in µs.
 */

/** @typedef {import('puppeteer-core').Page} Page */
/**
 * @typedef {object} TraceEvent
 * @property {string} name
 * @property {number} pid
 * @property {number} tid
 * @property {number} ts µs
 * @property {number} dur µs
 * @property {number} tdur µs
 * @property {any} args
 */

/**
 * @param {Page} page
 * @param {() => Promise<unknown>} act
 * @returns {Promise<TraceEvent[]>} the events that have a duration
 */
export async function traceWhile(page, act) {
  await page.tracing.start({ categories: ['devtools.timeline'] });
  await act();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
  return traceEvents.filter((/** @type {any} */ { ph, dur }) => ph === 'X' && dur !== undefined);
}

const urlOf = (/** @type {TraceEvent} */ { args }) => args?.data?.url ?? '';

/** Code of the extension that was run by the browser: its script, its listeners and timers. */
export const isOurs = (/** @type {TraceEvent} */ event) =>
  (event.name === 'FunctionCall' || event.name === 'EvaluateScript') &&
  urlOf(event).startsWith('chrome-extension://');

/** @param {TraceEvent} outer @returns {(event: TraceEvent) => boolean} */
export const isWithin = (outer) => (event) =>
  event !== outer &&
  event.pid === outer.pid &&
  event.tid === outer.tid &&
  event.ts >= outer.ts &&
  event.ts + event.dur <= outer.ts + outer.dur;

/** Without those that lie within another one of the list. @param {TraceEvent[]} events */
export function outermost(events) {
  const byStart = events.toSorted((a, b) => a.pid - b.pid || a.tid - b.tid || a.ts - b.ts || b.dur - a.dur);
  /** @type {TraceEvent | undefined} */
  let around;
  return byStart.filter((event) => {
    if (around && isWithin(around)(event)) return false;
    around = event;
    return true;
  });
}

/** @param {TraceEvent[]} events @returns {{ wall: number, cpu: number }} ms */
export const sumOf = (events) => ({
  wall: events.reduce((sum, { dur }) => sum + dur, 0) / 1000,
  cpu: events.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000,
});

/** The one dispatch of this event type. @param {TraceEvent[]} events @param {string} type */
export function dispatchOf(events, type) {
  const found = events.filter(({ name, args }) => name === 'EventDispatch' && args?.data?.type === type);
  if (found.length !== 1) throw new Error(`the trace has ${found.length} dispatches of ${type}, not one`);
  return /** @type {TraceEvent} */ (found[0]);
}
