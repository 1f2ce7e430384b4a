import type { Finding } from '../../utils/domain/check/finding';
import { beijingDay, beijingText } from '../../utils/domain/invoice/beijing-time';
import type { PortalTranslate } from '../../utils/domain/texts/portal-texts';
import { checkLine } from '../../utils/domain/view/finding-words';
import type {
  BatchReply,
  BeforeReply,
  Company,
  SubmissionState,
  Twin,
  WatchState,
} from '../../utils/messages';
import type { KeepResult } from '../../utils/services/page/keep-fact';
import type { CompanyClash } from '../../utils/services/page/page-company';
import type { ChipView } from './chip';

/** Before a submit: a small dot, amber with words when the page no longer fits. */
export function watchView(state: WatchState, t: PortalTranslate, translated = false): ChipView {
  switch (state) {
    case 'on':
      return { tone: 'green', text: t('chip.watching'), sticky: false, mark: '●', state: 'watching' };
    case 'drift':
      return {
        tone: 'amber',
        text: t(translated ? 'chip.translated' : 'chip.drift'),
        sticky: true,
        mark: '◆',
        state: 'drift',
      };
    case 'off':
      return { tone: 'grey', text: t('chip.off'), sticky: false, mark: '○', state: 'off' };
  }
}

/** While a submission is being written; undefined where the worker's own state says more. */
export function keepView(result: KeepResult | 'keeping', t: PortalTranslate): ChipView | undefined {
  switch (result) {
    case 'written':
      return { tone: 'amber', text: t('chip.written'), sticky: true, mark: '◆', state: 'written' };
    case 'keeping':
      return { tone: 'grey', text: t('chip.keeping'), sticky: true, mark: '…', state: 'keeping' };
    case 'kept':
      return { tone: 'grey', text: t('chip.pending'), sticky: true, mark: '…', state: 'kept' };
    case 'lost':
      return { tone: 'red', text: t('chip.lost'), sticky: true, mark: '▲', state: 'lost' };
    case 'orphaned':
      return { tone: 'red', text: t('chip.orphaned'), sticky: true, mark: '▲', state: 'orphaned' };
  }
}

const nameOf = ({ name, taxId }: Company) => name || taxId;

/**
 * The company was switched in another page since this one was loaded: what is issued here may go out in the other
 * one's name. A warning; nothing is stopped.
 * @param also what is said of the form's own submission, which is never hidden
 */
export function otherCompanyView(
  { here, other }: CompanyClash,
  t: PortalTranslate,
  also: ChipView | undefined,
): ChipView {
  const text = t('chip.otherCompany', { here: nameOf(here), other: nameOf(other) });
  if (also) return { ...also, sticky: true, text: t('chip.also', { first: also.text, second: text }) };
  return { tone: 'red', text, sticky: true, mark: '▲', state: 'otherCompany' };
}

/** On a page without a form, after one that issued: that it is kept, not that nothing is watched here. */
export function beforeView({ submission }: BeforeReply, t: PortalTranslate): ChipView | undefined {
  if (submission?.outcome !== 'issued') return undefined;
  const number = submission.invoiceNumber?.slice(-8);
  const text = number ? t('chip.before', { number }) : t('chip.beforeNoNumber');
  return { tone: 'green', text, sticky: false, mark: '✓', state: 'before' };
}

/** A long wait is counted: what she sees moving she does not press again. */
export function waitedView(waitedMs: number, t: PortalTranslate): ChipView {
  const seconds = Math.floor(waitedMs / 1_000);
  const text = t('chip.waited', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
  return { tone: 'amber', text, sticky: true, mark: '…', state: 'kept' };
}

/** Rows of a batch, each of which waits for its own answer; the ledger tells how they fared. */
export const batchView = (rows: number, t: PortalTranslate): ChipView => ({
  tone: 'grey',
  text: t('chip.batchKept', { count: String(rows) }),
  sticky: false,
  mark: '…',
  state: 'kept',
});

/**
 * How the rows of a batch fared, once any of them has its answer.
 * @param view opens the ledger on them
 */
export function batchResultView(
  stands: BatchReply,
  t: PortalTranslate,
  view?: () => void,
): ChipView | undefined {
  const { issued, failed, unknown, pending } = stands;
  if (issued + failed + unknown === 0) return undefined;
  const parts = (['issued', 'failed', 'unknown', 'pending'] as const)
    .filter((part) => stands[part] > 0)
    .map((part) => t(`chip.batch.${part}`, { count: stands[part] }));
  const worst = failed > 0 ? 'failed' : unknown > 0 ? 'unknown' : pending > 0 ? 'pending' : 'issued';
  return {
    ...BATCH_LOOKS[worst],
    text: t('chip.batch.result', { parts: parts.join(t('chip.batch.and')) }),
    sticky: worst !== 'issued',
    ...(view && { action: { text: t('chip.batch.see'), press: view } }),
  };
}
const BATCH_LOOKS = {
  failed: { tone: 'red', mark: '▲', state: 'refused' },
  unknown: { tone: 'amber', mark: '◆', state: 'unknown' },
  pending: { tone: 'grey', mark: '…', state: 'kept' },
  issued: { tone: 'green', mark: '✓', state: 'issued' },
} as const;

/** An equal invoice of the last day that may exist; said before the click, which it never stops. */
export function twinView(twin: Twin, now: number, meant: () => void, t: PortalTranslate): ChipView {
  const { submittedAt, outcome, invoiceNumber } = twin;
  const today = beijingDay(submittedAt) === beijingDay(now);
  const time = beijingText(submittedAt).slice(today ? 11 : 5, 16);
  const text =
    outcome === 'issued'
      ? invoiceNumber
        ? t('chip.twin.issued', { time, number: invoiceNumber.slice(-8) })
        : t('chip.twin.issuedNoNumber', { time })
      : t(`chip.twin.${outcome}`, { time });
  const action = { text: t('chip.twin.meant'), press: meant };
  return { tone: 'amber', text, sticky: true, mark: '◆', state: 'twin', action };
}

/** What does not fit on what stands on the form; said before the click, which it never stops. */
export const checkView = (findings: readonly Finding[], t: PortalTranslate): ChipView => ({
  tone: 'amber',
  text: checkLine(findings, t),
  sticky: true,
  mark: '◆',
  state: 'check',
});

/** A red invoice may exist already, issued by the portal itself: looked for before anything is pressed. */
export const redReadyView = (t: PortalTranslate): ChipView => ({
  tone: 'amber',
  text: t('chip.redReady'),
  sticky: true,
  mark: '◆',
  state: 'redReady',
});

/**
 * How a submission stands, as the ledger has it.
 * @param view shows what is kept of it
 */
export function stateView(state: SubmissionState, t: PortalTranslate, view?: () => void): ChipView {
  const seeText = view && { action: { text: t('chip.seeText'), press: view } };
  const number = state.invoiceNumber?.slice(-8);
  switch (state.outcome) {
    case 'draft':
    case 'pending':
      if (state.redReady) return redReadyView(t);
      return {
        tone: 'grey',
        text: t(
          state.waitsForOther
            ? 'chip.redWaiting'
            : state.faceScan
              ? 'chip.faceScan'
              : state.waitsForClerk
                ? 'chip.question'
                : 'chip.pending',
        ),
        sticky: !state.waitsForOther,
        mark: '…',
        state: 'kept',
      };
    case 'issued':
      return {
        tone: 'green',
        text: number ? t('chip.issued', { number }) : t('chip.issuedNoNumber'),
        sticky: !number,
        mark: '✓',
        state: 'issued',
      };
    case 'refused':
      return { tone: 'red', text: t('chip.refused'), sticky: true, mark: '▲', state: 'refused', ...seeText };
    case 'notSent':
      return { tone: 'red', text: t('chip.notSent'), sticky: true, mark: '▲', state: 'notSent', ...seeText };
    case 'unknown':
      return {
        tone: 'amber',
        text: t('chip.unknown'),
        sticky: true,
        mark: '◆',
        state: 'unknown',
        ...(view && { action: { text: t('chip.check'), press: view } }),
      };
  }
}
