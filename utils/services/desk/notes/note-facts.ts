import { Fact } from '../../../domain/fact/fact';
import { cleanTag, joinTags, LONGEST_NOTE, MOST_TAGS } from '../../../domain/fact/tags';
import type { AttachedFile, Submission } from '../../../domain/record/submission';
import type { EvidenceRow, Ledger } from '../../../store/ledger/db';
import { hasEvidence, restoreEvidence } from '../../../store/ledger/evidence';
import { append } from '../../../store/write/append';
import { type AttachRefusal, readAttached } from '../cases/read-attached';
import type { ClerkFactPorts } from '../clerk-facts';
import type { OriginalFile } from '../keep-original';

/** What became of a tag for several records. */
interface Tagged {
  /** Those that have it by this; taken back by `untag`. */
  readonly submissionIds: readonly string[];
  /** Had it already. */
  readonly had: number;
  /** Have as many tags as there may be, or are not here. */
  readonly left: number;
}

export interface NoteFacts {
  /** Her note and her tags on a record, all of them. @throws what zod throws for more than may be */
  note(submissionId: string, note: string, tags: readonly string[]): Promise<void>;
  /** One more tag for each of these. */
  tag(submissionIds: readonly string[], tag: string): Promise<Tagged>;
  /** Takes the tag away from each of these again. */
  untag(submissionIds: readonly string[], tag: string): Promise<void>;
  /** Keeps a file beside a record, byte for byte. `known`: it lies there already. Only `kept` changed anything. */
  attach(submissionId: string, file: OriginalFile, text: string): Promise<'kept' | 'known' | AttachRefusal>;
  /** Takes a file off; its bytes stay (law L5). */
  detach(submissionId: string, fileId: string): Promise<void>;
  /** Lays a file that was taken off beside the record again. */
  attachAgain(submissionId: string, file: AttachedFile): Promise<void>;
}

/** What a fact says beside its id and instant. */
type Said<Of> = Of extends { type: 'noted' | 'fileAttached' | 'fileDetached' }
  ? Omit<Of, 'id' | 'at'>
  : never;

type NotePorts = Omit<ClerkFactPorts, 'readSettleWaits' | 'readReminders'>;

/** Her own words and files on a record: events like any other (law L1: the promise resolves after the strict commit). */
export function createNoteFacts(ports: NotePorts): NoteFacts {
  /** All of them, or none. */
  async function keep(said: ReadonlyArray<Said<Fact>>, evidence: readonly EvidenceRow[] = []) {
    if (said.length === 0) return;
    const at = ports.now();
    const facts = said.map((one) => Fact.parse({ id: ports.newId(), at, ...one }));
    const context = { newId: ports.newId, knowledgeOf: await ports.readKnowledge() };
    await append(await ports.openLedger(), facts, context, evidence);
    ports.onCommitted();
  }

  const read = async (db: Ledger, ids: readonly string[]) => {
    const { store } = db.transaction('submissions');
    const found = await Promise.all(ids.map((id) => store.get(id)));
    return found.filter((record): record is Submission => record !== undefined);
  };
  const noted = ({ id, note = '' }: Submission, tags: string[]) =>
    ({ type: 'noted', submissionId: id, note, tags }) as const;

  return {
    note: (submissionId, note, tags) =>
      keep([
        {
          type: 'noted',
          submissionId,
          note: note.trim().slice(0, LONGEST_NOTE),
          tags: joinTags(tags.map(cleanTag).filter(Boolean)),
        },
      ]),
    async tag(submissionIds, typed) {
      const tag = cleanTag(typed);
      if (tag === '') return { submissionIds: [], had: 0, left: 0 };
      const records = await read(await ports.openLedger(), submissionIds);
      const has = records.filter(({ tags = [] }) => joinTags(tags, [tag]).length === tags.length);
      const full = has.filter(({ tags = [] }) => tags.length >= MOST_TAGS && !tags.includes(tag));
      const without = records.filter((record) => !has.includes(record));
      await keep(without.map((record) => noted(record, joinTags(record.tags ?? [], [tag]))));
      return {
        submissionIds: without.map(({ id }) => id),
        had: has.length - full.length,
        left: full.length + submissionIds.length - records.length,
      };
    },
    async untag(submissionIds, typed) {
      const tag = cleanTag(typed);
      const records = await read(await ports.openLedger(), submissionIds);
      const having = records.filter(({ tags = [] }) => tags.includes(tag));
      await keep(
        having.map((record) =>
          noted(
            record,
            (record.tags ?? []).filter((one) => one !== tag),
          ),
        ),
      );
    },
    async attach(submissionId, file, text) {
      const attached = await readAttached(file, ports.now());
      if (typeof attached === 'string') return attached;
      const { bytes, row } = attached;
      const db = await ports.openLedger();
      const record = await db.get('submissions', submissionId);
      if (record?.files?.some(({ sha256 }) => sha256 === bytes.sha256)) {
        if (await hasEvidence(db, row.id)) return 'known';
        // From a backup without its bytes.
        await restoreEvidence(db, row);
        return 'kept';
      }
      await keep([{ type: 'fileAttached', submissionId, bytes, text: text.trim() }], [row]);
      return 'kept';
    },
    detach: (submissionId, fileId) => keep([{ type: 'fileDetached', submissionId, fileId }]),
    attachAgain: (submissionId, { sha256, mime, size, fileName, text }) =>
      keep([{ type: 'fileAttached', submissionId, bytes: { sha256, mime, size, fileName }, text }]),
  };
}
