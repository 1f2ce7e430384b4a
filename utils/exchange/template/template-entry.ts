import type { FieldMapping } from '../../domain/invoice/field-mapping';
import type { Invoice } from '../../domain/invoice/invoice';
import { columnOf } from '../../domain/invoice/line-columns';
import { findLineTable } from '../../domain/invoice/line-table';
import { pickField, sameLabel } from '../../domain/invoice/pick-field';
import { RawSnapshot } from '../../domain/invoice/raw-snapshot';
import { BATCH_TEMPLATE } from '../../portal/template/batch-template';
import type { TemplateColumn } from '../../portal/template/template-shape';
import { TEMPLATE_WORDS } from '../../portal/template/template-words';
import type { EntryProblem, Values } from './entry-problem';
import { itemNameOf, lineValues } from './template-lines';

/** An invoice as the template takes it; 发票流水号 is not in it yet. */
export interface TemplateEntry {
  readonly basics: Values;
  readonly lines: readonly Values[];
}

export type EntryAnswer =
  | { readonly ok: true; readonly entry: TemplateEntry }
  | { readonly ok: false; readonly problems: readonly EntryProblem[] };

/** What an entry is made from: a submission, or whatever else holds an invoice and, where there was one, its page. */
export interface EntrySource {
  readonly invoice: Invoice;
  readonly snapshot?: unknown;
}

/** Of a page: what the template has a column for, and what it has none for. */
interface Extras {
  readonly values: Record<string, string>;
  readonly problems: EntryProblem[];
}

const [BASICS, LINES] = BATCH_TEMPLATE.sheets as [
  (typeof BATCH_TEMPLATE.sheets)[0],
  (typeof BATCH_TEMPLATE.sheets)[0],
];
const { kinds, yes, no, show } = TEMPLATE_WORDS;
const COMPANY = new RegExp(TEMPLATE_WORDS.companyName);
const PAGE_SIZE = new RegExp(TEMPLATE_WORDS.pageSize);

/** Which pairs of a side are shown on the invoice; an empty pair shows nothing. */
function shownPairs(raw: RawSnapshot, group: 'buyer' | 'seller', { [group]: party }: Invoice): string {
  const boxes = raw.fields.filter((field) => field.group === group && sameLabel(field.label, show.label));
  const [first, second] = boxes.map(({ value }) => value === 'true');
  const address = first === true && Boolean(party.address || party.phone);
  const bank = second === true && Boolean(party.bankName || party.bankAccount);
  if (address && bank) return show.both;
  return address ? show.first : bank ? show.second : '';
}

function extrasOf(invoice: Invoice, snapshot: unknown, mapping: FieldMapping): Extras {
  const extras: Extras = { values: {}, problems: [] };
  const parsed = RawSnapshot.safeParse(snapshot);
  // An invoice that was never on a page has nothing beside itself.
  if (!parsed.success) return extras;
  const raw = parsed.data;
  const unknown = (label: string, shown: string) =>
    extras.problems.push({ code: 'unknownField', label, shown: shown.slice(0, 40) });

  const mapped = new Set(
    Object.values(mapping.fields).map((alternatives) => pickField(raw.fields, alternatives)),
  );
  for (const field of raw.fields) {
    const { kind, label, value } = field;
    const shown = value.trim();
    if (mapped.has(field) || shown === '' || PAGE_SIZE.test(shown)) continue;
    if (kind === 'checkbox' && (value === 'false' || label === '' || sameLabel(label, show.label))) continue;
    const column = BASICS.columns.find(({ header }) => header !== '' && sameLabel(header, label));
    if (column && kind !== 'checkbox' && kind !== 'radio') extras.values[column.header] = shown;
    else unknown(label || (field.name ?? ''), kind === 'checkbox' ? '' : shown);
  }
  extras.values['是否展示购买方地址电话银行账号'] = shownPairs(raw, 'buyer', invoice);
  extras.values['是否展示销售方地址电话银行账号'] = shownPairs(raw, 'seller', invoice);

  const grid = findLineTable(raw.tables, mapping.lines);
  const readColumns = new Set(
    Object.values(mapping.lines).map((alternatives) => columnOf(grid?.columns ?? [], alternatives)),
  );
  for (const table of raw.tables) {
    for (const [at, { label }] of table.columns.entries()) {
      if (table === grid && (readColumns.has(at) || label === '')) continue;
      const filled = table.rows.find((cells) => cells[at]?.trim());
      if (filled) unknown(label, filled[at]?.trim() ?? '');
    }
  }
  return extras;
}

function basicValues(invoice: Invoice): Values {
  const { kind, priceIncludesTax, buyerIsNaturalPerson, buyer, seller, note } = invoice;
  return {
    发票类型: kind === undefined ? '' : kinds[kind],
    是否含税: priceIncludesTax ? yes : no,
    受票方自然人标识: buyerIsNaturalPerson ? yes : no,
    购买方名称: buyer.name ?? '',
    购买方纳税人识别号: buyer.taxId ?? '',
    购买方地址: buyer.address ?? '',
    购买方电话: buyer.phone ?? '',
    购买方开户银行: buyer.bankName ?? '',
    购买方银行账号: buyer.bankAccount ?? '',
    备注: note ?? '',
    销售方开户行: seller.bankName ?? '',
    销售方银行账号: seller.bankAccount ?? '',
  };
}

/** Limits of one row, column by column. 发票流水号 is ours. */
function checkRow(
  columns: readonly TemplateColumn[],
  values: Values,
  isSpecial: boolean,
  line?: number,
): EntryProblem[] {
  const where = line === undefined ? {} : { line };
  return columns.flatMap(({ header, need, max, decimals, values: list }): EntryProblem[] => {
    const value = values[header] ?? '';
    if (header === '发票流水号') return [];
    if (value === '') {
      const isNeeded = need === 'always' || (need === 'special' && isSpecial);
      return isNeeded ? [{ code: 'required', column: header, ...where }] : [];
    }
    if (max !== undefined && [...value].length > max)
      return [{ code: 'tooLong', column: header, max, ...where }];
    const fraction = value.split('.')[1] ?? '';
    if (decimals !== undefined && fraction.length > decimals)
      return [{ code: 'decimals', column: header, max: decimals, ...where }];
    if (list && !list.includes(value)) return [{ code: 'notListed', column: header, shown: value, ...where }];
    return [];
  });
}

/**
 * An invoice as rows of the template, whole or not at all.
 * @param mapping of the portal whose page it was entered on
 * @param codeOf 商品和服务税收编码 of an item, by what the form showed and by its name alone; the form shows no codes
 */
export function entryOf(
  { invoice, snapshot }: EntrySource,
  mapping: FieldMapping,
  codeOf: (shown: string, itemName: string) => string | undefined,
): EntryAnswer {
  if (invoice.lines.length === 0) return { ok: false, problems: [{ code: 'noLines' }] };
  if (invoice.issues.length > 0) return { ok: false, problems: [{ code: 'unread' }] };
  const extras = extrasOf(invoice, snapshot, mapping);
  const problems: EntryProblem[] = [...extras.problems];
  if (invoice.specificBusiness)
    problems.push({ code: 'unknownField', label: '特定业务', shown: invoice.specificBusiness });
  if (invoice.kind === undefined) problems.push({ code: 'noKind' });

  const isSpecial = invoice.kind === 'special';
  const basics = { ...extras.values, ...basicValues(invoice) };
  // 发票类型 without a value is said once, above.
  const limits = checkRow(BASICS.columns, basics, isSpecial);
  problems.push(...limits.filter((one) => !(one.code === 'required' && one.column === '发票类型')));
  const { taxId, name = '' } = invoice.buyer;
  if (invoice.kind === 'general' && !invoice.buyerIsNaturalPerson && !taxId && COMPANY.test(name))
    problems.push({ code: 'companyTaxId' });

  const { lines, problems: ofLines } = lineValues(invoice);
  problems.push(...ofLines);
  const coded = lines.map(({ no: line, item, values }) => {
    const code = codeOf(item, itemNameOf(item)) ?? '';
    if (code === '') problems.push({ code: 'noCode', item: itemNameOf(item) });
    const all = { ...values, 商品和服务税收编码: code };
    const found = checkRow(LINES.columns, all, isSpecial, line);
    problems.push(
      ...found.filter((one) => !(one.code === 'required' && one.column === '商品和服务税收编码')),
    );
    return all;
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, entry: { basics, lines: coded } };
}
