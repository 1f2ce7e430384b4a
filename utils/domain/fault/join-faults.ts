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
    // Where several may be: the one that tells the same words, else the nearest in time.
    const unlike = (record: PortalFault) =>
      page.words !== undefined && page.words === record.words ? -1 : Math.abs(page.to - record.to);
    let nth = -1;
    for (const [at, record] of records.entries()) {
      const isWorded = unlike(record) < 0;
      // Where nothing came, no words came.
      const isOfKind = record.kind === page.kind && !(record.silent && page.words !== undefined);
      if (!(isWorded || isOfKind) || !mayBe(record)) continue;
      if (nth < 0 || unlike(record) < unlike(records[nth] as PortalFault)) nth = at;
    }
    if (nth < 0) return true;
    records[nth] = { ...page, ...(records[nth] as PortalFault) };
    return false;
  });
  return [...records, ...left].sort((one, other) => one.from - other.from || one.id.localeCompare(other.id));
}
