/**
 * Holding the ledger against the portal's list: the pure match beside a bare join by number of the same records, and
 * the whole check of a company's month, reading from IndexedDB and keeping what is new, beside a bare read of the same
 * records. Nine of ten submissions carry their number; of the others buyer, amounts and time must tell.
 */
import { launchChromium } from '../e2e/support/browser/chromium.mjs';
import { waitFor } from '../e2e/support/browser/wait-for.mjs';
import { bundle } from './support/bundle.mjs';
import { median, ratio, short, thousands } from './support/figures.mjs';

const SIZES = [10_000, 100_000];
const ROUNDS = 5;
const ROUNDS_OF_CHECK = 2;
const TIMEOUT = 1_800_000;

/** @param {import('./bench.mjs').Stage} stage */
export async function measure({ portal }) {
  const code = await bundle({
    reconcile: 'utils/domain/reconcile/reconcile.ts',
    portalRow: 'utils/domain/list/portal-row.ts',
    dpptQuery: 'utils/portal/dppt-query.ts',
    createReconciler: 'utils/services/shared/reconcile-run.ts',
    openLedger: 'utils/store/ledger/db.ts',
    knowledgeWith: 'utils/portal/registry.ts',
  });
  const matched = [];
  const checked = [];
  for (const size of SIZES) {
    const browser = await launchChromium({ args: portal.chromiumArgs() });
    try {
      const page = await browser.newPage();
      // A page of an origin of its own, so that it has a database; nothing of ours runs in it.
      await page.goto(portal.loginUrl);
      await page.evaluate(`globalThis.bench = ${code}; (${prepare})(${size})`);
      matched.push({ size, ...(await inPage(page, `(${timeMatch})(${ROUNDS})`)) });
      const rounds = [];
      await inPage(page, `(${fillLedger})()`);
      for (let round = 0; round < ROUNDS_OF_CHECK; round++)
        rounds.push(await inPage(page, `(${timeCheck})()`));
      checked.push({ size, rounds });
    } finally {
      await browser.close();
    }
  }
  const perRow = ({ size, ours }) => median(ours) / size;
  return [
    {
      title: 'reconcile: submissions against as many rows of the list, ms (median)',
      head: ['submissions', 'confirmed', 'bare join by number', 'ours', '', 'a row, beside the smallest'],
      rows: matched.map((run) => [
        thousands(run.size),
        thousands(run.confirmed),
        short(median(run.bare)),
        short(median(run.ours)),
        ratio(median(run.ours), median(run.bare)),
        ratio(perRow(run), perRow(matched[0])),
      ]),
    },
    {
      title: 'reconcile: check of a company’s month in IndexedDB, ms',
      head: ['submissions', 'bare read', 'first check', '', 'events kept', 'again', '', 'events kept'],
      rows: checked.map(({ size, rounds: [first, ...later] }) => {
        const again = median(later.map(({ ms }) => ms));
        const bare = median([first, ...later].map((round) => round.bare));
        return [
          thousands(size),
          short(bare),
          short(first.ms),
          ratio(first.ms, bare),
          thousands(first.kept),
          short(again),
          ratio(again, bare),
          thousands(later.reduce((sum, { kept }) => sum + kept, 0)),
        ];
      }),
      notes: ['the first check writes an event for each submission, 200 in a strict transaction'],
    },
  ];
}

/**
 * A single call to the browser may take 3 min at most, and some of these take longer.
 * @param {import('puppeteer-core').Page} page
 * @param {string} expression
 */
async function inPage(page, expression) {
  await page.evaluate(`globalThis.told = undefined;
    Promise.resolve(${expression}).then(
      (value) => { globalThis.told = { value }; },
      (error) => { globalThis.told = { error: String(error) }; },
    );
    undefined`);
  const { value, error } = await waitFor(() => page.evaluate('globalThis.told'), {
    timeout: TIMEOUT,
    every: 500,
  });
  if (error) throw new Error(error);
  return value;
}

/** Runs in the page: submissions, rows and a whole reading. */
function prepare(size) {
  const { portalRow } = globalThis.bench;
  const start = Date.parse('2026-10-01T00:00:00+08:00');
  const step = Math.floor((27 * 86_400_000) / size);
  const taxId = '91110105MA01C4JX88';
  const origin = location.origin;
  const number = (n) => `26117${String(n).padStart(15, '0')}`;
  const text = (at) => new Date(at + 28_800_000).toISOString().slice(0, 19).replace('T', ' ');
  const subjects = [];
  const rows = [];
  for (let n = 0; n < size; n++) {
    const submittedAt = start + n * step;
    const net = `${100 + (n % 977)}.00`;
    const tax = ((100 + (n % 977)) * 0.06).toFixed(2);
    const gross = (Number(net) + Number(tax)).toFixed(2);
    const buyer = { name: `客户${n % 4_001}有限公司`, taxId: '' };
    const known = n % 10 > 0;
    const numbers = known ? [number(n)] : [];
    subjects.push({
      id: `S${String(n).padStart(8, '0')}`,
      source: 'portal',
      profileId: 'dppt',
      site: { origin, path: '/' },
      submittedAt,
      invoice: {
        priceIncludesTax: false,
        seller: { name: '甲', taxId },
        buyer,
        buyerIsNaturalPerson: false,
        lines: [{ itemName: '*信息技术服务*维护', netAmount: net, taxRate: '0.06', taxAmount: tax }],
        totalNet: net,
        totalTax: tax,
        totalGross: gross,
        issues: [],
      },
      outcome: known ? { type: 'issued', invoiceNumbers: numbers } : { type: 'unknown', reason: 'timedOut' },
      standing: 'unchecked',
      signals: {
        gestures: [{ at: submittedAt, onLine: true }],
        issueCalls: [],
        otherCalls: [],
        verdicts: [],
      },
      history: [],
      practice: false,
      open: known ? 0 : 1,
      sellerTaxId: taxId,
      outcomeType: known ? 'issued' : 'unknown',
      invoiceNumbers: numbers,
      fingerprint: String(n),
      searchKeys: [buyer.name],
      day: text(submittedAt).slice(0, 10),
    });
    const shown = {
      invoiceNumber: number(n),
      kind: '数电发票（普通发票）',
      status: '正常',
      sellerName: '甲',
      sellerTaxId: taxId,
      buyerName: buyer.name,
      issuedAt: text(submittedAt + 2_000),
      net,
      tax,
      gross,
      source: '电子发票服务平台',
    };
    rows.push(portalRow(shown, { profileId: 'dppt', seenAt: start, readingId: 'L1' }));
  }
  const at = start + 40 * 86_400_000;
  const reading = {
    id: 'L1',
    profileId: 'dppt',
    origin,
    companyTaxId: taxId,
    query: { type: '开具发票', kinds: '全部', from: '2026-10-01', to: '2026-10-31', others: [] },
    startedAt: at,
    finishedAt: at,
    pagesSeen: 1,
    pagesTold: 1,
    total: size,
    pages: [{ event: 'P', at, query: {}, queryKept: true, ids: [], unreadable: 0, sellers: [taxId] }],
    problems: [],
    complete: true,
  };
  globalThis.given = { subjects, rows, reading, taxId };
}

/** Runs in the page. */
function timeMatch(rounds) {
  const { reconcile, dpptQuery } = globalThis.bench;
  const { subjects, rows, reading } = globalThis.given;
  const bare = [];
  const ours = [];
  let confirmed = 0;
  for (let round = 0; round < rounds; round++) {
    let start = performance.now();
    const byNumber = new Map(rows.map((row) => [row.id, row]));
    subjects.flatMap(({ invoiceNumbers }) => invoiceNumbers.map((number) => byNumber.get(number)));
    bare.push(performance.now() - start);
    start = performance.now();
    const { findings } = reconcile(subjects, rows, [reading], dpptQuery.words);
    ours.push(performance.now() - start);
    confirmed = findings.filter(({ standing }) => standing === 'confirmed').length;
  }
  return { bare, ours, confirmed };
}

/** Runs in the page. */
async function fillLedger() {
  const { openLedger } = globalThis.bench;
  const { subjects, rows, reading } = globalThis.given;
  const db = await openLedger('bench');
  globalThis.db = db;
  for (let at = 0; at < subjects.length; at += 2_000) {
    const tx = db.transaction(['submissions', 'portalRows'], 'readwrite', { durability: 'relaxed' });
    for (const subject of subjects.slice(at, at + 2_000)) tx.objectStore('submissions').put(subject);
    for (const row of rows.slice(at, at + 2_000)) tx.objectStore('portalRows').put(row);
    await tx.done;
  }
  await db.put('coverage', reading);
}

/** Runs in the page: a bare read of both stores, then a check. */
async function timeCheck() {
  const { createReconciler, knowledgeWith } = globalThis.bench;
  const { db, given } = globalThis;
  let start = performance.now();
  await Promise.all([db.getAll('submissions'), db.getAll('portalRows')]);
  const bare = performance.now() - start;
  let made = 0;
  let kept = 0;
  const reconciler = createReconciler({
    openLedger: async () => db,
    readKnowledge: async () => knowledgeWith(),
    readWaitMs: async () => 1_800_000,
    newId: () => `E${Date.now()}${String(++made).padStart(8, '0')}`,
    now: Date.now,
    onCommitted: (_, facts) => {
      kept += facts.length;
    },
  });
  start = performance.now();
  await reconciler.check(given.taxId, { from: '2026-10-01', to: '2026-10-31' });
  return { bare, ms: performance.now() - start, kept };
}
