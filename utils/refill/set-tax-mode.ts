import type { FieldMapping } from '../domain/invoice/field-mapping';
import { pricesIncludeTax } from '../domain/invoice/line-table';
import { findGrid } from './find-grid';
import { allShown } from './find-shown';
import { waitMaybe } from './wait-until';

const SWITCH_MS = 2_000;

/** 含税 or 不含税, told by the header of the grid; before any line, for the page computes the other way afterwards. */
export async function setTaxMode(
  document: Document,
  mapping: FieldMapping['lines'],
  taxSwitch: readonly string[],
  includesTax: boolean,
): Promise<void> {
  const isSo = () => {
    const grid = findGrid(document, mapping);
    return grid !== undefined && pricesIncludeTax([...grid.columns], mapping) === includesTax;
  };
  if (isSo()) return;
  allShown(document, taxSwitch)[0]?.click();
  await waitMaybe(isSo, SWITCH_MS);
}
