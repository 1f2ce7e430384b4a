import { en } from './en';
import { fillIn, type Language, type Values } from './fill-in';
import { type TextKey, zhCN } from './zh-cn';

export type { Language, TextKey };

/** Fills `{name}` places of a text. */
export type Translate = (key: TextKey, values?: Values) => string;

/** zh_CN unless the clerk chose English: a Chinese clerk's Windows may be English. */
export function createTexts(language: Language): Translate {
  const catalogue: Record<TextKey, string> = language === 'en' ? en : zhCN;
  return (key, values) => fillIn(catalogue[key], values);
}
