/**
 * The one door to zod. Extension pages and workers forbid `eval`; zod probes for it when a schema is built
 * unless told not to, so the setting must stand before the first schema exists.
 */
import * as z from 'zod/mini';

z.config({ jitless: true });

export * from 'zod/mini';
