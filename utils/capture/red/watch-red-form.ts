import { parseInvoice } from '../../domain/invoice/parse-invoice';
import { normaliseTaxId } from '../../domain/invoice/tax-id';
import type { PortalProfile } from '../../portal/profile';
import type { RedPages } from '../../portal/red-pages';
import { createDelayedLook } from '../entry/delayed-look';
import { findGestureButton } from '../entry/watch-gesture';
import { watchVisit } from '../entry/watch-visit';
import { createPageFacts } from '../page-facts';
import type { CapturePorts } from '../ports';
import { markOf, readRedPage } from './read-red';

const LOOK_AFTER_MS = 300;
/** A whole number: of 数电票, or of an older invoice. While she types on there is nothing to ask. */
const WHOLE_NUMBER = /^(\d{20}|\d{8})$/;

/** The blue invoice that the form of a confirmation is about to reverse. */
export interface RedChoice {
  readonly originalNumber: string;
  /** Normalised; '' where the page does not show it. */
  readonly sellerTaxId: string;
}

/** 提交 of the form of a confirmation. */
export const findRedSubmit = (document: Document, { submit }: Pick<RedPages, 'submit'>) =>
  findGestureButton(document, { within: [], texts: submit });

/**
 * Tells which blue invoice she chose on the form of a confirmation, each time that it is another; undefined when there is
 * none any more. Passive.
 * @returns stop; may be called twice
 */
export function watchRedForm(
  window: Window,
  profile: Pick<PortalProfile, 'id' | 'red' | 'entry' | 'query'>,
  ports: Pick<CapturePorts, 'now' | 'clock' | 'newId' | 'keep'> & {
    redChosen?(choice: RedChoice | undefined): void;
  },
): () => void {
  const { document } = window;
  const { red } = profile;
  const { safely } = createPageFacts(window, profile.id, ports);
  let last: string | undefined;

  const choose = (choice: RedChoice | undefined) => {
    const content = choice && JSON.stringify(choice);
    if (content === last) return;
    last = content;
    ports.redChosen?.(choice);
  };
  const look = () => {
    // Without the button this page shows a confirmation that exists, and nothing is about to be made.
    if (!findRedSubmit(document, red)) return choose(undefined);
    const raw = readRedPage(document, profile, ports.now());
    const { originalNumber = '' } = markOf(raw, red);
    const sellerTaxId = normaliseTaxId(parseInvoice(raw, red.mapping).seller.taxId);
    choose(WHOLE_NUMBER.test(originalNumber) ? { originalNumber, sellerTaxId } : undefined);
  };
  const looks = createDelayedLook(document, LOOK_AFTER_MS, () => safely(look));
  const events = ['input', 'change', 'click'] as const;
  const passive = { capture: true, passive: true };
  const enter = () => {
    for (const type of events) window.addEventListener(type, looks.plan, passive);
    looks.start();
  };
  const leave = () => {
    looks.stop();
    for (const type of events) window.removeEventListener(type, looks.plan, passive);
    choose(undefined);
  };
  return watchVisit(window, [red.form], { clock: ports.clock, safely, enter, leave });
}
