/**
 * Fills the extension's own database with copies of the records that are in it, by raw transactions inside a page
 * of the extension: through the product's write path 100,000 records would take an hour.
 */
import { readStore } from '../../e2e/support/browser/storage.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/**
 * @typedef {object} Amount
 * @property {number} records in all, with those that are there
 * @property {number} companies
 * @property {number} days over which they lie, the newest first
 * @property {number} now epoch ms
 */

/** A call to the browser may take 3 min at most. */
const CHUNK = 10_000;

/**
 * Records and counters; the log of events, which no view reads, keeps only what led to the real records.
 * @param {Page} page a page of the extension
 * @param {Amount} amount
 */
export async function seedLedger(page, amount) {
  const templates = await readStore(page, 'submissions');
  const counters = new Map();
  for (const record of templates) count(counters, record);
  for (let from = templates.length; from < amount.records; from += CHUNK) {
    const to = Math.min(from + CHUNK, amount.records);
    await page.evaluate(`(${addCopies})(${copyOf}, ${JSON.stringify({ templates, from, to, amount })})`);
    for (let i = from; i < to; i++) count(counters, copyOf(templates, i, amount));
  }
  await page.evaluate(`(${putCounters})(${JSON.stringify([...counters.values()].map(asStored))})`);
}

/** The `i`th newest record, made from a real one. Also runs in the page: stands alone. */
function copyOf(templates, i, { records, companies, days, now }) {
  // Of 100 records four are open, as among a clerk's invoices.
  const outcome = { 7: 'refused', 31: 'unknown', 53: 'refused', 79: 'refused' }[i % 100] ?? 'issued';
  const template = templates.find(({ outcomeType }) => outcomeType === outcome);
  if (!template) throw new Error(`no template for ${outcome}`);
  const number = String(i).padStart(8, '0');
  const submittedAt = now - Math.floor((i * days * 86_400_000) / records);
  const company = i % companies;
  const seller = { ...template.invoice.seller };
  if (company > 0) {
    seller.taxId = `91110105SEED${String(company).padStart(6, '0')}`;
    seller.name += company;
  }
  const buyer = { ...template.invoice.buyer, name: `购买方${number}` };
  const invoiceNumbers = template.invoiceNumbers.map(() => `261100000000${number}`);
  return {
    ...template,
    id: `01SEED${String(records - i).padStart(20, '0')}`,
    submittedAt,
    sellerTaxId: seller.taxId,
    invoiceNumbers,
    invoice: { ...template.invoice, seller, buyer },
    outcome: { ...template.outcome, ...(invoiceNumbers.length > 0 && { invoiceNumbers }) },
    fingerprint: number + template.fingerprint.slice(8),
    searchKeys: [buyer.name, ...invoiceNumbers.map((text) => text.slice(-8))],
    // Beijing is 8 h ahead, all year.
    day: new Date(submittedAt + 28_800_000).toISOString().slice(0, 10),
  };
}

/** Runs in the page. */
async function addCopies(copyOf, { templates, from, to, amount }) {
  const BATCH = 2_000;
  const opening = indexedDB.open('piaoying');
  await new Promise((resolve, reject) => {
    opening.onsuccess = resolve;
    opening.onerror = () => reject(opening.error);
  });
  const underWay = [];
  for (let start = from; start < to; start += BATCH) {
    const transaction = opening.result.transaction('submissions', 'readwrite', { durability: 'relaxed' });
    const submissions = transaction.objectStore('submissions');
    for (let i = start; i < Math.min(start + BATCH, to); i++) submissions.add(copyOf(templates, i, amount));
    underWay.push(
      new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error);
      }),
    );
    // The next copies are made while these are written.
    if (underWay.length > 1) await underWay.shift();
  }
  await Promise.all(underWay);
  opening.result.close();
}

/** As the fold counts, in cents. */
function count(counters, { sellerTaxId, outcomeType, day, open, invoice }) {
  const cents = (/** @type {string | undefined} */ amount) => Math.round(Number(amount ?? 0) * 100);
  for (const period of open === 1 ? [day, 'all', 'open'] : [day, 'all']) {
    const key = [period, sellerTaxId, outcomeType].join();
    const row = counters.get(key) ?? {
      period,
      sellerTaxId,
      outcome: outcomeType,
      count: 0,
      net: 0,
      tax: 0,
      gross: 0,
    };
    row.sellerName = invoice.seller.name;
    row.count += 1;
    row.net += cents(invoice.totalNet);
    row.tax += cents(invoice.totalTax);
    row.gross += cents(invoice.totalGross);
    counters.set(key, row);
  }
}

const asStored = ({ net, tax, gross, ...row }) => ({
  ...row,
  net: (net / 100).toFixed(2),
  tax: (tax / 100).toFixed(2),
  gross: (gross / 100).toFixed(2),
});

/** Runs in the page. */
async function putCounters(rows) {
  const opening = indexedDB.open('piaoying');
  await new Promise((resolve, reject) => {
    opening.onsuccess = resolve;
    opening.onerror = () => reject(opening.error);
  });
  const transaction = opening.result.transaction('counters', 'readwrite', { durability: 'strict' });
  for (const row of rows) transaction.objectStore('counters').put(row);
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
  opening.result.close();
}
