/** `notWorkbook` no .xlsx at all (an .xls, an encrypted or a damaged one) · `tooLarge` beyond what is unpacked */
export type WorkbookRefusal = 'notWorkbook' | 'tooLarge';

export class RefusedWorkbook extends Error {
  override name = 'RefusedWorkbook';
  constructor(readonly refusal: WorkbookRefusal) {
    super(refusal);
  }
}

/** The XML of a template's sheets is not of the form that is understood here: nothing was written. */
export class UnknownSheetForm extends Error {
  override name = 'UnknownSheetForm';
}
