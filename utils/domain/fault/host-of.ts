const HOST = /^[a-z][a-z\d+.-]*:\/\/([^/:?#]+)/i;

/** The host of an origin (`https://dppt.beijing.chinatax.gov.cn:8443`), without port; what is none stays as it is. */
export const hostOf = (origin: string): string => HOST.exec(origin)?.[1]?.toLowerCase() ?? origin;
