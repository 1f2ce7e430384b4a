import type { InjectionKey, Ref } from 'vue';

/** Whether 证件号码, phones and accounts are shown in part on the pages inside: the setting, held by whoever has the page. */
export const MASKS: InjectionKey<Ref<boolean>> = Symbol('masks');
