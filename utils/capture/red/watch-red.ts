import type { Fact } from '../../domain/fact/fact';
import type { RedCalledNotice } from '../../messages';
import type { PortalProfile } from '../../portal/profile';
import { hasButton, isSettled, watchPage } from '../entry/watch-page';
import { createPageFacts } from '../page-facts';
import type { CapturePorts } from '../ports';
import { hasStrangeRows } from './read-red';
import { createRedList } from './red-list';
import { createRedPress } from './red-press';
import { createRedSubmit } from './red-submit';
import { createRedWait } from './red-wait';

const LOOK_AFTER_MS = 300;

type Ports = Pick<CapturePorts, 'now' | 'clock' | 'newId' | 'keep' | 'wake'> & {
  keepAll(facts: readonly Fact[]): void;
  /** The portal itself may have issued already from what she is about to issue from. */
  warnRed?(): void;
  /** A call that issues a red invoice leaves this tab. @returns stop */
  onRedCalled?(listener: (call: RedCalledNotice) => void): () => void;
};

/**
 * Watches the red-letter pages: the submit of a confirmation, the list with its states, and the press that issues from a
 * confirmed one, with what the page says to either. Passive.
 * @returns stop; may be called twice
 */
export function watchRed(
  window: Window,
  profile: Pick<PortalProfile, 'id' | 'red' | 'entry' | 'query'>,
  ports: Ports,
): () => void {
  const { document } = window;
  const page = profile.red;
  const drifts = new Set<string>();
  const facts = createPageFacts(window, profile.id, ports);
  const tellDrift = (detail: string) => {
    if (drifts.has(detail)) return;
    drifts.add(detail);
    facts.tellFault('profileDrift', `红字发票：${detail}`);
  };
  const onForm = () => window.location.pathname.startsWith(page.form);

  const wait = createRedWait(document, profile, ports, facts, () => press.forgetOpened());
  const press = createRedPress(window, profile, ports, facts, wait, tellDrift);
  const submit = createRedSubmit(window, profile, ports, facts, wait, tellDrift);
  // Back on the list: what is pressed from now on is of another, if it names none itself.
  const list = createRedList(document, profile, ports, facts, tellDrift, press.forgetOpened);

  let formSince: number | undefined;
  return watchPage(window, facts, ports, {
    path: page.path,
    buttons: [
      {
        texts: page.submit,
        on(gesture) {
          if (onForm()) submit(gesture);
        },
      },
      { texts: page.issue, on: press.onIssue },
      { texts: page.opens, on: (_, button) => press.onOpen(button) },
    ],
    afterMs: LOOK_AFTER_MS,
    look: list.read,
    hear() {
      list.begin();
      wait.begin();
      return ports.onRedCalled?.((call) => facts.safely(() => press.onCalled(call))) ?? (() => undefined);
    },
    pageHidden: wait.leaveOpen,
    left() {
      wait.leaveOpen();
      press.forgetOpened();
      list.end();
      wait.stop();
    },
    here(since) {
      formSince = onForm() ? (formSince ?? ports.clock()) : undefined;
      if (isSettled(formSince, ports.clock()) && !hasButton(document, page.submit)) tellDrift('提交按钮');
      if (!onForm() && isSettled(since, ports.clock()) && hasStrangeRows(document, page))
        tellDrift('确认单清单');
    },
  });
}
