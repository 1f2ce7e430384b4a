import type { PortalFault } from './portal-fault';

const EARLY_MS = 2_000;
const LATE_MS = 10_000;
/** Instants of the same event, told by two. */
const SAME_MS = 10;

/** A load that was measured, and not a text of the page. */
const isLoad = ({ words, status, error }: PortalFault) =>
  words === undefined && (status !== undefined || error !== undefined);

/**
 * Faults of the request watch and the page, and those that submissions tell: where both saw the same, the submission's
 * stays, for it knows which invoice it was; it takes over what the other knew more. Oldest first.
 */
export function joinFaults(
  ofPages: readonly PortalFault[],
  ofRecords: readonly PortalFault[],
): PortalFault[] {
  const records = [...ofRecords];
  const left = ofPages.filter((page) => {
    const mayBe = (record: PortalFault) =>
      record.origin === page.origin &&
      page.to >= record.from - EARLY_MS &&
      // What she loads after it failed is another one.
      (isLoad(page) ? page.from <= record.to + SAME_MS : page.to <= record.to + LATE_MS);
    const sameWords = (record: PortalFault) => page.words !== undefined && page.words === record.words;
    // The same words tell more than the kind: within seconds another submission may have failed in the same way.
    const worded = records.findIndex((record) => sameWords(record) && mayBe(record));
    const nth =
      worded >= 0 ? worded : records.findIndex((record) => record.kind === page.kind && mayBe(record));
    if (nth < 0) return true;
    records[nth] = { ...page, ...(records[nth] as PortalFault) };
    return false;
  });
  return [...records, ...left].sort((one, other) => one.from - other.from || one.id.localeCompare(other.id));
}
