/** What the portal takes of one invoice on its entry page. Amounts are exact decimals. */
export interface EntryLimits {
  /** Most characters. */
  readonly note: number;
  readonly specification: number;
  /** Of 单价: most digits before and after the point. */
  readonly priceWhole: number;
  readonly priceDecimals: number;
  /** Most that 单价×数量 may differ from 金额, and 金额×税率 from 税额. */
  readonly amountOff: string;
  readonly taxOff: string;
  /** The same of a discount line. */
  readonly discountTaxOff: string;
}

/** Seen 2026-11 in public tools for the portal; not tried on the portal itself. */
export const ENTRY_LIMITS: EntryLimits = {
  note: 200,
  specification: 40,
  priceWhole: 12,
  priceDecimals: 13,
  amountOff: '0.01',
  taxOff: '0.06',
  discountTaxOff: '0.01',
};

/**
 * What the import of a batch template takes: 备注 by the template's own words; the rest is the portal's, of which nobody
 * says that an import is measured otherwise. What the template's cells do not hold at all keeps an entry out of it.
 */
export const IMPORT_LIMITS: EntryLimits = { ...ENTRY_LIMITS, note: 230 };
