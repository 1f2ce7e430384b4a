/** Where a clerk in Beijing signs in, 2026-11; before her first invoice no other address is known. */
export const PORTAL_START = 'https://etax.beijing.chinatax.gov.cn:8443/';
