import { mayPicture, takePicture } from '../../capture/picture/take-picture';
import type { PlainCapturePorts } from '../../capture/ports';
import { type Fact, type FactOf, PORTAL_FAULT_KINDS } from '../../domain/fact/fact';
import { faultOfAnswer } from '../../domain/fault/faults-of-record';
import { FitAsk, type SubmissionState } from '../../messages';
import { FAULT_WORDS } from '../../portal/fault-words';
import type { PortalProfile } from '../../portal/profile';
import { SECRET_VIEWS } from '../../portal/secret-views';
import type { Browser } from '../shared/browser-api';
import { newId } from '../shared/new-id';

/** One picture stands for the same fault of the same page so long, ms. */
const SAME_FAULT_MS = 600_000;
/** An answer and the fault that its words tell come so close together, ms. */
const SAME_WORDS_MS = 3_000;
const CAUSES: Partial<Record<SubmissionState['outcome'], FactOf<'pictured'>['cause']>> = {
  refused: 'refused',
  unknown: 'doubt',
};
const OF_PORTAL: ReadonlySet<string> = new Set(PORTAL_FAULT_KINDS);

type Joined = Pick<PlainCapturePorts, 'keep' | 'onState' | 'wake'> & { stop(): void };
type Cause = Pick<FactOf<'pictured'>, 'cause' | 'submissionId' | 'faultId' | 'faultKind'>;

/**
 * Keeps the visible page as text when a submission of this frame is refused or becomes doubtful and when the page tells a
 * fault of the portal, and asks the worker for a photograph of the tab beside it. Passive: nothing is read but then. Of a
 * secret view nothing is kept at all.
 * @param showsTravellers who travels stands on the page, and is not to be kept: then the text alone is
 */
export function createPagePictures(
  browser: Browser,
  window: Window,
  profile: PortalProfile,
  showsTravellers: () => boolean = () => false,
) {
  /** What was submitted from this frame, and the presses of 开具红字发票. */
  const own = new Set<string>();
  /** Of those, which are not answered; and when one was last. */
  const pending = new Set<string>();
  let answeredAt = Number.NEGATIVE_INFINITY;
  const taken = new Map<string, number>();
  const pictures = new Set<string>();
  let keep: (fact: Fact) => void = () => undefined;

  const isTaken = (key: string, ms = Number.POSITIVE_INFINITY) => {
    const at = taken.get(key);
    return at !== undefined && performance.now() - at < ms;
  };

  function take(id: string, cause: Cause): void {
    // Nothing of ours may reach the page (law L3), and no fact depends on a picture.
    try {
      const seen = takePicture(window, profile, SECRET_VIEWS);
      if (!seen) return;
      const { userAgent } = window.navigator;
      const picture: FactOf<'pictured'> = {
        id,
        at: Date.now(),
        type: 'pictured',
        ...cause,
        ...seen,
        agent: userAgent.slice(0, 400),
        product: browser.runtime.getManifest().version.slice(0, 40),
        zone: (Intl.DateTimeFormat().resolvedOptions().timeZone ?? '').slice(0, 80),
      };
      keep(picture);
      const { site, submissionId, faultKind } = picture;
      browser.runtime
        .sendMessage({
          kind: 'photograph',
          pictureId: id,
          site,
          ...(submissionId === undefined ? {} : { submissionId }),
          ...(faultKind === undefined ? {} : { faultKind }),
        })
        .catch(() => undefined);
    } catch (error) {
      console.debug('[piaoying]', error);
    }
  }

  function onState(state: SubmissionState): void {
    const { submissionId, outcome, press } = state;
    const cause = CAUSES[outcome];
    if (!own.has(submissionId) && (press === undefined || !own.has(press))) return;
    if (outcome !== 'pending' && pending.delete(submissionId)) answeredAt = performance.now();
    if (cause === undefined) return;
    const key = `${submissionId}-${cause}`;
    if (isTaken(key)) return;
    taken.set(key, performance.now());
    // Of one name: a page that is loaded anew and told once more changes nothing.
    take(key.slice(0, 58), { cause, submissionId });
  }

  function ofFault(faultKind: string, faultId?: string): void {
    const key = `${faultKind} ${window.location.pathname}`;
    if (isTaken(key, SAME_FAULT_MS)) return;
    taken.set(key, performance.now());
    take(newId(), { cause: 'fault', faultKind, ...(faultId === undefined ? {} : { faultId }) });
  }

  function heard(fact: Fact): void {
    if (fact.type === 'submitted') pending.add(fact.submissionId);
    if (fact.type === 'submitted' || fact.type === 'repeated') own.add(fact.submissionId ?? '');
    if (fact.type === 'redPressed') own.add(fact.press);
    if (fact.type !== 'fault' || !OF_PORTAL.has(fact.kind)) return;
    // The same words answer what was submitted: its own picture shows them, and takes the photograph of this minute.
    if (pending.size === 0 && performance.now() - answeredAt > SAME_WORDS_MS) ofFault(fact.kind, fact.id);
  }

  /** The page itself came as an error; its body is there by then. */
  const onLoaded = () => {
    const [entry] = window.performance.getEntriesByType('navigation') as Array<
      PerformanceNavigationTiming & { responseStatus?: number }
    >;
    const status = entry?.responseStatus;
    if (window.top === window && faultOfAnswer({ status }, FAULT_WORDS) !== undefined) ofFault('httpError');
  };

  const onMessage = (message: unknown) => {
    const ask = FitAsk.safeParse(message);
    if (!ask.success || !pictures.has(ask.data.pictureId)) return undefined;
    if (!mayPicture(window, profile, SECRET_VIEWS)) return Promise.resolve({ fit: false });
    return Promise.resolve(showsTravellers() ? { fit: false, why: 'travellers' } : { fit: true });
  };

  return {
    /** The ports of capture, so that what it observes is heard here. */
    join<P extends Joined>(ports: P): P {
      keep = (fact) => {
        pictures.add(fact.id);
        ports.keep(fact);
      };
      const unhear = ports.onState(onState);
      browser.runtime.onMessage.addListener(onMessage);
      window.addEventListener('DOMContentLoaded', onLoaded, { once: true });
      return {
        ...ports,
        keep(fact: Fact) {
          ports.keep(fact);
          heard(fact);
        },
        async wake() {
          const reply = await ports.wake();
          if (reply?.awaiting) own.add(reply.awaiting.submissionId);
          return reply;
        },
        stop() {
          unhear();
          window.removeEventListener('DOMContentLoaded', onLoaded);
          if (browser.runtime?.id) browser.runtime.onMessage.removeListener(onMessage);
          ports.stop();
        },
      };
    },
  };
}
