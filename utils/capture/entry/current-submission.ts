import type { Witness } from '../../domain/fact/witness';
import { numberLike } from '../../domain/invoice/invoice';
import { parseInvoice } from '../../domain/invoice/parse-invoice';
import type { RawSnapshot } from '../../domain/invoice/raw-snapshot';
import { type Awaiting, MOST_TYPED, type SubmissionState } from '../../messages';
import type { PortalProfile } from '../../portal/profile';
import type { Submitted } from '../answer/proof-belongs';
import type { NewFact } from '../page-facts';
import type { CapturePorts } from '../ports';
import type { Pressed } from './join-witness';
import type { GestureKind } from './watch-gesture';

/** Where on this page something stands: the form, and one filling of it. */
export interface FormPlace {
  /** It ends when the form goes. */
  readonly form: string;
  /** It ends when the form goes, or is emptied. */
  readonly visit: string;
}

/** The submission whose answer this frame waits for. */
export interface Current extends Pressed, FormPlace {
  readonly submissionId: string;
  /** It was pressed on this very page, be it that an earlier script of ours saw it. */
  readonly sameDocument: boolean;
  /** Address at which it was pressed; undefined where an earlier page did. */
  readonly path: string | undefined;
  /** Values of the form that are no invoice numbers, though as long. */
  readonly typed: readonly string[];
  /** What a view that proves it may repeat. */
  submitted(): Submitted;
  pressedAt: number;
  answer: Pressed['answer'];
  /** When it was issued, as far as is known, and surely before another one was sent; of the clock that never jumps. */
  provenAt?: number;
  /** What the page said of it last that is no question: when, and whether in a dialog. */
  said?: { readonly at: number; readonly inDialog: boolean };
}

/** What begins a submission, and what stood on the form by then. */
export interface Beginning {
  readonly witness: Witness;
  readonly gesture?: GestureKind;
  /** Epoch ms. */
  readonly at: number;
  readonly submissionId?: string;
  readonly snapshot: RawSnapshot | undefined;
  readonly content: string;
  readonly readAgoMs?: number;
}

export const typedValues = ({ fields, tables }: RawSnapshot): ReadonlySet<string> =>
  new Set([...fields.map(({ value }) => value), ...tables.flatMap(({ rows }) => rows.flat())]);

/** An id and what it stands for, given by `optional`, only where it is there. */
const given = <K extends string>(key: K, value: string | undefined) =>
  (value === undefined ? {} : { [key]: value }) as Partial<Record<K, string>>;

/** Keeps the beginnings of submissions, and knows the one that is awaited and the others that this page made. */
export function createSubmissions(
  window: Window,
  profile: PortalProfile,
  ports: CapturePorts,
  keep: (fact: NewFact, at?: number) => void,
  site: () => { origin: string; path: string },
) {
  let current: Current | undefined;
  /** Of each submission that this page made what is known of its outcome. */
  const made = new Map<string, SubmissionState['outcome']>();

  return {
    current: () => current,
    begin(beginning: Beginning, place: FormPlace): void {
      const { witness, gesture, at, snapshot, content, readAgoMs } = beginning;
      const submissionId = beginning.submissionId ?? ports.newId();
      const typed = snapshot ? [...typedValues(snapshot)].flatMap(numberLike).slice(0, MOST_TYPED) : [];
      const submitted = (): Submitted => {
        const { buyer, totalGross } = parseInvoice(snapshot, profile.entry.mapping);
        return { at, buyerName: buyer.name, gross: totalGross };
      };
      current = {
        submissionId,
        content,
        ...place,
        path: window.location.pathname,
        pressedAt: ports.clock(),
        answer: 'none',
        earlierPage: false,
        sameDocument: true,
        typed,
        submitted,
      };
      made.set(submissionId, 'pending');
      const retryOf = ports.retryOf();
      keep(
        {
          type: 'submitted',
          submissionId,
          profileId: profile.id,
          site: site(),
          witness,
          ...(gesture === undefined ? {} : { gesture }),
          ...(readAgoMs === undefined ? {} : { readAgoMs }),
          onLine: window.navigator.onLine,
          ...given('retryOf', retryOf),
          ...given('draftId', ports.draftId()),
          ...given('twinOf', ports.twinMeant()),
          form: place.visit,
          snapshot,
        },
        at,
      );
      if (retryOf) keep({ type: 'refillClosed', submissionId: retryOf, how: 'submitted', by: submissionId });
      ports.submitted(submissionId, content);
    },
    /**
     * Waits for the answer to a submission that another frame, or a script or page before this one, made. Of one that this page made it
     * knows: the worker's word of it may come when the next one is awaited here already.
     */
    take(
      { submissionId, typed, at, buyerName, gross }: Awaiting,
      { earlierPage, sameDocument }: Pick<Current, 'earlierPage' | 'sameDocument'>,
      place: FormPlace,
    ): boolean {
      if (current?.submissionId === submissionId || made.has(submissionId)) return false;
      current = {
        submissionId,
        content: '',
        ...place,
        path: earlierPage ? undefined : window.location.pathname,
        pressedAt: ports.clock(),
        answer: 'none',
        earlierPage,
        sameDocument,
        typed,
        submitted: () => ({ at, buyerName, gross }),
      };
      return true;
    },
    /** @returns true when nothing more is awaited */
    heard({ submissionId, outcome, ended }: SubmissionState): boolean {
      if (made.has(submissionId)) made.set(submissionId, outcome);
      if (submissionId !== current?.submissionId) return false;
      // A word that was on its way when the page showed the proof.
      if (outcome !== 'issued' && current.answer === 'issued') return false;
      current.answer =
        outcome === 'issued' ? 'issued' : outcome !== 'pending' ? 'said' : ended ? 'ended' : 'none';
      // How long the word was on its way nobody knows: another one may have been sent meanwhile.
      if (outcome === 'issued') current.provenAt ??= current.said?.at ?? current.pressedAt;
      return outcome === 'issued';
    },
    /**
     * Another one is begun here: what was proved before is over, whether the worker's word of it is here or not.
     * @returns true when nothing more is awaited
     */
    endProven(): boolean {
      if (current?.provenAt === undefined) return false;
      current.answer = 'issued';
      return true;
    },
    /** Another submission of this page may have been issued: what says that "one" was may speak of that one. */
    hasOther: (submissionId: string): boolean =>
      [...made].some(
        ([id, outcome]) => id !== submissionId && outcome !== 'refused' && outcome !== 'notSent',
      ),
  };
}
