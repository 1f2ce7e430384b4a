import type { Fact, FactOf } from '../fact/fact';
import { fingerprint } from '../invoice/fingerprint';
import { negateInvoice } from '../invoice/negate';
import { parseInvoice } from '../invoice/parse-invoice';
import { invoiceOfRow } from '../list/take-over';
import type { Outcome } from '../outcome/outcome';
import { NO_SIGNALS } from '../outcome/signals';
import { describe } from './describe';
import { entryOfFact } from './fold-desk';
import { beginRed } from './fold-red';
import { historyEntry } from './history';
import type { Knowledge } from './knowledge';
import type { Submission } from './submission';

/** A record before anything is known of it but its beginning; index fields are made by `describe`. */
const UNDESCRIBED = {
  standing: 'unchecked',
  practice: false,
  open: 0,
  sellerTaxId: '',
  invoiceNumbers: [] as string[],
  searchKeys: [] as string[],
  day: '',
} as const satisfies Partial<Submission>;

function begin(fact: FactOf<'submitted'>, knowledge: Knowledge): Submission {
  const { batch, at } = fact;
  const red = fact.red && beginRed(fact);
  const invoice = red
    ? parseInvoice(fact.snapshot, knowledge.redMapping, negateInvoice)
    : parseInvoice(fact.snapshot, batch ? knowledge.batchMapping : knowledge.mapping);
  const pressed = fact.red?.press === undefined ? {} : { takenAt: at, pressedAt: at };
  const record: Submission = {
    ...UNDESCRIBED,
    id: fact.submissionId,
    source: red ? 'red' : batch ? 'batch' : 'portal',
    profileId: fact.profileId,
    site: fact.site,
    ...(fact.tabKey === undefined ? {} : { tabKey: fact.tabKey }),
    ...(fact.frameId === undefined ? {} : { frameId: fact.frameId }),
    submittedAt: fact.at,
    snapshot: fact.snapshot,
    invoice,
    outcome: { type: 'pending' },
    signals: {
      ...NO_SIGNALS,
      gestures: [{ at, onLine: fact.onLine }],
      // Where only a proof, or a call that nobody knows, told of it, no issuing call was seen (rule S12).
      ...(fact.unwatched || fact.witness === 'proof' || fact.witness === 'post' ? { callsUnseen: true } : {}),
      ...(red ? { red: pressed } : {}),
    },
    history: [{ ...historyEntry(fact), outcome: 'pending' }],
    ...(batch === undefined ? {} : { batch }),
    ...(red === undefined ? {} : { red }),
    ...(fact.retryOf === undefined ? {} : { retryOf: fact.retryOf }),
    ...(fact.twinOf === undefined ? {} : { twinOf: fact.twinOf }),
    ...(fact.form === undefined ? {} : { form: fact.form }),
    ...(fact.witness === undefined || fact.witness === 'gesture' ? {} : { witness: fact.witness }),
    ...(fact.readAgoMs === undefined ? {} : { readAgoMs: fact.readAgoMs }),
    ...(fact.otherCompany === undefined ? {} : { otherCompany: fact.otherCompany }),
    outcomeType: 'pending',
    fingerprint: fingerprint(invoice, red),
  };
  return describe(record, knowledge);
}

/** A record of an invoice that was issued elsewhere, from its row of the portal's list. */
function takeOver(fact: FactOf<'takenOver'>, knowledge: Knowledge): Submission | undefined {
  const read = invoiceOfRow(fact, knowledge.listWords);
  if (!read) return undefined;
  const { invoice, invoiceNumber, issuedAt } = read;
  const outcome: Outcome = {
    type: 'issued',
    invoiceNumbers: [invoiceNumber],
    ...(issuedAt === undefined ? {} : { issuedAt }),
  };
  const record: Submission = {
    ...UNDESCRIBED,
    id: fact.submissionId,
    source: 'import',
    profileId: fact.profileId,
    site: fact.site,
    submittedAt: issuedAt ?? fact.at,
    snapshot: fact.row,
    invoice,
    outcome,
    standing: 'confirmed',
    signals: NO_SIGNALS,
    history: [{ ...historyEntry(fact), outcome: 'issued' }],
    outcomeType: 'issued',
    invoiceNumbers: [invoiceNumber],
    fingerprint: fingerprint(invoice),
  };
  return describe(record, knowledge);
}

/** An entry of 待开登记: nothing of it went to the portal. */
function enter(fact: FactOf<'entered'>, knowledge: Knowledge): Submission {
  const invoice = parseInvoice(fact.snapshot, knowledge.mapping);
  const record: Submission = {
    ...UNDESCRIBED,
    id: fact.submissionId,
    source: 'manual',
    profileId: fact.profileId,
    site: fact.site,
    submittedAt: fact.at,
    snapshot: fact.snapshot,
    invoice,
    outcome: { type: 'draft' },
    signals: NO_SIGNALS,
    history: [historyEntry(fact)],
    entry: entryOfFact(fact),
    outcomeType: 'draft',
    fingerprint: fingerprint(invoice),
  };
  return describe(record, knowledge);
}

/** The record that a fact begins; undefined for one that begins none. */
export function beginOf(fact: Fact, knowledge: Knowledge): Submission | undefined {
  if (fact.type === 'submitted') return begin(fact, knowledge);
  if (fact.type === 'entered') return enter(fact, knowledge);
  return fact.type === 'takenOver' ? takeOver(fact, knowledge) : undefined;
}
