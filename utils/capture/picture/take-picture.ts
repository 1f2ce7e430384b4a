import type { FactOf } from '../../domain/fact/fact';
import type { PortalProfile } from '../../portal/profile';
import type { SecretViews } from '../../portal/secret-views';
import { isSecretView } from './is-secret-view';
import { readPageText } from './read-page-text';

const MOST_TEXT = 20_000;
const OVER_AREAS: ReadonlySet<string> = new Set(['dialog', 'errorToast', 'notice']);
const ANY_DIALOG = ['[role="dialog"]', '[role="alertdialog"]', 'dialog[open]'];

/** The page as it stands, without what the browser and the extension say of themselves. */
export type PageSeen = Pick<FactOf<'pictured'>, 'site' | 'title' | 'text' | 'cut' | 'width' | 'height'>;

/** The outermost window around this one that is of the same site: what she sees of it is one page. */
function wholeOf(window: Window): Window {
  let whole = window;
  try {
    while (whole.parent !== whole && whole.parent.document) whole = whole.parent as Window;
  } catch {
    // Another site's page holds it.
  }
  return whole;
}

const overOf = ({ entry }: Pick<PortalProfile, 'entry'>) => [
  ...entry.verdicts.areas.filter(({ area }) => OVER_AREAS.has(area)).flatMap(({ selectors }) => selectors),
  ...ANY_DIALOG,
];

/** Nothing secret is shown on the page that this window belongs to. */
export const mayPicture = (
  window: Window,
  profile: Pick<PortalProfile, 'entry'>,
  views: SecretViews,
): boolean => !isSecretView(wholeOf(window).document, views, overOf(profile));

/** The page that this window belongs to, as text. @returns undefined where something secret is shown: nothing is kept of it */
export function takePicture(
  window: Window,
  profile: Pick<PortalProfile, 'entry'>,
  views: SecretViews,
): PageSeen | undefined {
  if (!mayPicture(window, profile, views)) return undefined;
  const whole = wholeOf(window);
  const { location, document } = whole;
  const { text, cut } = readPageText(document, overOf(profile), MOST_TEXT);
  return {
    site: { origin: location.origin.slice(0, 300), path: location.pathname.slice(0, 2_000) },
    title: document.title.slice(0, 300),
    text,
    ...(cut ? { cut } : {}),
    width: Math.round(whole.innerWidth),
    height: Math.round(whole.innerHeight),
  };
}
