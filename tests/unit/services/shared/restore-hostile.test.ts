import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { verifyChain } from '../../../../utils/domain/record/chain';
import type { LedgerEvent } from '../../../../utils/domain/record/event';
import { planRestore } from '../../../../utils/services/desk/restore/plan-restore';
import type { RestoreFile } from '../../../../utils/services/desk/restore/restore-file';
import { exportBackup } from '../../../../utils/services/shared/export-ledger';
import { eventsOfChain } from '../../../../utils/store/ledger/events';
import * as make from '../../support/facts/facts';
import {
  backupOf,
  type Installation,
  installation,
  named,
  recordsOf,
  restore,
  twoInstallations,
} from '../../support/store/installations';

let a: Installation;
let b: Installation;
beforeEach(async () => {
  [a, b] = await twoInstallations();
});

describe('hostile and damaged files', () => {
  const refusal = (file: RestoreFile) =>
    planRestore(b.db, file).then(
      () => 'taken',
      (error) => error.refusal ?? String(error),
    );
  const head = '"format":"piaoying-backup","version":1,"exportedAt":1';

  test.each<[string, BlobPart, string]>([
    ['empty', '', 'notBackup'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0xfd]), 'notBackup'],
    ['another JSON', '{"a":1}', 'notBackup'],
    ['a list', '[1,2]', 'notBackup'],
    ['a text', 'hello {"format":1}', 'notBackup'],
    ['another format', '{"format":"other","version":1,"events":[{}]}', 'notBackup'],
    [
      'a newer version',
      '{"format":"piaoying-backup","version":3,"exportedAt":1,"events":[]}',
      'newerVersion',
    ],
    ['events before the head', `{"events":[{}],${head}}`, 'notBackup'],
    ['no time', '{"format":"piaoying-backup","version":1,"events":[]}', 'notBackup'],
  ])('%s', async (_, text, expected) => expect(await refusal(named(text))).toBe(expected));

  test('too large', async () => {
    const file = { name: 'x', size: 5 * 2 ** 30, stream: () => new ReadableStream<Uint8Array>() };
    expect(await refusal(file)).toBe('tooLarge');
  });

  test('no events: nothing to take in', async () => {
    expect((await planRestore(b.db, named(`{${head},"events":[],"evidence":[{}]}`))).counts.fresh).toBe(0);
  });

  const changed = async (change: (events: LedgerEvent[]) => void) => {
    const backup = JSON.parse(await (await exportBackup(a.db, 1)).content.text());
    change(backup.events);
    return named(JSON.stringify(backup));
  };

  test.each<[string, (events: LedgerEvent[]) => void, string, string]>([
    [
      'a changed text',
      (events) => {
        (events[1] as LedgerEvent).payload.text = 'x';
      },
      'a2',
      'payloadChanged',
    ],
    [
      'a changed time',
      (events) => {
        (events[1] as LedgerEvent).at = 1;
      },
      'a2',
      'hashChanged',
    ],
    [
      'a missing event',
      (events) => {
        events.splice(1, 1);
      },
      'a3',
      'gap',
    ],
    [
      'a missing beginning',
      (events) => {
        events.shift();
      },
      'a2',
      'gap',
    ],
    [
      'two swapped',
      (events) => {
        events.reverse();
      },
      'a3',
      'gap',
    ],
  ])('%s: named, and nothing from there on is taken in', async (_, change, id, defect) => {
    const file = await changed(change);
    const { plan, added } = await restore(b, file);
    expect(plan.broken).toMatchObject([{ chainId: 'A', id, defect }]);
    expect(plan.counts.fresh + plan.counts.unreadable).toBe(
      JSON.parse(await (file as Blob & RestoreFile).text()).events.length,
    );
    expect(added).toBe(plan.counts.fresh);
    expect(verifyChain(await eventsOfChain(b.db, 'A')).defects).toEqual([]);
  });

  test('an event without its form is counted', async () => {
    const file = await changed((events) =>
      events.push({ id: 1 } as unknown as LedgerEvent, null as unknown as LedgerEvent),
    );
    expect((await planRestore(b.db, file)).counts).toMatchObject({ fresh: 3, unreadable: 2 });
  });

  test('broken off in the middle: what came before is whole, and it is said', async () => {
    const text = await (await exportBackup(a.db, 1)).content.text();
    const plan = await planRestore(b.db, named(text.slice(0, text.lastIndexOf('"n":3'))));
    expect(plan).toMatchObject({ torn: true, counts: { fresh: 2 } });
  });

  test('cut anywhere, it never throws anything else than its refusal', async () => {
    const text = await (await exportBackup(a.db, 1)).content.text();
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length), async (length) => {
        expect(['taken', 'notBackup']).toContain(await refusal(named(text.slice(0, length))));
      }),
      { numRuns: 60 },
    );
  });

  test('a forged event of another id at a place that is taken', async () => {
    const file = await changed(() => undefined);
    await restore(b, file);
    const c = await installation('A');
    await c.keep(make.submitted({ id: 'forged', submissionId: 'SA' }));
    const before = await recordsOf(b.db);
    const { plan } = await restore(b, await backupOf(c.db));
    expect(plan.counts).toMatchObject({ fresh: 0, conflict: 1 });
    expect(await recordsOf(b.db)).toEqual(before);
  });
});
