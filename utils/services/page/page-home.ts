import { readHome } from '../../capture/entry/read-home';
import { watchCompany } from '../../capture/entry/watch-company';
import type { Fact } from '../../domain/fact/fact';
import type { Request } from '../../messages';
import type { PortalProfile } from '../../portal/profile';
import type { Browser } from '../shared/browser-api';
import { createErrorTeller } from './tell-error';

/**
 * Tells the worker whom the home page of the tax office names: one more witness of the portal session of its area
 * (`list-desk.ts`). Passive, and of the whole page alone: what a frame of it shows is another page's. Construction is inert.
 */
export function createPageHome(
  browser: Pick<Browser, 'runtime'>,
  window: Window,
  profile: PortalProfile,
  keep: (fact: Fact) => void,
) {
  let stopWatching: (() => void) | undefined;
  return {
    start() {
      if (stopWatching || window.top !== window) return;
      stopWatching = watchCompany(window, profile, {
        now: Date.now,
        clock: () => performance.now(),
        loadedAt: () => Math.round(window.performance.timeOrigin),
        read: () => readHome(window.document, profile.home) ?? { name: '', taxId: '' },
        shown(company, since) {
          if (!browser.runtime?.id) return;
          const request: Request = { kind: 'company', company, since };
          browser.runtime.sendMessage(request).catch(() => undefined);
        },
        error: createErrorTeller(profile.id, keep),
      });
    },
    stop() {
      stopWatching?.();
      stopWatching = undefined;
    },
  };
}
