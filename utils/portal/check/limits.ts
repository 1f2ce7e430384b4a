import type { CheckLimits } from '../../domain/check/limits';
import { CHARACTERS } from './characters';
import { RATE_WORDS, RATES, REDUCED, TAXATION } from './rates';

/**
 * What the entry page takes of one invoice: 备注, 规格型号 and 单价 seen 2026-11 in public tools for the portal, not tried on
 * the portal itself; of the other texts only the limits of the batch template are known (V260401; a test holds them against it).
 */
export const ENTRY_LIMITS: CheckLimits = {
  texts: { note: 200, specification: 40 },
  priceWhole: 12,
  priceDecimals: 13,
  taxIdLengths: [15, 17, 18, 20],
  characters: CHARACTERS,
  template: {
    texts: {
      'buyer.name': 100,
      'buyer.taxId': 20,
      'buyer.address': 100,
      'buyer.phone': 50,
      'buyer.bankName': 100,
      'buyer.bankAccount': 100,
      itemName: 100,
      unit: 22,
      quantity: 16,
      unitPrice: 16,
      netAmount: 16,
    },
    decimals: { quantity: 13, netAmount: 2 },
    lines: 2000,
  },
  rates: RATES,
  rateWords: RATE_WORDS,
  reduced: REDUCED,
  taxation: TAXATION,
};

/**
 * What the import of a batch template takes: 备注 by the template's own words; the rest is the portal's, of which nobody
 * says that an import is measured otherwise. What the template's cells do not hold at all keeps an entry out of it.
 */
export const IMPORT_LIMITS: CheckLimits = { ...ENTRY_LIMITS, texts: { ...ENTRY_LIMITS.texts, note: 230 } };
