/** How a text of one element became another: by a running time alone, by a short number alone, or by words. */
export type TextChange = 'none' | 'time' | 'shortNumber' | 'words';

/** 30秒, 5 s, 1分05秒, 2分钟, 09:58, 00:09:58: what counts down or up by itself. */
const TIME =
  /(?:\d{1,3}\s*(?:秒钟?|分钟?|小时|[sS](?![A-Za-z]))\s*)+|(?<!\d)\d{1,2}(?:[:：]\d{2}){1,2}(?!\d)/g;
const RUN = /\d+/g;
const SHORT = 3;

/** A number with one of these beside it says which line, how much or which code: 第2行, ￥5, 1.50, 13%, GT4, 2026-04-01. */
const MEANT_AFTER_THIS = /[第￥¥.,，\-/A-Za-z_#]\s*$/;
const MEANT_BEFORE_THIS = /^\s*[元角行条张份项个次号年月日%％.,，\-/A-Za-z_]/;

/**
 * A dialog with a countdown changes each second and says nothing new (X16). Only digits are folded that
 * count a time, or that are short and stand by themselves; lines, amounts, codes and 20-digit numbers never are.
 */
export function changeOf(before: string, now: string): TextChange {
  if (before === now) return 'none';
  const [was, is] = [before.replace(TIME, '⏱'), now.replace(TIME, '⏱')];
  if (was === is) return 'time';
  if (was.replace(RUN, '0') !== is.replace(RUN, '0')) return 'words';
  const runs = [...was.matchAll(RUN)];
  for (const [nth, run] of [...is.matchAll(RUN)].entries()) {
    const [digits] = run;
    const [old] = runs[nth] as RegExpMatchArray;
    if (digits === old) continue;
    const isLong = Math.max(digits.length, old.length) > SHORT;
    const isMeant =
      MEANT_AFTER_THIS.test(is.slice(0, run.index)) ||
      MEANT_BEFORE_THIS.test(is.slice(run.index + digits.length));
    if (isLong || isMeant) return 'words';
  }
  return 'shortNumber';
}
