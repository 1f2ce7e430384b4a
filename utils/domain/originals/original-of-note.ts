import type { MatchWords } from '../list/list-words';

const NUMBER = /(?<!\d)\d{20}(?!\d)/g;

/**
 * The number of the blue invoice that the 备注 of a red one names: `被红冲蓝字数电发票号码：… 红字发票信息确认单编号：…`. Both have
 * 20 digits, and so the words before a number tell what it is of; of several without words none is taken.
 * @param own number of the red one
 */
export function originalOfNote(
  note: string | undefined,
  own: string,
  { originalNumber, notOriginalNumber }: Pick<MatchWords, 'originalNumber' | 'notOriginalNumber'>,
): string | undefined {
  const text = note ?? '';
  const named = new Set<string>();
  const bare = new Set<string>();
  let end = 0;
  for (const { 0: number, index } of text.matchAll(NUMBER)) {
    const before = text.slice(end, index);
    end = index + number.length;
    if (number === own || notOriginalNumber.some((word) => before.includes(word))) continue;
    (originalNumber.some((word) => before.includes(word)) ? named : bare).add(number);
  }
  const [only, ...others] = named.size > 0 ? named : bare;
  return others.length === 0 ? only : undefined;
}
