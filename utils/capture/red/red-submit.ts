import { contentOf } from '../../domain/invoice/raw-snapshot';
import type { PortalProfile } from '../../portal/profile';
import type { GestureKind } from '../entry/watch-gesture';
import type { PageFacts } from '../page-facts';
import type { CapturePorts } from '../ports';
import { markOf, readRedPage } from './read-red';
import type { RedWait } from './red-wait';

/** The submit of a confirmation, on its form. */
export function createRedSubmit(
  window: Window,
  profile: Pick<PortalProfile, 'id' | 'red' | 'entry' | 'query'>,
  ports: Pick<CapturePorts, 'now' | 'newId' | 'keep'>,
  { site, made }: Pick<PageFacts, 'site' | 'made'>,
  wait: RedWait,
  tellDrift: (detail: string) => void,
) {
  const { document } = window;
  const page = profile.red;
  return (gesture: GestureKind) => {
    const at = ports.now();
    const { onLine } = window.navigator;
    const snapshot = readRedPage(document, profile, at);
    const content = contentOf(snapshot);
    const current = wait.current();
    if (current && 'submissionId' in current.of && !current.over && current.content === content) {
      ports.keep(made({ type: 'repeated', ...current.of, gesture, onLine }, at));
      wait.start(current);
      return;
    }
    const submissionId = ports.newId();
    const red = markOf(snapshot, page);
    const known = new Set(snapshot.fields.map(({ value }) => value));
    ports.keep(
      made(
        {
          type: 'submitted',
          submissionId,
          profileId: profile.id,
          site: site(),
          gesture,
          onLine,
          red,
          snapshot,
        },
        at,
      ),
    );
    wait.start({ of: { submissionId }, content, known, over: false, at });
    if (red.originalNumber === undefined) tellDrift('原蓝字发票号码');
  };
}
