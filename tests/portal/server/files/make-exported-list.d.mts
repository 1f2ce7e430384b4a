/** A line of 信息汇总表; what is left out stays empty. */
export interface ExportedLine {
  /** 税收分类编码 */
  code?: string;
  /** 特定业务类型 */
  business?: string;
  itemName?: string;
  specification?: string;
  unit?: string;
  quantity?: string;
  unitPrice?: string;
  netAmount?: string;
  taxRate?: string;
  taxAmount?: string;
}

export interface ExportedInvoice {
  /** 序号, where it is another than the place in the file. */
  serial?: string;
  /** Of 20 digits. */
  number?: string;
  /** 发票代码 of an invoice older than 数电票, and its 8 digits. */
  oldCode?: string;
  oldNumber?: string;
  sellerTaxId?: string;
  sellerName?: string;
  buyerTaxId?: string;
  buyerName?: string;
  issuedAt?: string;
  net?: string;
  tax?: string;
  gross?: string;
  source?: string;
  kind?: string;
  status?: string;
  isPositive?: string;
  risk?: string;
  drawer?: string;
  note?: string;
  lines?: ExportedLine[];
}

export interface MadeSheet {
  name: string;
  rows: (string | number | boolean | Date | null)[][];
}

export const EXPORT_NAME: string;
/** @param from first day of the query, `YYYY-MM-DD` */
export function exportName(from: string | undefined, to: string | undefined): string;
export function invoiceSheet(invoices: readonly ExportedInvoice[]): (string | number)[][];
export function lineSheet(invoices: readonly ExportedInvoice[]): (string | number)[][];
/** @param change for files that are not as they should be */
export function makeExportedList(
  invoices: readonly ExportedInvoice[],
  change?: (sheets: MadeSheet[]) => MadeSheet[],
): Promise<Uint8Array>;
