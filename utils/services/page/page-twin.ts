import { type FormContent, watchTwin } from '../../capture/entry/watch-twin';
import type { CapturePorts, PlainCapturePorts } from '../../capture/ports';
import type { Fact } from '../../domain/fact/fact';
import type { Invoice } from '../../domain/invoice/invoice';
import type { RawSnapshot } from '../../domain/invoice/raw-snapshot';
import { type Request, type Twin, TwinReply } from '../../messages';
import type { PortalProfile } from '../../portal/profile';
import type { Browser } from '../shared/browser-api';
import { createErrorTeller } from './tell-error';

/** What warns the clerk of an equal submission. */
export interface TwinView {
  /** @param meant she really wants a second one */
  warn(twin: Twin, meant: () => void): void;
  hide(): void;
}

/** Who looks, too, at what is about to be issued. */
export interface BeforePress {
  reached(invoice: Invoice, raw: RawSnapshot): void;
  /** She types on, pressed, or left the form. */
  left(): void;
}

/**
 * Warns, before 发票开具 is pressed, that an equal invoice was submitted within the last day. It never stops the
 * click; 「确实要再开」 is remembered for that pair, by the submission that follows. Construction is inert.
 */
export function createPageTwin(
  browser: Pick<Browser, 'runtime'>,
  window: Window,
  profile: PortalProfile,
  ports: { keep(fact: Fact): void },
  view: TwinView,
  also?: BeforePress,
) {
  // Once the extension was reloaded under the page, the call itself throws.
  const send = async (request: Request) => browser.runtime.sendMessage(request);
  /** Equal ones of which she said that this form is meant to be another. */
  const meant = new Set<string>();
  /** The equal one of what stands on the form now. */
  let twinId: string | undefined;
  let moment = 0;
  let ownId: string | undefined;
  let watch: ReturnType<typeof watchTwin> | undefined;

  const hide = () => {
    moment += 1;
    twinId = undefined;
    view.hide();
    also?.left();
  };
  const error = createErrorTeller(profile.id, ports.keep);

  const ask = async (content: FormContent) => {
    const asked = moment;
    const reply = TwinReply.safeParse(await send({ kind: 'twin', ...content }).catch(() => undefined));
    // Submitted, or typed on, meanwhile: the answer is about another moment.
    if (!reply.success || !reply.data.twin || asked !== moment) return;
    const { twin } = reply.data;
    // Of her own submission of this form the chip tells already, while its answer is awaited.
    if (twin.submissionId === ownId && twin.outcome === 'pending') return;
    twinId = twin.submissionId;
    if (meant.has(twinId)) return;
    view.warn(twin, () => {
      meant.add(twin.submissionId);
      view.hide();
    });
  };

  return {
    /** The ports of capture, so that what it observes is heard here. */
    join: <P extends PlainCapturePorts>(capture: P): P & Pick<CapturePorts, 'twinMeant'> => ({
      ...capture,
      twinMeant: () => (twinId !== undefined && meant.has(twinId) ? twinId : undefined),
      submitted(submissionId, content) {
        capture.submitted(submissionId, content);
        ownId = submissionId;
        watch?.forget();
        hide();
      },
      formGone() {
        capture.formGone();
        ownId = undefined;
        meant.clear();
        watch?.forget();
        hide();
      },
    }),
    start() {
      watch ??= watchTwin(window, profile.entry, {
        now: Date.now,
        reached(content, invoice, raw) {
          hide();
          also?.reached(invoice, raw);
          if (content) ask(content).catch(error);
        },
        changed: hide,
        error,
      });
    },
    stop() {
      watch?.stop();
      watch = undefined;
    },
  };
}
