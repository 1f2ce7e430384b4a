import type { FactOf } from '../fact/fact';
import { hostOf } from '../fault/host-of';
import type { PortalFault } from '../fault/portal-fault';
import { isDecimal, sum } from '../invoice/money';
import { newestAttempts } from '../record/attempts';
import type { Submission } from '../record/submission';
import type { Case } from './case';
import type { ReportFacts } from './report-sheet';

type Reported = Pick<
  Submission,
  | 'id'
  | 'submittedAt'
  | 'site'
  | 'source'
  | 'sellerTaxId'
  | 'invoice'
  | 'standing'
  | 'retryOf'
  | 'newerAttempt'
>;

export interface ReportMatter {
  readonly case?: Pick<Case, 'outage' | 'calls' | 'files'> | undefined;
  /** Of one company; several attempts at an invoice count once. */
  readonly records: readonly Reported[];
  readonly faults: readonly PortalFault[];
  /** Of the pages of these and other submissions, and of faults of none. */
  readonly pictures: ReadonlyArray<{
    readonly picture: Pick<FactOf<'pictured'>, 'submissionId' | 'agent'>;
  }>;
}

/** What another company's submission showed is not hers to report. */
const isOwn = ({ submissionId }: { submissionId?: string | undefined }, ids: ReadonlySet<string>) =>
  submissionId === undefined || ids.has(submissionId);

type Photo = NonNullable<FactOf<'photographed'>['bytes']>;

/** So many stand on the page; all are kept. */
const MOST_PHOTOS = 2;

/** Which files stand on the sheet of these records as pictures: hers first, then photographs of their pages. */
export function sheetPhotos(
  records: readonly Pick<Submission, 'id'>[],
  files: Case['files'],
  pictures: ReadonlyArray<{
    readonly picture: Pick<FactOf<'pictured'>, 'submissionId'>;
    readonly photo?: Photo;
  }>,
): Photo[] {
  const ids = new Set(records.map(({ id }) => id));
  const taken = pictures.flatMap(({ picture, photo }) => (photo && isOwn(picture, ids) ? [photo] : []));
  return [...files.map(({ bytes }) => bytes), ...taken]
    .filter(({ mime }) => mime.startsWith('image/'))
    .slice(0, MOST_PHOTOS);
}

/** What she typed once, and what she ticks. */
export type ReportGiven = Pick<ReportFacts, 'taxOffice' | 'clerk' | 'phone' | 'browser' | 'otherNetwork'>;

/** `pressed`: the button that each way of submitting is pressed by; `standing`: words of what the portal's list says. */
export interface MatterWords {
  readonly pressed: Readonly<Partial<Record<Submission['source'], string>>>;
  readonly standing: Readonly<Partial<Record<Submission['standing'], string>>>;
}

const BROWSERS = [/Edg\/[\d.]+/, /Firefox\/[\d.]+/, /Chrome\/[\d.]+/];

/** Name and version of a browser out of what it calls itself; all of that where none is known. */
export function browserOf(agent: string | undefined): string | undefined {
  if (agent === undefined) return undefined;
  const found = BROWSERS.flatMap((pattern) => pattern.exec(agent)?.[0] ?? [])[0];
  return found?.replace('Edg/', 'Edge ').replace('/', ' ') ?? agent;
}

const pageOf = (origin: string, path: string) => `${hostOf(origin)}${path}`;
const once = (all: readonly string[]) => [...new Set(all)].filter(Boolean);
const codeOf = ({ status, error }: PortalFault) =>
  [status === undefined ? '' : `HTTP ${status}`, error ?? ''].filter(Boolean).join(' ') || undefined;

/** What a report of these records, or of an outage without any, can say. */
export function reportFacts(
  { case: of, records, faults, pictures }: ReportMatter,
  given: ReportGiven,
  words: MatterWords,
): ReportFacts {
  const ids = new Set(records.map(({ id }) => id));
  const own = faults.filter((fault) => isOwn(fault, ids));
  const outage = of?.outage;
  const instants = [
    ...(outage ? [outage.from, outage.to] : []),
    ...records.map(({ submittedAt }) => submittedAt),
    ...own.filter(({ kind }) => kind !== 'lost').flatMap(({ from, to }) => [from, to]),
  ];
  const invoices = newestAttempts(records);
  const amounts = (name: 'totalNet' | 'totalGross') =>
    invoices.map(({ invoice }) => (isDecimal(invoice[name]) ? invoice[name] : undefined));
  const seen = pictures.filter(({ picture }) => isOwn(picture, ids));
  return {
    ...given,
    company: records.find(({ invoice }) => invoice.seller.name)?.invoice.seller.name,
    taxId: records[0]?.sellerTaxId,
    pages: once([
      ...records.map(({ site }) => pageOf(site.origin, site.path)),
      ...own.map(({ origin, path }) => pageOf(origin, path)),
    ]),
    ...(instants.length > 0 ? { from: Math.min(...instants), to: Math.max(...instants) } : {}),
    pressed: once(records.map(({ source }) => words.pressed[source] ?? '')),
    shown: own.map((fault) => ({ words: fault.words, code: codeOf(fault) })),
    standing: once(invoices.map(({ standing }) => words.standing[standing] ?? ''))[0],
    browser: given.browser || browserOf(seen[0]?.picture.agent),
    pictures: seen.length,
    files: of?.files.length ?? 0,
    count: invoices.length,
    net: sum(amounts('totalNet')),
    gross: sum(amounts('totalGross')),
    withoutAmount: amounts('totalGross').filter((amount) => amount === undefined).length,
    tickets: once((of?.calls ?? []).map(({ ticket }) => ticket ?? '')),
    calls: of?.calls ?? [],
  };
}
