import * as en from './en/catalogue';
import * as zhCN from './zh-cn/catalogue';

/**
 * Every language that we speak, by its code, with its own name. A further one: its folder beside the others, its
 * lines in this file, and its `public/_locales`, which the browser demands. The compiler and the test of the
 * catalogues say what is missing.
 */
export const LANGUAGES = { zh_CN: '中文', en: 'English' } as const;
export type Language = keyof typeof LANGUAGES;

export const LANGUAGE_CODES = Object.keys(LANGUAGES) as [Language, ...Language[]];

/** Until the clerk chose: a Chinese clerk's Windows may be English. */
export const FIRST_LANGUAGE: Language = 'zh_CN';

export const isLanguage = (code: string): code is Language => Object.hasOwn(LANGUAGES, code);

/** For the `lang` attribute of a page. */
export const languageTag = (language: Language): string => language.replace('_', '-');

type InEveryLanguage<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>;

export type TextKey = keyof typeof zhCN.catalogue;
export const CATALOGUES: InEveryLanguage<TextKey> = { zh_CN: zhCN.catalogue, en: en.catalogue };

// Constants of their own, so that the builder leaves out what a script does not load.
export type PortalTextKey = keyof typeof zhCN.portalTexts;
export const PORTAL_TEXTS: InEveryLanguage<PortalTextKey> = {
  zh_CN: zhCN.portalTexts,
  en: en.portalTexts,
};

export type ReminderTextKey = keyof typeof zhCN.remindersTexts;
export const REMINDER_TEXTS: InEveryLanguage<ReminderTextKey> = {
  zh_CN: zhCN.remindersTexts,
  en: en.remindersTexts,
};
