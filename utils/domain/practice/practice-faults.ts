/** What the practised portal may do at the next press of 发票开具; each ends as it would at the real one. */
export const PRACTICE_FAULTS = ['none', 'refused', 'hang', 'offline', 'lost', 'doubled'] as const;
export type PracticeFault = (typeof PRACTICE_FAULTS)[number];
