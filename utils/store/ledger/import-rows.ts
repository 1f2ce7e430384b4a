import { type Bringers, bringersOf, type ImportRecord } from '../../domain/record/import-record';
import type { MetaReads, MetaWrites } from './refolding';

const IMPORTS = 'imports';
/** Made of them: what an import brought may be tens of thousands of ranges, and whose a record is is asked with each word on it. */
const BRINGERS = 'bringers';

/** Imports of every installation whose events lie here. */
export const importsIn = async (meta: MetaReads): Promise<ImportRecord[]> =>
  ((await meta.get(IMPORTS)) as ImportRecord[] | undefined) ?? [];

/** Who brought the logs that came here in files; a ledger of an earlier version has not noted it. */
export const bringersIn = async (meta: MetaReads): Promise<Bringers> =>
  ((await meta.get(BRINGERS)) as Bringers | undefined) ?? bringersOf(await importsIn(meta));

/** Within a transaction of the caller. */
export async function putImports(meta: MetaWrites, imports: readonly ImportRecord[]): Promise<void> {
  await meta.put(imports, IMPORTS);
  await meta.put(bringersOf(imports), BRINGERS);
}
