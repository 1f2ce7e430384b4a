import { fingerprint } from '../../domain/invoice/fingerprint';
import type { Invoice } from '../../domain/invoice/invoice';
import { parseInvoice } from '../../domain/invoice/parse-invoice';
import { contentOf, type RawSnapshot } from '../../domain/invoice/raw-snapshot';
import { normaliseTaxId } from '../../domain/invoice/tax-id';
import { canHaveTwin } from '../../domain/retry/find-twin';
import type { EntryPage } from '../../portal/profile';
import { takeSnapshot } from './take-snapshot';
import { gestureButtonOf } from './watch-gesture';

/** What stands on the form, so far as an equal submission can be looked for. */
export interface FormContent {
  readonly sellerTaxId: string;
  readonly fingerprint: string;
}

export interface TwinPorts {
  now(): number;
  /**
   * Pointer or focus reached 发票开具 with other content than before.
   * @param content undefined where too little was read
   */
  reached(content: FormContent | undefined, invoice: Invoice, raw: RawSnapshot): void;
  /** She types on: what was said of the content no longer holds. */
  changed(): void;
  error(reason: unknown): void;
}

/** Tells when pointer or focus reaches 发票开具, with what stands on the form then. Passive: no click is stopped. */
export function watchTwin(
  window: Window,
  entry: EntryPage,
  ports: TwinPorts,
): { forget(): void; stop(): void } {
  const { document } = window;
  let last: string | undefined;

  const look = () => {
    const raw = takeSnapshot(document, entry, ports.now());
    const content = contentOf(raw);
    if (content === last) return;
    last = content;
    const invoice = parseInvoice(raw, entry.mapping);
    ports.reached(
      canHaveTwin(invoice)
        ? { sellerTaxId: normaliseTaxId(invoice.seller.taxId), fingerprint: fingerprint(invoice) }
        : undefined,
      invoice,
      raw,
    );
  };
  const onReach = (event: PointerEvent | FocusEvent) => {
    try {
      const button = event.isTrusted && gestureButtonOf(event, entry.gesture);
      // Moving about inside the button is no new approach.
      if (!button || (event.relatedTarget instanceof Node && button.contains(event.relatedTarget))) return;
      look();
    } catch (error) {
      ports.error(error);
    }
  };
  const onInput = () => {
    if (last === undefined) return;
    last = undefined;
    ports.changed();
  };

  const passive = { capture: true, passive: true };
  window.addEventListener('pointerover', onReach, passive);
  window.addEventListener('focusin', onReach, passive);
  window.addEventListener('input', onInput, passive);
  return {
    /** The same content is news again: it was submitted, or stands on another form. */
    forget() {
      last = undefined;
    },
    stop() {
      window.removeEventListener('pointerover', onReach, { capture: true });
      window.removeEventListener('focusin', onReach, { capture: true });
      window.removeEventListener('input', onInput, { capture: true });
    },
  };
}
