import type { ListQuery } from '../../domain/fact/list-facts';
import type { PortalProfile } from '../../portal/profile';
import { watchVisit } from '../entry/watch-visit';
import { createPageFacts } from '../page-facts';
import type { CapturePorts } from '../ports';
import { isBusy, type ListView, readList } from './read-list';
import { readQuery } from './read-query';

/** The list is read when its page has been still for so long, ms; an endless animation does not put it off. */
const STILL_MS = 300;
const LATEST_MS = 2_000;
/** A page that is still being rendered is not a changed page, ms. */
const SETTLE_MS = 5_000;
/** A query that brought nothing to read for so long is told, ms. */
const NO_NEWS_MS = 8_000;

/** A query of the clerk: its pages are one reading. */
interface Run {
  readonly readingId: string;
  readonly queriedAt?: number;
  readonly query: ListQuery;
}

/**
 * Why a query made no reading. `unread` what is looked for is not there · `unchanged` the same rows stand there as
 * before it, so that nobody can tell whether it was answered
 */
export interface NoReading {
  readonly why: 'unread' | 'unchanged';
  /** Words for what was not found. */
  readonly missing: readonly string[];
}

type Ports = Pick<CapturePorts, 'now' | 'clock' | 'newId' | 'keep'> & {
  /** She pressed 查询, and nothing was read; or what was read lacks something. */
  noReading(what: NoReading): void;
  /** She pressed 查询 anew, or left the page. */
  readingOver(): void;
  /** She came to the list's page, or left it. */
  listShown(isHere: boolean): void;
};

const sameQuery = (left: ListQuery, right: ListQuery) => JSON.stringify(left) === JSON.stringify(right);
/** A total that changes while the same rows stand there is another word of the portal, and so are its sums. */
const contentOf = ({ rows, emptyText, total, sums }: ListView) =>
  JSON.stringify([rows, emptyText, total, sums]);

/**
 * Reads the portal's own list while the clerk pages through it. Passive: it looks at what is shown after she pressed
 * 查询 or turned a page, and only when other rows stand there than before; a query that brings the same rows back
 * cannot be told from one that failed, and is no new reading.
 * @returns stop; may be called twice
 */
export function watchList(
  window: Window,
  profile: Pick<PortalProfile, 'id' | 'query'>,
  ports: Ports,
): () => void {
  const { document } = window;
  const { query: page } = profile;
  let run: Run | undefined;
  let seen = '';
  let driftTold = '';
  let firstChange: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const { site, made, tellFault, safely } = createPageFacts(window, profile.id, ports);
  const tellDrift = (missing: readonly string[]) => {
    const detail = missing.join('、');
    if (detail === '' || detail === driftTold) return;
    driftTold = detail;
    tellFault('profileDrift', `全量发票查询：${detail}`);
  };

  const tell = (view: ListView, rows: NonNullable<ListView['rows']>) => {
    run ??= { readingId: ports.newId(), query: view.query };
    const { query, rows: _, emptyText: __, isOfOther, missing, ...shown } = view;
    ports.keep(
      made({
        type: 'listRead',
        profileId: profile.id,
        site: site(),
        ...run,
        queryKept: sameQuery(query, run.query) && !isOfOther,
        ...shown,
        rows: [...rows],
      }),
    );
    tellDrift(missing);
    if (missing.length > 0) ports.noReading({ why: 'unread', missing });
  };

  /** Silence is no answer: what a query did not bring is said (law L4). */
  let silence: ReturnType<typeof setTimeout> | undefined;
  const expectNews = () => {
    clearTimeout(silence);
    ports.readingOver();
    silence = setTimeout(() => safely(tellSilence), NO_NEWS_MS);
  };
  const tellSilence = () => {
    if (isBusy(document, page)) {
      silence = setTimeout(() => safely(tellSilence), NO_NEWS_MS);
      return;
    }
    const { missing, rows } = readList(document, page);
    ports.noReading({ why: rows ? 'unchanged' : 'unread', missing });
    tellDrift(missing);
  };

  const look = () => {
    firstChange = undefined;
    if (isBusy(document, page)) {
      plan();
      return;
    }
    const view = readList(document, page);
    const content = contentOf(view);
    if (!view.rows || content === seen) return;
    const isBeforeAnyQuery = seen === '' && !run && view.rows.length === 0;
    seen = content;
    if (isBeforeAnyQuery) return;
    clearTimeout(silence);
    tell(view, view.rows);
  };

  const plan = () => {
    clearTimeout(timer);
    firstChange ??= ports.clock();
    const wait = ports.clock() - firstChange > LATEST_MS ? 0 : STILL_MS;
    timer = setTimeout(() => safely(look), wait);
  };

  const onClick = (event: Event) =>
    safely(() => {
      if (!(event.target instanceof Element)) return;
      const button = event.target.closest(page.search.selectors.join(', '));
      if (!button || button.textContent?.replace(/\s/g, '') !== page.search.text) return;
      if ((button as HTMLButtonElement).disabled || isBusy(document, page)) return;
      // What stands there already is no answer to this query.
      if (seen === '') seen = contentOf(readList(document, page));
      run = { readingId: ports.newId(), queriedAt: ports.now(), query: readQuery(document, page) };
      expectNews();
      plan();
    });

  const observer = new MutationObserver(plan);
  const enter = () => {
    observer.observe(document, { subtree: true, childList: true, characterData: true });
    window.addEventListener('click', onClick, { capture: true, passive: true });
    ports.listShown(true);
    plan();
  };
  const leave = () => {
    run = undefined;
    seen = '';
    clearTimeout(timer);
    clearTimeout(silence);
    ports.readingOver();
    ports.listShown(false);
    observer.disconnect();
    window.removeEventListener('click', onClick, { capture: true });
  };

  let checked = false;
  const checkPage = (since: number) => {
    if (checked || ports.clock() - since < SETTLE_MS) return;
    checked = true;
    tellDrift(readList(document, page).missing);
  };
  return watchVisit(window, page.paths, { clock: ports.clock, safely, enter, leave, here: checkPage });
}
