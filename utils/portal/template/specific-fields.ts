import { SPECIFIC_SHEET } from './specific-sheet';
import type { TemplateColumn } from './template-shape';

/**
 * Which columns of sheet 3 belong to which 特定业务: the first and the last, from 0 (row 1 of the template of 2026-04-01 has a
 * note over each group). Whether the form asks for the same is not known; a business without a group has none.
 */
const GROUPS: Readonly<Record<string, readonly [number, number]>> = {
  建筑服务: [1, 6],
  货物运输服务: [7, 11],
  不动产销售: [12, 20],
  不动产经营租赁服务: [21, 28],
  代收车船税: [29, 36],
  旅客运输服务: [37, 44],
  拖拉机和联合收割机: [45, 47],
};

/** What a 特定业务 asks for, by the words of the template; [] where that is not known. */
export function specificFields(business: string): readonly TemplateColumn[] {
  // What she typed may be the name of something that every object has.
  const [from, to] = (Object.hasOwn(GROUPS, business) && GROUPS[business]) || [0, -1];
  return SPECIFIC_SHEET.columns.slice(from, to + 1);
}

/** Those of which it is known. */
export const SPECIFIC_BUSINESSES: readonly string[] = Object.keys(GROUPS);
