/**
 * What a submission begins with (`design.md` §3): the gesture that the profile names · an issuing call seen leaving the
 * tab · a proof of issue · a call that nobody knows, right after a click in the footer of a form that fits badly.
 */
export const WITNESSES = ['gesture', 'call', 'proof', 'post'] as const;
export type Witness = (typeof WITNESSES)[number];

/** So long after a press what leaves the page is taken for what it sent. */
export const JOIN_WITHIN_MS = 10_000;
