/**
 * What is known of the colleagues now: `alone` there are none · `fresh` everything that they put by now is here, and what is here was put
 * there · `unread` so it is, but for something that one of them put there and that cannot be read · `unreachable` their place did not
 * answer in time
 */
export type TeamWord = 'alone' | 'fresh' | 'unread' | 'unreachable';

/**
 * What colleagues did lately is not known: `teamUnreachable` the place of the backups does not answer · `teamUnread` what one of them put
 * there cannot be read. It bars until she spoke with them.
 */
export type TeamBar = 'teamUnreachable' | 'teamUnread';

/** @param word what came of looking; absent where nobody else is asked */
export const teamBarOf = (word: TeamWord | undefined): TeamBar | undefined =>
  word === 'unreachable' ? 'teamUnreachable' : word === 'unread' ? 'teamUnread' : undefined;

/** Whether only the colleagues can know. */
export const isForColleagues = (bar: string | undefined): bar is TeamBar =>
  bar === 'teamUnreachable' || bar === 'teamUnread';
