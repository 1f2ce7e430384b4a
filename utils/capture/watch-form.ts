import type { EntryPage } from '../portal/profile';
import { missingParts } from './check-profile';
import { findGestureButton } from './watch-gesture';

/** The portal is a single-page app: route changes make no event that reaches us, so the form is looked for. */
const LOOK_EVERY_MS = 1_000;
/** A form that is still being rendered is not a changed form: parts may come this much later, ms. */
const SETTLE_MS = 3_000;

export type FormState =
  | { readonly state: 'off' }
  | { readonly state: 'on' }
  | { readonly state: 'drift'; readonly missing: string[] };

const sameState = (left: FormState, right: FormState) =>
  left.state === right.state &&
  (left.state !== 'drift' || right.state !== 'drift' || left.missing.join() === right.missing.join());

/**
 * Tells when the entry form comes, goes or stops fitting the profile. The form is there when its page has the
 * issuing button, by its words alone, so that a renamed class is seen as drift and not as "no form".
 * @returns stop
 */
export function watchForm(
  window: Window,
  entry: EntryPage,
  now: () => number,
  onChange: (state: FormState) => void,
  onError: (error: unknown) => void,
): () => void {
  const { document } = window;
  let last: FormState | undefined;
  let formSince: number | undefined;

  const read = (): FormState | undefined => {
    const here =
      window.location.pathname.startsWith(entry.path) && findGestureButton(document, entry.gesture);
    if (!here) {
      formSince = undefined;
      return { state: 'off' };
    }
    formSince ??= now();
    const missing = missingParts(document, entry.parts);
    if (missing.length === 0) return { state: 'on' };
    return now() - formSince < SETTLE_MS ? undefined : { state: 'drift', missing };
  };

  const look = () => {
    try {
      const state = read();
      if (!state || (last && sameState(last, state))) return;
      last = state;
      onChange(state);
    } catch (error) {
      onError(error);
    }
  };

  const timer = setInterval(look, LOOK_EVERY_MS);
  document.addEventListener('focusin', look, { capture: true, passive: true });
  look();
  return () => {
    clearInterval(timer);
    document.removeEventListener('focusin', look, { capture: true });
  };
}
