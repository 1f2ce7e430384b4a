import type { FactOf } from '../../domain/fact/fact';
import type { Site } from '../../domain/fact/fact-parts';
import type { Ledger } from '../ledger/db';

/** A page as it was seen, with its photograph or why there is none. */
export interface Picture {
  readonly picture: FactOf<'pictured'>;
  /** Its bytes lie in the store `evidence`. */
  readonly photo?: FactOf<'photographed'>['bytes'] & { readonly takenAt: number };
  /** `failed` also where nothing was told of a photograph: the browser went meanwhile. */
  readonly lack?: NonNullable<FactOf<'photographed'>['lacks']>;
}

/** So long one picture stands for the same fault of the same page, ms. */
const SAME_FAULT_MS = 600_000;
/** Many more than a month has. */
const MOST = 5_000;

type Row = FactOf<'pictured' | 'photographed'>;
const isPicture = (row: Row): row is FactOf<'pictured'> => row?.type === 'pictured';

async function withPhoto(db: Ledger, picture: FactOf<'pictured'>): Promise<Picture> {
  const told = await db.getAllFromIndex('pictures', 'pictureId', picture.id);
  const taken = told.find((row) => row.type === 'photographed' && row.bytes !== undefined);
  if (taken?.type === 'photographed' && taken.bytes)
    return { picture, photo: { ...taken.bytes, takenAt: taken.at } };
  const [lacking] = told;
  return { picture, lack: (lacking?.type === 'photographed' && lacking.lacks) || 'failed' };
}

const complete = (db: Ledger, rows: readonly Row[]): Promise<Picture[]> =>
  Promise.all(
    rows
      .filter(isPicture)
      .sort((left, right) => left.at - right.at)
      .map((picture) => withPhoto(db, picture)),
  );

/** Pictures of the page as this submission was refused or became doubtful, oldest first. */
export const picturesOf = async (db: Ledger, submissionId: string): Promise<Picture[]> =>
  complete(db, await db.getAllFromIndex('pictures', 'submissionId', submissionId));

/** Pictures of faults of the portal between two instants, both included, oldest first; of no submission. */
export async function picturesOfFaults(db: Ledger, from: number, to: number): Promise<Picture[]> {
  const rows = await db.getAllFromIndex('pictures', 'time', IDBKeyRange.bound(from, to), MOST);
  return complete(
    db,
    rows.filter((row) => isPicture(row) && row.cause === 'fault'),
  );
}

/** Whether that fault of that page was pictured within the last 10 minutes, by another picture than `id`. */
export async function isPicturedAlready(
  db: Ledger,
  one: {
    readonly id: string;
    readonly at: number;
    readonly faultKind?: string | undefined;
    readonly site: Site;
  },
): Promise<boolean> {
  const rows = await db.getAllFromIndex(
    'pictures',
    'time',
    IDBKeyRange.bound(one.at - SAME_FAULT_MS, one.at),
  );
  return rows.some(
    (row) =>
      isPicture(row) &&
      row.id !== one.id &&
      row.cause === 'fault' &&
      row.faultKind === one.faultKind &&
      row.site.origin === one.site.origin &&
      row.site.path === one.site.path,
  );
}
