import type { NoReading } from '../../capture/list/watch-list';
import type { Fact } from '../../domain/fact/fact';
import { READING_PROBLEMS, type ReadingProblem } from '../../domain/list/reading-problems';
import { type Company, ListReply, LookReply, type Request } from '../../messages';
import type { Browser } from '../shared/browser-api';

/** What tells the clerk, on the portal's list page, how its reading stands. */
export interface ListView {
  /**
   * @param problems what keeps the reading from being whole
   * @param say whose list it is, in her word
   * @param isAsked nothing certain tells it
   */
  show(
    reply: ListReply,
    problems: readonly ReadingProblem[],
    isAsked: boolean,
    say: (company: Company) => void,
  ): void;
  noReading(what: NoReading): void;
  hide(): void;
}

/** What tells the clerk how far the one that she looks for was found. */
export interface LookView {
  look(look: NonNullable<LookReply['look']>): void;
  lookOver(): void;
}

/**
 * The reading of the list that this page makes, from fact to words: asks the worker how it stands after each page that is
 * kept, and takes in whose list it is. Construction is inert.
 */
export function createPageList(
  browser: Pick<Browser, 'runtime'>,
  document: Document,
  ports: { now(): number; newId(): string; keep(fact: Fact): void },
  view: ListView & LookView,
) {
  let current: string | undefined;

  const say = (readingId: string, { taxId }: Company) =>
    ports.keep({ id: ports.newId(), at: ports.now(), type: 'listCompany', readingId, companyTaxId: taxId });

  const ask = async (readingId: string) => {
    const request: Request = { kind: 'list', readingId };
    const reply = ListReply.safeParse(await browser.runtime.sendMessage(request));
    if (!reply.success || !reply.data.reading || current !== readingId) return;
    const told = reply.data.reading.problems;
    const problems = READING_PROBLEMS.filter((problem) => told.includes(problem));
    view.show(reply.data, problems, problems.includes('company'), (company) => say(readingId, company));
  };

  /** Also without a reading: what is looked for is said from the beginning. */
  const look = async (readingId?: string) => {
    const request: Request = { kind: 'look', ...(readingId === undefined ? {} : { readingId }) };
    const reply = LookReply.safeParse(await browser.runtime.sendMessage(request));
    if (reply.success && reply.data.look && current === readingId) view.look(reply.data.look);
  };
  const lookQuietly = (readingId?: string) => void look(readingId).catch(() => undefined);
  // Meanwhile she may have settled it on our own page.
  const onShown = () => {
    if (!document.hidden) lookQuietly(current);
  };

  return {
    listShown(isHere: boolean): void {
      document.removeEventListener('visibilitychange', onShown);
      if (isHere) {
        document.addEventListener('visibilitychange', onShown);
        lookQuietly();
      } else view.lookOver();
    },
    /** A fact of this page is in the ledger. */
    kept(fact: Fact) {
      if (fact.type !== 'listRead' && fact.type !== 'listCompany') return;
      current = fact.readingId;
      // Once the extension was reloaded under the page nobody answers: the chip says so.
      ask(fact.readingId).catch(() => undefined);
      lookQuietly(fact.readingId);
    },
    noReading(what: NoReading) {
      view.noReading(what);
    },
    readingOver() {
      current = undefined;
      view.hide();
    },
  };
}
