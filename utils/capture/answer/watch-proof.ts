import type { VerdictPlaces } from '../../portal/profile';
import { readVerdicts, type Verdict } from './read-verdict';

/** A success view stands for as long as the clerk looks at it. */
const LOOK_EVERY_MS = 1_000;

interface ProofPorts {
  /** Whether a proof could be of what was entered here. */
  isWanted(): boolean;
  typed(): ReadonlySet<string>;
  /** Words that say that an invoice was issued. */
  isIssued(verdict: Verdict): boolean;
  proof(verdict: Verdict): void;
  error(reason: unknown): void;
}

interface ProofWatch {
  /**
   * Proofs that came since the last look, told by nobody yet: a page that is quick shows the answer of a call before the
   * word of the call is here.
   */
  fresh(): Verdict[];
  /** An issuing call left this page: what comes from now on is fresh, though no form was known here and no look was due. */
  issueCalled(): void;
  stop(): void;
}

/**
 * Tells of proofs of issue that come while nobody waits for an answer: the press was missed, and the call too. What
 * stands there at the first look proves nothing.
 */
export function watchProof(document: Document, places: VerdictPlaces, ports: ProofPorts): ProofWatch {
  const dialogs: VerdictPlaces = { ...places, areas: places.areas.filter(({ area }) => area === 'dialog') };
  let known: ReadonlySet<Element> | undefined;
  let hasCalled = false;

  const fresh = (): Verdict[] => {
    if (!hasCalled && !ports.isWanted()) {
      known = undefined;
      return [];
    }
    const found = readVerdicts(document, dialogs, ports.typed()).filter(
      (verdict) => verdict.area === 'success' || ports.isIssued(verdict),
    );
    const before = known;
    known = new Set(found.map(({ element }) => element));
    return before ? found.filter(({ element }) => !before.has(element)) : [];
  };

  const timer = setInterval(() => {
    try {
      fresh().forEach(ports.proof);
    } catch (error) {
      ports.error(error);
    }
  }, LOOK_EVERY_MS);
  return {
    fresh,
    issueCalled() {
      hasCalled = true;
      if (known === undefined) fresh();
    },
    stop: () => clearInterval(timer),
  };
}
