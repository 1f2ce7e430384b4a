import { monotonicFactory } from 'ulid';

/**
 * Ids of facts: ULIDs that never go back within a page or a worker. The outbox is sorted by them, and what is told
 * after a clock was set back, or within one millisecond, must not come before what was told first.
 */
export const newId: () => string = (
  (next) => () =>
    next()
)(monotonicFactory());
