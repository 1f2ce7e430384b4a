export { capitalMoney } from '../../../portal/pages/js/lib/capital-money.js';
export { toText } from '../../../portal/pages/js/lib/decimal.js';
export { computeTotals, recompute } from '../../../portal/pages/js/makeout/lines/line-arithmetic.js';
