import * as z from '../zod';

/** Bounds and members that facts share. */
export const text = (length: number) => z.string().check(z.maxLength(length));
/** Of an event, a submission, a form: mostly a ULID. */
export const id = text(64);

export const observed = {
  id,
  at: z.int(),
  /** Browser session and tab, as the worker told; absent when the worker had not answered yet. */
  tabKey: z.optional(text(80)),
  frameId: z.optional(z.int()),
  /** Seen by the page alone, while the extension was being reloaded: no call of that time was watched. */
  unwatched: z.optional(z.boolean()),
};
/** Facts of a page name their submission; the request watch knows only the tab. */
export const ofSubmission = {
  ...observed,
  submissionId: z.optional(id),
  /** A press of 开具红字发票, where the page does not know of which submission. */
  press: z.optional(id),
};

export const Site = z.object({ origin: text(300), path: text(2_000) });
export type Site = z.infer<typeof Site>;
