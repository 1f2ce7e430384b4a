/**
 * Why a reading does not show the whole list of a company. Each tells the clerk what to do otherwise:
 * `notQueried` press 查询 · `company` nothing certain tells whose list it is: say it on the page · `companies` two things
 * tell of different companies · `empty` a list without rows does not show whose it is: ask for a longer period ·
 * `queryType`, `kinds`, `dates`, `otherFilters` set them so · `queryChanged` the conditions were changed after the query ·
 * `selected` nobody said that the file is 导出全部, or it lacks what was seen of the list: export all, take it in anew ·
 * `total`, `rows` the page could not be read or the list changed while it was read · `sums` they are others than those of
 * the rows: query again · `pages` turn all pages · `tooLong`
 * do it in one go
 */
export const READING_PROBLEMS = [
  'notQueried',
  'company',
  'companies',
  'empty',
  'queryType',
  'kinds',
  'dates',
  'otherFilters',
  'queryChanged',
  'selected',
  'total',
  'rows',
  'sums',
  'pages',
  'tooLong',
] as const;
export type ReadingProblem = (typeof READING_PROBLEMS)[number];
