import { checkInvoice, knownFromPage } from '../../domain/check/check-invoice';
import type { Finding } from '../../domain/check/finding';
import { knownAsk } from '../../domain/check/known-ask';
import { TOLERANCES } from '../../domain/check/tolerances';
import type { Fact } from '../../domain/fact/fact';
import { beijingDay } from '../../domain/invoice/beijing-time';
import { fingerprint } from '../../domain/invoice/fingerprint';
import { KnownReply, type Request } from '../../messages';
import { ENTRY_LIMITS } from '../../portal/check/limits';
import type { PortalProfile } from '../../portal/profile';
import type { Browser } from '../shared/browser-api';
import type { Settings } from '../shared/settings';
import { type BeforePress, createPageTwin, type TwinView } from './page-twin';
import { createErrorTeller } from './tell-error';

/** What tells the clerk what the checks found, before she presses. */
export interface CheckView {
  show(findings: readonly Finding[]): void;
  hide(): void;
}

/**
 * Checks what stands on the form when pointer or focus reaches 发票开具. What the form tells is said at once; what the
 * ledger knows is asked of the worker. It reads values only, and stops no click. Construction is inert.
 */
function createPageCheck(
  browser: Pick<Browser, 'runtime'>,
  profileId: string,
  ports: { keep(fact: Fact): void },
  view: CheckView,
): BeforePress & { apply(settings: Pick<Settings, 'checks'>): void } {
  // Once the extension was reloaded under the page, the call itself throws.
  const send = async (request: Request) => browser.runtime.sendMessage(request);
  const error = createErrorTeller(profileId, ports.keep);
  let tolerances = TOLERANCES;
  let moment = 0;

  const look: BeforePress['reached'] = (invoice, raw) => {
    const asked = moment;
    const known = { day: beijingDay(Date.now()), ...knownFromPage(raw, ENTRY_LIMITS) };
    const tell = (more: KnownReply = {}) => {
      const findings = checkInvoice(invoice, ENTRY_LIMITS, tolerances, { ...known, ...more });
      if (findings.length > 0) view.show(findings);
    };
    tell();
    const ask = knownAsk(invoice);
    if (!ask) return;
    const request: Request = { kind: 'known', ...ask, fingerprint: fingerprint(invoice) };
    send(request)
      .then((answer) => {
        const reply = KnownReply.safeParse(answer);
        // Submitted, or typed on, meanwhile: the answer is about another moment.
        if (reply.success && asked === moment) tell(reply.data);
      })
      // The worker may be away; what the form tells was said.
      .catch(() => undefined);
  };

  return {
    reached(invoice, raw) {
      try {
        look(invoice, raw);
      } catch (reason) {
        // An error of ours never reaches the page, nor the warning beside this one.
        error(reason);
      }
    },
    left() {
      moment += 1;
      view.hide();
    },
    apply({ checks }) {
      tolerances = checks;
    },
  };
}

/** Everything that is said before 发票开具 is pressed: an equal invoice, and what does not fit. Construction is inert. */
export function watchBeforePress(
  browser: Pick<Browser, 'runtime'>,
  window: Window,
  profile: PortalProfile,
  ports: { keep(fact: Fact): void },
  view: { readonly twin: TwinView; readonly check: CheckView },
) {
  const check = createPageCheck(browser, profile.id, ports, view.check);
  return { ...createPageTwin(browser, window, profile, ports, view.twin, check), apply: check.apply };
}
