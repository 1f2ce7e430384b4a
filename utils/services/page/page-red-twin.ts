import type { RedChoice } from '../../capture/red/watch-red-form';
import { type RedTwin, RedTwinReply, type Request } from '../../messages';
import type { Browser } from '../shared/browser-api';

/** What warns the clerk that the blue invoice she chose has a red letter already. */
export interface RedTwinView {
  warn(twin: RedTwin): void;
  hide(): void;
}

/** Asks the worker about each blue invoice that is chosen, and warns. It never stops a click. */
export function createPageRedTwin(
  browser: Pick<Browser, 'runtime'>,
  profileId: string,
  view: RedTwinView,
): { redChosen(choice: RedChoice | undefined): void } {
  // Once the extension was reloaded under the page, the call itself throws.
  const send = async (request: Request) => browser.runtime.sendMessage(request);
  let moment = 0;
  const ask = async (choice: RedChoice) => {
    const asked = moment;
    const reply = RedTwinReply.safeParse(await send({ kind: 'redTwin', profileId, ...choice }));
    // Another was chosen meanwhile: the answer is about that one no more.
    if (reply.success && reply.data.twin && asked === moment) view.warn(reply.data.twin);
  };
  return {
    redChosen(choice) {
      moment += 1;
      view.hide();
      if (choice) ask(choice).catch(() => undefined);
    },
  };
}
