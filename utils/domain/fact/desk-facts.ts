import * as z from '../zod';
import { Bytes } from './bytes';
import { id, observed, Site, text } from './fact-parts';
import { LONGEST_NOTE, LONGEST_TAG, MOST_TAGS } from './tags';

/** How an entry of 待开登记 came about: written by hand, copied from a record of the ledger, or a row of an Excel file. */
const ENTRY_WAYS = ['typed', 'copied', 'file'] as const;
export type EntryWay = (typeof ENTRY_WAYS)[number];

/** Of the clerk who says it, as she gave it in 设置; may be empty. */
const by = text(100);

/**
 * An invoice that she writes down to be issued later. The first of a submission begins it; each later one is the whole
 * entry once more, changed.
 */
const EnteredFact = z.object({
  ...observed,
  type: z.literal('entered'),
  submissionId: id,
  profileId: text(40),
  /** Where it is to be filled in. */
  site: Site,
  way: z.enum(ENTRY_WAYS),
  by,
  /** Of one that is changed: when what she changed was written, epoch ms; another change since then must not be lost. */
  changes: z.optional(z.int()),
  copyOf: z.optional(id),
  /** Of the Excel file that it was a row of, and the form number there. */
  fileName: z.optional(text(300)),
  formNumber: z.optional(text(60)),
  /** As the form of the profile would show it: read like a snapshot of the page. */
  snapshot: z.unknown(),
});

/** She does not want an entry issued any more, or takes that back. Nothing is erased. */
const EntryDroppedFact = z.object({
  ...observed,
  type: z.literal('entryDropped'),
  submissionId: id,
  dropped: z.boolean(),
});

/** 已复核: somebody checked the record against its order, or takes that back. */
const ReviewedFact = z.object({
  ...observed,
  type: z.literal('reviewed'),
  submissionId: id,
  reviewed: z.boolean(),
  by,
});

/** Her own words on a record; each is the whole note and all tags. */
const NotedFact = z.object({
  ...observed,
  type: z.literal('noted'),
  submissionId: id,
  note: text(LONGEST_NOTE),
  tags: z.array(text(LONGEST_TAG)).check(z.maxLength(MOST_TAGS)),
});

/** A file of her own beside a record (an order, a contract); its bytes lie in the store `evidence`. */
const FileAttachedFact = z.object({
  ...observed,
  type: z.literal('fileAttached'),
  submissionId: id,
  bytes: Bytes,
  text: text(400),
});

/** She takes such a file off again: by the id of the event that brought it. */
const FileDetachedFact = z.object({
  ...observed,
  type: z.literal('fileDetached'),
  submissionId: id,
  fileId: id,
});

export const DESK_FACTS = [
  EnteredFact,
  EntryDroppedFact,
  ReviewedFact,
  NotedFact,
  FileAttachedFact,
  FileDetachedFact,
] as const;
