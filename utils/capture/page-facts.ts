import type { Fact, FactOf } from '../domain/fact/fact';
import type { WakeReply } from '../messages';
import type { CapturePorts } from './ports';

/** Without what each fact of a page has: `createPageFacts` gives it. */
export type NewFact<T extends Fact = Fact> = T extends Fact
  ? Omit<T, 'id' | 'at' | 'tabKey' | 'frameId'>
  : never;

/** What every watch of a page does alike: makes facts that know their tab, tells faults, and lets no error out (law L3). */
export function createPageFacts(
  { location }: Pick<Window, 'location'>,
  profileId: string,
  ports: Pick<CapturePorts, 'now' | 'newId' | 'keep'>,
) {
  let tab: Pick<WakeReply, 'tabKey' | 'frameId'> | undefined;
  const site = () => ({ origin: location.origin, path: location.pathname.slice(0, 2_000) });
  const made = (fact: NewFact, at = ports.now()) =>
    ({ ...fact, id: ports.newId(), at, ...(tab ?? {}) }) as Fact;
  const tellFault = (kind: FactOf<'fault'>['kind'], detail: string, kept?: string) =>
    ports.keep(
      made({
        type: 'fault',
        kind,
        detail: detail.slice(0, 4_000),
        profileId,
        site: site(),
        ...(kept === undefined ? {} : { kept }),
      }),
    );
  const onError = (error: unknown) =>
    tellFault('captureError', String(error instanceof Error ? error.stack : error));
  return {
    site,
    made,
    tellFault,
    onError,
    safely(step: () => void) {
      try {
        step();
      } catch (error) {
        onError(error);
      }
    },
    /** Facts from now on know their tab. */
    knowTab(reply: WakeReply | undefined) {
      tab = reply ? { tabKey: reply.tabKey, frameId: reply.frameId } : tab;
    },
  };
}

export type PageFacts = ReturnType<typeof createPageFacts>;
