/**
 * The practice portal's own list against the ledger. Pure: what it is given is all that it knows, so that it can be
 * tested by itself. An invoice is found on both sides by its note.
 */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/**
 * @typedef {object} Press
 * @property {string} note
 * @property {boolean} delivered the click had reached the page
 * @property {string} step what happened, told with a violation
 *
 * @typedef {object} Seen
 * @property {Press[]} presses
 * @property {{ Fphm: string, Bz: string }[]} invoices of the practice portal
 * @property {any[]} submissions of the ledger
 * @property {ReadonlySet<string>} offered ids of the submissions of which the ledger offers a retry
 * @property {any[]} events of the ledger
 *
 * @typedef {{ invariant: string, note: string, told: string }} Violation
 */

/** `混沌12-2` = the second attempt at invoice 12. @param {number} n @param {number} attempt */
export const noteOf = (n, attempt) => `混沌${n}-${attempt}`;

/** @param {string} note @returns {string} the part that all attempts at an invoice share */
const identity = (note) => note.replace(/-\d+$/, '');

/** @template T @param {readonly T[]} items @param {(item: T) => string} keyOf @returns {Map<string, T[]>} */
function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** @param {Seen} seen @returns {Violation[]} */
export function findViolations({ presses, invoices, submissions, offered, events }) {
  const byNote = groupBy(submissions, ({ invoice }) => invoice.note ?? '');
  const numbers = groupBy(invoices, ({ Bz }) => Bz);
  const existing = new Set(invoices.map(({ Bz }) => identity(Bz)));
  const stepOf = new Map(presses.map(({ note, step }) => [note, step]));
  /** @type {Violation[]} */
  const found = [];
  const report = (/** @type {string} */ invariant, /** @type {string} */ note, /** @type {unknown} */ what) =>
    found.push({
      invariant,
      note,
      told: `${stepOf.get(note) ?? 'no such press'}\n  ${JSON.stringify(what)}`,
    });

  for (const { note, delivered } of presses) {
    // What the portal issued was clicked, whatever the driver saw of it.
    if ((delivered || numbers.has(note)) && !byNote.has(note))
      report('1 submission lost', note, numbers.get(note) ?? 'clicked, not issued');
  }
  for (const record of submissions) {
    const note = record.invoice.note ?? '';
    const issued = (numbers.get(note) ?? []).map(({ Fphm }) => Fphm);
    const { type } = record.outcome;
    const told = { record, portal: issued };
    if (!stepOf.has(note)) report('1 record of no press', note, told);
    if (type === 'pending') report('1 pending after its deadline', note, told);
    if (type === 'issued') {
      if (issued.length === 0) report('2 issued, but not by the portal', note, told);
      else if (record.invoiceNumbers.some((number) => !issued.includes(number)))
        report('2 number of another invoice', note, told);
    }
    if ((type === 'refused' || type === 'notSent') && issued.length > 0)
      report(`3 ${type}, but the portal issued`, note, told);
    if (offered.has(record.id) && existing.has(identity(note)))
      report('4 retry offered, but it exists', note, told);
  }
  return [...found, ...chainDefects(events)];
}

/**
 * What the product's own check of the portal's list made of it: every listed number is found, or put before the clerk beside
 * several submissions of its content; and no other is found.
 * @param {Seen} seen before the check
 * @param {{ listed: readonly string[], asked?: readonly string[], submissions: any[] }} checked
 * @returns {Violation[]}
 */
export function violationsOfCheck({ presses, invoices, offered }, { listed, asked = [], submissions }) {
  const carried = new Set(submissions.flatMap(({ invoiceNumbers }) => invoiceNumbers));
  const noteOfNumber = new Map(invoices.map(({ Fphm, Bz }) => [Fphm, Bz]));
  return [
    ...listed
      .filter((number) => !carried.has(number) && !asked.includes(number))
      .map((number) => ({
        invariant: '6 listed, and found by no submission',
        note: noteOfNumber.get(number) ?? '',
        told: number,
      })),
    ...findViolations({ presses, invoices, offered, submissions, events: [] }).map((one) => ({
      ...one,
      invariant: `6 after the check: ${one.invariant}`,
    })),
  ];
}

const sha256 = (/** @type {string} */ text) => createHash('sha256').update(text, 'utf8').digest('hex');

/** Computed anew, not by the product's own code. @param {any[]} events @returns {Violation[]} */
function chainDefects(events) {
  /** @type {Violation[]} */
  const found = [];
  let prevHash = '0'.repeat(64);
  for (const [index, event] of events.toSorted((left, right) => left.n - right.n).entries()) {
    const { id, chainId, n, submissionId, at, type, payload, payloadHash } = event;
    const part = { id, chainId, n, ...(submissionId && { submissionId }), at, type, payloadHash };
    const whole =
      n === index + 1 &&
      event.prevHash === prevHash &&
      sha256(canonicalize(payload) ?? '') === payloadHash &&
      sha256(prevHash + canonicalize(part)) === event.hash;
    if (!whole) found.push({ invariant: '5 chain broken', note: '', told: JSON.stringify(event) });
    prevHash = event.hash;
  }
  return found;
}
