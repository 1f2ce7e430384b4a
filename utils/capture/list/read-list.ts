import { findText } from '../../dom/find-text';
import { readControl } from '../../dom/read-control';
import { readColumns, readTable } from '../../dom/read-table';
import { findFirst, isHiddenByMarkup, textOf } from '../../dom/shown';
import type { ListQuery } from '../../domain/fact/list-facts';
import type { ListColumn, ListRow } from '../../domain/fact/list-row';
import type { ColumnAlternative } from '../../domain/invoice/field-mapping';
import { sameLabel } from '../../domain/invoice/pick-field';
import type { RawTable } from '../../domain/invoice/raw-snapshot';
import type { QueryPage } from '../../portal/profile';
import { readQuery } from './read-query';

/** Bounds of the fact; a page beyond them is read in part, and so is no whole page. */
const MOST_ROWS = 1_000;
const CELL = 400;
const SUM = 40;

/** What the list page shows now. */
export interface ListView {
  readonly query: ListQuery;
  readonly companyTaxId?: string;
  readonly page?: number;
  readonly pageSize?: number;
  readonly total?: number;
  /** As shown above the rows; absent where they are not, or a row is perhaps left out of them. */
  readonly sums?: { readonly net?: string; readonly tax?: string };
  /** Undefined where there is no table with a number column. */
  readonly rows: readonly ListRow[] | undefined;
  /** A row says of itself that it is of another list than the conditions name. */
  readonly isOfOther?: true;
  /** What an empty list says instead of rows: 请查询, 暂无数据. */
  readonly emptyText: string;
  /** Words for what the profile looks for and this page does not have. */
  readonly missing: readonly string[];
}

/** The columns that an alternative names, the most trusted first: an older number stands in another column. */
function columnsOf(columns: RawTable['columns'], alternatives: readonly ColumnAlternative[]): number[] {
  const found = alternatives.map(({ key, label }) =>
    columns.findIndex(
      (column) =>
        (key === undefined || column.key === key) && (label === undefined || sameLabel(column.label, label)),
    ),
  );
  return [...new Set(found)].filter((at) => at >= 0);
}

const entriesOf = (columns: QueryPage['columns']) =>
  Object.entries(columns) as Array<[ListColumn, readonly ColumnAlternative[]]>;

/** The list's table: libraries put an empty clone with the same header beside it. */
function findTable(root: ParentNode, columns: QueryPage['columns']) {
  const found = [...root.querySelectorAll('table')].filter(
    (table) => !isHiddenByMarkup(table) && columnsOf(readColumns(table), columns.invoiceNumber).length > 0,
  );
  const withRows = found.map((table) => ({ table, read: readTable(table) })).find(({ read }) => read);
  return withRows ?? (found[0] ? { table: found[0], read: undefined } : undefined);
}

/** The rows, and whether one of them says that it is of another list. */
function rowsOf({ columns, rows }: RawTable, profile: QueryPage, { type = '' }: ListQuery) {
  const { otherSide, nothing } = profile;
  let isOfOther: true | undefined;
  const places = entriesOf(profile.columns).map(
    ([name, alternatives]) => [name, columnsOf(columns, alternatives)] as const,
  );
  const [otherName, otherTaxId, typeAt] = (['name', 'taxId', 'type'] as const).map((name) =>
    columnsOf(columns, otherSide[name]),
  ) as [number[], number[], number[]];
  const read = rows.slice(0, MOST_ROWS).map((cells): ListRow => {
    const textAt = (places: readonly number[]) =>
      places
        .map((at) => cells[at]?.trim().slice(0, CELL) ?? '')
        .find((text) => text !== '' && !nothing.includes(text));
    const own = Object.fromEntries(
      places.flatMap(([name, at]) => {
        const text = textAt(at);
        return text === undefined ? [] : [[name, text]];
      }),
    );
    // The row's own word on its list comes before the conditions, which may have been changed since.
    const said = textAt(typeAt) ?? type;
    if (said !== type) isOfOther = true;
    const side = Object.hasOwn(otherSide.sides, said) ? otherSide.sides[said] : undefined;
    if (side === undefined) return own;
    return { ...given({ [`${side}Name`]: textAt(otherName), [`${side}TaxId`]: textAt(otherTaxId) }), ...own };
  });
  return { rows: read, isOfOther };
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

/** By their words, else by their places, where there are as many as two. */
function readSums(root: ParentNode, { sums }: QueryPage, rows: readonly ListRow[]) {
  const { net, tax, places, otherUnits, perhapsNotSummed } = sums;
  if (rows.some(({ status = '' }) => perhapsNotSummed.some((word) => status.includes(word))))
    return undefined;
  const byWords = given({ net: findText(root, net), tax: findText(root, tax) });
  if (Object.keys(byWords).length > 0) return byWords;
  const elements = [...root.querySelectorAll(places)];
  const beside = elements.map(({ parentElement }) => textOf(parentElement)).join(' ');
  const found = elements.map((element) => textOf(element, SUM));
  const isInYuan = !otherUnits.some((unit) => beside.includes(unit));
  return found.length === 2 && isInYuan ? { net: found[0] as string, tax: found[1] as string } : undefined;
}

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
  const read = found?.read;
  const hasColumn = (name: 'issuedAt' | 'gross') =>
    !read || columnsOf(read.columns, columns[name]).length > 0 ? true : undefined;
  const needed: ReadonlyArray<readonly [string, unknown]> = [
    ['查询类型', query.type],
    ['发票票种', query.kinds],
    ['开票日期', query.from && query.to],
    ['清单', found],
    ['清单里的开票日期', hasColumn('issuedAt')],
    ['清单里的价税合计', hasColumn('gross')],
    ['共几条', numbers.total],
    ['每页条数', numbers.pageSize],
  ];
  const { rows, isOfOther } = read ? rowsOf(read, profile, query) : { rows: [], isOfOther: undefined };
  return {
    query,
    ...given({ companyTaxId: findText(root, profile.company), ...numbers }),
    ...given({ sums: readSums(root, profile, rows) }),
    rows: found && rows,
    ...(isOfOther ? { isOfOther } : {}),
    emptyText: rows.length === 0 ? textOf(found?.table.tBodies[0]) : '',
    missing: needed.filter(([, value]) => value === undefined).map(([name]) => name),
  };
}

/** Whether the page still waits for the answer to a query. */
export const isBusy = (root: ParentNode, { busy }: QueryPage): boolean =>
  busy.some((selector) => [...root.querySelectorAll(selector)].some((element) => !isHiddenByMarkup(element)));
