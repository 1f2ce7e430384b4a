/**
 * Where a text stood. `batchResult` is the row of 批量开具结果 for one 流水号: the portal's own answer on this one
 * invoice, whatever call issued it. Only an error or a dialog decides; a notice (info, success, loading toast) is only kept.
 */
export const VERDICT_AREAS = ['dialog', 'errorToast', 'inline', 'notice', 'success', 'batchResult'] as const;
export type VerdictArea = (typeof VERDICT_AREAS)[number];
