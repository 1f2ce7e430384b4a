import { findLabel } from '../../dom/find-label';
import { textOf } from '../../dom/shown';
import type { SecretViews } from '../../portal/secret-views';
import { documentsOf, isShownNow } from './shown-now';

/** A page whose whole text is no longer is a notice: its words count like those of a dialog. */
const LONGEST_NOTICE = 600;
const LONGEST_DIALOG = 2_000;
/** Fields of one form beyond this are cells of a grid. */
const MOST_FIELDS = 400;
const TYPED =
  'input:not([type="hidden"], [type="checkbox"], [type="radio"], [type="button"], [type="submit"])';

const squeezed = (text: string) => text.normalize('NFKC').replace(/\s+/g, '');

function isSecretField(field: Element, names: RegExp): boolean {
  const own = ['name', 'id', 'placeholder', 'autocomplete'].map((name) => field.getAttribute(name) ?? '');
  return (
    own.some((name) => names.test(name)) || (!field.closest('table') && names.test(findLabel(field).label))
  );
}

/**
 * Whether this page, or a frame of its own site in it, shows a log-in, a password, a code, a QR or a face scan now.
 * @param dialogs selectors of what the portal puts over its pages
 */
export function isSecretView(document: Document, views: SecretViews, dialogs: readonly string[]): boolean {
  const paths = new RegExp(views.paths, 'i');
  const fields = new RegExp(views.fields, 'i');
  const words = new RegExp(views.words);
  return documentsOf(document).some((one) => {
    if (paths.test(one.location?.pathname ?? '')) return true;
    if ([...one.querySelectorAll(views.places.join(', '))].some(isShownNow)) return true;
    const typed = [...one.querySelectorAll(TYPED)].slice(0, MOST_FIELDS);
    if (typed.some((field) => isSecretField(field, fields) && isShownNow(field))) return true;
    const whole = textOf(one.body, LONGEST_NOTICE + 1);
    if (whole.length <= LONGEST_NOTICE && words.test(squeezed(whole))) return true;
    return [...one.querySelectorAll(dialogs.join(', '))].some(
      (dialog) => isShownNow(dialog) && words.test(squeezed(textOf(dialog, LONGEST_DIALOG))),
    );
  });
}
