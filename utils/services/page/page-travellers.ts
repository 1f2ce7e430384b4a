import { takeSnapshot } from '../../capture/entry/take-snapshot';
import type { Fact } from '../../domain/fact/fact';
import { travellersIn, withoutNames } from '../../domain/invoice/without-travellers';
import type { EntryPage, PortalProfile } from '../../portal/profile';
import { TRAVELLERS } from '../../portal/travellers';
import type { Browser } from '../shared/browser-api';
import { keptOf, type Settings } from '../shared/settings';
import { createPagePictures } from './page-pictures';

/** Of so many travellers the names are known at a time: a bus. */
const MOST_NAMES = 400;

interface Joined {
  keep(fact: Fact): void;
  keepAll(facts: readonly Fact[]): void;
}

/** What a page said, in its own words: a traveller may stand in it. */
function textWithout(fact: Fact, names: ReadonlySet<string>): Fact {
  if (names.size === 0) return fact;
  if (fact.type === 'pictured' || fact.type === 'answered' || fact.type === 'redTaken')
    return { ...fact, text: withoutNames(fact.text, names) };
  return fact.type === 'fault' ? { ...fact, detail: withoutNames(fact.detail, names) } : fact;
}

/**
 * Leaves out of all that this frame hands on who travels, if she set it so, before it is written ahead: then no traveller is
 * ever on the disk. A submit that comes before the settings were read is written ahead whole, at once (law L1), and the
 * worker leaves them out before it goes into the ledger (`move-facts.ts`); the entry of the outbox is deleted then.
 * What is read stays whole in this page's memory: a changed traveller is a changed form.
 */
export function createPageTravellers(window: Window, entry: EntryPage) {
  let settings: Pick<Settings, 'leavesOutTravellers'> = { leavesOutTravellers: false };
  const names = new Set<string>();

  const note = (value: unknown) => {
    for (const name of travellersIn(value, TRAVELLERS)) if (names.size < MOST_NAMES) names.add(name);
  };
  const without = <T>(value: T): T => keptOf(settings)(value);
  const kept = (fact: Fact): Fact => {
    if (!settings.leavesOutTravellers) return fact;
    // An error of ours must not keep a fact from being written: the worker looks once more.
    try {
      note(fact);
      return without(textWithout(fact, names));
    } catch {
      return fact;
    }
  };

  return {
    /** The ports of capture, so that none of what they keep names a traveller. */
    join: <P extends Joined>(ports: P): P & { without: typeof without } => ({
      ...ports,
      without,
      keep: (fact: Fact) => ports.keep(kept(fact)),
      keepAll: (facts: readonly Fact[]) => ports.keepAll(facts.map(kept)),
    }),
    /** A photograph would show a traveller that is not to be kept. */
    shows(): boolean {
      if (!settings.leavesOutTravellers) return false;
      const now = takeSnapshot(window.document, entry, 0);
      return travellersIn(now, TRAVELLERS).length > 0;
    },
    apply(read: Pick<Settings, 'leavesOutTravellers'>) {
      settings = read;
    },
  };
}

/** What stands between capture and the outbox: pictures of the page, and of none of it who travels. Construction is inert. */
export function createPageKeeping(browser: Browser, window: Window, profile: PortalProfile) {
  const travellers = createPageTravellers(window, profile.entry);
  const pictures = createPagePictures(browser, window, profile, travellers.shows);
  return {
    join: <P extends Parameters<typeof pictures.join>[0] & Joined>(ports: P) =>
      pictures.join(travellers.join(ports)),
    apply: travellers.apply,
  };
}
