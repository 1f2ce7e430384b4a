import { contentOf, type RawSnapshot } from '../../domain/invoice/raw-snapshot';
import { DRAFT_LIMIT, type Draft, isEmptyEntry } from '../../domain/retry/draft';
import type { EntryPage } from '../../portal/profile';

export type DraftContent = Pick<Draft, 'id' | 'startedAt' | 'at' | 'follows' | 'snapshot'>;

/** A form as it was read. */
export interface FormReading {
  readonly snapshot: RawSnapshot;
  readonly content: string;
  /** Ms of a clock that never jumps. */
  readonly at: number;
}

export interface DraftVisitPorts {
  newId(): string;
  save(draft: DraftContent): void;
  /** The attempt that a submit from this form would repeat. */
  retryOf(): string | undefined;
  error(error: unknown): void;
}

/** One visit of a form, from empty to submitted or gone. */
interface Visit {
  readonly id?: string;
  readonly startedAt?: number;
  /** Submitted from this form before. */
  readonly follows?: string;
  /** Emptied since (清空重填): what is typed now is another draft, unless this content comes back. */
  readonly emptiedFrom?: string;
}

/** A character takes at most three bytes. */
const isTooLong = (content: string) =>
  content.length * 3 > DRAFT_LIMIT && new TextEncoder().encode(content).length > DRAFT_LIMIT;

/** Of which draft a reading of the form is, and whether it is to be kept. */
export function createDraftVisit({ mapping }: Pick<EntryPage, 'mapping'>, ports: DraftVisitPorts) {
  let visit: Visit = {};
  /** What was read last, and what was kept last. */
  let last = '';
  let kept = '';
  let latest: FormReading | undefined;

  /** @returns whether it is empty */
  const remember = (snapshot: RawSnapshot, at: number) => {
    last = contentOf(snapshot);
    const isEmpty = isEmptyEntry(snapshot, mapping);
    if (!isEmpty) latest = { snapshot, content: last, at };
    return isEmpty;
  };

  const keep = (snapshot: RawSnapshot) => {
    const content = last;
    const at = snapshot.takenAt;
    if (isTooLong(content)) {
      ports.error(new Error('draft not kept: too long'));
      return;
    }
    if (visit.emptiedFrom !== undefined) {
      const { emptiedFrom, ...same } = visit;
      const isBack = emptiedFrom === content;
      visit = isBack ? same : {};
      if (isBack) return;
    }
    kept = content;
    const follows = ports.retryOf() ?? visit.follows;
    const id = visit.id ?? ports.newId();
    const startedAt = visit.startedAt ?? at;
    visit = { ...visit, id, startedAt };
    ports.save({ id, startedAt, at, ...(follows === undefined ? {} : { follows }), snapshot });
  };

  return {
    /** Nothing of this form was read, kept or submitted yet. */
    isFresh: () => visit.id === undefined && visit.follows === undefined && !latest,
    /** A form that is empty begins a visit; one that is not was here before, and only seemed gone. @returns whether it is empty */
    begin(raw: RawSnapshot, at: number): boolean {
      const isEmpty = remember(raw, at);
      if (isEmpty) {
        visit = {};
        latest = undefined;
      }
      return isEmpty;
    },
    /** @returns whether it is empty; undefined where nothing changed since the last reading */
    read(raw: RawSnapshot, at: number): boolean | undefined {
      if (contentOf(raw) === last) return undefined;
      const isEmpty = remember(raw, at);
      if (!isEmpty) keep(raw);
      else if (visit.id !== undefined && kept !== '') visit = { ...visit, emptiedFrom: kept };
      return isEmpty;
    },
    submitted(submissionId: string, content: string): void {
      visit = { follows: submissionId };
      last = content;
    },
    /** What stands in the form now is this draft, if it came from one. */
    filled(draftId: string | undefined, raw: RawSnapshot, at: number): void {
      if (draftId !== undefined) visit = { id: draftId };
      remember(raw, at);
      kept = last;
    },
    /** @returns whether it was the draft of this form: what stands there is read as another one */
    ended(draftId: string): boolean {
      if (visit.id !== draftId) return false;
      const { follows } = visit;
      visit = follows === undefined ? {} : { follows };
      last = '';
      return true;
    },
    id: () => (visit.emptiedFrom === undefined ? visit.id : undefined),
    lastReading: () => latest,
  };
}
