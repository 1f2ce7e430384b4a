import { isHiddenByMarkup, textOf } from '../../dom/shown';
import type { VerdictArea } from '../../domain/fact/verdict-area';
import type { VerdictPlaces } from '../../portal/profile';
import { findWords } from './find-words';
import { buttonsIn, knownPlaces, type Verdict } from './read-verdict';

/** Longer ones are views of the page, not words to the clerk. */
const SHORT_TEXT = 1_500;
const BESIDE_A_FIELD = 120;
const MOST_STANDING = 20;
/** Regions that stood there leave room for what comes. */
const MOST_OLD = 10;
const MOST_OF_BODY = 200;
const CLIMB = 4;

const ROLES = '[role="dialog"], [role="alertdialog"], [role="alert"], [role="status"], [aria-live]';
/** What component libraries put at the end of the body. */
const OVERLAYS: ReadonlySet<string> = new Set(['div', 'section', 'aside', 'dialog']);
/** A counter such as 12/200 says nothing. */
const WORDS = /\p{L}{2}/u;
/** A dialog asks for a code or a reason; what has more to fill in, or a table, is a view of the page. */
const MOST_CONTROLS = 3;
/** What is filled in, or holds what is, is no text beside a field. */
const CONTROLS = 'input, textarea, select, button, label, table';

interface Candidate {
  readonly area: Exclude<VerdictArea, 'success' | 'batchResult'>;
  readonly unlisted: boolean;
}

/** Only a role that says so decides; everything else is kept, and decides nothing. */
function areaOf(element: Element): Candidate['area'] {
  const role = element.getAttribute('role');
  if (role === 'alert') return 'errorToast';
  return role === 'dialog' || role === 'alertdialog' ? 'dialog' : 'notice';
}

/**
 * Words that no area of the profile claims: the portal may have renamed its dialogs and toasts, and what it said is
 * not to be lost. Looks only at what came new, at regions that say by their role that they speak, and at the direct
 * children of the body.
 */
export function watchUnlisted(document: Document, places: VerdictPlaces) {
  const known = knownPlaces(places);
  const { items, skip } = places.unlisted;
  const skipped = skip.join(', ');
  const fieldItems = items.join(', ');
  const worded = places.worded.map(({ area, words }) => ({
    area,
    patterns: words.map((word) => new RegExp(word)),
  }));
  /** Direct children of the body that were shown at the press. */
  let before: ReadonlySet<Element> = new Set();
  let candidates = new Map<Element, Candidate>();
  /** Views of the page: read once, not at each look. */
  let passedOver = new WeakSet<Element>();

  /** A wrapper around nothing but what is skipped, as the libraries put around their pop-ups. */
  const onlyWraps = (element: Element) => {
    const inside = [...element.querySelectorAll(skipped)].filter(
      (part) => !element.contains(part.parentElement?.closest(skipped) ?? null),
    );
    const length = ({ textContent }: Element) => (textContent ?? '').replace(/\s/g, '').length;
    return inside.length > 0 && inside.reduce((sum, part) => sum + length(part), 0) >= length(element);
  };

  const isClaimed = (element: Element) =>
    element.closest(known) !== null ||
    element.querySelector(known) !== null ||
    element.closest(skipped) !== null ||
    element.localName.includes('-') ||
    onlyWraps(element);

  const isView = (part: Element) =>
    part.querySelector('table') !== null ||
    part.querySelectorAll('input, textarea, select').length > MOST_CONTROLS;

  const offer = (element: Element, area: Candidate['area'], unlisted = true) => {
    if (candidates.size >= MOST_STANDING || candidates.has(element) || passedOver.has(element)) return;
    if (!isClaimed(element)) candidates.set(element, { area, unlisted });
  };

  const bodyParts = () =>
    [...(document.body?.children ?? [])]
      .slice(-MOST_OF_BODY)
      .filter((part) => OVERLAYS.has(part.localName) && !isHiddenByMarkup(part));

  const offerRoles = (root: ParentNode, most = MOST_STANDING) => {
    for (const element of root.querySelectorAll('[role], [aria-live]'))
      if (candidates.size < most && element.matches(ROLES)) offer(element, areaOf(element));
  };

  /** The block around words such as 失败的原因, as far up as it says more than they do. */
  const offerWorded = (block: Element) => {
    for (const { area, patterns } of worded) {
      for (const label of findWords(block, patterns)) {
        let at = label;
        const said = textOf(label, SHORT_TEXT).length;
        for (let up = 0; up < CLIMB && at !== block && textOf(at, SHORT_TEXT).length < said + 2; up += 1)
          at = at.parentElement ?? at;
        offer(at, area, false);
      }
    }
  };

  const isBesideField = (block: Element) =>
    block.closest(fieldItems) !== null &&
    !block.matches(`${fieldItems}, ${CONTROLS}`) &&
    block.querySelector(CONTROLS) === null &&
    (block.textContent ?? '').length <= BESIDE_A_FIELD;

  /** In an overlay's container that stood in the body before: not in the page's own root. */
  const isInOldContainer = (block: Element) => {
    const container = block.parentElement;
    return (
      container?.parentElement === document.body &&
      OVERLAYS.has(block.localName) &&
      container.querySelector(CONTROLS) === null
    );
  };

  return {
    /** @param all what stands there now is new, too */
    restart(all: boolean) {
      candidates = new Map();
      passedOver = new WeakSet();
      before = all ? new Set() : new Set(bodyParts());
      offerRoles(document, MOST_OLD);
    },
    add(block: Element) {
      if (block.closest(skipped)) return;
      if (block.matches(ROLES)) offer(block, areaOf(block));
      else {
        offerRoles(block);
        if (isBesideField(block) || isInOldContainer(block)) offer(block, 'notice');
      }
      offerWorded(block);
    },
    read(): Verdict[] {
      for (const part of bodyParts())
        if (!before.has(part) && !isView(part) && WORDS.test(textOf(part))) offer(part, 'notice');
      for (const element of candidates.keys()) if (!element.isConnected) candidates.delete(element);
      const holdsAnother = (element: Element) =>
        [...candidates.keys()].some((other) => other !== element && element.contains(other));
      return [...candidates].flatMap(([element, { area, unlisted }]) => {
        if (isHiddenByMarkup(element) || isClaimed(element)) return [];
        // The innermost speaks for what is around it, but a question's words are all of its dialog.
        if (area !== 'dialog' && holdsAnother(element)) return [];
        const text = textOf(element, SHORT_TEXT + 1);
        if (text.length > SHORT_TEXT) {
          candidates.delete(element);
          passedOver.add(element);
          return [];
        }
        if (!WORDS.test(text)) return [];
        return [
          {
            area,
            text,
            buttons: buttonsIn(element, 'button'),
            invoiceNumbers: [],
            element,
            ...(unlisted ? { unlisted: true as const } : {}),
          },
        ];
      });
    },
  };
}
