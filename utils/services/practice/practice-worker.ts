import type { Fact } from '../../domain/fact/fact';
import { knowledgeWith } from '../../portal/registry';
import { openLedger } from '../../store/ledger/db';
import { append } from '../../store/write/append';
import type { Browser } from '../shared/browser-api';
import { createLedgerHost } from '../shared/ledger-host';
import { newId } from '../shared/new-id';
import { type Settings, saveSettings } from '../shared/settings';
import { saveLookFor } from '../shared/watch-states';
import type { SeenCall } from '../worker/record/request-watch';
import { createRouter } from '../worker/tabs/router';
import { createWorker } from '../worker/worker';
import { createPracticeBrowser, PRACTICE_TAB } from './practice-browser';

/** A database of its own: nothing of it can come into a list, sum, export or backup of the clerk's ledger. */
const PRACTICE_DATABASE = 'piaoying-practice';

/** Who practises does not wait ten minutes. */
const DEADLINES = { quietMs: 12_000, openCallMs: 12_000 };

/** What she says of a practised record on the page of 练习. */
type Said =
  | { type: 'settled'; as: 'issued'; invoiceNumber: string; submissionId: string }
  | { type: 'reviewed'; reviewed: boolean; by: string; submissionId: string };

/**
 * The worker of 练习: the very one of the background, over a browser and a database of this page alone.
 * @param settings the clerk's own, so far as she sees them
 * @param view shows a record, in place of a tab of its own
 * @param onChanged records changed
 */
export function startPracticeWorker(
  own: Browser,
  settings: Pick<Settings, 'language' | 'chip'>,
  view: (submissionId: string) => void,
  onChanged: () => void,
) {
  const open = () => openLedger(PRACTICE_DATABASE);
  const ledger = createLedgerHost(open);
  const { browser, answerBy } = createPracticeBrowser(own, (url) => {
    const id = /#\/submission\/(.+)$/.exec(url)?.[1];
    if (id !== undefined) view(decodeURIComponent(id));
  });
  const worker = createWorker(browser, { open, onChanged });
  const router = createRouter(worker.ports);
  answerBy((message) => router(message, { tabId: PRACTICE_TAB, frameId: 0 }));

  return {
    browser,
    ledger,
    /** Before anything is watched. */
    async ready() {
      await saveSettings(browser.storage.local, { ...settings, deadlines: DEADLINES, drafts: false });
      await worker.sweep();
      await worker.tidyUp();
    },
    /** A call of the simulated portal, told as the watch of requests tells one. */
    seen: (fact: SeenCall) => void worker.called(PRACTICE_TAB, fact, false).catch(() => undefined),
    lookFor: (submissionId: string) => saveLookFor(browser.storage.session, PRACTICE_TAB, submissionId),
    async say(said: Said) {
      const fact: Fact = { ...said, id: newId(), at: Date.now() };
      await append(await ledger(), [fact], { newId, knowledgeOf: knowledgeWith(DEADLINES) });
      onChanged();
    },
  };
}
