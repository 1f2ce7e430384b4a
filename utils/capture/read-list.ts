import { findLabel } from '../dom/find-label';
import { findText } from '../dom/find-text';
import { CONTROLS, readControl } from '../dom/read-control';
import { readColumns, readTable } from '../dom/read-table';
import { findFirst, isHiddenByMarkup, textOf } from '../dom/shown';
import type { ColumnAlternative } from '../domain/field-mapping';
import type { ListQuery } from '../domain/list-facts';
import { sameLabel } from '../domain/pick-field';
import type { ListColumn, ListRow } from '../domain/portal-row';
import type { RawTable } from '../domain/raw-snapshot';
import type { QueryPage } from '../portal/profile';

/** Bounds of the fact; a page beyond them is read in part, and so is no whole page. */
const MOST_ROWS = 1_000;
const CELL = 400;

/** What the list page shows now. */
export interface ListView {
  readonly query: ListQuery;
  readonly companyTaxId?: string;
  readonly page?: number;
  readonly pageSize?: number;
  readonly total?: number;
  /** Undefined where there is no table with a number column. */
  readonly rows: readonly ListRow[] | undefined;
  /** What an empty list says instead of rows: 请查询, 暂无数据. */
  readonly emptyText: string;
  /** Words for what the profile looks for and this page does not have. */
  readonly missing: readonly string[];
}

interface Condition {
  readonly control: Element;
  readonly label: string;
  readonly value: string;
}

function conditionsIn(root: ParentNode): Condition[] {
  return [...root.querySelectorAll(CONTROLS)].flatMap((control) => {
    if (control.closest('table') || (control as HTMLInputElement).type === 'hidden') return [];
    const read = readControl(control);
    return read ? [{ control, label: findLabel(control).label, value: read.value.trim() }] : [];
  });
}

const isOne = (label: string, names: readonly string[]) => names.some((name) => sameLabel(label, name));

/**
 * The conditions of the query as they stand. A condition in the same block that holds anything else narrows the
 * list, shown or folded away.
 */
export function readQuery(root: ParentNode, { conditions, fields, noLimit }: QueryPage): ListQuery {
  const all = conditionsIn(root);
  const type = all.find(({ label }) => isOne(label, fields.type));
  const block = type?.control.closest(conditions.join(', '));
  if (!type || !block) return {};
  const inside = all.filter(({ control }) => block.contains(control));
  const kinds = inside.filter(({ label }) => isOne(label, fields.kinds));
  const [from, to] = inside.filter(({ label }) => isOne(label, fields.dates));
  const known = new Set([type, ...kinds, from, to]);
  const others = inside.filter(
    (condition) => !known.has(condition) && !['', 'false', ...noLimit].includes(condition.value),
  );
  return {
    type: type.value.slice(0, 100),
    ...(kinds.length === 0 ? {} : { kinds: kinds.map(kindsShown).filter(Boolean).join(' ').slice(0, 400) }),
    ...(from ? { from: from.value.slice(0, 40) } : {}),
    ...(to ? { to: to.value.slice(0, 40) } : {}),
    others: others.slice(0, 100).map(({ label }) => label.slice(0, 400)),
  };
}

/** A select of several shows its choices as tags beside an empty input. */
const kindsShown = ({ control, value }: Condition) =>
  value ||
  [...(control.closest('.t-input, .t-tag-input, .t-select')?.querySelectorAll('.t-tag') ?? [])]
    .map((tag) => textOf(tag))
    .join(' ');

function columnOf(columns: RawTable['columns'], alternatives: readonly ColumnAlternative[]): number {
  for (const { key, label } of alternatives) {
    const at = columns.findIndex(
      (column) =>
        (key === undefined || column.key === key) && (label === undefined || sameLabel(column.label, label)),
    );
    if (at >= 0) return at;
  }
  return -1;
}

const entriesOf = (columns: QueryPage['columns']) =>
  Object.entries(columns) as Array<[ListColumn, readonly ColumnAlternative[]]>;

/** The list's table: libraries put an empty clone with the same header beside it. */
function findTable(root: ParentNode, columns: QueryPage['columns']) {
  const found = [...root.querySelectorAll('table')].filter(
    (table) => !isHiddenByMarkup(table) && columnOf(readColumns(table), columns.invoiceNumber) >= 0,
  );
  const withRows = found.map((table) => ({ table, read: readTable(table) })).find(({ read }) => read);
  return withRows ?? (found[0] ? { table: found[0], read: undefined } : undefined);
}

function rowsOf({ columns, rows }: RawTable, profile: QueryPage['columns']): ListRow[] {
  const places = entriesOf(profile).map(
    ([name, alternatives]) => [name, columnOf(columns, alternatives)] as const,
  );
  return rows.slice(0, MOST_ROWS).map((cells) =>
    Object.fromEntries(
      places.flatMap(([name, at]) => {
        const text = at < 0 ? undefined : cells[at]?.trim().slice(0, CELL);
        return text ? [[name, text]] : [];
      }),
    ),
  );
}

function numberAt(root: ParentNode, { selectors, pattern }: QueryPage['pager']['page']): number | undefined {
  const element = findFirst(root, selectors);
  if (!element) return undefined;
  const text = element.localName === 'input' ? (readControl(element)?.value ?? '') : textOf(element);
  const found = new RegExp(pattern).exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}

const given = <T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;

/** Reads the list page whole. Values and text only: no layout, nothing is changed. */
export function readList(root: ParentNode, profile: QueryPage): ListView {
  const { pager, columns } = profile;
  const found = findTable(root, columns);
  const query = readQuery(root, profile);
  const numbers = {
    page: numberAt(root, pager.page),
    pageSize: numberAt(root, pager.pageSize),
    total: numberAt(root, pager.total),
  };
  const needed: ReadonlyArray<readonly [string, unknown]> = [
    ['查询类型', query.type],
    ['发票票种', query.kinds],
    ['开票日期', query.from],
    ['清单', found],
    ['共几条', numbers.total],
    ['每页条数', numbers.pageSize],
  ];
  const rows = found && (found.read ? rowsOf(found.read, columns) : []);
  return {
    query,
    ...given({ companyTaxId: findText(root, profile.company), ...numbers }),
    rows,
    emptyText: rows?.length === 0 ? textOf(found?.table.tBodies[0]) : '',
    missing: needed.filter(([, value]) => value === undefined).map(([name]) => name),
  };
}

/** Whether the page still waits for the answer to a query. */
export const isBusy = (root: ParentNode, { busy }: QueryPage): boolean =>
  busy.some((selector) => [...root.querySelectorAll(selector)].some((element) => !isHiddenByMarkup(element)));
