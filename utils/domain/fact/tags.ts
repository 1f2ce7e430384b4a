import { plainText, withoutUnseen } from '../invoice/plain-text';

/** Of her own words on a record. */
export const LONGEST_NOTE = 4_000;
export const LONGEST_TAG = 40;
export const MOST_TAGS = 20;

/** One writing of a tag: nothing unseen, single spaces, no longer than it may be. */
export function cleanTag(typed: string): string {
  const letters = [...withoutUnseen(typed.normalize('NFC')).replace(/\s+/g, ' ').trim()];
  // By letters: half of a rare character would be none.
  while (letters.join('').length > LONGEST_TAG) letters.pop();
  return letters.join('').trim();
}

/** What she typed as tags: several stand between commas. */
export const typedTags = (typed: string): string[] =>
  typed
    .split(/[,，;；、\n]/)
    .map(cleanTag)
    .filter(Boolean);

/** Each once, however it is written; no more than there may be. */
export function joinTags(...parts: ReadonlyArray<readonly string[]>): string[] {
  const byPlain = new Map<string, string>();
  for (const tag of parts.flat()) if (!byPlain.has(plainText(tag))) byPlain.set(plainText(tag), tag);
  return [...byPlain.values()].slice(0, MOST_TAGS);
}

/** Under which the records of a tag are found by the index `search`. */
export const tagKey = (tag: string): string => `tag ${tag}`;
