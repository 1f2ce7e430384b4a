import { BASIC_SHEET } from './basic-sheet';
import { LINES_SHEET } from './lines-sheet';
import { SPECIFIC_SHEET } from './specific-sheet';
import type { BatchTemplate, TemplateSheet } from './template-shape';

/** 4-附加要素信息. */
const ADDED_SHEET: TemplateSheet = {
  name: '4-附加要素信息',
  columns: [
    { header: '发票流水号', need: 'always', max: 20 },
    { header: '附加要素名称', need: 'always', max: 50 },
    { header: '附加要素内容', need: 'always', max: 300 },
  ],
};

/**
 * 批量开票导入模板, V260401, retyped from the official file 2026-04. `list` cells are checked by the file itself.
 * All cells are text.
 */
export const BATCH_TEMPLATE: BatchTemplate = {
  version: 'pt:20260401',
  versionSheet: 'excelVersion',
  versionCell: 'A4',
  headerRow: 3,
  firstRow: 4,
  riskyLines: 2000,
  mostLines: 5000,
  sheets: [BASIC_SHEET, LINES_SHEET, SPECIFIC_SHEET, ADDED_SHEET],
};
