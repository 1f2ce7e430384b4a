import type { zhCNLimits } from './zh-cn-limits';

/** What the portal is known not to take, and why. Beside the words on the portal page, for both show it. */
export const enLimits: Record<keyof typeof zhCNLimits, string> = {
  'limit.sellerIsBuyer': 'Buyer and seller have the same tax id; the portal does not take that',
  'limit.noteLong': 'The note has more than the {max} characters that the portal takes',
  'limit.specificationLong': 'Line {line}: 规格型号 has more than the {max} characters that the portal takes',
  'limit.priceLong': 'Line {line}: the price is too long, at most {whole} digits and {decimals} decimals',
  'limit.amountOff': 'Line {line}: price × quantity and the amount differ by more than {most}',
  'limit.taxOff': 'Line {line}: amount × rate and the tax differ by more than {most}',
  'limit.more': '{count} more',
  'limit.advice':
    'The portal may not take these. All is kept; after refilling, correct them before you issue.',
  'limit.adviceTemplate':
    'The portal may not take these. They are written as they are; correct them in the file before you import it.',
  'limit.adviceFill':
    'The portal may not take these. They are filled in as before, uncorrected; correct them before you issue.',
};
