import type * as zhCN from '../zh-cn/template';

/** Writing entries into the clerk's own batch template, taking them back, what its import said. */
export const templateTexts: Record<keyof typeof zhCN.templateTexts, string> = {
  'template.written': 'In a batch template',
  'template.where': 'In the batch template "{file}", serial number {serial}',
  'template.failure': 'The import did not take it: "{reason}"',
  'template.danger':
    'Something else came of it since ({outcome}). If the template was not imported yet, remove the rows of serial number {serial} first, or there will be two invoices',
  'template.takeBack': 'Take back',
  'template.takeBackAsk': 'Are you sure that nothing was issued with this template?',
  'template.takeBackWhy':
    'Once taken back it may be filled in again. Look at the portal first: if the template was imported, there will be two invoices.',
  'template.takeBackYes': 'Nothing was issued, take it back',
  'template.takeBackNo': 'Leave it',
  'template.takeBackFailed': 'It could not be taken back, try again',
  'template.action': 'Write into a batch template',
  'template.title': 'Write into a batch template',
  'template.lead':
    'Choose the import template that you downloaded from 批量开票 yourself. These entries are added, nothing else is touched, and it is saved as another file.',
  'template.choose': 'Choose the template',
  'template.reading': 'Reading…',
  'template.writing': 'Writing…',
  'template.company': 'This file may only be imported as "{company}"',
  'template.refused.notWorkbook':
    'This file cannot be opened. Choose the .xlsx template of the portal; if it has a password, remove it first.',
  'template.refused.tooLarge': 'The file is too large. Download the template anew.',
  'template.refused.notTemplate':
    'This is not the batch import template of the portal: "{missing}" is not in it; nothing was written. Choose the one that you downloaded from 批量开票.',
  'template.refused.otherHeaders':
    'Column {column}, row {row} of the sheet "{sheet}" should say "{expected}"; this file says "{shown}". Nothing was written. Download the template anew and leave its headers alone.',
  'template.refused.olderVersion':
    'The version of the template is {version}, known here is {known}; the portal will not take the old one, download it anew',
  'template.refused.newerHeaders':
    'The version of the template is {version}, known here is {known}; column {column} of the sheet "{sheet}" was "{expected}" and is "{shown}" now. Nothing was written. Fill it in yourself, or update this extension first',
  'template.newer':
    'The version of the template is {version}, known here is {known}; all columns fit, so it can be written. Look through it before the import; if in doubt download the template anew',
  'template.holds': 'It holds {invoices} invoices and {lines} lines already; these come below',
  'template.rounded':
    '{count} serial numbers in the template were stored as amounts and have lost their last digits; format these cells as text and type them again',
  'template.noHeader': '(empty)',
  'template.risky': '{lines} lines in all; beyond {most} the portal may fail, better make several files',
  'template.tooMany': '{lines} lines in all; beyond {most} the portal issues nothing, choose fewer',
  'template.goesIn': '{count} go in',
  'template.staysOut': '{count} stay out',
  'template.noneGoesIn': 'None can be written',
  'template.codes': 'Tax classification codes are missing',
  'template.codesWhy':
    'The entry form does not show the code, the template needs it. Take it from the item list of the portal, 19 digits; it is remembered.',
  'template.codeOf': 'Code of {item}',
  'template.write': 'Write and download',
  'template.cancel': 'Cancel',
  'template.close': 'Close',
  'template.done': '{count} written; look through the file before you import it',
  'template.doneWhere':
    'The file "{file}" is in the downloads folder. Until they are taken back they cannot be filled in again.',
  'template.notSaved':
    'They are marked as written, but the file was not saved. Take each of them back and write them again.',
  'template.changed':
    'One of them has just changed ({bar}); you were given no file and none of them is written. Choose the template again.',
  'template.unknownForm':
    'The inside of this template is not known here; nothing was written. Download it anew and do not save it with another program.',
  'template.failed':
    'It was not finished and you were given no file. Take back those that say "In a batch template" and try again; if it fails, send the line below to support.',
  'template.problem.unread': 'It could not be read whole, enter what the detail shows',
  'template.problem.noLines': 'It has no lines',
  'template.problem.noKind': 'Whether it is a special or a general invoice was not read',
  'template.problem.unknownField':
    '"{label}" ({shown}) was filled in, too; how the template takes it is not known, enter it yourself',
  'template.problem.negativeLine': 'Line {line} is negative and no discount; the template cannot hold it',
  'template.problem.rateWord':
    'The rate of line {line} is "{shown}"; how the template takes it is not known, enter it yourself',
  'template.problem.noCode': 'The tax classification code of "{item}" is missing',
  'template.problem.companyTaxId':
    'The buyer seems to be a company: the template needs "购买方纳税人识别号" for a general invoice, too; add it first',
  'template.problem.required': '"{column}" is missing',
  'template.problem.tooLong': '"{column}" has more than {max} characters',
  'template.problem.decimals': '"{column}" has more than {max} decimals',
  'template.problem.notListed': '"{column}" has no choice "{shown}"',
  'template.problem.line': 'Line {line}: {problem}',

  'failures.notFailures':
    'This is not the failure workbook of the portal: the columns 发票流水号 and 导入失败原因 (or 失败原因, 错误原因, 导入结果) are missing. Choose the file of 下载失败明细 on the batch page.',
  'failures.fresh': '{count} to be kept',
  'failures.known': '{count} are kept already',
  'failures.passed':
    '{count} rows say 成功: no failure, not kept. They hold no invoice number; look on the portal whether they were issued.',
  'failures.left': '{count} belong to no invoice that is known',
  'failures.line': 'Row {row}  {serial}  {buyer}  "{reason}"',
  'failures.why.noSerial': 'no serial number',
  'failures.why.rounded':
    'the serial number was stored as an amount and has lost its last digits; download the file again',
  'failures.why.unclear': 'not surely a failure; look on the portal',
  'failures.why.noReason': 'no reason',
  'failures.why.notFound': 'the ledger has no such serial number',
  'failures.why.otherBuyer': 'the serial number fits, the buyer does not',
  'failures.why.several': 'several invoices have this serial number',
  'failures.more': '{count} more rows',
  'failures.apply': 'Keep them',
  'failures.drop': 'Do not keep them',
  'failures.done':
    '{count} kept. Of those that were written into a template, see the reason with the invoice; take it back once corrected.',
  'failures.nothing': 'Nothing to be kept.',
  'failures.failed':
    'It could not be read; the ledger is unchanged. Try again; if it fails, send the line below to support.',
};
