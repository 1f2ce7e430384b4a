import type { FactOf } from '../fact/fact';
import { hostOf } from '../fault/host-of';
import type { PortalFault } from '../fault/portal-fault';
import { isDecimal, sum } from '../invoice/money';
import type { Submission } from '../record/submission';
import type { Case } from './case';
import type { ReportFacts } from './report-sheet';

type Reported = Pick<
  Submission,
  'id' | 'submittedAt' | 'site' | 'source' | 'sellerTaxId' | 'invoice' | 'standing'
>;

export interface ReportMatter {
  readonly case?: Pick<Case, 'outage' | 'calls' | 'files'> | undefined;
  /** Of one company. */
  readonly records: readonly Reported[];
  readonly faults: readonly PortalFault[];
  readonly pictures: ReadonlyArray<FactOf<'pictured' | 'photographed'>>;
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
  // What another company's submission showed is not hers to report.
  const own = faults.filter(({ submissionId }) => submissionId === undefined || ids.has(submissionId));
  const outage = of?.outage;
  const instants = [
    ...(outage ? [outage.from, outage.to] : []),
    ...records.map(({ submittedAt }) => submittedAt),
    ...own.filter(({ kind }) => kind !== 'lost').flatMap(({ from, to }) => [from, to]),
  ];
  const amounts = (name: 'totalNet' | 'totalGross') =>
    records.map(({ invoice }) => (isDecimal(invoice[name]) ? invoice[name] : undefined));
  const agent = pictures.flatMap((one) => (one.type === 'pictured' ? [one.agent] : []))[0];
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
    standing: once(records.map(({ standing }) => words.standing[standing] ?? ''))[0],
    browser: given.browser || browserOf(agent),
    pictures: pictures.filter(({ submissionId }) => submissionId !== undefined && ids.has(submissionId))
      .length,
    files: of?.files.length ?? 0,
    count: records.length,
    net: sum(amounts('totalNet')),
    gross: sum(amounts('totalGross')),
    withoutAmount: amounts('totalGross').filter((amount) => amount === undefined).length,
    tickets: once((of?.calls ?? []).map(({ ticket }) => ticket ?? '')),
    calls: of?.calls ?? [],
  };
}
