import type { Entry, EntrySeller } from '../../../domain/entry/entry';
import { entrySnapshot } from '../../../domain/entry/entry-snapshot';
import type { EntryWay } from '../../../domain/fact/desk-facts';
import type { Fact, FactOf } from '../../../domain/fact/fact';
import type { Site } from '../../../domain/fact/fact-parts';
import { TEMPLATE_WORDS } from '../../../portal/template/template-words';
import { append } from '../../../store/write/append';
import type { ClerkFactPorts } from '../clerk-facts';

/** One entry as it is kept. */
interface KeptEntry {
  /** Absent for a new one. */
  readonly submissionId?: string;
  /** Of one that is changed: the `changedAt` that it was read with. */
  readonly changes?: number;
  readonly entry: Entry;
  readonly way: EntryWay;
  readonly copyOf?: string;
  readonly fileName?: string;
  readonly formNumber?: string;
}

/** Of which company, and where on which portal it is to be filled in. */
export interface EntryHome {
  readonly seller: EntrySeller;
  readonly profileId: string;
  readonly site: Site;
}

export interface EntryFacts {
  /**
   * Keeps entries, new or changed: all of them, or none.
   * @param by name of the clerk
   * @returns their ids, in order
   * @throws EntryRefused for one that was changed, filled in, written into a template, submitted or erased meanwhile
   */
  keep(entries: readonly KeptEntry[], home: EntryHome, by: string): Promise<string[]>;
  /** 不开了, or the taking back of it. @throws EntryRefused as above */
  drop(submissionIds: readonly string[], dropped: boolean): Promise<void>;
}

/** What the clerk writes into 待开登记: each an event like any other, kept when the promise resolves (law L1). */
export function createEntryFacts(ports: ClerkFactPorts): EntryFacts {
  const write = async (facts: readonly Fact[]) => {
    const context = { newId: ports.newId, knowledgeOf: await ports.readKnowledge() };
    await append(await ports.openLedger(), facts, context);
    ports.onCommitted();
  };
  return {
    async keep(entries, { seller, profileId, site }, by) {
      const { mapping } = (await ports.readKnowledge())(profileId);
      const at = ports.now();
      const facts = entries.map(
        ({
          submissionId = ports.newId(),
          changes,
          entry,
          way,
          copyOf,
          fileName,
          formNumber,
        }): FactOf<'entered'> => ({
          id: ports.newId(),
          at,
          type: 'entered',
          submissionId,
          profileId,
          site,
          way,
          by,
          ...(changes === undefined ? {} : { changes }),
          ...(copyOf === undefined ? {} : { copyOf }),
          ...(fileName === undefined ? {} : { fileName }),
          ...(formNumber === undefined ? {} : { formNumber }),
          snapshot: entrySnapshot(entry, seller, mapping, TEMPLATE_WORDS.kinds, at),
        }),
      );
      await write(facts);
      return facts.map(({ submissionId }) => submissionId);
    },
    async drop(submissionIds, dropped) {
      const at = ports.now();
      await write(
        submissionIds.map((submissionId) => ({
          id: ports.newId(),
          at,
          type: 'entryDropped' as const,
          submissionId,
          dropped,
        })),
      );
    },
  };
}
