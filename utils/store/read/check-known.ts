import type { KnownAsk } from '../../domain/check/known-ask';
import type { CheckKnown } from '../../domain/check/limits';
import { beijingDay, beijingText } from '../../domain/invoice/beijing-time';
import type { Submission } from '../../domain/record/submission';
import { mayExist } from '../../domain/retry/find-twin';
import { isReadable } from '../../domain/view/readable';
import type { Ledger } from '../ledger/db';

/** Records of one buyer that are looked at: of a buyer of sixty companies the own one may lie further back. */
const MOST_OF_BUYER = 200;
const MOST_EQUAL = 50;

/** Of which moment, and of which record itself. */
export interface KnownOf {
  /** Epoch ms; what is later is not looked at. */
  readonly at: number;
  /** It is in the ledger: itself, and the attempts beside it, are no others. */
  readonly record?: Pick<Submission, 'id' | 'retryOf' | 'newerAttempt'>;
  /** It is still to be issued: what came after it was written down counts, too. */
  readonly isWaiting?: boolean;
  /** Of equal ones somebody else tells. */
  readonly exceptFingerprint?: string;
}

/** Of those with a search key the newest before a record, one by one. */
async function findBefore(
  db: Ledger,
  key: string,
  before: string | undefined,
  most: number,
  fits: (record: Submission) => boolean,
): Promise<Submission | undefined> {
  const { store } = db.transaction('submissions');
  let cursor = await store.index('search').openKeyCursor(IDBKeyRange.only(key), 'prev');
  // What came later is passed over at once, and then it itself.
  if (cursor && before !== undefined && cursor.primaryKey > before)
    cursor = await cursor.continuePrimaryKey(key, before);
  if (cursor?.primaryKey === before) cursor = (await cursor?.continue()) ?? null;
  for (let looked = 0; cursor && looked < most; looked += 1) {
    const record = await store.get(cursor.primaryKey);
    if (record && isReadable(record) && fits(record)) return record;
    cursor = await cursor.continue();
  }
  return undefined;
}

/** The name under which this company last issued to that tax id. */
export async function readEarlierName(
  db: Ledger,
  { sellerTaxId, buyerTaxId }: KnownAsk,
  { at, record: own, isWaiting }: KnownOf,
): Promise<CheckKnown['earlierName']> {
  if (buyerTaxId === '') return undefined;
  const found = await findBefore(
    db,
    buyerTaxId,
    isWaiting ? undefined : own?.id,
    MOST_OF_BUYER,
    isNamedBefore(sellerTaxId, at),
  );
  return found && earlierNameOf(found);
}

const isNamedBefore =
  (sellerTaxId: string, at: number) =>
  (record: Submission): boolean =>
    isNamed(record) && record.sellerTaxId === sellerTaxId && record.submittedAt <= at;

/** Whether a record tells under which name a tax id was issued to: the portal took it so. */
export const isNamed = ({ outcomeType, practice, invoice }: Submission): boolean =>
  outcomeType === 'issued' && !practice && Boolean(invoice.buyer.name);

/** The name that a check holds a buyer's against. */
export const earlierNameOf = ({ invoice, day }: Submission): NonNullable<CheckKnown['earlierName']> => ({
  name: invoice.buyer.name ?? '',
  day,
});

/** Whether it may exist at the portal, so that a second one beside it may be one too many. */
export const counts = (record: Submission): boolean =>
  !record.practice && record.red === undefined && mayExist(record);

/** Of what failed an equal one is no second: what failed doubles nothing. */
export const ofLiving = (record: Submission, { sameToday, ...known }: CheckKnown): CheckKnown =>
  sameToday !== undefined && (record.outcomeType === 'draft' || counts(record))
    ? { ...known, sameToday }
    : known;

/** An invoice of the same day, as a check names it. */
export const sameTodayOf = ({
  submittedAt,
  invoiceNumbers: [invoiceNumber],
}: Submission): NonNullable<CheckKnown['sameToday']> => ({
  time: beijingText(submittedAt).slice(11, 16),
  ...(invoiceNumber === undefined ? {} : { invoiceNumber }),
});

/** Rules K11 and K12: what the ledger of the company knows of an invoice. Bounded, whatever the ledger holds. */
export async function readCheckKnown(
  db: Ledger,
  ask: KnownAsk,
  of: KnownOf,
): Promise<Pick<CheckKnown, 'sameToday' | 'earlierName'>> {
  const { at, record: own, isWaiting, exceptFingerprint } = of;
  const ownOnes = new Set([own?.id, own?.retryOf, own?.newerAttempt]);
  const day = beijingDay(at);
  const same =
    ask.outline === undefined
      ? undefined
      : await findBefore(
          db,
          ask.outline,
          isWaiting ? undefined : own?.id,
          MOST_EQUAL,
          (record) =>
            counts(record) &&
            !ownOnes.has(record.id) &&
            record.submittedAt <= at &&
            beijingDay(record.submittedAt) === day &&
            record.fingerprint !== exceptFingerprint,
        );
  const earlierName = await readEarlierName(db, ask, of);
  return {
    ...(same ? { sameToday: sameTodayOf(same) } : {}),
    ...(earlierName ? { earlierName } : {}),
  };
}
