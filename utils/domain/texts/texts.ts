import { en } from './en';
import { type TextKey, zhCN } from './zh-cn';

export type Language = 'zh_CN' | 'en';
export type { TextKey };

/** Fills `{name}` places of a text. */
export type Translate = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

/** zh_CN unless the clerk chose English: a Chinese clerk's Windows may be English. */
export function createTexts(language: Language): Translate {
  const catalogue: Record<TextKey, string> = language === 'en' ? en : zhCN;
  return (key, values = {}) =>
    catalogue[key].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
