import { enPortal } from './en-portal';
import { fillIn, type Language, type Values } from './fill-in';
import { zhCNPortal } from './zh-cn-portal';

export type PortalTextKey = keyof typeof zhCNPortal;

/** Fills `{name}` places of a text on the portal page. */
export type PortalTranslate = (key: PortalTextKey, values?: Values) => string;

/** As `createTexts`, with the words on the portal page alone: every tab of the portal loads them. */
export function createPortalTexts(language: Language): PortalTranslate {
  const catalogue: Record<PortalTextKey, string> = language === 'en' ? enPortal : zhCNPortal;
  return (key, values) => fillIn(catalogue[key], values);
}
