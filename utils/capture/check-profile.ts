import { findFirst } from '../dom/shown';
import type { EntryPage } from '../portal/profile';

/** Names of the profile's parts that are not on the page: the page changed, or the profile is wrong. */
export const missingParts = (root: ParentNode, parts: EntryPage['parts']): string[] =>
  parts.filter(({ selectors }) => findFirst(root, selectors) === null).map(({ name }) => name);
