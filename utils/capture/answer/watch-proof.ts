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

/**
 * Tells of proofs of issue that come while nobody waits for an answer: the press was missed, and the call too. What
 * stands there at the first look proves nothing.
 * @returns stop
 */
export function watchProof(document: Document, places: VerdictPlaces, ports: ProofPorts): () => void {
  const dialogs: VerdictPlaces = { ...places, areas: places.areas.filter(({ area }) => area === 'dialog') };
  let known: ReadonlySet<Element> | undefined;

  const look = () => {
    if (!ports.isWanted()) {
      known = undefined;
      return;
    }
    const found = readVerdicts(document, dialogs, ports.typed()).filter(
      (verdict) => verdict.area === 'success' || ports.isIssued(verdict),
    );
    const fresh = known ? found.filter(({ element }) => !known?.has(element)) : [];
    known = new Set(found.map(({ element }) => element));
    for (const verdict of fresh) ports.proof(verdict);
  };

  const timer = setInterval(() => {
    try {
      look();
    } catch (error) {
      ports.error(error);
    }
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
