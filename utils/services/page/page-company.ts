import { watchCompany } from '../../capture/entry/watch-company';
import type { Fact } from '../../domain/fact/fact';
import { type Company, CompanyReply, Notice, type Request } from '../../messages';
import type { PortalProfile } from '../../portal/profile';
import type { Browser } from '../shared/browser-api';
import { createErrorTeller } from './tell-error';

/** Whom this page shows, and whom a page of the same portal session came to show since. */
export interface CompanyClash {
  readonly here: Company;
  readonly other: Company;
}

interface PageCompanyPorts {
  keep(fact: Fact): void;
  keepAll(facts: readonly Fact[]): void;
}

/**
 * The company of one frame's page against that of the portal session. Construction is inert.
 * @param onClash undefined when all agree
 */
export function createPageCompany(
  browser: Browser,
  window: Window,
  profile: PortalProfile,
  keep: (fact: Fact) => void,
  onClash: (clash: CompanyClash | undefined) => void,
) {
  let here: Company | undefined;
  let other: Company | undefined;
  let stopWatching: (() => void) | undefined;

  const error = createErrorTeller(profile.id, keep);
  const take = (found: Company | undefined) => {
    other = found;
    onClash(here && other ? { here, other } : undefined);
  };
  const shown = (company: Company, since: number) => {
    here = company;
    // Gone with an update of the extension: the chip says so with the next submit.
    if (!browser.runtime?.id) return;
    const request: Request = { kind: 'company', company, since };
    browser.runtime.sendMessage(request).then(
      (reply: unknown) => {
        const answer = CompanyReply.safeParse(reply);
        if (answer.success) take(answer.data.other);
      },
      () => undefined,
    );
  };
  const onMessage = (message: unknown) => {
    const notice = Notice.safeParse(message);
    if (notice.success && notice.data.kind === 'session') take(notice.data.other);
  };
  /** What is submitted under the warning says so for ever. */
  const marked = (fact: Fact): Fact =>
    fact.type === 'submitted' && other ? { ...fact, otherCompany: other } : fact;

  return {
    /** The ports of capture, so that what is submitted carries the mark. */
    join: <P extends PageCompanyPorts>(ports: P): P => ({
      ...ports,
      keep: (fact: Fact) => ports.keep(marked(fact)),
      keepAll: (facts: readonly Fact[]) => ports.keepAll(facts.map(marked)),
    }),
    start() {
      if (stopWatching) return;
      browser.runtime.onMessage.addListener(onMessage);
      stopWatching = watchCompany(window, profile, {
        now: Date.now,
        clock: () => performance.now(),
        loadedAt: () => Math.round(window.performance.timeOrigin),
        shown,
        error,
      });
    },
    stop() {
      stopWatching?.();
      stopWatching = undefined;
      if (browser.runtime?.id) browser.runtime.onMessage.removeListener(onMessage);
    },
  };
}
