import type { ListColumn, RowLine } from '../domain/portal-row';

type Titles = readonly string[];

/** A file that the portal gives out, as data: the words of its header are all that tells one column from another. */
export interface ExportedList {
  /** Profile and page that it belongs to. */
  readonly profileId: string;
  readonly path: string;
  readonly lastVerified: string;
  readonly invoices: {
    readonly sheet: string;
    readonly columns: Readonly<Record<ListColumn, Titles>>;
    /** Without one of these nothing can be read; the first of its titles names it. */
    readonly needed: readonly ListColumn[];
  };
  readonly lines: {
    readonly sheet: string;
    readonly columns: Readonly<Record<keyof RowLine, Titles>>;
    /** Only this sheet has it, and it has no lines without it. */
    readonly mark: keyof RowLine;
  };
  /** The row under the last one. */
  readonly total: string;
}

/**
 * 全量发票查询导出结果.xlsx, 2026-11, from published descriptions of the file; one was not seen. 发票代码 and 发票号码 are
 * filled for invoices older than 数电票, 数电发票号码 for the others, so the column of the number comes first that is
 * filled. Titles are compared without spaces and line breaks. In 信息汇总表 金额, 税额 and 价税合计 are the line's.
 */
export const dpptExportedList: ExportedList = {
  profileId: 'dppt',
  path: '/invoice-query/invoice-query',
  lastVerified: '2026-11',
  invoices: {
    sheet: '发票基础信息',
    columns: {
      invoiceNumber: ['数电发票号码', '数电票号码', '发票号码'],
      invoiceCode: ['发票代码'],
      kind: ['发票票种', '票种'],
      status: ['发票状态'],
      isPositive: ['是否正数发票'],
      sellerName: ['销方名称', '销售方名称'],
      sellerTaxId: ['销方识别号', '销售方识别号'],
      buyerName: ['购买方名称', '购方名称'],
      buyerTaxId: ['购方识别号', '购买方识别号'],
      issuedAt: ['开票日期'],
      net: ['金额'],
      tax: ['税额'],
      gross: ['价税合计'],
      drawer: ['开票人'],
      source: ['发票来源'],
      note: ['备注'],
    },
    needed: ['invoiceNumber', 'issuedAt', 'gross'],
  },
  lines: {
    sheet: '信息汇总表',
    columns: {
      itemName: ['货物或应税劳务名称', '货物或应税劳务、服务名称', '项目名称'],
      netAmount: ['金额'],
      taxRate: ['税率', '税率/征收率'],
      taxAmount: ['税额'],
    },
    mark: 'itemName',
  },
  total: '合计',
};
