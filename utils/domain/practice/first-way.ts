import type { DrillRecord } from './drill';
import { entryOf, type PracticeCard } from './practice-invoice';

/** The two invoices of the guided way after the installation. */
export const FIRST_CARDS: readonly [PracticeCard, PracticeCard] = [
  {
    buyerName: '北京东城示例书店',
    buyerTaxId: '91110102MA00LX0026',
    itemName: '*文具*签字笔',
    quantity: '10',
    unitPrice: '15',
    taxRate: '1%',
  },
  {
    buyerName: '北京丰台示例食品店',
    buyerTaxId: '91110106MA00LX0033',
    itemName: '*文具*笔记本',
    quantity: '20',
    unitPrice: '9',
    taxRate: '6%',
  },
];

/** The one thing that she is asked to do next. */
export const FIRST_STEPS = ['press', 'next', 'pressAgain', 'refill', 'correct', 'find', 'done'] as const;
export type FirstStep = (typeof FIRST_STEPS)[number];

type Seen = Pick<DrillRecord, 'id' | 'outcome' | 'retryOf' | 'invoice'> & { readonly refill?: unknown };

const isOf = ({ invoice }: Seen, { buyerName }: PracticeCard) => invoice.buyer.name === buyerName;

/**
 * How far the guided way has come, by the records since its begin.
 * @param isNext the second invoice stands on the form
 * @param found the records that her search shows, where she typed one
 */
export function firstStepOf(
  records: readonly Seen[],
  isNext: boolean,
  found: readonly string[] | undefined,
): FirstStep {
  const [first, second] = FIRST_CARDS;
  const isDone = (card: PracticeCard) =>
    records.find((record) => isOf(record, card) && record.outcome.type === 'issued');
  const issued = isDone(second);
  if (issued) return found?.includes(issued.id) ? 'done' : 'find';
  const failed = records.find((record) => isOf(record, second) && record.outcome.type === 'refused');
  if (failed) return failed.refill === undefined ? 'refill' : 'correct';
  if (isNext) return 'pressAgain';
  return isDone(first) ? 'next' : 'press';
}

export const firstEntries = FIRST_CARDS.map(entryOf);

/** Another one each time: equal ones would be taken for each other. @param nth how many there are */
export const sampleCard = (nth: number): PracticeCard => ({
  ...FIRST_CARDS[nth % 2 === 0 ? 0 : 1],
  quantity: String(11 + nth),
});
