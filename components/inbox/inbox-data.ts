import { ON_HOLD } from '../../utils/domain/inbox/failure-class';
import { INBOX_CLASSES, type InboxClass, inboxClassOf } from '../../utils/domain/inbox/inbox-class';
import { isSnoozedAt } from '../../utils/domain/inbox/snooze';
import type { Submission } from '../../utils/domain/record/submission';
import type { RetryAnswer } from '../../utils/domain/retry/may-retry';
import { isReadable } from '../../utils/domain/view/readable';
import { FAILURE_CLASS_RULES } from '../../utils/portal/failure-classes';
import { countsOfAll } from '../../utils/store/ledger/counters';
import type { Ledger } from '../../utils/store/ledger/db';
import { newestOpen, retryAnswer } from '../../utils/store/read/submissions';

/** Shown at once, of each company and of all together. */
const OF_COMPANY = 100;
const OF_ALL = 300;

export interface InboxItem {
  readonly record: Submission;
  readonly retry: RetryAnswer;
  readonly class: InboxClass;
}

interface InboxGroup {
  readonly class: InboxClass;
  readonly onHold: boolean;
  readonly items: readonly InboxItem[];
}

export interface Inbox {
  readonly groups: readonly InboxGroup[];
  /** Set aside until later; the earliest first. */
  readonly snoozed: readonly InboxItem[];
  /** Older ones are not listed. */
  readonly more: boolean;
}

/** Groups in the order of `INBOX_CLASSES`; what is set aside stands apart until its time. Pure. */
function groupInbox(items: readonly InboxItem[], now: number): Omit<Inbox, 'more'> {
  const until = ({ record }: InboxItem) => record.snoozedUntil ?? 0;
  const isAside = ({ record }: InboxItem) => isSnoozedAt(record.snoozedUntil, now);
  const due = items.filter((item) => !isAside(item));
  const groups = INBOX_CLASSES.map((name) => ({
    class: name,
    onHold: (ON_HOLD as ReadonlySet<InboxClass>).has(name),
    items: due.filter((item) => item.class === name),
  }));
  return {
    groups: groups.filter((group) => group.items.length > 0),
    snoozed: items.filter(isAside).sort((left, right) => until(left) - until(right)),
  };
}

/** The same items by company, the one with the most first. Pure. */
export function byCompany(items: readonly InboxItem[]) {
  const companies = new Map<string, { taxId: string; name: string; items: InboxItem[] }>();
  for (const item of items) {
    const { sellerTaxId: taxId, invoice } = item.record;
    const known = companies.get(taxId) ?? { taxId, name: '', items: [] };
    known.items.push(item);
    companies.set(taxId, { ...known, name: known.name || (invoice?.seller?.name ?? '') });
  }
  return [...companies.values()].sort((left, right) => right.items.length - left.items.length);
}

/** Everything that needs the clerk, of one company or of all. */
export async function readInbox(db: Ledger, company: string | undefined, now: number): Promise<Inbox> {
  const open = await countsOfAll(db, 'open');
  const counts = new Map<string, number>();
  for (const { sellerTaxId, count } of open) {
    if (company !== undefined && sellerTaxId !== company) continue;
    counts.set(sellerTaxId, (counts.get(sellerTaxId) ?? 0) + count);
  }
  const records: Submission[] = [];
  for (const [taxId, count] of counts) {
    if (count > 0) records.push(...(await newestOpen(db, taxId, OF_COMPANY)));
  }
  records.sort((left, right) => right.submittedAt - left.submittedAt);
  const listed = records.slice(0, OF_ALL);
  const items = await Promise.all(
    listed.map(async (record) => ({
      record,
      retry: await retryAnswer(db, record),
      // One that cannot be read may exist: it stands with those of which nobody knows.
      class: isReadable(record) ? inboxClassOf(record, FAILURE_CLASS_RULES) : ('unknown' as const),
    })),
  );
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { ...groupInbox(items, now), more: all > listed.length };
}
