import type { Fact } from '../../../../utils/domain/fact/fact';
import { foldSubmission } from '../../../../utils/domain/record/fold-submission';
import type { Submission } from '../../../../utils/domain/record/submission';
import { readTemplate, type TemplateBook } from '../../../../utils/exchange/template/template-book';
import { knowledgeWith } from '../../../../utils/portal/registry';
import { BATCH_TEMPLATE } from '../../../../utils/portal/template/batch-template';
import { makeTemplate, type TemplateOptions } from '../../../fixtures/make-template';
import { LINES, type SnapshotOptions, snapshot } from '../page/snapshots';
import * as make from './facts';

export const CODE = '3040201000000000000';
export const { mapping } = knowledgeWith()('dppt');

export const templateBytes = (options?: TemplateOptions): Promise<Uint8Array<ArrayBuffer>> =>
  makeTemplate(BATCH_TEMPLATE, options);

export async function templateBook(options?: TemplateOptions): Promise<TemplateBook> {
  const book = await readTemplate(await templateBytes(options));
  if ('refusal' in book) throw new Error(book.refusal);
  return book;
}

/** A record that was refused, of a form with these contents. */
export function refusedRecord(options: SnapshotOptions = {}): Submission {
  const facts: Fact[] = [
    make.submitted({ snapshot: snapshot(options) }),
    make.called(),
    make.responded(200),
    make.answered('税率不合法，请使用 0.03、0.01'),
  ];
  return facts.reduce<Submission | undefined>(
    (record, fact) => foldSubmission(record, make.eventOf(fact), knowledgeWith()('dppt')),
    undefined,
  ) as Submission;
}

/** One line of the form; the totals follow from it. */
export const oneLine = (cells: Partial<Record<number, string>>): string[][] => [
  (LINES[0] ?? []).map((cell, at) => cells[at] ?? cell),
];
export const GROSS_113 = { totalGross: '¥113.00', kind: '普通发票' };
