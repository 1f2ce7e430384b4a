import type { Plugin } from 'vite';

/**
 * lodash-es (of Element Plus) falls back to `Function('return this')()` for the global object. Extension pages forbid
 * code from strings, and reviewers of the stores look for it; every engine that we promise has `globalThis`.
 */
export const lodashRoot = (): Plugin => ({
  name: 'lodash-root',
  transform: (code, id) =>
    /lodash-es\/_root\.js/.test(id) ? code.replace("Function('return this')()", 'globalThis') : undefined,
});
