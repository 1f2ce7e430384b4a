import { classifyText } from '../../domain/outcome/classify-text';
import type { PortalProfile } from '../../portal/profile';
import { knowledgeWith } from '../../portal/registry';
import { proofBelongs } from '../answer/proof-belongs';
import type { Verdict } from '../answer/read-verdict';
import { watchVerdict } from '../answer/watch-verdict';
import type { Current } from '../entry/current-submission';
import type { createPageFacts, NewFact } from '../page-facts';

/** A call came to its end, and no word of the page was read for so long, ms. */
const UNREAD_AFTER_MS = 5_000;
/** A success view follows a toast at once, or it is another view, ms. */
const PROOF_AFTER_TOAST_MS = 5_000;

interface AnswerPorts extends Pick<ReturnType<typeof createPageFacts>, 'tellFault' | 'onError'> {
  clock(): number;
  current(): Current | undefined;
  /** Another submission of this page may have been issued. */
  hasOther(submissionId: string): boolean;
  /** Another form stands here than that one. */
  isOtherForm(form: string): boolean;
  /** A form stood on this page. */
  formSeen(): boolean;
  /** It was proved, and another one was written here since: the worker's word of it is not here yet. */
  isOver(of: Current): boolean;
  keep(fact: NewFact): void;
}

/** Hears what the page says to the submission that is awaited, and whether a proof is of it (rule S16). */
export function hearAnswers(window: Window, profile: PortalProfile, ports: AnswerPorts) {
  const { document, location } = window;
  const { texts } = knowledgeWith()(profile.id);
  const { current } = ports;
  let unread: ReturnType<typeof setTimeout> | undefined;
  let toldDrift = false;

  const classOf = ({ text, buttons }: Verdict) =>
    classifyText(buttons.join(' '), texts) === 'question' ? 'question' : classifyText(text, texts);
  const isIssued = (verdict: Verdict) => classOf(verdict) === 'issued';
  const isAsking = (verdict: Verdict) =>
    verdict.buttons.length > 1 || ['question', 'auth', 'scanEnded'].includes(classOf(verdict));

  const isAnswerPage = () =>
    [profile.entry.path, ...profile.calls.issuing].some((path) => location.pathname.startsWith(path));
  const belongs = (waiting: Current, { text, invoiceNumbers: numbers }: Verdict): boolean => {
    const { said, earlierPage, path } = waiting;
    return proofBelongs(
      { text, numbers },
      {
        samePath: path === location.pathname,
        otherForm: ports.isOtherForm(waiting.form),
        said: said !== undefined && (said.inDialog || ports.clock() - said.at > PROOF_AFTER_TOAST_MS),
        earlierPage,
        answerPage: isAnswerPage() && (waiting.sameDocument || !ports.formSeen()),
      },
      waiting.submitted(),
    );
  };
  const isOwn = (waiting: Current, verdict: Verdict) => {
    if (verdict.area === 'success') return belongs(waiting, verdict);
    return !isIssued(verdict) || !ports.hasOther(waiting.submissionId);
  };

  const tellDrift = (detail: string) => {
    if (!toldDrift) ports.tellFault('profileDrift', detail);
    toldDrift = true;
  };
  /**
   * What was heard in another place than the profile names, or by other marks: the page has changed. A text that decides
   * nothing may be the page's own small talk: it is told only where no word comes that does.
   */
  const watchDrift = ({ unlisted, by, area }: Verdict) => {
    if (by === 'words') tellDrift('开具成功页的样子');
    if (!unlisted) return;
    if (area === 'notice') waitForWord(() => tellDrift('税局提示的样子'));
    else tellDrift('税局提示的样子');
  };
  const waitForWord = (tell: () => void) => {
    clearTimeout(unread);
    unread = setTimeout(tell, UNREAD_AFTER_MS);
  };

  const take = (verdict: Verdict) => {
    const waiting = current();
    const { area, text, buttons, invoiceNumbers, stood } = verdict;
    if (!waiting || (waiting.earlierPage && area !== 'success')) return;
    // Nobody waits for this: it is told of as a proof of its own.
    if (ports.isOver(waiting)) return;
    if (area !== 'notice') clearTimeout(unread);
    watchDrift(verdict);
    const isItsOwn = isOwn(waiting, verdict);
    if (area === 'success' && isItsOwn && invoiceNumbers.length > 0) waiting.provenAt ??= ports.clock();
    ports.keep({
      type: 'answered',
      submissionId: waiting.submissionId,
      area,
      text,
      buttons,
      invoiceNumbers,
      ...(stood ? { stood } : {}),
      ...(isItsOwn ? {} : { belongs: false }),
    });
    if (area === 'success' || area === 'notice' || stood || isAsking(verdict)) return;
    waiting.said = { at: ports.clock(), inDialog: area === 'dialog' };
  };

  const verdicts = watchVerdict(document, profile.entry.verdicts, {
    verdict: take,
    dialogClosed() {
      const waiting = current();
      if (waiting && !waiting.earlierPage)
        ports.keep({ type: 'dialogClosed', submissionId: waiting.submissionId });
    },
    error: ports.onError,
  });

  return {
    verdicts,
    take,
    isIssued,
    /** The worker told how the awaited submission stands. */
    heard() {
      const waiting = current();
      if (waiting?.answer === 'issued' || waiting?.said) clearTimeout(unread);
      else if (waiting?.answer === 'ended')
        waitForWord(() => ports.tellFault('answerUnread', location.pathname));
    },
    /** Another one is awaited. */
    forget: () => clearTimeout(unread),
    stop() {
      clearTimeout(unread);
      verdicts.stop();
    },
  };
}
