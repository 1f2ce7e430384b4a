import type { ListColumn, RowLine } from '../domain/fact/list-row';

type Titles = readonly string[];

/** Other files that are chosen in place of the list; each has its words in the catalogue. */
export interface OtherFile {
  readonly name: 'deduction' | 'template' | 'redConfirm' | 'ours';
  /** Titles that the list never has. */
  readonly titles: Titles;
  /** Made by ourselves: nothing of it is the portal's word. */
  readonly isOurs?: true;
}

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
  /** Counts the rows of a sheet. */
  readonly serial: Titles;
  /** What stands in a cell that holds nothing. */
  readonly nothing: readonly string[];
  /** What stands in a row that is the sum of others. */
  readonly sums: readonly string[];
  /** In 发票状态: whether the portal's sum counts such an invoice is not known, so it may and may not. */
  readonly perhapsNotSummed: readonly string[];
  readonly others: readonly OtherFile[];
}

/**
 * 全量发票查询导出结果.xlsx, 2026-11, from what was found out of four real files. First 信息汇总表, a row a line, then
 * 发票基础信息, a row an invoice, whose last row is the 合计行 with 金额 and 税额 alone; then a sheet for each kind of special
 * business (建筑服务 …), without amounts. 发票代码 and 发票号码 are filled for invoices older than 数电票, which show `--` as
 * 数电发票号码; so the column of the number comes first that is filled. In 信息汇总表 金额, 税额 and 价税合计 are the line's.
 * Titles are compared without spaces, line breaks, stars and notes in brackets.
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
  serial: ['序号'],
  nothing: ['--', '-', '—', '——', '–', '－', '－－'],
  sums: ['合计行', '合计', '总计', '小计', '汇总', '累计', '本页合计', '总合计', '合计数', '合计金额'],
  perhapsNotSummed: ['作废'],
  others: [
    // 用途确认信息, the invoices chosen for deduction.
    { name: 'deduction', titles: ['勾选状态', '有效抵扣税额', '勾选时间', '转内销证明编号'] },
    // 批量开票: the template and its 下载失败明细.
    { name: 'template', titles: ['发票流水号'] },
    { name: 'redConfirm', titles: ['红字发票信息确认单编号', '红字确认单编号', '确认单编号'] },
    // Taken for the portal's, our own tables would prove themselves.
    { name: 'ours', titles: ['提交时间', '税局提示', '清单里的号码'], isOurs: true },
  ],
};
