import { findExact } from '../find-shown';
import { waitMaybe } from '../wait-until';
import { leaveText, typeText } from './fill-text';

/**
 * Types a name and takes the suggestion of exactly that name when one comes: only then the page knows what belongs
 * to it (a tax id, a classification code).
 * @returns whether a suggestion was taken; if not, the name stands as typed
 */
export async function pickSuggestion(
  control: HTMLInputElement,
  name: string,
  selectors: readonly string[],
  waitMs: number,
): Promise<boolean> {
  typeText(control, name);
  const suggested = await waitMaybe(
    () => findExact(control.ownerDocument, { selectors, text: name }),
    waitMs,
  );
  suggested?.click();
  leaveText(control);
  return suggested !== undefined;
}
