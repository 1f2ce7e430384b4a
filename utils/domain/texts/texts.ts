import { fillIn, type Values } from './fill-in';
import { CATALOGUES, type Language, type TextKey } from './languages';

export type { TextKey };

/** Fills `{name}` places of a text. */
export type Translate = (key: TextKey, values?: Values) => string;

/** The words of our own pages. */
export function createTexts(language: Language): Translate {
  const catalogue = CATALOGUES[language];
  return (key, values) => fillIn(catalogue[key], values);
}
