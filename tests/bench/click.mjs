/**
 * What the clerk's click on 发票开具 waits for: the dispatch of the click on the main thread and the way of the issue
 * call to the portal, with the extension and without it, and what of ours runs on the page's thread.
 */
import { median, ratio, short, thousands } from './support/figures.mjs';
import { changeNote, clickedAt, noteClicks, openFilledForm, submit, waitForChip } from './support/form.mjs';
import { dispatchOf, isOurs, isWithin, outermost, sumOf, traceWhile } from './support/trace.mjs';
import { openTwoBrowsers } from './support/two-browsers.mjs';

/** Lines → clicks on each side: a long form takes seconds a click. */
const ROUNDS = new Map([
  [3, 7],
  [100, 7],
  [2_000, 5],
]);

/** @param {import('./bench.mjs').Stage} stage */
export async function measure({ portal, extensionDir }) {
  const { bare, extended, close } = await openTwoBrowsers({ portal, extensionDir });
  const told = (page) => (page === extended ? waitForChip(page, 'refused') : undefined);
  const measured = [];
  try {
    for (const [lines, rounds] of ROUNDS) {
      await Promise.all([bare, extended].map((page) => openFilledForm(page, portal, lines)));
      await waitForChip(extended, 'watching');
      for (const page of [bare, extended]) await page.evaluate(noteClicks);
      const clicks = { lines, bare: [], extended: [] };
      for (let round = 0; round < rounds; round++) {
        clicks.bare.push(await traceClick(bare, portal, told));
        clicks.extended.push(await traceClick(extended, portal, told));
      }
      measured.push(clicks);
    }
  } finally {
    await close();
  }
  return [
    {
      title: 'click: main thread blocked by the dispatch of the click on 发票开具',
      head: ['lines', 'clicks', 'bare', 'with', '', 'bare CPU', 'with CPU', '', 'first bare', 'first with'],
      rows: measured.map(dispatchRow),
      notes: ['both hold the page’s own validation and first request; first = the first click on that form'],
    },
    {
      title: 'click: from the click to the issue call’s arrival at the portal',
      head: ['lines', 'bare', 'with', '', 'later by'],
      rows: measured.map(callRow),
    },
    {
      title: 'click: our own code on the main thread of the page',
      head: ['lines', 'in the click', 'CPU', 'its layout', 'afterwards', 'CPU', 'longest'],
      rows: measured.map(oursRow),
      notes: [
        'its layout = style and layout that our code forced within the click',
        'afterwards = all our listeners and timers until the outcome is told; longest = the longest of them',
      ],
    },
  ];
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {import('../portal/portal.mjs').Portal} portal
 * @param {(page: import('puppeteer-core').Page) => Promise<unknown> | undefined} told waits for the outcome
 */
async function traceClick(page, portal, told) {
  await changeNote(page);
  let arrivedAt = 0;
  const events = await traceWhile(page, async () => {
    arrivedAt = await submit(page, portal);
    await told(page);
  });
  const click = dispatchOf(events, 'click');
  const ours = outermost(events.filter(isOurs));
  const inClick = ours.filter(isWithin(click));
  const afterwards = ours.filter(({ ts }) => ts >= click.ts + click.dur);
  return {
    click: sumOf([click]),
    toCall: arrivedAt - (await clickedAt(page)),
    inClick: sumOf(inClick),
    layout: sumOf(layoutsIn(events, inClick)).wall,
    afterwards: sumOf(afterwards),
    longest: Math.max(0, ...afterwards.map(({ dur }) => dur / 1000)),
  };
}

/** @param {import('./support/trace.mjs').TraceEvent[]} events @param {import('./support/trace.mjs').TraceEvent[]} calls */
function layoutsIn(events, calls) {
  const layouts = events.filter(({ name }) => name === 'UpdateLayoutTree' || name === 'Layout');
  return outermost(layouts.filter((layout) => calls.some((call) => isWithin(call)(layout))));
}

const medianOf = (clicks, pick) => median(clicks.map(pick));

function dispatchRow({ lines, bare, extended }) {
  const wall = [bare, extended].map((clicks) => medianOf(clicks, ({ click }) => click.wall));
  const cpu = [bare, extended].map((clicks) => medianOf(clicks, ({ click }) => click.cpu));
  return [
    thousands(lines),
    String(bare.length),
    ...wall.map(short),
    ratio(wall[1], wall[0]),
    ...cpu.map(short),
    ratio(cpu[1], cpu[0]),
    short(bare[0].click.wall),
    short(extended[0].click.wall),
  ];
}

function callRow({ lines, bare, extended }) {
  const [without, withUs] = [bare, extended].map((clicks) => medianOf(clicks, ({ toCall }) => toCall));
  return [thousands(lines), short(without), short(withUs), ratio(withUs, without), short(withUs - without)];
}

const oursRow = ({ lines, extended }) => [
  thousands(lines),
  short(medianOf(extended, ({ inClick }) => inClick.wall)),
  short(medianOf(extended, ({ inClick }) => inClick.cpu)),
  short(medianOf(extended, ({ layout }) => layout)),
  short(medianOf(extended, ({ afterwards }) => afterwards.wall)),
  short(medianOf(extended, ({ afterwards }) => afterwards.cpu)),
  short(medianOf(extended, ({ longest }) => longest)),
];
