import type { DraftContent } from '../../capture/entry/draft-visit';
import { watchDraft } from '../../capture/entry/watch-draft';
import type { CapturePorts, PlainCapturePorts } from '../../capture/ports';
import type { Fact } from '../../domain/fact/fact';
import { findField } from '../../domain/invoice/pick-field';
import { normaliseTaxId } from '../../domain/invoice/tax-id';
import { DraftOffer, DraftReply, RefillReply, type Request, TypingAsk } from '../../messages';
import type { PortalProfile } from '../../portal/profile';
import type { Browser } from '../shared/browser-api';
import { putDraftAhead } from '../shared/draft-ahead';
import { newId } from '../shared/new-id';
import { createErrorTeller } from './tell-error';

type OfferedDraft = NonNullable<DraftOffer['draft']>;

/** What offers a draft to the clerk. */
export interface DraftView {
  offer(draft: OfferedDraft, more: number, on: { fill(): void; discard(): void }): void;
  /** It cannot be filled in now. */
  refuse(): void;
  hide(): void;
}

/** The company of a page that renders slowly is looked for so often. */
const LOOKS_FOR_COMPANY = 10;
const IDLE_WITHIN_MS = 2_000;
/** Browsers without idle callbacks: a moment in which a key's own work is done, ms. */
const INSTEAD_OF_IDLE_MS = 200;

const ignore = () => undefined;

function whenIdle(window: Window, run: () => void): () => void {
  if (typeof window.requestIdleCallback === 'function') {
    const handle = window.requestIdleCallback(run, { timeout: IDLE_WITHIN_MS });
    return () => window.cancelIdleCallback(handle);
  }
  const timer = setTimeout(run, INSTEAD_OF_IDLE_MS);
  return () => clearTimeout(timer);
}

/** Drafts of one frame: keeps what is typed, offers what an earlier visit left. Construction is inert. */
export function createPageDrafts(
  browser: Browser,
  window: Window,
  profile: PortalProfile,
  ports: Pick<CapturePorts, 'retryOf'> & {
    keep(fact: Fact): void;
    /** A value without what is not to be kept of it. */
    without?<T>(value: T): T;
  },
  view: DraftView,
) {
  const area = browser.storage.local;
  // Once the extension was reloaded under the page, the call itself throws.
  const send = async (request: Request) => browser.runtime.sendMessage(request);
  let formIsHere = false;
  let watch: ReturnType<typeof watchDraft> | undefined;
  let saves = true;
  let tabKey: string | undefined;
  let asked = false;
  let looks = 0;
  let wasFilled = false;
  const emptied = new Set<() => void>();
  // A script that is put into a page that stood there is of that page from its beginning.
  const isPutIn = window.document.readyState !== 'loading';
  const pageAt = isPutIn ? Math.floor(window.performance.timeOrigin) : Date.now();

  const error = createErrorTeller(profile.id, ports.keep);

  const save = async (content: DraftContent) => {
    const { origin, pathname } = window.location;
    const site = { origin, path: pathname.slice(0, 2_000) };
    const tab = tabKey === undefined ? {} : { tabKey };
    const draft = { ...content, ...tab, pageAt, profileId: profile.id, site };
    const key = await putDraftAhead(area, ports.without?.(draft) ?? draft);
    // The worker may be gone by now; its next sweep moves the draft.
    const reply = DraftReply.safeParse(await send({ kind: 'draft', key }).catch(ignore));
    if (reply.success && !reply.data.kept) watch?.ended(content.id);
  };

  const fill = async (draftId: string) => {
    view.hide();
    const reply = RefillReply.safeParse(await send({ kind: 'draftFill', draftId, here: true }).catch(ignore));
    if (!reply.success || !reply.data.ok) view.refuse();
  };
  const discard = (draftId: string) => {
    view.hide();
    send({ kind: 'draftDiscard', draftId }).catch(error);
  };

  const ask = async (sellerTaxId: string) => {
    const reply = await send({ kind: 'draftOffer', sellerTaxId, profileId: profile.id }).catch(ignore);
    const offer = DraftOffer.safeParse(reply);
    // The clerk may have begun to type meanwhile.
    if (!offer.success || !offer.data.draft || !asked) return;
    const { id } = offer.data.draft;
    view.offer(offer.data.draft, offer.data.more, { fill: () => void fill(id), discard: () => discard(id) });
  };

  const onMessage = (message: unknown) => {
    const question = TypingAsk.safeParse(message);
    if (!question.success || watch?.id() !== question.data.draftId) return undefined;
    return Promise.resolve({ typing: true });
  };

  const begin = () =>
    watchDraft(window, profile.entry, {
      now: Date.now,
      clock: () => performance.now(),
      newId,
      whenIdle: (run) => whenIdle(window, run),
      retryOf: ports.retryOf,
      save(content) {
        if (saves) save(content).catch(error);
      },
      seen(isEmpty, raw) {
        if (isEmpty && wasFilled) for (const listener of emptied) listener();
        wasFilled = !isEmpty;
        if (!saves) return false;
        if (!isEmpty) {
          asked = false;
          view.hide();
          return false;
        }
        // Refills run in the top frame only.
        if (asked || window.top !== window) return false;
        const taxId = normaliseTaxId(findField(raw, profile.entry.mapping.fields['seller.taxId']));
        looks += 1;
        if (taxId === '') return looks < LOOKS_FOR_COMPANY;
        asked = true;
        ask(taxId).catch(error);
        return false;
      },
      error,
    });

  return {
    /** The ports of capture, so that drafts hear what it observes. */
    join: <P extends PlainCapturePorts>(
      capture: P,
    ): P & Pick<CapturePorts, 'draftId' | 'lastReading' | 'onEmptied'> => ({
      ...capture,
      async wake() {
        const reply = await capture.wake();
        tabKey = reply?.tabKey ?? tabKey;
        return reply;
      },
      watching(state, seller, translated) {
        capture.watching(state, seller, translated);
        formIsHere = state !== 'off';
        if (!formIsHere) {
          asked = false;
          looks = 0;
          view.hide();
        }
        watch?.form(formIsHere);
      },
      draftId: () => (saves ? watch?.id() : undefined),
      lastReading: () => watch?.lastReading(),
      onEmptied(listener) {
        emptied.add(listener);
        return () => emptied.delete(listener);
      },
      submitted(submissionId, content) {
        capture.submitted(submissionId, content);
        watch?.submitted(submissionId, content);
      },
    }),
    filling: () => watch?.filling(),
    fillingOver: (draftId: string | undefined) => watch?.filled(draftId),
    /** The freshest reading of the form in memory; of a form that is watched, whether drafts are kept or not. */
    lastReading: () => watch?.lastReading(),
    /** @param keeps the setting: without it the form is watched and read, and nothing is kept or offered */
    start(keeps = true) {
      saves = keeps;
      if (watch) return;
      watch = begin();
      browser.runtime.onMessage.addListener(onMessage);
      watch.form(formIsHere);
    },
    stop() {
      watch?.stop();
      watch = undefined;
      if (browser.runtime?.id) browser.runtime.onMessage.removeListener(onMessage);
    },
  };
}
