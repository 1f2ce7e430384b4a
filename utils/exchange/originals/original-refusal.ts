import type { OriginalConflict } from '../../domain/originals/join-originals';

/**
 * Why a file cannot be an original; nothing is stored then, and nothing else changes.
 * `doctype` declares entities, which no invoice needs and attackers do · `ambiguous` says one thing in two ways ·
 * `bomb` unpacks to more than an invoice ever holds · `several` holds more than one invoice · `nested` holds an archive
 * that is not opened · `otherPaper` its pages can be read and are no invoice · `severalPages` pages of several invoices
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
  'nested',
  'damagedOfd',
  'damagedPdf',
  'otherPaper',
  'severalPages',
  'tooSlow',
] as const;
export type OriginalRefusal = (typeof ORIGINAL_REFUSALS)[number];

export class RefusedOriginal extends Error {
  override name = 'RefusedOriginal';
  /** @param conflict of an `ambiguous` one, where it can be named */
  constructor(
    readonly refusal: OriginalRefusal,
    readonly conflict?: OriginalConflict,
  ) {
    super(refusal);
  }
}
