import { findByClass } from '../../dom/find-by-class';
import { isHiddenByMarkup, textOf } from '../../dom/shown';
import type { FaultKind } from '../../domain/fact/fact';
import type { VerdictArea } from '../../domain/fact/verdict-area';
import { type FaultWords, faultOfText } from '../../domain/fault/fault-of-text';
import type { PortalFaultKind } from '../../domain/fault/portal-fault';
import type { PortalProfile } from '../../portal/profile';
import type { SecretViews } from '../../portal/secret-views';
import { readVerdicts } from '../answer/read-verdict';
import { createPageFacts } from '../page-facts';
import { mayPicture } from '../picture/take-picture';
import { withoutSecrets } from '../picture/without-secrets';
import type { CapturePorts } from '../ports';

/** After the page came: a few looks, no watch of each change (law L3: a page of 2,000 lines must not feel it). */
const LOOKS_MS = [1_500, 5_000, 15_000, 31_000];
/** By then a toast of what the page asked for has come and gone; what stands is read by the last look. */
const WITHOUT_WORDS_MS = 15_000;
const OF_PORTAL: ReadonlySet<VerdictArea> = new Set(['dialog', 'notice']);
/** After she pressed something: a toast stands for three seconds. */
const AFTER_PRESS_MS = 1_200;
const WHITE_AFTER_MS = 30_000;
const TURNS_TOO_LONG_MS = 30_000;
const LOOK_AGAIN_MS = 5_000;
/** A timer that comes so late stood still: the computer slept, or nobody looks at the tab. */
const LATE_MS = 10_000;
const LONGEST_WORDS = 400;
/** A page whose whole text is no longer than a notice is one. */
const LONGEST_NOTICE = 600;

const KINDS: Partial<Record<PortalFaultKind, FaultKind>> = {
  maintenance: 'maintenance',
  noPermission: 'noPermission',
  sessionLost: 'sessionLost',
  busy: 'portalBusy',
};

export interface HealthWords {
  readonly faults: readonly FaultWords[];
  /** Selectors of what shows that a page is still loading. */
  readonly loading: readonly string[];
  /** Of such a view nothing is kept but what the portal puts over it. */
  readonly secret: SecretViews;
}

const isShown = (element: Element) => !isHiddenByMarkup(element) && element.getClientRects().length > 0;
/** What a page may show without a word. */
const SHOWS_SOMETHING = 'iframe, img, canvas, video, svg, object, embed';

/**
 * Looks now and then at a page of the portal for what tells that the portal does not serve: its words in dialogs and toasts,
 * a page that is a notice, a page that stays white, one that turns and turns. Keeps these words and nothing else of the page.
 * @returns stop
 */
export function watchHealth(
  window: Window,
  profile: PortalProfile,
  words: HealthWords,
  ports: Pick<CapturePorts, 'now' | 'clock' | 'newId' | 'keep'>,
): () => void {
  const { document } = window;
  const { id, entry } = profile;
  // What stands at a field speaks of that field, a bubble asks; every toast is a notice, too.
  const areas = entry.verdicts.areas.filter(({ area, holds }) => OF_PORTAL.has(area) && holds === undefined);
  const places = { ...entry.verdicts, areas, success: [] };
  const selectors = areas.flatMap((place) => place.selectors);
  const { made, site, safely } = createPageFacts(window, id, ports);
  let startedAt = ports.clock();
  const timers = new Set<number>();
  const told = new Set<string>();
  let turnsSince: number | undefined;

  const tell = (kind: FaultKind, detail: string, ms?: number) => {
    if (told.has(`${kind} ${detail}`)) return;
    told.add(`${kind} ${detail}`);
    const waited = ms === undefined ? {} : { ms: Math.round(ms) };
    ports.keep(made({ type: 'fault', kind, profileId: id, site: site(), detail, ...waited }));
  };

  function lookAtWords() {
    const kindOf = (text: string) => {
      const kind = faultOfText(text, words.faults);
      return kind && KINDS[kind];
    };
    const found = findByClass(document, selectors);
    for (const { text } of readVerdicts(document, places, new Set(), found)) {
      const kind = kindOf(text);
      if (kind) tell(kind, withoutSecrets(text).slice(0, LONGEST_WORDS));
    }
    const whole = textOf(document.body, LONGEST_NOTICE + 1);
    const kind = whole.length <= LONGEST_NOTICE ? kindOf(whole) : undefined;
    if (!kind) return;
    const isKept = mayPicture(window, profile, words.secret);
    tell(kind, isKept ? withoutSecrets(whole).slice(0, LONGEST_WORDS) : '');
  }

  function lookForWhite() {
    const waited = ports.clock() - startedAt;
    if (window.top !== window || waited < WHITE_AFTER_MS || document.hidden) return;
    if (textOf(document.body, 10) !== '') return;
    if ([...document.body.querySelectorAll(SHOWS_SOMETHING)].some(isShown)) return;
    tell('blankPage', '', waited);
  }

  function lookForTurning() {
    const turns = findByClass(document, words.loading).some(isShown);
    if (!turns) {
      turnsSince = undefined;
      return;
    }
    const now = ports.clock();
    turnsSince ??= now;
    if (now - turnsSince >= TURNS_TOO_LONG_MS) tell('endlessWait', '', now - turnsSince);
    else lookIn(LOOK_AGAIN_MS);
  }

  /** What stood on the page meanwhile made nobody wait: counted from now on. */
  function afterSleep() {
    turnsSince = undefined;
    startedAt = ports.clock();
    lookIn(WHITE_AFTER_MS + AFTER_PRESS_MS);
  }

  const look = (forWords: boolean) =>
    safely(() => {
      if (!document.body) return;
      if (forWords) lookAtWords();
      lookForWhite();
      lookForTurning();
    });

  function lookIn(ms: number) {
    const due = ports.clock() + ms;
    const timer = window.setTimeout(() => {
      timers.delete(timer);
      if (ports.clock() - due > LATE_MS) afterSleep();
      look(ms !== WITHOUT_WORDS_MS);
    }, ms);
    timers.add(timer);
  }

  let pressed = false;
  const onPress = () => {
    if (pressed) return;
    pressed = true;
    const timer = window.setTimeout(() => {
      timers.delete(timer);
      pressed = false;
      // The same words after another press are said once more.
      told.clear();
      look(true);
    }, AFTER_PRESS_MS);
    timers.add(timer);
  };

  for (const ms of LOOKS_MS) lookIn(ms);
  document.addEventListener('click', onPress, { capture: true, passive: true });
  return () => {
    for (const timer of timers) window.clearTimeout(timer);
    document.removeEventListener('click', onPress, { capture: true });
  };
}
