import type { RawSnapshot } from '../../domain/invoice/raw-snapshot';

export interface Composition {
  /** True while Chinese is being composed: what stands in the field then is no value yet (「北京qing'he」). */
  isOpen(): boolean;
  /** The reading with the field as it was before the composition began. */
  without(raw: RawSnapshot): RawSnapshot;
  stop(): void;
}

const textIn = (target: EventTarget | null) =>
  (target as HTMLInputElement | null)?.value ?? (target as Element | null)?.textContent ?? '';

/** @param ended what was composed stands in the field now */
export function watchComposition(window: Window, ended: (event: Event) => void): Composition {
  let open: { readonly target: EventTarget; readonly before: string } | undefined;
  const onStart = (event: Event) => {
    if (event.target) open = { target: event.target, before: textIn(event.target) };
  };
  const onEnd = (event: Event) => {
    open = undefined;
    ended(event);
  };
  const passive = { capture: true, passive: true };
  window.addEventListener('compositionstart', onStart, passive);
  window.addEventListener('compositionend', onEnd, passive);
  return {
    // A field that left the page ends its composition without a word.
    isOpen: () => open !== undefined && (open.target as Node).isConnected,
    without(raw) {
      if (!open) return raw;
      const { before } = open;
      const now = textIn(open.target);
      const put = (value: string) => (value === now ? before : value);
      return {
        ...raw,
        fields: raw.fields.map((field) => ({ ...field, value: put(field.value) })),
        tables: raw.tables.map((table) => ({ ...table, rows: table.rows.map((row) => row.map(put)) })),
      };
    },
    stop() {
      window.removeEventListener('compositionstart', onStart, { capture: true });
      window.removeEventListener('compositionend', onEnd, { capture: true });
    },
  };
}
