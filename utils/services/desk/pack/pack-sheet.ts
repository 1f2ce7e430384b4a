import { isAbout } from '../../../domain/case/case';
import { reportFacts, sheetPhotos } from '../../../domain/case/report-facts';
import { reportSheet } from '../../../domain/case/report-sheet';
import { maskAll } from '../../../domain/view/mask';
import { type Sheet, sheetHtml } from '../../../exchange/pack/sheet';
import { FAULT_WORDS } from '../../../portal/fault-words';
import { MATTER_WORDS, REPORT_WORDS } from '../../../portal/report/report-words';
import { type Matters, readCases, readMatters } from '../../../store/faults/cases';
import type { Ledger } from '../../../store/ledger/db';
import { keptBytes } from '../kept-bytes';
import type { PackScope } from './make-pack';

/** What she typed once for all reports. */
export interface Reporter {
  readonly clerk: string;
  readonly phone: string;
  /** By tax id of the company. */
  readonly taxOffices: Readonly<Record<string, string>>;
}

type Cases = Awaited<ReturnType<typeof readCases>>['cases'];

async function sheetOf(
  db: Ledger,
  taxId: string,
  { records, faults, pictures }: Matters,
  { outage, cases }: { outage: { from: number; to: number; host: string } | undefined; cases: Cases },
  { clerk, phone, taxOffices }: Reporter,
  masked: boolean,
): Promise<Sheet> {
  const own = records.filter(({ sellerTaxId }) => sellerTaxId === taxId);
  const ids = new Set(own.map(({ id }) => id));
  const about = cases.filter((one) => isAbout(one, ids, outage));
  const files = about.flatMap((one) => one.files);
  const calls = about.flatMap((one) => one.calls).sort((left, right) => left.calledAt - right.calledAt);
  const told = { records: own, faults, pictures };
  const facts = reportFacts(
    { case: { outage, calls, files }, ...(masked ? maskAll(told) : told) },
    { clerk, phone, taxOffice: taxOffices[taxId] ?? '' },
    MATTER_WORDS,
  );
  // Nothing can be hidden in a picture.
  const shown = masked ? [] : sheetPhotos(own, files, pictures);
  const photos = await Promise.all(
    shown.map(async ({ sha256, mime }) => {
      const kept = await keptBytes(db, sha256);
      return kept.type === 'whole' ? [{ mime, bytes: kept.bytes }] : [];
    }),
  );
  return { lines: reportSheet(facts, REPORT_WORDS), photos: photos.flat() };
}

/**
 * 报障单 of an outage or of chosen submissions, a page for each company; none of a whole month, which is no fault by itself.
 * An outage that hit no submission is one page on which the company is left to fill in.
 * @param masked 证件号码, phones and accounts in part, and no pictures; the reporter's own phone whole, so that she is called back
 */
export async function packSheet(
  db: Ledger,
  scope: PackScope,
  reporter: Reporter,
  masked = false,
): Promise<string | undefined> {
  if (scope.kind === 'period') return undefined;
  const outage = scope.kind === 'outage' ? { host: scope.host, from: scope.from, to: scope.to } : undefined;
  const matters = await readMatters(db, { submissionIds: scope.submissionIds, outage }, FAULT_WORDS);
  const { cases } = await readCases(db);
  const taxIds = [...new Set(matters.records.map(({ sellerTaxId }) => sellerTaxId))];
  const sheets: Sheet[] = [];
  for (const taxId of taxIds.length > 0 ? taxIds : [''])
    sheets.push(await sheetOf(db, taxId, matters, { outage, cases }, reporter, masked));
  return sheetHtml(sheets);
}
