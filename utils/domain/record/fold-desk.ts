import type { Fact, FactOf } from '../fact/fact';
import type { EntryPart, Submission } from './submission';

/** What an entry of 待开登记 is beside its content. */
export const entryOfFact = ({ way, by, copyOf, fileName, formNumber, at }: FactOf<'entered'>): EntryPart => ({
  way,
  by,
  changedAt: at,
  ...(copyOf === undefined ? {} : { copyOf }),
  ...(fileName === undefined ? {} : { fileName }),
  ...(formNumber === undefined ? {} : { formNumber }),
});

/** It went to the portal, or should have; what is only written down did not. */
export const isSubmitted = ({ outcomeType }: Pick<Submission, 'outcomeType'>): boolean =>
  outcomeType !== 'draft';

/** An entry of 待开登记 that is still to be issued: not dropped, and filled into no form that was submitted. */
export const isWaitingEntry = ({
  source,
  outcome,
  entry,
  newerAttempt,
}: Pick<Submission, 'source' | 'outcome' | 'entry' | 'newerAttempt'>): boolean =>
  source === 'manual' && outcome.type === 'draft' && !entry?.dropped && newerAttempt === undefined;

function withFile(record: Submission, { id, at, bytes, text }: FactOf<'fileAttached'>): Submission {
  return { ...record, files: [...(record.files ?? []), { id, at, text, ...bytes }] };
}

/** What the clerk writes beside a record: note, tags, files, 已复核. None of it changes outcome or standing. */
export function foldDesk(record: Submission, fact: Fact): Submission {
  switch (fact.type) {
    case 'entryDropped': {
      if (!record.entry) return record;
      const { dropped: _, ...entry } = record.entry;
      return { ...record, entry: fact.dropped ? { ...entry, dropped: true } : entry };
    }
    case 'reviewed': {
      const { reviewed: _, ...rest } = record;
      return fact.reviewed ? { ...rest, reviewed: { by: fact.by, at: fact.at } } : rest;
    }
    case 'noted':
      return { ...record, note: fact.note, tags: fact.tags };
    case 'fileAttached':
      return withFile(record, fact);
    case 'fileDetached':
      return { ...record, files: (record.files ?? []).filter(({ id }) => id !== fact.fileId) };
    default:
      return record;
  }
}
