/** Where a clerk in Beijing signs in, 2026-11; before her first invoice no other address is known. */
export const PORTAL_START = 'https://etax.beijing.chinatax.gov.cn:8443/';

/** Where its invoices are entered, 2026-11; of a clerk who entered none yet. */
export const INVOICE_START = 'https://dppt.beijing.chinatax.gov.cn:8443';
