import { fillIn, type Values } from './fill-in';
import { type Language, PORTAL_TEXTS, type PortalTextKey } from './languages';

export type { PortalTextKey };

/** Fills `{name}` places of a text on the portal page. */
export type PortalTranslate = (key: PortalTextKey, values?: Values) => string;

/** As `createTexts`, with the words on the portal page alone: every tab of the portal loads them. */
export function createPortalTexts(language: Language): PortalTranslate {
  const catalogue = PORTAL_TEXTS[language];
  return (key, values) => fillIn(catalogue[key], values);
}
