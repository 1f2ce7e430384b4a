import { parseDecimal, sameAmount } from '../invoice/money';
import { partyName } from '../invoice/plain-text';
import type { Submission } from '../record/submission';
import type { PracticeFault } from './practice-faults';
import { entryOf, type PracticeCard } from './practice-invoice';
import { totalsOf } from './practice-lines';

/** A step of the drill, by what goes wrong in it. */
export type DrillStepId = 'kept' | 'refused' | 'hang' | 'offline' | 'lost';

export interface DrillStep {
  readonly id: DrillStepId;
  readonly fault: PracticeFault;
  readonly card: PracticeCard;
}

const BUYER = { buyerName: '北京海淀演练商贸有限公司', buyerTaxId: '91110105MA00LX001E' };

/** 10 minutes in five steps; the amounts differ, so that no invoice of it is another's twin. */
export const DRILL_STEPS: readonly DrillStep[] = [
  {
    id: 'kept',
    fault: 'none',
    card: { ...BUYER, itemName: '*文具*签字笔', quantity: '10', unitPrice: '12.5', taxRate: '1%' },
  },
  {
    id: 'refused',
    fault: 'refused',
    card: { ...BUYER, itemName: '*文具*笔记本', quantity: '20', unitPrice: '8', taxRate: '6%' },
  },
  {
    id: 'hang',
    fault: 'hang',
    card: { ...BUYER, itemName: '*文具*文件夹', quantity: '5', unitPrice: '36', taxRate: '1%' },
  },
  {
    id: 'offline',
    fault: 'offline',
    card: { ...BUYER, itemName: '*文具*订书机', quantity: '3', unitPrice: '45', taxRate: '1%' },
  },
  {
    id: 'lost',
    fault: 'lost',
    card: { ...BUYER, itemName: '*文具*打印纸', quantity: '8', unitPrice: '23', taxRate: '1%' },
  },
];

/** How long the whole drill may take. */
const DRILL_MS = 600_000;

/** What is read of a record. */
export type DrillRecord = Pick<
  Submission,
  | 'id'
  | 'submittedAt'
  | 'outcome'
  | 'invoiceNumbers'
  | 'retryOf'
  | 'reviewed'
  | 'signals'
  | 'failedTries'
  | 'invoice'
>;

/** What the practice ledger holds since a step began. */
export interface DrillFacts {
  /** Oldest first. */
  readonly records: readonly DrillRecord[];
  /** When a page of the practised list was read. */
  readonly listReadAt: readonly number[];
}

/**
 * Why a step was not done right. `twice` two invoices exist for one · `pressedAgain` 发票开具 was pressed once more while it may
 * have been issued · `otherContent` not what stood on the card · `typedAnew` entered anew instead of being filled in again ·
 * `gaveUp` left undone
 */
type DrillMistake = 'twice' | 'pressedAgain' | 'otherContent' | 'typedAnew' | 'gaveUp';

export type DrillVerdict =
  | { readonly state: 'open' }
  | { readonly state: 'right' }
  | { readonly state: 'wrong'; readonly mistake: DrillMistake };

const OPEN: DrillVerdict = { state: 'open' };
const RIGHT: DrillVerdict = { state: 'right' };
const wrong = (mistake: DrillMistake): DrillVerdict => ({ state: 'wrong', mistake });

const isIssued = ({ outcome }: DrillRecord) => outcome.type === 'issued';
/** Presses of 发票开具, those included that surely came to nothing. */
const pressesOf = ({ signals, failedTries = [] }: DrillRecord) =>
  signals.gestures.length + failedTries.length;

/** Buyer and item are the card's; so is the amount, unless only the rate was to be corrected. */
function isOfCard({ invoice }: DrillRecord, card: PracticeCard): boolean {
  const [line] = entryOf(card).lines;
  const [own] = invoice.lines;
  const [net, ownNet] = [parseDecimal(line?.je), parseDecimal(own?.netAmount)];
  return (
    partyName(invoice.buyer.name) === partyName(card.buyerName) &&
    own?.itemName === card.itemName &&
    net !== undefined &&
    ownNet !== undefined &&
    sameAmount(net, ownNet)
  );
}

/** One failed, and what was filled in again from it was issued: once. */
function judgeRetry({ records }: DrillFacts, card: PracticeCard): DrillVerdict {
  const issued = records.filter(isIssued);
  if (issued.length > 1) return wrong('twice');
  const [done] = issued;
  if (!done) return OPEN;
  if (!isOfCard(done, card)) return wrong('otherContent');
  const isChain = records.some(({ id }) => id === done.retryOf);
  const isSame = (done.failedTries?.length ?? 0) > 0;
  return isChain || isSame ? RIGHT : wrong('typedAnew');
}

/** Kept, and found again: by the tick of 已复核 at it. */
function judgeKept({ records }: DrillFacts, card: PracticeCard): DrillVerdict {
  const issued = records.filter(isIssued);
  if (issued.length > 1) return wrong('twice');
  const [done] = issued;
  if (!done) return OPEN;
  if (!isOfCard(done, card)) return wrong('otherContent');
  return done.reviewed ? RIGHT : OPEN;
}

/** Nothing answered: looked up in the list, and not pressed again. */
function judgeHang({ records, listReadAt }: DrillFacts): DrillVerdict {
  const [first, ...others] = records;
  if (!first) return OPEN;
  if (others.length > 0 || pressesOf(first) > 1) return wrong('pressedAgain');
  const wasLooked = listReadAt.some((at) => at > first.submittedAt);
  return first.outcome.type === 'unknown' && wasLooked ? RIGHT : OPEN;
}

/** Issued, and nobody said so: found in the list by its number, and not pressed again. */
function judgeLost({ records }: DrillFacts): DrillVerdict {
  const [first, ...others] = records;
  if (!first) return OPEN;
  if (others.some(isIssued)) return wrong('twice');
  if (others.length > 0 || pressesOf(first) > 1) return wrong('pressedAgain');
  return isIssued(first) && first.invoiceNumbers.length > 0 ? RIGHT : OPEN;
}

/** How a step stands, by the records of the practice ledger alone. */
export function judgeStep({ id, card }: DrillStep, facts: DrillFacts): DrillVerdict {
  switch (id) {
    case 'kept':
      return judgeKept(facts, card);
    case 'refused':
    case 'offline':
      return judgeRetry(facts, card);
    case 'hang':
      return judgeHang(facts);
    case 'lost':
      return judgeLost(facts);
  }
}

/** A step that is over. */
export interface DrillResult {
  readonly id: DrillStepId;
  readonly seconds: number;
  readonly mistake?: DrillMistake;
}

/** Whole seconds, for a person with a watch. */
export const secondsOf = (fromMs: number, toMs: number): number =>
  Math.max(0, Math.round((toMs - fromMs) / 1_000));

export interface DrillScore {
  readonly right: number;
  readonly steps: number;
  readonly seconds: number;
  /** All steps, all right, within the time. */
  readonly passed: boolean;
}

export function scoreOf(results: readonly DrillResult[]): DrillScore {
  const right = results.filter(({ mistake }) => mistake === undefined).length;
  const seconds = results.reduce((total, result) => total + result.seconds, 0);
  const steps = DRILL_STEPS.length;
  return { right, steps, seconds, passed: right === steps && seconds * 1_000 <= DRILL_MS };
}

/** 合计 of a card, as the form will show it. */
export const grossOf = (card: PracticeCard): string => totalsOf(entryOf(card).lines).gross;
