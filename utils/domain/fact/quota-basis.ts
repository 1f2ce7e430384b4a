/** 申报前, 申报后: two amounts that differ; the portal shows them, or one without either word. */
export const QUOTA_BASES = ['beforeDeclaring', 'afterDeclaring'] as const;
export type QuotaBasis = (typeof QUOTA_BASES)[number];
