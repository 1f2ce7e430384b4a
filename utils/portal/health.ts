/**
 * What shows on any page of the portal that it is still loading, 2026-11: the classes of its two component libraries
 * (TDesign, Element UI) and the standard mark.
 */
export const LOADING_MARKS: readonly string[] = [
  '.t-loading',
  '.t-loading__fullscreen',
  '.t-is-loading',
  '.el-loading-mask',
  '[aria-busy="true"]',
];
