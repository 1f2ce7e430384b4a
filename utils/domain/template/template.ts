import type { Fact } from '../fact/fact';
import { beijingDay } from '../invoice/beijing-time';

/** What is known of the batch templates into which a record was written. */
export interface TemplatePart {
  /** 流水号 of each writing, the newest last. */
  serialNumbers: string[];
  /** Of the newest. */
  fileName: string;
  writtenAt: number;
  /** Why the portal's import did not take it (导入失败原因), of the newest writing. */
  failure?: { reason: string; at: number };
}

/** Letters of the submission's id that are in its 流水号. */
const TAIL = 6;

/**
 * 发票流水号 of a record that is written into a template: short enough to be read aloud, at most 20 characters, none
 * that is taken.
 * @param at epoch ms, of the writing
 */
export function serialNumberOf(
  submissionId: string,
  at: number,
  isTaken: (serialNumber: string) => boolean,
): string {
  const day = beijingDay(at).slice(2).replaceAll('-', '');
  const tail = submissionId
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(-TAIL)
    .padStart(TAIL, '0');
  const serial = `PY${day}${tail}`;
  if (!isTaken(serial)) return serial;
  let nth = 2;
  while (isTaken(`${serial}${nth}`)) nth += 1;
  return `${serial}${nth}`;
}

/** All 流水号 that name a record: of the templates that it was written into, or of its row of the batch page. */
export const serialsOf = ({
  template,
  batch,
}: {
  readonly template?: Pick<TemplatePart, 'serialNumbers'> | undefined;
  readonly batch?: { readonly serialNumber?: string | undefined } | undefined;
}): string[] => [
  ...(template?.serialNumbers ?? []),
  ...(batch?.serialNumber === undefined ? [] : [batch.serialNumber]),
];

/** The search key by which a record is found by its 流水号. */
export const serialKey = (serialNumber: string): string => `serial ${serialNumber}`;

/** Being written, being taken back, and what the import said. None of it changes the outcome (B2, B3). */
export function foldTemplate<T extends { readonly inTemplate?: boolean; readonly template?: TemplatePart }>(
  record: T,
  fact: Fact,
): T {
  switch (fact.type) {
    case 'templateWritten': {
      const { fileName, serialNumber, at } = fact;
      const serialNumbers = [...(record.template?.serialNumbers ?? []), serialNumber];
      return { ...record, inTemplate: true, template: { serialNumbers, fileName, writtenAt: at } };
    }
    case 'templateTakenBack': {
      const { inTemplate: _, ...rest } = record;
      return rest as T;
    }
    case 'importFailed': {
      const { template } = record;
      if (template?.serialNumbers.at(-1) !== fact.serialNumber) return record;
      return { ...record, template: { ...template, failure: { reason: fact.reason, at: fact.at } } };
    }
    default:
      return record;
  }
}
