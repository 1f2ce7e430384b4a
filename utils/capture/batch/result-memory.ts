import type { BatchPage } from '../../portal/profile';
import { type BatchResult, readResultCount } from './read-batch';

/** More than any page shows; the oldest go first. */
const MOST = 20_000;

function add(set: Set<string>, value: string): void {
  set.add(value);
  if (set.size <= MOST) return;
  for (const oldest of set) {
    set.delete(oldest);
    break;
  }
}

/**
 * All results of 「批量开具结果」 that this page showed since it was loaded. One of an earlier import is none of the next,
 * and the page does not say whose it is: it may go and come back unchanged.
 */
export function createResultMemory(document: Document, page: BatchPage) {
  const numbers = new Set<string>();
  const contents = new Set<string>();
  /** 流水号 of all rows whose issuing was kept. */
  const issued = new Set<string>();
  let counted: number | undefined;
  return {
    hasNumber: ({ invoiceNumbers }: BatchResult) => invoiceNumbers.some((number) => numbers.has(number)),
    keepNumbers({ invoiceNumbers }: BatchResult) {
      for (const number of invoiceNumbers) add(numbers, number);
    },
    keep(results: readonly BatchResult[]) {
      const settled = results.filter(({ state }) => state !== 'open');
      for (const { content } of settled) add(contents, content);
      const count = readResultCount(document, page);
      if (count !== undefined) counted = settled.length >= count ? count : undefined;
    },
    keepSerial: (serial: string) => add(issued, serial),
    hasSerial: ({ serialNumber }: BatchResult) => issued.has(serialNumber),
    contents: () => new Set(contents),
    /** How many results the page counted last; undefined where it did not show all of them. */
    counted: () => counted,
  };
}
export type ResultMemory = ReturnType<typeof createResultMemory>;
