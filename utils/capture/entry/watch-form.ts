import { findFirst } from '../../dom/shown';
import type { EntryPage } from '../../portal/profile';
import { profileOfHost } from '../../portal/registry';
import { type Evidence, isTranslated, readEvidence, speakForForm } from './recognise-form';
import { findGestureButton, hasKnownWords } from './watch-gesture';

/** The portal is a single-page app: route changes make no event that reaches us, so the form is looked for. */
const LOOK_EVERY_MS = 1_000;
/** A form that is still being rendered is not a changed form: parts may come this much later, ms. */
const SETTLE_MS = 3_000;

export type FormState =
  | { readonly state: 'off' }
  | { readonly state: 'on' }
  | { readonly state: 'drift'; readonly missing: string[]; readonly translated: boolean };

const sameState = (left: FormState, right: FormState) =>
  left.state === right.state &&
  (left.state !== 'drift' || right.state !== 'drift' || left.missing.join() === right.missing.join());

/** Names of the profile's parts that are not on the page: the page changed, or the profile is wrong. */
export const missingParts = (root: ParentNode, parts: EntryPage['parts']): string[] =>
  parts.filter(({ selectors }) => findFirst(root, selectors) === null).map(({ name }) => name);

/** What of the evidence is not there, or not as it was, in words. Labels are asked for only where they decide. */
function missingEvidence(
  { document, location }: Pick<Window, 'document' | 'location'>,
  evidence: ReadonlySet<Evidence>,
  { gesture }: EntryPage,
): string[] {
  const button = findGestureButton(document, gesture);
  const isMoved = button && gesture.within.length > 0 && !button.closest(gesture.within.join(', '));
  return [
    ...(profileOfHost(location.hostname) ? [] : ['网站']),
    ...(isMoved ? [`「${gesture.texts[0]}」按钮的位置`] : []),
    ...(evidence.has('path') ? [] : ['页面地址']),
    ...(button && hasKnownWords(button, gesture) ? [] : [`「${gesture.texts[0]}」按钮`]),
  ];
}

const missingWords = (document: Document, words: readonly string[]): string[] => {
  const text = document.body.textContent ?? '';
  return words.filter((word) => !text.includes(word)).map((word) => `「${word}」`);
};

/**
 * Tells when the entry form comes, goes or stops fitting the profile. It is there when two kinds of evidence speak for
 * it, so that no single change of the page reads as "no form".
 * @returns stop
 */
export function watchForm(
  window: Window,
  entry: EntryPage,
  clock: () => number,
  onChange: (state: FormState) => void,
  onError: (error: unknown) => void,
): () => void {
  const { document } = window;
  let last: FormState | undefined;
  let formSince: number | undefined;
  /** A look over all words of the page is made once a visit. */
  let words: string[] | undefined;

  const read = (): FormState | undefined => {
    const evidence = readEvidence(window, entry);
    if (!speakForForm(evidence)) {
      formSince = undefined;
      words = undefined;
      return { state: 'off' };
    }
    formSince ??= clock();
    const parts = [...missingEvidence(window, evidence, entry), ...missingParts(document, entry.parts)];
    const isSettled = clock() - formSince >= SETTLE_MS;
    if (!isSettled) return parts.length === 0 ? { state: 'on' } : undefined;
    const translated = isTranslated(document);
    words ??= translated ? [] : missingWords(document, entry.words);
    const missing = [...parts, ...words];
    return missing.length === 0 && !translated ? { state: 'on' } : { state: 'drift', missing, translated };
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
