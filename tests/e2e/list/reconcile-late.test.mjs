/**
 * Over the end of a month, with rows that come six hours late: nothing is settled as not issued too early, nothing doubled.
 * The list of the first company is read on the page, each time in another variant of it; that of the second by its file. The
 * portal takes a query of one month alone. The clock is the test's: law L2's waits are the real ones.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openQuery, searchList } from '../../portal/driver.mjs';
import { readCheckPage } from '../support/browser/check-page.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { picturesOf } from '../support/browser/picture.mjs';
import { readStore } from '../support/browser/storage.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { exportBook } from '../support/cases/export-book.mjs';
import { BEFORE_MIDNIGHT, buyerOf, enterAroundMidnight, LOST } from '../support/cases/late-case.mjs';
import { setClockedStage } from '../support/stage/clocked-stage.mjs';
import { readings } from '../support/stage/look-at-list.mjs';
import { takeInList, writeExportedList } from '../support/stage/take-in-list.mjs';

const NOVEMBER = /** @type {[string, string]} */ (['2026-11-01', '2026-11-30']);
const DECEMBER = /** @type {[string, string]} */ (['2026-12-01', '2026-12-01']);
const UNCLEAR = [...LOST, 'never'];
const [PAGE, FILE] = [0, 1];
const WAYS = [
  ['on the page', PAGE],
  ['by the file', FILE],
];

const downloads = mkdtempSync(join(tmpdir(), 'piaoying-late-'));
/** @type {Awaited<ReturnType<typeof setClockedStage>>} */
let stage;
/** The clerk's ledger tab, and the tab in which she looks at the portal's list. @type {import('puppeteer-core').Page} */
let ledger;
/** @type {import('puppeteer-core').Page} */
let list;
/** Of the submissions, by company. @type {Record<string, string>[]} */
let ids = [];
const picture = picturesOf('late', () => ledger);

beforeAll(async () => {
  stage = await setClockedStage(BEFORE_MIDNIGHT, { downloadsDir: downloads });
  ids = await enterAroundMidnight(stage);
}, 240_000);
afterAll(async () => {
  await stage?.close();
  rmSync(downloads, { recursive: true, force: true });
});

/** Later, in front of another variant of the page. */
async function goOn(to, options) {
  await list?.close();
  await stage.moveTo(to);
  list = await stage.browser.newPage();
  stage.portal.configure({ listPage: 'described', listDates: 'placeholders', ...options });
  ledger = await openExtensionPage(stage.browser, 'ledger.html#/ledger');
  await ledger.setViewport({ width: 1440, height: 1400 });
}

async function signIn(company) {
  stage.portal.configure({ company });
  await list.bringToFront();
  // That is where a session goes over to another company.
  await list.goto(stage.portal.loginUrl);
  await openQuery(list, stage.portal);
}

const seenSoFar = async () => new Set((await readings(stage)).map(({ id }) => id));
/** What is new among the readings, whole. */
const newReading = (before, from) =>
  waitFor(
    async () => {
      const fresh = (await readings(stage)).filter(({ id }) => !before.has(id));
      const found = fresh.find(({ query }) => query.from === from);
      if (!found?.complete)
        throw new Error(`new: ${fresh.map(({ query, problems }) => [query.from, problems])}`);
      return found;
    },
    { timeout: 20_000, message: `a whole reading from ${from} on` },
  );

/** She asks for each month by itself, as the portal wants it. */
async function lookOnPage(company, spans) {
  await signIn(company);
  for (const dates of spans) {
    const before = await seenSoFar();
    await searchList(list, { dates });
    await newReading(before, dates[0]);
    await picture(`list-${dates[0]}`, list);
  }
}

/** The list as the portal exports it, each month by itself. */
async function lookByFile(company, spans) {
  stage.portal.configure({ company });
  for (const dates of spans) {
    const before = await seenSoFar();
    const path = join(downloads, '全量发票查询导出结果.xlsx');
    await writeExportedList(stage.portal, path, dates);
    await takeInList(stage.browser, path, { dates, at: stage.now() });
    rmSync(path);
    await newReading(before, dates[0]);
  }
}

const LOOKS = [lookOnPage, lookByFile];
const recordOf = async (company, kind) =>
  (await stage.submissions()).find(({ id }) => id === ids[company][kind]);
const BUTTON = '[data-part="settle"] [data-action="settle-not-issued"]';

/** What she is shown of one that is unclear. */
async function panelOf(company, kind) {
  await ledger.bringToFront();
  await ledger.evaluate((to) => {
    location.hash = to;
  }, `#/submission/${ids[company][kind]}`);
  await waitFor(() =>
    ledger.$eval(
      '[data-part="settle"]',
      (panel, buyer) =>
        panel.textContent.includes(buyer) &&
        panel.querySelector('[data-action="settle-not-issued"]') !== null,
      buyerOf(company, kind),
    ),
  );
  return ledger.$eval('[data-part="settle"]', (panel) => ({
    text: panel.innerText,
    canConfirm: panel.querySelector('[data-field="confirm"]') !== null,
    isShut: panel.querySelector('[data-action="settle-not-issued"]').disabled,
    // Newest first.
    counting: [...panel.querySelectorAll('[data-counts]')].map(({ dataset }) => dataset.counts === 'true'),
  }));
}

/** Not offered, and she is told from when it can be: half a day after the submit, or later. */
async function staysOpen(company, kind, when = /税局里没有（(\d\d-\d\d )?1[12]:\d\d 起可以记）/) {
  expect((await recordOf(company, kind)).outcome.type).toBe('unknown');
  const panel = await waitFor(async () => {
    const seen = await panelOf(company, kind);
    expect(seen.text).toMatch(when);
    return seen;
  });
  expect(panel).toMatchObject({ canConfirm: false, isShut: true });
}

/** Those whose row was seen carry its number, each its own. */
async function isIssued(company, kinds) {
  for (const kind of kinds) {
    const { Fphm } = stage.portal.state.invoices.find(({ Gmfmc }) => Gmfmc === buyerOf(company, kind)) ?? {};
    await waitFor(async () => (await recordOf(company, kind)).outcome.type === 'issued', { timeout: 20_000 });
    expect(await recordOf(company, kind)).toMatchObject({ invoiceNumbers: [Fphm], standing: 'confirmed' });
  }
}

describe.each([
  ['ten minutes after', '2026-12-01 00:13', { listDates: 'placeholders' }, 'unchecked'],
  ['three quarters of an hour after', '2026-12-01 00:48', { listDates: 'labels' }, 'missing'],
])('%s, the list holds none of them', (_, when, options, standing) => {
  beforeAll(() => goOn(when, options));

  test.each(WAYS)('%s: nothing can be settled; she is told from when', async (__, company) => {
    await LOOKS[company](company, [NOVEMBER, DECEMBER]);
    for (const kind of UNCLEAR) await staysOpen(company, kind);
    // Made in time, the two count together; what was read before stands below them.
    const counting = standing === 'missing' ? [true, true, false, false] : [false, false];
    await waitFor(async () => expect((await panelOf(company, 'never')).counting).toEqual(counting) ?? true);
    expect((await panelOf(company, 'never')).text).toMatch(
      /2026-1[12]-[03][01]，也可能是 2026-1[12]-[03][01]/,
    );
    await picture(`${standing}-${company}`);
    await waitFor(async () => (await recordOf(company, 'never')).standing === standing);
    for (const kind of UNCLEAR) expect((await recordOf(company, kind)).standing).toBe(standing);
  });
});

describe('six hours after, the list holds those that were issued', () => {
  beforeAll(() => goOn('2026-12-01 06:31', { listDates: 'brackets' }));

  test.each(WAYS)('%s: November alone makes its own issued, and nothing else', async (_, company) => {
    await LOOKS[company](company, [NOVEMBER]);
    await isIssued(company, ['before']);
    for (const kind of ['across', 'after', 'never']) await staysOpen(company, kind);
  });

  test.each(WAYS)('%s: with December, all three, and the fourth stays open', async (_, company) => {
    await LOOKS[company](company, [DECEMBER]);
    await isIssued(company, LOST);
    await staysOpen(company, 'never');
    await picture(`six-${company}`);
  });
});

describe('half a day after', () => {
  beforeAll(() => goOn('2026-12-01 12:41', { listPage: 'plain' }));

  test.each(WAYS)('%s: one of the two months is not enough', async (_, company) => {
    await LOOKS[company](company, [NOVEMBER]);
    const { text, canConfirm, counting } = await panelOf(company, 'never');
    expect(text).toContain(company === PAGE ? '现在可以再查一遍' : '另一遍请在税局页面上查');
    expect([canConfirm, counting[0]]).toEqual([false, false]);
  });

  test('by the file: the second look by files, too, is not enough; she is told to look on the page', async () => {
    await lookByFile(FILE, [DECEMBER]);
    const panel = await waitFor(async () => {
      const seen = await panelOf(FILE, 'never');
      return seen.counting[0] && seen.counting[1] && seen;
    });
    expect(panel.text).toContain('另一遍请在税局页面上查');
    expect(panel.canConfirm).toBe(false);
    await picture('needs-page');
  });

  test.each(WAYS)('%s: with both, the one that was not issued can be settled', async (_, company) => {
    await lookOnPage(company, company === PAGE ? [DECEMBER] : [NOVEMBER, DECEMBER]);
    await waitFor(async () => (await panelOf(company, 'never')).canConfirm, { timeout: 20_000 });
    await picture(`both-${company}`);
    await ledger.click('[data-part="settle"] [data-field="confirm"]');
    await ledger.click(BUTTON);
    await waitFor(async () => (await recordOf(company, 'never')).settled?.as === 'notIssued');
  });
});

describe('nothing is doubled', () => {
  test('in the ledger', async () => {
    const records = await stage.submissions();
    expect(records.map(({ id }) => id).sort()).toEqual(ids.flatMap((of) => Object.values(of)).sort());
    const numbers = stage.portal.state.invoices.map(({ Fphm }) => Fphm).sort();
    expect(records.flatMap(({ invoiceNumbers }) => invoiceNumbers).sort()).toEqual(numbers);
    expect((await readStore(stage.inside, 'portalRows')).map(({ id }) => id).sort()).toEqual(numbers);
    expect(new Set(records.map(({ standing }) => standing))).toEqual(new Set(['confirmed', 'missing']));
  });

  test('on 核对: each month has its own', async () => {
    const { taxId } = stage.portal.state.companies[PAGE];
    const { settled } = readCheckPage(() => ledger);
    for (const [month, confirmed] of [
      ['2026-11', 2],
      ['2026-12', 3],
    ]) {
      await ledger.bringToFront();
      await ledger.evaluate((hash) => {
        location.hash = hash;
      }, `#/reconcile?company=${taxId}&month=${month}`);
      await settled({ confirmed });
      await picture(`check-${month}`);
    }
  });

  test('in what is exported: each in the month of its issue', async () => {
    const issuedIn = (month) =>
      stage.portal.state.invoices
        .filter(({ Kprq }) => Kprq.startsWith(month))
        .map(({ Fphm }) => Fphm)
        .sort();
    for (const month of ['2026-11', '2026-12']) {
      const book = await readXlsx(
        new Uint8Array(readFileSync(await exportBook(stage.browser, downloads, month))),
      );
      const cells = book.sheets.find(({ name }) => name === '发票')?.rows.flat() ?? [];
      expect(cells.filter((cell) => /^\d{20}$/.test(String(cell))).sort()).toEqual(issuedIn(month));
    }
  });
});
