import { issues } from '../../../domain/fact/call-name';
import type { Fact } from '../../../domain/fact/fact';
import { type CalledNotice, type PostAsk, PostReply, type RedCalledNotice } from '../../../messages';
import type { SeenCall, SeenStart } from './request-watch';

interface TabsApi {
  sendMessage(tabId: number, message: CalledNotice | RedCalledNotice | PostAsk): Promise<unknown>;
}

/** Without the id: the outbox gives each fact its own. */
export type NewFact<T extends Fact = Fact> = T extends Fact ? Omit<T, 'id' | 'tabKey'> : never;

interface CallDeskPorts {
  readonly tabs: TabsApi;
  newId(): string;
  keep(tabId: number, fact: NewFact): Promise<void>;
  /** Whether an entry form stands in one of the tab's frames. */
  hasForm(tabId: number): Promise<boolean>;
}

/** Statuses by which a server says that all went well, in other words than those that were seen. */
const isOtherSuccess = (status: number) => status > 200 && status < 300;

/**
 * Takes the calls that the browser tells of. An issuing one is a witness of a submission by itself: the page is asked to
 * read its form at once, while it still stands there. One that nobody knows is kept only where a page says that it is
 * of a submission.
 */
export function createCallDesk({ tabs, newId, keep, hasForm }: CallDeskPorts) {
  /** Unknown calls that a page took. Should the worker be stopped meanwhile, only their ends are missing: doubt. */
  const taken = new Map<string, string>();

  const issueCalled = (tabId: number, fact: SeenStart): Promise<void> => {
    const { at, method, site, unlisted } = fact;
    const submissionId = newId();
    const notice: CalledNotice = {
      kind: 'called',
      submissionId,
      at,
      method,
      path: site.path,
      ...(unlisted ? { unlisted } : {}),
    };
    // A tab that does not answer has its draft (`begun-by-call.ts`).
    tabs.sendMessage(tabId, notice).catch(() => undefined);
    return keep(tabId, { ...fact, begins: submissionId });
  };

  const redIssueCalled = (tabId: number, fact: SeenStart): Promise<void> => {
    const press = newId();
    const notice: RedCalledNotice = { kind: 'redCalled', press, at: fact.at };
    tabs.sendMessage(tabId, notice).catch(() => undefined);
    return keep(tabId, { ...fact, begins: press });
  };

  const posted = async (tabId: number, fact: SeenStart, navigates: boolean): Promise<void> => {
    if (!(await hasForm(tabId))) return;
    const { at, method, site, requestId } = fact;
    const ask: PostAsk = { kind: 'posted', at, method, path: site.path, navigates };
    const reply = PostReply.safeParse(await tabs.sendMessage(tabId, ask).catch(() => undefined));
    if (!reply.success) return;
    const { submissionId } = reply.data;
    taken.set(requestId, submissionId);
    await keep(tabId, { ...fact, submissionId });
  };

  return {
    /** @param navigates a form was sent, the page goes */
    async seen(tabId: number, fact: SeenCall, navigates: boolean): Promise<void> {
      if (fact.type === 'called') {
        if (fact.call === 'post') return posted(tabId, fact, navigates);
        if (fact.call === 'redIssue') return redIssueCalled(tabId, fact);
        return fact.call === 'issue' ? issueCalled(tabId, fact) : keep(tabId, fact);
      }
      if (fact.call !== 'post') {
        if (issues(fact.call) && fact.type === 'responded' && isOtherSuccess(fact.status))
          await keep(tabId, {
            type: 'fault',
            kind: 'callUnlisted',
            at: fact.at,
            detail: `HTTP ${fact.status}`,
          });
        return keep(tabId, fact);
      }
      const submissionId = taken.get(fact.requestId);
      if (submissionId === undefined) return undefined;
      // A redirect is followed by another end of the same request.
      if (fact.type === 'callFailed' || fact.status < 300 || fact.status >= 400) taken.delete(fact.requestId);
      return keep(tabId, { ...fact, submissionId });
    },
  };
}
