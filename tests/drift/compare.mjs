/** What was entered against what was kept of it. Pure; names what differs. */

/** @param {string | undefined} value @returns {string | undefined} numbers without their zeros and separators */
function plain(value) {
  if (value === undefined || !/^-?[\d,]+(\.\d+)?$/.test(value)) return value;
  const text = value.replaceAll(',', '');
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** Which of these are numbers: a telephone and an account are none. */
const COUNTED = new Set([
  'quantity',
  'unitPrice',
  'netAmount',
  'taxRate',
  'taxAmount',
  'totalNet',
  'totalTax',
  'totalGross',
]);

/**
 * @param {string} where
 * @param {Record<string, string | undefined>} wanted
 * @param {Record<string, string | undefined>} kept
 * @returns {string[]}
 */
const differing = (where, wanted, kept) =>
  Object.entries(wanted)
    .filter(([name, value]) => {
      const found = kept[name];
      return COUNTED.has(name) ? plain(found) !== plain(value) : found !== value;
    })
    .map(([name, value]) => `${where}${name} 「${kept[name] ?? ''}」≠「${value}」`);

/**
 * Every field and line.
 * @param {import('./invoices.mjs').Entry} entry
 * @param {{ name: string, taxId: string }} seller
 * @param {any} invoice of the record
 * @param {readonly string[]} [mayLack] fields of the invoice that may be missing, not wrong
 * @returns {string[]} empty where all is kept
 */
export function differences(entry, { name, taxId }, invoice, mayLack = []) {
  const { kind, note, totals } = entry;
  const whole = Object.entries({ kind, note, ...totals });
  const asked = whole.filter(([field]) => !mayLack.includes(field) || invoice[field] !== undefined);
  return [
    ...differing('', Object.fromEntries(asked), invoice),
    ...differing('seller.', { name, taxId }, invoice.seller),
    ...partsDiffering(entry, invoice),
  ];
}

/** @param {import('./invoices.mjs').Entry} entry @param {any} invoice */
function partsDiffering({ buyer, lines }, invoice) {
  const count =
    lines.length === invoice.lines.length ? [] : [`${invoice.lines.length} lines ≠ ${lines.length}`];
  return [
    ...differing('buyer.', buyer, invoice.buyer),
    ...count,
    ...lines.flatMap((line, at) => differing(`line ${at + 1} `, line, invoice.lines[at] ?? {})),
  ];
}

/**
 * The least that two drifts leave: each value as it stood on the page is somewhere in the snapshot, and buyer, lines and
 * gross are read.
 * @param {import('./invoices.mjs').Entry} entry
 * @param {{ name: string, taxId: string }} seller
 * @param {{ snapshot: unknown, invoice: any }} record
 * @returns {string[]}
 */
export function losses(entry, { name, taxId }, { snapshot, invoice }) {
  const text = JSON.stringify(snapshot ?? null);
  const { totalGross } = entry.totals;
  const values = [
    name,
    taxId,
    ...Object.values(entry.buyer),
    entry.note,
    ...entry.lines.flatMap(({ taxRate: _rate, ...line }) => Object.values(line)),
  ];
  return [
    ...[...new Set(values)]
      .filter((value) => !text.includes(JSON.stringify(value).slice(1, -1)))
      .map((value) => `「${value}」 nowhere`),
    ...partsDiffering(entry, invoice),
    ...differing('', { totalGross }, invoice),
  ];
}
