import type { InjectionKey } from 'vue';

/** How a page head shows the help of its page: the shell provides it. */
export const HELP: InjectionKey<{ readonly word: () => string; readonly show: () => void }> = Symbol('help');
