import { dpptBatch } from '../dppt-batch';

/**
 * 下载失败明细 (NSR-蓝字发票开具-批量导入开票-下载失败明细模板.xlsx): its columns, seen 2026-11 under several titles; the first
 * that is there counts.
 */
export const FAILURE_HEADERS = {
  serialNumber: ['发票流水号'],
  kind: ['发票类型'],
  buyerName: ['购买方名称'],
  buyerTaxId: ['购买方纳税人识别号', '购买方税号'],
  reason: ['导入失败原因', '失败原因', '错误原因'],
  /** What became of the row, in its own words: 成功 as well as why not. */
  result: ['导入结果'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** What a result says that is no plain failure: of success, or that it is not over. Where it is the result's only word. */
export const FAILURE_WORDS = {
  issued: dpptBatch.result.issued,
  /** Not known whether the portal uses them; such a row is left to the clerk. */
  doubt: '成功|已开具|处理中|开具中|导入中|等待|待开',
  /** A cell with nothing else holds nothing. */
  nothing: '^[-—/\\\\.。无]*$',
} as const;
