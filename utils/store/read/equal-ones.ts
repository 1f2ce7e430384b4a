import type { Submission } from '../../domain/record/submission';
import type { Ledger } from '../ledger/db';

/** Submissions of each of these contents, by fingerprint; those that are in nothing stand there with none. */
export async function equalOnesOfAll(
  db: Ledger,
  fingerprints: Iterable<string>,
): Promise<ReadonlyMap<string, readonly Submission[]>> {
  const index = db.transaction('submissions').store.index('fingerprint');
  const each = [...new Set(fingerprints)].map(
    async (fingerprint) => [fingerprint, await index.getAll(fingerprint)] as const,
  );
  return new Map(await Promise.all(each));
}
