import type * as zhCN from '../zh-cn/list-import';

/** Taking in the list that the portal exports. */
export const listImportTexts: Record<keyof typeof zhCN.listImportTexts, string> = {
  'list.reading': 'Reading, {count} rows so far',
  'list.comparing': 'Comparing, {count} invoices so far',
  'list.applying': 'Taking in, {count} invoices so far',
  'list.found': '{file}: {company}, invoices from {from} to {to}',
  'list.foundBare': '{file}',
  'list.noCompany':
    'It does not show whose list it is. The invoices can be taken in, but it does not count as a reading of the list.',
  'list.fewAsSeller':
    'In most invoices this company is not the seller: it looks like a list of 取得发票. Please choose 「开具发票」 on the tax site and export again.',
  'list.new': '{count} new',
  'list.known': '{count} known',
  'list.conflict': '{count} differ from what is known',
  'list.unreadable': '{count} rows cannot be read',
  'list.conflictNote': 'What was seen before stays on record; from now on the later look counts.',
  'list.conflictLine': '{number}: {changes}',
  'list.change': '{field} was 「{before}」, here it is 「{now}」',
  'list.rest': '{count} more are not listed',
  'list.unreadableNote':
    'Rows that cannot be read are not taken in. A list that lacks invoices does not count as a reading.',
  'list.atRow': '「{sheet}」 row {row}',
  'list.atCell': '「{sheet}」 row {row} 「{column}」',
  'list.unreadableLine': '{place}: {reason}',
  'list.unreadableShown': '{place}: {reason} (it says {shown})',
  'list.summed':
    'The file has 「信息汇总表」 alone. Net, tax and gross of each invoice were added up from its lines.',
  'list.gap':
    '{place} says a sum of {told}, the invoices that were read add up to {found}, a difference of {more}. The invoices can be taken in, but the list does not count as a reading. Please export it again and leave it as it is.',
  'list.serialGap':
    '「{sheet}」 lacks {count} of 「{column}」, the first is {first}: it looks like a file of 「导出选中」, or rows were deleted. The invoices can be taken in, but the list does not count as a reading. Please export again with 「导出全部」 and leave the file as it is.',
  'list.lacks':
    'This file lacks {count} invoices that the page of the tax site showed: it looks like a file of 「导出选中」. Its invoices were taken in, but it does not count as a reading. Please export again with 「导出全部」.',
  'list.field.net': 'Net',
  'list.field.tax': 'Tax',
  'list.field.gross': 'Gross',
  'list.field.buyerName': 'Buyer',
  'list.field.buyerTaxId': "Buyer's tax id",
  'list.field.status': 'Status',
  'list.defect.number':
    'no invoice number that can be read; it should have 20 digits, or be a code with a number of 8 digits',
  'list.defect.rounded':
    'another program made an amount of the invoice number and its last digits are gone. Please choose the file as exported, not one saved again',
  'list.defect.date': 'its date cannot be read; it should be like 2026-11-24 14:03:00',
  'list.defect.amount': 'an amount is not a number; it should be like 1234.56',
  'list.defect.duplicate': 'same number as a row above, other content',
  'list.defect.noInvoice': 'its invoice is not in the list, the line is not taken in',
  'list.defect.elsewhere':
    'the list of invoices does not have this one, this sheet alone does, so it is not taken in. Please export it again and leave it as it is',
  'list.defect.line': 'a line cannot be read, its invoice is taken in without lines',
  'list.defect.tooManyLines': 'more than 2,000 lines, the invoice is taken in without lines',
  'list.earlier': 'All of this file was taken in before; taking it in again changes nothing.',
  'list.unfinished':
    'This file was not taken in to its end. What you said then is filled in below; it goes on from there.',
  'list.word': 'When you exported it, the tax site had:',
  'list.all': '查询类型 「开具发票」, 票种 「全部」, and no other condition',
  'list.notAll':
    'something else, or I am not sure (the invoices are taken in, but it does not count as a reading)',
  'list.how': 'When you exported it, you chose:',
  'list.exportAll': '「导出全部」',
  'list.exportSome':
    '「导出选中」, or I am not sure (the invoices are taken in, but it does not count as a reading)',
  'list.from': 'Invoice date from',
  'list.to': 'to',
  'list.listedAt': 'Exported at (Beijing time)',
  'list.bar.time': 'Please say when it was exported',
  'list.bar.future': 'It cannot have been exported later than now',
  'list.bar.tooEarly': 'The list has an invoice of {time}: it was not exported before that',
  'list.bar.dates': 'Please fill in from and to',
  'list.bar.period': 'The list has invoices from {from} to {to}: the period must include these days',
  'list.bar.named':
    'By its name the file is of {from} to {to}: the period cannot be longer. For more days please export another one from the tax site',
  'list.apply': 'Take in',
  'list.drop': 'Do not',
  'list.done': '{count} invoices taken in',
  'list.checking': 'Checking the ledger against it…',
  'list.stopped': 'Cancelled, nothing was taken in',
  'list.stoppedPart':
    'Cancelled, {count} invoices were taken in. Choose the same file again to go on; until then it does not count as a reading.',
  'list.failed':
    'It could not be taken in to its end. What was there is safe; choose the same file again to go on.',
  'list.refused.notXlsx':
    'This is no Excel file (.xlsx). Please choose 全量发票查询导出结果.xlsx as the tax site exported it.',
  'list.refused.oldFormat':
    'This is an Excel file of the old format (.xls). Please choose the file as exported, or save it as .xlsx.',
  'list.refused.encrypted':
    'The file has a password. Please choose the file as exported, or take the password off.',
  'list.refused.damaged': 'The file is incomplete or damaged, please export it again.',
  'list.refused.tooLarge': 'The file is too large, please export shorter periods one after the other.',
  'list.refused.notList':
    'There is no list of invoices in this file. Please choose 全量发票查询导出结果.xlsx as exported.',
  'list.refused.seems': ' 「{sheet}」 has a column 「{column}」: it looks like {what}.',
  'list.refused.looked': ' The sheets of this file are {sheets}.',
  'list.other.deduction': '「用途确认信息」 of the tax site, which is no list of invoices',
  'list.other.template': 'the template of 批量开票, or its failure workbook',
  'list.other.redConfirm': 'a list of red-letter confirmations',
  'list.other.ours': 'a table that Piaoying exported itself, which is not the list of the tax office',
  'list.refused.missing':
    'The header in row {row} of 「{sheet}」 lacks {titles}. It has {shown}. Please export 全量发票查询导出结果.xlsx again, leave the header as it is and keep all sheets.',
  'list.refused.tooMany':
    '「{sheet}」 has too many invoices, please export shorter periods one after the other.',
  'list.refused.empty':
    'There are no invoices under the header of 「{sheet}」. Please look at the invoice dates that were chosen and export again.',
  'list.refused.unreadable':
    'The file cannot be read; it may have been moved or be in use. Please choose it again.',
};
