import { findField } from '../../domain/invoice/pick-field';
import { contentOf, type RawSnapshot } from '../../domain/invoice/raw-snapshot';
import { isEmptyEntry } from '../../domain/retry/draft';
import type { Company } from '../../messages';
import type { EntryPage } from '../../portal/profile';
import type { CapturePorts } from '../ports';
import { isEntryForm } from './recognise-form';
import { takeSnapshot } from './take-snapshot';

/** What stands on the form, or stood there a while ago. */
export interface FormReading {
  readonly snapshot: RawSnapshot | undefined;
  /** '' where it could not be read. */
  readonly content: string;
  /** Of the clock that never jumps, ms. */
  readonly readAt: number;
  /** Absent where it was read just now. */
  readonly readAgoMs?: number;
}

/** The readings of one frame's form: as it stands, and as it was last read where it is gone. */
export function createFormReader(
  window: Window,
  entry: EntryPage,
  ports: Pick<CapturePorts, 'now' | 'clock' | 'lastReading'>,
  onError: (error: unknown) => void,
) {
  const read = (): FormReading => {
    const readAt = ports.clock();
    try {
      const snapshot = takeSnapshot(window.document, entry, ports.now());
      return { snapshot, content: contentOf(snapshot), readAt };
    } catch (error) {
      onError(error);
      return { snapshot: undefined, content: '', readAt };
    }
  };
  const isFilled = ({ snapshot }: FormReading) =>
    snapshot !== undefined && !isEmptyEntry(snapshot, entry.mapping);
  return {
    read,
    isFilled,
    seller(): Company | undefined {
      const { snapshot } = read();
      if (!snapshot) return undefined;
      const name = findField(snapshot, entry.mapping.fields['seller.name']);
      const taxId = findField(snapshot, entry.mapping.fields['seller.taxId']);
      return name && taxId ? { name, taxId } : undefined;
    },
    /** The form as it stands; where it is gone, or emptied already, as it was last read. */
    freshest(): FormReading | undefined {
      const now = isEntryForm(window, entry) ? read() : undefined;
      if (now && isFilled(now)) return now;
      const last = ports.lastReading();
      if (!last) return undefined;
      const { snapshot, content, at } = last;
      return { snapshot, content, readAt: at, readAgoMs: Math.max(0, Math.round(ports.clock() - at)) };
    },
  };
}
export type FormReader = ReturnType<typeof createFormReader>;
