import type {
  BatchReply,
  BeforeReply,
  CompanyReply,
  CompanyShown,
  DraftOffer,
  DraftReply,
  FactReply,
  KnownMessage,
  KnownReply,
  ListReply,
  LookReply,
  PhotographAsk,
  RedTwinAsk,
  RedTwinReply,
  RefillReply,
  Request,
  TwinReply,
  WakeReply,
} from '../../../messages';
import { Request as RequestSchema } from '../../../messages';

/** Who sent a message, as the browser says; never taken from the message itself. */
export interface Sender {
  readonly tabId: number | undefined;
  readonly frameId: number | undefined;
  /** Which portal session its page belongs to (`senderOf`). */
  readonly session?: string | undefined;
}

export interface RouterPorts {
  wake(sender: Sender): Promise<WakeReply | undefined>;
  fact(key: string, sender: Sender): Promise<FactReply>;
  watching(message: Extract<Request, { kind: 'watching' }>, sender: Sender): Promise<void>;
  twin(sellerTaxId: string, fingerprint: string): Promise<TwinReply>;
  known(message: KnownMessage): Promise<KnownReply>;
  redTwin(message: RedTwinAsk): Promise<RedTwinReply>;
  company(message: CompanyShown, sender: Sender): Promise<CompanyReply>;
  list(readingId: string, sender: Sender): Promise<ListReply>;
  sweep(): Promise<void>;
  before(sender: Sender): Promise<BeforeReply>;
  look(readingId: string | undefined, sender: Sender): Promise<LookReply>;
  batch(submissionId: string): Promise<BatchReply>;
  photograph(ask: PhotographAsk, sender: Sender): Promise<void>;
  /** Shows a submission in a tab of ours, or all of its batch. */
  view(submissionId: string, isBatch: boolean): Promise<void>;
  refill(
    submissionId: string,
    how: { readonly here: boolean; readonly asked: boolean },
    sender: Sender,
  ): Promise<RefillReply>;
  readonly drafts: {
    keep(key: string, sender: Sender): Promise<DraftReply>;
    offer(sellerTaxId: string, profileId: string, sender: Sender): Promise<DraftOffer>;
    fill(draftId: string, here: boolean, sender: Sender, asked: boolean): Promise<RefillReply>;
    discard(draftId: string): Promise<void>;
  };
}

/**
 * The one listener for messages. An async listener would answer every message and steal the replies of others:
 * what is not ours gets `false`.
 */
export function createRouter(
  ports: RouterPorts,
): (message: unknown, sender: Sender) => Promise<unknown> | false {
  return (message, sender) => {
    const parsed = RequestSchema.safeParse(message);
    if (!parsed.success) return false;
    const request = parsed.data;
    switch (request.kind) {
      case 'wake':
        return ports.wake(sender);
      case 'fact':
        return ports.fact(request.key, sender);
      case 'watching':
        return ports.watching(request, sender);
      case 'twin':
        return ports.twin(request.sellerTaxId, request.fingerprint);
      case 'known':
        return ports.known(request);
      case 'redTwin':
        return ports.redTwin(request);
      case 'company':
        return ports.company(request, sender);
      case 'list':
        return ports.list(request.readingId, sender);
      case 'ping':
        return Promise.resolve(true);
      case 'sweep':
        return ports.sweep();
      case 'view':
        return ports.view(request.submissionId, request.isBatch === true);
      case 'before':
        return ports.before(sender);
      case 'look':
        return ports.look(request.readingId, sender);
      case 'batch':
        return ports.batch(request.submissionId);
      case 'photograph':
        return ports.photograph(request, sender);
      case 'refill':
        return ports.refill(
          request.submissionId,
          { here: request.here === true, asked: request.asked === true },
          sender,
        );
      case 'draft':
        return ports.drafts.keep(request.key, sender);
      case 'draftOffer':
        return ports.drafts.offer(request.sellerTaxId, request.profileId, sender);
      case 'draftFill':
        return ports.drafts.fill(request.draftId, request.here, sender, request.asked === true);
      case 'draftDiscard':
        return ports.drafts.discard(request.draftId);
    }
  };
}
