/**
 * Why a file cannot be an original; nothing is stored then, and nothing else changes.
 * `doctype` declares entities, which no invoice needs and attackers do · `ambiguous` says one thing in two ways ·
 * `bomb` unpacks to more than an invoice ever holds · `several` holds more than one invoice
 */
export const ORIGINAL_REFUSALS = [
  'empty',
  'tooLarge',
  'unreadable',
  'otherKind',
  'damagedXml',
  'doctype',
  'notInvoice',
  'ambiguous',
  'damagedZip',
  'locked',
  'bomb',
  'noInvoiceInside',
  'several',
  'damagedOfd',
  'damagedPdf',
  'tooSlow',
] as const;
export type OriginalRefusal = (typeof ORIGINAL_REFUSALS)[number];

export class RefusedOriginal extends Error {
  override name = 'RefusedOriginal';
  constructor(readonly refusal: OriginalRefusal) {
    super(refusal);
  }
}
