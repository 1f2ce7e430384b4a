import type { CharacterKinds } from '../../domain/check/limits';

/**
 * Characters of which the portal may say 不合法 or show a box. Which ones it refuses is NOT known (2026-11-29: no text of it
 * names one). Told are those that older machines do not hold, and those that nobody typed on purpose:
 * `unseen` format and control characters, fillers, spaces that are none; a line end is one of a note.
 * `wide` letters and digits of double width, and the wide space. Chinese marks (，；：（）) are as they should be.
 * `rare` characters beyond GBK: CJK extensions, 9FA6 and later, compatibility and private ones, emoji, the mark of a lost one.
 */
const UNSEEN = '\\p{Cf}\\p{Variation_Selector}\\p{Default_Ignorable_Code_Point}\\u0000-\\u0009\\u000b\\u000c';
const UNSEEN_TOO = '\\u000e-\\u001f\\u007f-\\u009f\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f';

export const CHARACTERS: CharacterKinds = {
  unseen: `[${UNSEEN}${UNSEEN_TOO}]`,
  wide: '[\\uff10-\\uff19\\uff21-\\uff3a\\uff41-\\uff5a\\u3000]',
  rare: '[\\u3400-\\u4dbf\\u9fa6-\\u9fff\\ue000-\\uf8ff\\uf900-\\ufaff\\ufffd\\u{10000}-\\u{e00ff}\\u{e01f0}-\\u{10ffff}]',
  // In a number a blank is not seen either, at its end or between digits that were pasted.
  unseenInNumber: `[${UNSEEN}${UNSEEN_TOO}\\n\\r]`,
  wideInNumber: '[\\uff01-\\uff5e\\u3000]',
};
