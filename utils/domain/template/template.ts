import type { Fact } from '../fact/fact';
import { beijingDay } from '../invoice/beijing-time';
import type { Submission } from '../record/submission';
import type { RetryAnswer, RetryBar } from '../retry/may-retry';

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
export const serialsOf = ({ template, batch }: Pick<Partial<Submission>, 'template' | 'batch'>): string[] => [
  ...(template?.serialNumbers ?? []),
  ...(batch?.serialNumber === undefined ? [] : [batch.serialNumber]),
];

/** The search key by which a record is found by its 流水号. */
export const serialKey = (serialNumber: string): string => `serial ${serialNumber}`;

/** Why a record is not written into a template: further to what bars it from being entered again. */
export type TemplateBar = RetryBar | 'otherSeller' | 'serialTaken' | 'notWritten' | 'gone';

/** The write path refuses a `templateWritten` or `templateTakenBack`; nothing of its call is written. */
export class TemplateRefused extends Error {
  override name = 'TemplateRefused';
  constructor(
    readonly bar: TemplateBar,
    readonly submissionId: string,
  ) {
    super(`${submissionId}: ${bar}`);
  }
}

/**
 * B1: may this record be written into a template of that company now?
 * @param retry what `mayRetry` says of it now
 * @param isListed a row of the portal's list may be it, although she settled it as not issued
 */
export function barOfTemplate(
  record: Pick<Submission, 'sellerTaxId'>,
  retry: RetryAnswer,
  sellerTaxId: string,
  isListed: boolean,
): TemplateBar | undefined {
  if (!retry.ok) return retry.bar;
  if (isListed) return 'unknown';
  return sellerTaxId === '' || record.sellerTaxId !== sellerTaxId ? 'otherSeller' : undefined;
}

/** Being written, being taken back, and what the import said. None of it changes the outcome (B2, B3). */
export function foldTemplate(record: Submission, fact: Fact): Submission {
  switch (fact.type) {
    case 'templateWritten': {
      const { fileName, serialNumber, at } = fact;
      const serialNumbers = [...(record.template?.serialNumbers ?? []), serialNumber];
      return { ...record, inTemplate: true, template: { serialNumbers, fileName, writtenAt: at } };
    }
    case 'templateTakenBack': {
      const { inTemplate: _, ...rest } = record;
      return rest;
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
