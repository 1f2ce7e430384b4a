/**
 * What our watching costs a page that is busy or idle: the time of our own code on its main thread, beside all that
 * the same page does in a browser without the extension. The entry form is open, so that everything watches.
 */
import { short } from './support/figures.mjs';
import { openFilledForm } from './support/form.mjs';
import { isOurs, outermost, sumOf, traceWhile } from './support/trace.mjs';
import { openTwoBrowsers } from './support/two-browsers.mjs';

const INPUTS = 1_200;
const KEYS_AN_INPUT = 6;
const ROWS = 150;
const COLUMNS = 8;
const RENDER_MS = 3_000;
const IDLE_MS = 60_000;

/** @typedef {import('puppeteer-core').Page} Page */

const LOADS = [
  {
    name: `${INPUTS * KEYS_AN_INPUT} inputs of ${INPUTS} fields`,
    prepare: (/** @type {Page} */ page) => page.evaluate(addInputs, INPUTS),
    act: typeEverywhere,
  },
  {
    name: `grid of ${ROWS} × ${COLUMNS} rendered anew for ${RENDER_MS / 1000} s`,
    prepare: (/** @type {Page} */ page) => page.evaluate(addGrid, ROWS, COLUMNS),
    act: (/** @type {Page} */ page) => page.evaluate(renderGrid, RENDER_MS),
  },
  {
    name: `idle for ${IDLE_MS / 1000} s`,
    prepare: async () => undefined,
    act: () => new Promise((resolve) => setTimeout(resolve, IDLE_MS)),
  },
];

/** @param {import('./bench.mjs').Stage} stage */
export async function measure(stage) {
  const rows = [];
  for (const { name, prepare, act } of LOADS) {
    const { bare, extended, close } = await openTwoBrowsers(stage);
    try {
      /** @type {Record<string, { task: number, ours: { wall: number, cpu: number } }>} */
      const told = {};
      // One after the other: two busy browsers at once would measure each other.
      for (const [which, page] of Object.entries({ bare, extended })) {
        await openFilledForm(page, stage.portal, 3);
        await prepare(page);
        await page.bringToFront();
        const before = (await page.metrics()).TaskDuration ?? 0;
        const events = await traceWhile(page, () => act(page));
        const task = (((await page.metrics()).TaskDuration ?? 0) - before) * 1000;
        told[which] = { task, ours: sumOf(outermost(events.filter(isOurs))) };
      }
      const { bare: alone, extended: with_ } = /** @type {any} */ (told);
      rows.push([
        name,
        short(alone.task),
        short(with_.task),
        short(with_.ours.wall),
        short(with_.ours.cpu),
        `${short((with_.ours.cpu / alone.task) * 100)} %`,
      ]);
    } finally {
      await close();
    }
  }
  return [
    {
      title: 'watch: main thread of the entry form, ms in all',
      head: ['', 'page alone', 'page with', 'our code', 'CPU', 'of page alone'],
      rows,
      notes: [
        'page = all tasks of the main thread, tracing among them; our code = its listeners, observers and timers',
        'keys are pressed by the browser, as trusted events; each is a keydown, an input and a keyup',
      ],
    },
  ];
}

/** @param {Page} page */
async function typeEverywhere(page) {
  for (let nth = 0; nth < INPUTS; nth++) {
    await page.evaluate((at) => document.querySelectorAll('.bench-input')[at]?.focus(), nth);
    for (let key = 0; key < KEYS_AN_INPUT; key++) await page.keyboard.press('a');
  }
}

/** Runs in the page. */
function addInputs(count) {
  const block = document.createElement('div');
  for (let nth = 0; nth < count; nth++) {
    const input = document.createElement('input');
    input.className = 'bench-input';
    block.append(input);
  }
  document.querySelector('.blue-invoice').append(block);
}

/** Runs in the page. */
function addGrid(rows, columns) {
  const table = document.createElement('table');
  table.id = 'bench-grid';
  for (let row = 0; row < rows; row++) {
    const cells = table.insertRow();
    for (let column = 0; column < columns; column++) cells.insertCell().textContent = `${row}.${column}`;
  }
  document.querySelector('.blue-invoice').append(table);
}

/** Runs in the page: every frame each row is taken out and made again, as a table library does. */
function renderGrid(ms) {
  const body = document.querySelector('#bench-grid').tBodies[0];
  const end = performance.now() + ms;
  return new Promise((resolve) => {
    let round = 0;
    const render = () => {
      round += 1;
      for (const row of [...body.rows]) {
        const next = row.cloneNode(true);
        next.cells[round % next.cells.length].textContent = String(round);
        row.replaceWith(next);
      }
      if (performance.now() < end) requestAnimationFrame(render);
      else resolve(round);
    };
    render();
  });
}
