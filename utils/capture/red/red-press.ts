import { type ConfirmNames, isReady } from '../../domain/fact/red';
import { JOIN_WITHIN_MS } from '../../domain/fact/witness';
import { numberLike } from '../../domain/invoice/invoice';
import type { RedCalledNotice } from '../../messages';
import type { PortalProfile } from '../../portal/profile';
import type { GestureKind } from '../entry/watch-gesture';
import type { PageFacts } from '../page-facts';
import type { CapturePorts } from '../ports';
import { type Pressed, readConfirms, readIssuePage, readPressed } from './read-red';
import type { RedWait } from './red-wait';

type Ports = Pick<CapturePorts, 'now' | 'newId' | 'keep'> & {
  /** The portal itself may have issued already from what she is about to issue from. */
  warnRed?(): void;
};

const isNaming = ({ confirmId, originalNumber }: ConfirmNames) => (confirmId ?? originalNumber) !== undefined;

/** What a page does not say of its confirmation, the row says from which it was opened, if it is no other one. */
function withOpened(shown: ConfirmNames, opened: ConfirmNames | undefined): ConfirmNames {
  const isOther =
    opened === undefined ||
    shown.confirmId !== undefined ||
    (shown.originalNumber !== undefined && shown.originalNumber !== opened.originalNumber);
  return isOther ? shown : { ...opened, ...shown };
}

/** The press that issues from a confirmation, and the row from which the clerk went on to it. */
export function createRedPress(
  window: Window,
  profile: Pick<PortalProfile, 'id' | 'red' | 'entry' | 'query'>,
  ports: Ports,
  { site, made }: Pick<PageFacts, 'site' | 'made'>,
  wait: RedWait,
  tellDrift: (detail: string) => void,
) {
  const { document } = window;
  const startedAt = ports.now();
  const page = profile.red;
  /** The confirmation to which the clerk went on from the list. */
  let opened: ConfirmNames | undefined;

  /** 去开票 in the row of a confirmation: the page behind it need not name it. */
  const onOpen = (button: Element) => {
    const { names } = readPressed(button, profile, ports.now());
    const row = readConfirms(document, page).find(
      ({ names: { confirmId } }) => confirmId !== undefined && confirmId === names.confirmId,
    );
    if (isNaming(names)) opened = names;
    if (isReady(row?.state)) ports.warnRed?.();
  };

  /** The red invoice is asked for. @param isSame it is what is awaited already */
  const issued = (
    { snapshot, names }: Pressed,
    how: { press: string; at: number; gesture: GestureKind } | { press: string; at: number; witness: 'call' },
    isSame: boolean,
  ) => {
    const { at, press, ...by } = how;
    const { onLine } = window.navigator;
    const own = isSame ? wait.current() : undefined;
    const known = new Set([...(own?.known ?? []), ...numberLike(document.body?.textContent ?? '')]);
    const about = { profileId: profile.id, site: site(), onLine, ...names, snapshot };
    ports.keep(made({ type: 'redPressed', press, ...about, ...by }, at));
    const content = own?.content ?? JSON.stringify(names);
    wait.start({ of: { press }, content, known, over: false, at }, 'witness' in by ? at : undefined);
    if (!isNaming(names) && !isSame) tellDrift('开具的是哪张确认单');
  };
  const readIssue = ({ names, snapshot }: Pressed): Pressed => ({
    names: withOpened(names, opened),
    snapshot,
  });
  /** The further button of a dialog or page that the first press opened names nothing by itself. */
  const awaited = ({ names }: Pressed) => {
    const current = wait.current();
    return current &&
      'press' in current.of &&
      !current.over &&
      (!isNaming(names) || current.content === JSON.stringify(names))
      ? current.of.press
      : undefined;
  };

  const onIssue = (gesture: GestureKind, button: Element) => {
    const at = ports.now();
    const read = readIssue(readPressed(button, profile, at));
    const press = awaited(read);
    issued(read, { press: press ?? ports.newId(), at, gesture }, press !== undefined);
  };

  /** It leaves the page, and was pressed before, or by nobody that we saw. */
  const onCalled = ({ press, at }: RedCalledNotice) => {
    // A page before this one sent it.
    if (at < startedAt) return;
    const read = readIssue(readIssuePage(document, profile, at));
    const current = wait.current();
    // The answer may have been quicker than the word of the call.
    const isLate = current && 'press' in current.of && !current.called && at - current.at < JOIN_WITHIN_MS;
    if (!isLate && awaited(read) === undefined) issued(read, { press, at, witness: 'call' }, false);
    const now = wait.current();
    if (now) now.called = true;
  };

  return {
    onOpen,
    onIssue,
    onCalled,
    /** What is pressed from now on is of another, if it names none itself. */
    forgetOpened() {
      opened = undefined;
    },
  };
}
