import type { PortalProfile } from '../../portal/profile';
import type { Verdict } from '../answer/read-verdict';
import { watchVerdict } from '../answer/watch-verdict';
import type { PageFacts } from '../page-facts';
import type { CapturePorts } from '../ports';
import { redProof, saysTaken } from './read-red-answer';

/** What this page waits for: the answer to a confirmation that was submitted, or to a press that issues. */
export interface Awaited {
  /** By which its facts are known: those of a press find their record by it. */
  readonly of: { readonly submissionId: string } | { readonly press: string };
  /** Tells a further click on the same from one on another. */
  readonly content: string;
  /** Numbers that stood there before are no answer. */
  readonly known: ReadonlySet<string>;
  over: boolean;
  /** When it was pressed, epoch ms, and whether the call of it was seen since. */
  readonly at: number;
  called?: true;
}

/** What the page said while nothing was awaited: the word of a call may come behind its answer. */
interface Early {
  readonly verdict: Verdict;
  readonly at: number;
}
const MOST_EARLY = 20;

/**
 * Hears what the page says to what was pressed last on it.
 * @param onProof the red invoice was issued
 */
export function createRedWait(
  document: Document,
  { red: page, entry }: Pick<PortalProfile, 'red' | 'entry'>,
  ports: Pick<CapturePorts, 'keep' | 'now'>,
  { made, onError }: Pick<PageFacts, 'made' | 'onError'>,
  onProof: () => void,
) {
  let current: Awaited | undefined;
  let early: Early[] = [];
  const answer = (
    { of }: Awaited,
    verdict: Pick<Verdict, 'area' | 'text' | 'buttons' | 'invoiceNumbers'>,
  ) => {
    const { area, text, buttons, invoiceNumbers } = verdict;
    ports.keep(made({ type: 'answered', ...of, area, text, buttons, invoiceNumbers }));
  };

  const onVerdict = (verdict: Verdict) => {
    // Which call submits is not known: what stood before may stand there though the press went through (law L2).
    if (verdict.stood) return;
    // A confirmation that was taken awaits nothing more; a press does: its number may follow.
    if (!current || (current.over && 'submissionId' in current.of)) {
      early = [...early, { verdict, at: ports.now() }].slice(-MOST_EARLY);
      return;
    }
    const { of, known } = current;
    if ('submissionId' in of) {
      // The success view of an entry form is none of a confirmation.
      if (verdict.area === 'success') return;
      if (saysTaken(verdict.text, page)) {
        current.over = true;
        ports.keep(made({ type: 'redTaken', ...of, text: verdict.text }));
      } else answer(current, verdict);
      return;
    }
    const proof = redProof(document, page, verdict, known);
    current.over ||= proof !== undefined;
    if (proof) onProof();
    answer(current, { ...verdict, invoiceNumbers: [], ...(proof ? { area: 'success', ...proof } : {}) });
  };
  // Whether a word of success speaks of this red invoice or of the original one is judged here, by its number.
  const { successWords: _, ...places } = entry.verdicts;
  const verdicts = watchVerdict(document, places, {
    verdict: onVerdict,
    dialogClosed() {
      if (current) ports.keep(made({ type: 'dialogClosed', ...current.of }));
    },
    error: onError,
  });

  return {
    current: () => current,
    /** The pages are here: what they say is noted from now on. */
    begin: () => verdicts.restart(new Set()),
    /** @param since it was called by then, and nobody pressed: what the page said since is its answer */
    start(next: Awaited, since = Number.POSITIVE_INFINITY) {
      verdicts.flush();
      const answers = early.filter(({ at }) => at >= since);
      early = [];
      current = next;
      verdicts.restart(next.known);
      for (const { verdict } of answers) onVerdict(verdict);
    },
    /** The page goes, or is left: what it did not answer has no answer. */
    leaveOpen() {
      verdicts.flush();
      if (current && !current.over) ports.keep(made({ type: 'leftPage', ...current.of, how: 'pageHidden' }));
      current = undefined;
      early = [];
    },
    stop: () => verdicts.stop(),
  };
}
export type RedWait = ReturnType<typeof createRedWait>;
