import type * as zhCN from '../zh-cn/originals';

/** 原件: attaching, comparing, exporting. */
export const originalsTexts: Record<keyof typeof zhCN.originalsTexts, string> = {
  'original.kept': 'Kept',
  'original.unproven': 'Unchecked',
  'original.missing': 'Not downloaded',
  'original.field.invoiceNumber': 'invoice number',
  'original.field.issueDay': 'issue date',
  'original.field.sellerTaxId': 'seller tax id',
  'original.field.sellerName': 'seller name',
  'original.field.buyerTaxId': 'buyer tax id',
  'original.field.buyerName': 'buyer name',
  'original.field.totalNet': 'net',
  'original.field.totalTax': 'tax',
  'original.field.totalGross': 'gross',
  'original.field.lines': 'line amounts',

  'originals.title': 'Originals',
  'originals.note':
    'XML (or its zip), OFD and PDF from the portal, kept byte for byte; what does not fit this invoice is not kept.',
  'originals.none': 'None kept yet.',
  'originals.choose': 'Choose original files',
  'originals.size': '{size} KB',
  'originals.save': 'Save again',
  'originals.saveThis': 'Save {name} again',
  'originals.absent':
    'This file is not on this computer (restored from a backup without originals?). Choose the same file again to bring it back.',
  'originals.damaged':
    'This file is no longer what was kept and was not saved. Download it from the portal and keep it again.',
  'originals.unnumbered': 'No invoice number yet: keep the original after it was issued.',
  'originals.compared': 'Compared: {fields}',
  'originals.byFileName': 'Only the number in the file name was compared',
  'originals.byClerk': 'Not compared (the file shows no invoice data)',
  'originals.numberUnproven': 'Number not checked (the file shows none)',
  'originals.unproven': 'Not checked',
  'originals.export': 'Export originals',
  'originals.exportProgress': 'Exporting originals, {count} written',
  'originals.exported': '{count} originals exported to the downloads folder',
  'originals.exportNone': 'No original was kept in this range.',
  'originals.exportMissing': '{count} invoices have no original yet; the index says so.',
  'originals.exportLost':
    '{count} files are not on this computer or damaged and were left out; the index says which.',
  'originals.index': 'Originals',
  'originals.indexTitle': 'Index of originals',
  'originals.indexNote':
    'Files lie under company/month/invoice number, byte for byte as they were kept. To check one, compare its SHA-256 with the one listed here.',
  'originals.state': 'Original',
  'originals.format': 'Format',
  'originals.path': 'File',
  'originals.bytes': 'Size (bytes)',
  'originals.sha256': 'SHA-256',
  'originals.fileName': 'Name when kept',
  'originals.keptAt': 'Kept at',
  'originals.checked': 'Compared',
  'originals.state.absent': 'File not here',
  'originals.state.damaged': 'File damaged',

  'keep.progress': 'Keeping file {done} of {count}',
  'keep.summary': '{kept} kept, {known} kept before, {refused} not kept',
  'keep.stopped': 'Stopped: what came before is done, {count} files were not touched',
  'keep.kept': 'Kept',
  'keep.known': 'Kept before, nothing changed',
  'keep.noNumber':
    'Not kept: the file does not show its invoice number. Open that invoice and choose the file under Originals',
  'keep.noNumberHere': 'Not kept: this invoice has several numbers and the file does not show which one',
  'keep.unnumbered': 'Not kept: this invoice has no number yet',
  'keep.noRecord': 'Not kept: the ledger has no invoice with the number {number}',
  'keep.otherRecord': 'Not kept: this file is of invoice {number}, this one is {here}',
  'keep.named':
    'Not kept: the file name says number {named}, the file itself {number}. Open it to see which invoice it is, or download it again',
  'keep.askWord':
    'Not kept yet: the file does not show its invoice number. Open it first; if it is the original of …{number}, press “It is this one, keep it”. It will be marked as not checked',
  'keep.giveWord': 'It is this one, keep it',
  'keep.conflict': '{field} is both {one} and {other}',
  'keep.contradicts': 'Not kept: the file contradicts itself ({conflict}); download it again',
  'keep.differs': 'Not kept: {differences}',
  'keep.difference': '{field} differs: original {original}, here {here}',
  'keep.lineDifference': 'the amount of line {line} differs: original {original}, here {here}',
  'keep.failed': 'Not kept: the ledger cannot be written. Is the disk full? Try again ({error})',
  'keep.refused.empty': 'Not kept: the file is empty, perhaps not fully downloaded',
  'keep.refused.tooLarge': 'Not kept: too large for an original (20 MB at most, XML 5 MB)',
  'keep.refused.unreadable': 'Not kept: the file cannot be read; it may have been moved or be in use',
  'keep.refused.otherKind':
    'Not kept: not an XML, zip, OFD or PDF file; choose the original downloaded from the portal',
  'keep.refused.damagedXml': 'Not kept: the XML is incomplete or damaged; download it again',
  'keep.refused.doctype': 'Not kept: the XML has a DOCTYPE, which no invoice of the portal has',
  'keep.refused.notInvoice':
    'Not kept: this XML is no invoice; choose the original downloaded from the portal',
  'keep.refused.ambiguous':
    'Not kept: the file contradicts itself (two numbers or amounts); download it again',
  'keep.refused.damagedZip': 'Not kept: the zip is incomplete or damaged; download it again',
  'keep.refused.locked': 'Not kept: the file is locked by a password',
  'keep.refused.bomb': 'Not kept: the zip unpacks to far more than an invoice, it was not unpacked further',
  'keep.refused.noInvoiceInside':
    'Not kept: no XML, OFD or PDF of an invoice was found in the zip; choose the original downloaded from the portal',
  'keep.refused.several': 'Not kept: the zip holds several invoices; unpack it and choose the files in it',
  'keep.refused.nested':
    'Not kept: there is another archive in the zip; unpack it and choose the files in it',
  'keep.refused.otherPaper':
    'Not kept: this file is no invoice; choose the original downloaded from the portal',
  'keep.refused.severalPages':
    'Not kept: one file holds several invoices; download them one by one and choose them together',
  'keep.refused.damagedOfd': 'Not kept: the OFD is incomplete or damaged; download it again',
  'keep.refused.damagedPdf': 'Not kept: the PDF is incomplete or damaged; download it again',
  'keep.refused.tooSlow': 'Not kept: reading the PDF took too long; download it again',
};
