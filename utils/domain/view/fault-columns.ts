import { BAR_PARTS, type FaultDay, type HeatHour, type ResponseDay } from '../fault/fault-charts';
import type { Outage } from '../fault/outage';
import type { OutageEffect } from '../fault/outage-effect';
import type { PortalFault } from '../fault/portal-fault';
import { beijingText } from '../invoice/beijing-time';
import { shownDecimals } from '../invoice/money';
import type { Submission } from '../record/submission';
import type { Translate } from '../texts/texts';
import type { Column } from './columns';

/** An outage with what it did. */
export type ToldOutage = Outage & { readonly effect: OutageEffect };
/** A fault with the submission that it is of. */
export interface ToldFault {
  readonly fault: PortalFault;
  readonly record: Submission | undefined;
}
/** A submission that an outage hit. */
export interface HitRow {
  readonly outage: ToldOutage;
  readonly record: OutageEffect['hit'][number];
}
/** A day of one of the lines. */
export type LineDay = ResponseDay & { readonly name: 'page' | 'issue' };

const seconds = (ms: number | undefined) => (ms === undefined ? '' : String(Math.round(ms / 100) / 10));
const count = (value: number) => String(value);
const kinds = ({ counts }: Outage, t: Translate) =>
  counts
    .map(([kind, times]) => t('faults.times', { kind: t(`portalFault.${kind}`), count: times }))
    .join(t('faults.and'));

export const OUTAGE_COLUMNS: readonly Column<ToldOutage>[] = [
  { title: 'faults.begin', kind: 'time', width: 20, value: ({ from }) => beijingText(from) },
  { title: 'faults.lastSeenAt', kind: 'time', width: 20, value: ({ to }) => beijingText(to) },
  {
    title: 'faults.backAt',
    kind: 'time',
    width: 20,
    value: ({ backAt }) => (backAt === undefined ? '' : beijingText(backAt)),
  },
  { title: 'faults.what', kind: 'text', width: 36, value: kinds },
  { title: 'faults.site', kind: 'text', width: 30, value: ({ host }) => host },
  {
    title: 'faults.minutesLost',
    kind: 'quantity',
    width: 12,
    value: ({ waitedMs }) => String(Math.round(waitedMs / 6_000) / 10),
  },
  { title: 'column.count', kind: 'count', width: 8, value: ({ effect }) => count(effect.count) },
  {
    title: 'faults.companies',
    kind: 'count',
    width: 8,
    value: ({ effect }) => count(effect.companies.length),
  },
  { title: 'column.totalNet', kind: 'amount', width: 14, value: ({ effect }) => shownDecimals(effect.net) },
  {
    title: 'column.totalGross',
    kind: 'amount',
    width: 14,
    value: ({ effect }) => shownDecimals(effect.gross),
  },
  { title: 'faults.stillOpen', kind: 'count', width: 8, value: ({ effect }) => count(effect.open) },
];

export const FAULT_COLUMNS: readonly Column<ToldFault>[] = [
  { title: 'faults.time', kind: 'time', width: 20, value: ({ fault }) => beijingText(fault.from) },
  { title: 'faults.what', kind: 'text', width: 12, value: ({ fault }, t) => t(`portalFault.${fault.kind}`) },
  { title: 'faults.where', kind: 'text', width: 36, value: ({ fault }) => fault.origin + fault.path },
  {
    title: 'faults.shown',
    kind: 'text',
    width: 40,
    value: ({ fault: { words, silent } }, t) => words ?? (silent ? t('faults.silent') : ''),
  },
  {
    title: 'faults.status',
    kind: 'text',
    width: 10,
    value: ({ fault }) => fault.error ?? String(fault.status ?? ''),
  },
  {
    title: 'faults.waitedSeconds',
    kind: 'quantity',
    width: 12,
    value: ({ fault }) => seconds(fault.to - fault.from),
  },
  { title: 'faults.usualSeconds', kind: 'quantity', width: 12, value: ({ fault }) => seconds(fault.usualMs) },
  {
    title: 'column.sellerName',
    kind: 'text',
    width: 28,
    value: ({ record }) => record?.invoice.seller.name ?? '',
  },
  {
    title: 'column.buyerName',
    kind: 'text',
    width: 28,
    value: ({ record }) => record?.invoice.buyer.name ?? '',
  },
  {
    title: 'column.totalGross',
    kind: 'amount',
    width: 14,
    value: ({ record }) => shownDecimals(record?.invoice.totalGross),
  },
  {
    title: 'column.outcome',
    kind: 'text',
    width: 12,
    value: ({ record }, t) => (record ? t(`outcome.${record.outcomeType}`) : ''),
  },
];

export const HIT_COLUMNS: readonly Column<HitRow>[] = [
  { title: 'faults.begin', kind: 'time', width: 20, value: ({ outage }) => beijingText(outage.from) },
  {
    title: 'column.submittedAt',
    kind: 'time',
    width: 20,
    value: ({ record }) => beijingText(record.submittedAt),
  },
  {
    title: 'column.sellerName',
    kind: 'text',
    width: 28,
    value: ({ record }) => record.invoice.seller.name ?? '',
  },
  { title: 'column.sellerTaxId', kind: 'digits', width: 22, value: ({ record }) => record.sellerTaxId },
  {
    title: 'column.buyerName',
    kind: 'text',
    width: 28,
    value: ({ record }) => record.invoice.buyer.name ?? '',
  },
  {
    title: 'column.totalNet',
    kind: 'amount',
    width: 14,
    value: ({ record }) => shownDecimals(record.invoice.totalNet),
  },
  {
    title: 'column.totalGross',
    kind: 'amount',
    width: 14,
    value: ({ record }) => shownDecimals(record.invoice.totalGross),
  },
  {
    title: 'column.outcome',
    kind: 'text',
    width: 12,
    value: ({ record }, t) => t(`outcome.${record.outcomeType}`),
  },
];

export const DAY_COLUMNS: readonly Column<FaultDay>[] = [
  { title: 'today.day', kind: 'text', width: 14, value: ({ day }) => day },
  ...BAR_PARTS.map(
    (part): Column<FaultDay> => ({
      title: `faults.part.${part}`,
      kind: 'count',
      width: 12,
      value: ({ parts }) => count(parts[part]),
    }),
  ),
  { title: 'faults.total', kind: 'count', width: 10, value: ({ total }) => count(total) },
];

export const HOUR_COLUMNS: readonly Column<HeatHour>[] = [
  { title: 'today.day', kind: 'text', width: 14, value: ({ day }) => day },
  {
    title: 'faults.hour',
    kind: 'text',
    width: 10,
    value: ({ hour }) => `${String(hour).padStart(2, '0')}:00`,
  },
  { title: 'faults.state', kind: 'text', width: 16, value: ({ state }, t) => t(`faults.hour.${state}`) },
  { title: 'faults.loads', kind: 'count', width: 10, value: ({ loads }) => count(loads) },
  { title: 'faults.slow', kind: 'count', width: 10, value: ({ slow }) => count(slow) },
  { title: 'faults.failed', kind: 'count', width: 10, value: ({ failed }) => count(failed) },
];

export const RESPONSE_COLUMNS: readonly Column<LineDay>[] = [
  { title: 'today.day', kind: 'text', width: 14, value: ({ day }) => day },
  { title: 'faults.of', kind: 'text', width: 14, value: ({ name }, t) => t(`faults.line.${name}`) },
  { title: 'faults.loads', kind: 'count', width: 10, value: ({ loads }) => count(loads) },
  { title: 'faults.median', kind: 'quantity', width: 14, value: ({ median }) => seconds(median) },
  { title: 'faults.p95', kind: 'quantity', width: 14, value: ({ p95 }) => seconds(p95) },
  { title: 'faults.usualMedian', kind: 'quantity', width: 14, value: ({ usual }) => seconds(usual?.median) },
  { title: 'faults.usualP95', kind: 'quantity', width: 14, value: ({ usual }) => seconds(usual?.p95) },
];
