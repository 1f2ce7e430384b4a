import { LONGEST_TAG } from '../../utils/domain/fact/tags';
import { beijingMonth } from '../../utils/domain/invoice/beijing-time';
import { parseDecimal } from '../../utils/domain/invoice/money';
import { STANDINGS } from '../../utils/domain/list/list-check';
import { OUTCOME_TYPES } from '../../utils/domain/outcome/outcome';
import type { LedgerFilter } from '../../utils/domain/view/ledger-filter';

/** What of the top line narrows a page. */
export type NarrowedBy = 'company' | 'month' | 'text';

/**
 * The pages of the ledger as the rail shows them. `inbox` is `<room>/InboxPage.vue` in one of the rooms beside this one, and
 * has `rail.inbox` as its word.
 */
const TABLE = {
  today: ['company', 'month'],
  ledger: ['company', 'month', 'text'],
  inbox: ['company'],
  reconcile: ['company', 'month'],
  entries: ['company'],
  faults: ['month'],
  companies: [],
  exchange: [],
  backup: [],
  settings: [],
} as const satisfies Record<string, readonly NarrowedBy[]>;
export type Page = keyof typeof TABLE;
/** Of 故障与证据 only 统计 is of one company. */
export const narrowedBy = ({ page, tab }: Pick<Route, 'page' | 'tab'>): readonly NarrowedBy[] =>
  page === 'faults' && tab === 'statistics' ? ['company', ...TABLE.faults] : TABLE[page];
export const PAGES = Object.keys(TABLE) as Page[];

/** What 核对 is of while nothing is chosen: this month, and the company if there is but one. */
export function checked(companies: ReadonlyArray<{ readonly taxId: string }>, now: number): LedgerFilter {
  const [only, ...others] = companies.filter(({ taxId }) => taxId !== '');
  return { month: beijingMonth(now), ...(only && others.length === 0 ? { company: only.taxId } : {}) };
}

/** What the page shows, as its address tells it: it can be kept, sent to a colleague and gone back to. */
export interface Route {
  readonly page: Page;
  readonly filter: LedgerFilter;
  /** The submission whose detail is open. */
  readonly show?: string;
  /** The class of 待处理 that is shown alone. */
  readonly tab?: string;
  /** What she follows up, opened on 故障与证据. */
  readonly case?: string;
  /** The entry of 待开登记 that is changed, and the record that a new one is copied from. */
  readonly edit?: string;
  readonly copy?: string;
  /** How 待处理 is grouped; by class where nothing is said. */
  readonly by?: 'company';
}

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const ID = /^[\w-]{1,64}$/;
/** Of the computers of one clerk; of all in a firm where nobody gave a name. */
const LOGS = /^[\w-]{1,64}(,[\w-]{1,64}){0,999}$/;
const TAB = /^[a-zA-Z]{1,20}$/;
/** Of a tag: as long as one may be. */
const tagOf = (value: string | null) => (value !== null && value.length <= LONGEST_TAG ? value : undefined);
const KINDS = ['special', 'general'] as const;

const oneOf = <T extends string>(value: string | null, known: readonly T[]): T | undefined =>
  known.find((candidate) => candidate === value);

/** Without the members that are undefined or empty. */
const given = <T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined && value !== ''),
  ) as never;

/**
 * Reads `#/<page>?company=…&month=2026-11&since=2026-11-03&until=&outcome=refused&kind=&from=&to=&batch=&tag=&clerk=<logs>&reviewed=&q=&show=<id>&tab=&case=<id>&edit=<id>&copy=<id>&by=` or `#/submission/<id>`.
 * What it does not know it leaves out; no page, or an unknown one, is the first.
 */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  const [name = '', id = ''] = path.split('/');
  if (name === 'submission' && id !== '') return { page: 'ledger', filter: {}, show: id };

  const values = new URLSearchParams(query);
  const fitting = (name: string, pattern: RegExp) => {
    const value = values.get(name) ?? '';
    return pattern.test(value) ? value : undefined;
  };
  const filter = given({
    company: values.get('company') ?? undefined,
    month: fitting('month', MONTH),
    since: fitting('since', DAY),
    until: fitting('until', DAY),
    outcome: oneOf(values.get('outcome'), OUTCOME_TYPES),
    standing: oneOf(values.get('standing'), STANDINGS),
    kind: oneOf(values.get('kind'), KINDS),
    from: parseDecimal(values.get('from') ?? undefined),
    to: parseDecimal(values.get('to') ?? undefined),
    original: oneOf(values.get('original'), ['missing', 'unproven']),
    batch: fitting('batch', ID),
    tag: tagOf(values.get('tag')),
    clerk: fitting('clerk', LOGS),
    reviewed: oneOf(values.get('reviewed'), ['yes', 'no'] as const),
    text: values.get('q') ?? undefined,
  });
  const rest = given({
    show: values.get('show') ?? '',
    tab: fitting('tab', TAB),
    case: fitting('case', ID),
    edit: fitting('edit', ID),
    copy: fitting('copy', ID),
    by: oneOf(values.get('by'), ['company'] as const),
  });
  return { page: oneOf(name, PAGES) ?? 'today', filter, ...rest };
}

/** The address of a route; `parseRoute` gives the route back. */
export function formatRoute({ page, filter, show, tab, case: of, edit, copy, by }: Route): string {
  const { text, ...rest } = filter;
  const values = new URLSearchParams(
    given({ ...rest, q: text, show, tab, case: of, edit, copy, by }) as Record<string, string>,
  );
  const query = values.toString();
  return query === '' ? `#/${page}` : `#/${page}?${query}`;
}

/** Of 导入导出: the card of the 发票登记表 is brought into view. */
export const SHEET_TAB = 'sheet';
