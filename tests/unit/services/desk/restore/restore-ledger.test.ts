import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Fact } from '../../../../../utils/domain/fact/fact';
import { verifyChain } from '../../../../../utils/domain/record/chain';
import type { LedgerEvent } from '../../../../../utils/domain/record/event';
import { planRestore } from '../../../../../utils/services/desk/restore/plan-restore';
import {
  applyRestore,
  resumeRestore,
  undoRestore,
} from '../../../../../utils/services/desk/restore/restore-ledger';
import { eventsOfChain } from '../../../../../utils/store/ledger/events';
import { importsOf } from '../../../../../utils/store/ledger/import-log';
import { append } from '../../../../../utils/store/write/append';
import { story } from '../../../support/facts/arbitrary-facts';
import * as make from '../../../support/facts/facts';
import { listRow } from '../../../support/facts/lists';
import {
  backupOf,
  eventsOf,
  type Installation,
  installation,
  recordsOf,
  restore,
  twoInstallations,
} from '../../../support/store/installations';

let a: Installation;
let b: Installation;
beforeEach(async () => {
  [a, b] = await twoInstallations();
});

describe('a backup in an empty ledger', () => {
  test('bit for bit: equal events, equal records', async () => {
    await a.keep(make.answered('税率不合法', { id: 'a4', submissionId: 'LATER' }));
    await a.keep(make.submitted({ id: 'a5', submissionId: 'LATER' }));
    const { plan, added, importId } = await restore(b, await backupOf(a.db));
    expect(added).toBe(5);
    expect(plan.counts).toEqual({ submissions: 2, fresh: 5, again: 0, known: 0, conflict: 0, unreadable: 0 });
    expect((await eventsOf(b.db)).filter(({ chainId }) => chainId === 'A')).toEqual(await eventsOf(a.db));
    expect(await recordsOf(b.db)).toEqual(await recordsOf(a.db));
    expect((await importsOf(b.db)).map((one) => one.importId)).toEqual([importId]);
  });

  test('a red-letter record keeps what it reverses, and its state', async () => {
    await a.keep(
      make.redSubmitted(),
      make.redSeen({ state: 'confirmed', text: '已确认' }),
      make.redPressed(),
    );
    await restore(b, await backupOf(a.db));
    expect(await recordsOf(b.db)).toEqual(await recordsOf(a.db));
    expect(await b.db.get('submissions', 'R1')).toMatchObject({
      source: 'red',
      red: { originalNumber: make.ORIGINAL, scope: 'full', confirmId: 'Q1', confirmState: 'confirmed' },
      invoice: { totalGross: '-113.00' },
    });
  });

  test('whatever was kept, in batches', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(story(), { minLength: 1, maxLength: 4 }), async (stories) => {
        const from = await installation('FROM');
        const to = await installation('TO');
        for (const [index, facts] of stories.entries()) {
          await from.keep(...facts.map((fact) => ({ ...fact, submissionId: `S${index}` }) as Fact));
        }
        await restore(to, await backupOf(from.db));
        expect(await recordsOf(to.db)).toEqual(await recordsOf(from.db));
        expect(verifyChain(await eventsOfChain(to.db, 'FROM')).defects).toEqual([]);
      }),
      { numRuns: 10 },
    );
  }, 60_000);

  test('what is entered afterwards goes on in a chain of its own, and both verify', async () => {
    await restore(b, await backupOf(a.db));
    await b.keep(make.submitted({ id: 'b1', submissionId: 'SB' }));
    const own = (await eventsOf(b.db)).find(({ id }) => id === 'b1') as LedgerEvent;
    expect(own.chainId).not.toBe('A');
    for (const chain of ['A', own.chainId])
      expect(verifyChain(await eventsOfChain(b.db, chain)).defects).toEqual([]);
  });
});

describe('the dry run', () => {
  test('writes nothing and tells what is new, known and when', async () => {
    await b.keep(make.submitted({ id: 'b1', submissionId: 'SB' }));
    const before = await eventsOf(b.db);
    const plan = await planRestore(b.db, await backupOf(a.db));
    expect(plan).toMatchObject({
      exportedAt: make.NOON,
      chains: 1,
      broken: [],
      torn: false,
      period: { from: make.NOON, to: make.NOON },
      counts: { submissions: 1, fresh: 3, known: 0 },
    });
    expect(await eventsOf(b.db)).toEqual(before);
    expect(await importsOf(b.db)).toEqual([]);
  });

  test('counts entries once each, and what was taken over from the list', async () => {
    const c = await installation('C');
    await c.keep(
      make.entered({ id: 'c1', submissionId: 'E1' }),
      make.entered({ id: 'c2', submissionId: 'E1' }),
    );
    const early = await backupOf(c.db);
    await c.keep(make.entered({ id: 'c3', submissionId: 'E2' }));
    await c.keep(
      make.make('takenOver', { submissionId: 'T1', profileId: 'dppt', site: make.SITE, row: listRow(1) }),
    );
    expect((await planRestore(b.db, await backupOf(c.db))).counts).toMatchObject({
      submissions: 3,
      fresh: 4,
    });
    await restore(b, early);
    // She changed it once more: no new one.
    await c.keep(make.entered({ id: 'c5', submissionId: 'E1' }));
    expect((await planRestore(b.db, await backupOf(c.db))).counts).toMatchObject({
      submissions: 2,
      fresh: 3,
    });
  });

  test('of a file that is here already: all known', async () => {
    const file = await backupOf(a.db);
    expect((await planRestore(a.db, file)).counts).toMatchObject({ fresh: 0, known: 3, submissions: 0 });
    await restore(b, file);
    expect((await planRestore(b.db, file)).counts).toMatchObject({ fresh: 0, known: 3, submissions: 0 });
  });

  test('a later backup brings only what is newer', async () => {
    await restore(b, await backupOf(a.db));
    await a.keep(make.submitted({ id: 'a4', submissionId: 'SA2' }));
    const { plan, added } = await restore(b, await backupOf(a.db));
    expect(plan.counts).toMatchObject({ fresh: 1, known: 3, submissions: 1 });
    expect(added).toBe(1);
    expect(await recordsOf(b.db)).toEqual(await recordsOf(a.db));
  });

  test('stops when the clerk cancels', async () => {
    const file = await backupOf(a.db);
    const cancel = AbortSignal.abort();
    await expect(planRestore(b.db, file, { signal: cancel })).rejects.toMatchObject({ name: 'AbortError' });
    expect(await eventsOf(b.db)).toEqual([]);
  });
});

describe('doing it twice', () => {
  test('changes nothing', async () => {
    const file = await backupOf(a.db);
    const plan = await planRestore(b.db, file);
    await applyRestore(b.db, file, plan, b.own);
    const records = await recordsOf(b.db);
    const { added } = await applyRestore(b.db, file, plan, b.own);
    expect(added).toBe(0);
    expect(await recordsOf(b.db)).toEqual(records);
  });

  test('broken off in between, the same file takes in the rest', async () => {
    await a.keep(
      ...Array.from({ length: 150 }, (_, nth) => make.submitted({ id: `x${nth}`, submissionId: `X${nth}` })),
    );
    const file = await backupOf(a.db);
    const plan = await planRestore(b.db, file);
    const stop = new AbortController();
    const run = { signal: stop.signal, onProgress: () => stop.abort() };
    await expect(applyRestore(b.db, file, plan, b.own, run)).rejects.toMatchObject({ name: 'AbortError' });
    const half = await b.db.count('submissions');
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(151);
    await restore(b, file);
    expect(await recordsOf(b.db)).toEqual(await recordsOf(a.db));
  });
});

describe('undo', () => {
  test('what the import brought no longer counts; nothing is erased', async () => {
    await b.keep(make.submitted({ id: 'b1', submissionId: 'SB' }));
    const before = await recordsOf(b.db);
    const { importId } = await restore(b, await backupOf(a.db));
    const log = await eventsOf(b.db);
    await undoRestore(b.db, importId, b.own);
    expect(await recordsOf(b.db)).toEqual(before);
    expect((await eventsOf(b.db)).slice(0, log.length)).toEqual(log);
    expect(verifyChain(await eventsOfChain(b.db, 'B')).defects).toEqual([]);
    expect(await importsOf(b.db)).toMatchObject([{ importId, undoneAt: make.NOON }]);
  });

  test('a record that had more than the import stays, without what the import told of it', async () => {
    const base = await backupOf(a.db);
    await restore(b, base);
    const before = await recordsOf(b.db);
    await a.keep(make.submitted({ id: 'a4', submissionId: 'SA2' }));
    await a.keep(make.repeated({ id: 'a5', submissionId: 'SA' }));
    const { importId } = await restore(b, await backupOf(a.db));
    expect((await b.db.get('submissions', 'SA'))?.history.at(-1)?.type).toBe('repeated');
    await undoRestore(b.db, importId, b.own);
    expect(await recordsOf(b.db)).toEqual(before);
  });

  test('what two imports brought goes only with both', async () => {
    const file = await backupOf(a.db);
    const first = await restore(b, file);
    await undoRestore(b.db, first.importId, b.own);
    const second = await restore(b, file);
    expect(second.plan.counts).toMatchObject({ fresh: 0, again: 3, known: 0, submissions: 1 });
    expect(await recordsOf(b.db)).toEqual(await recordsOf(a.db));
    await undoRestore(b.db, second.importId, b.own);
    expect(await b.db.count('submissions')).toBe(0);
  });

  test("the clerk's own work on it stays in the log, and counts again when it comes back", async () => {
    const file = await backupOf(a.db);
    const { importId } = await restore(b, file);
    await b.keep(make.repeated({ id: 'b9', submissionId: 'SA' }));
    const before = await recordsOf(b.db);
    await undoRestore(b.db, importId, b.own);
    expect(await b.db.count('submissions')).toBe(0);
    await restore(b, file);
    expect(await recordsOf(b.db)).toEqual(before);
  });

  test('broken off, it is ended later', async () => {
    const { importId } = await restore(b, await backupOf(a.db));
    // As a crash leaves it: the event is kept, the records are not made anew.
    await append(b.db, [{ id: 'u1', at: 1, type: 'importUndone', importId }], b.own);
    expect(await b.db.count('submissions')).toBe(1);
    await resumeRestore(b.db, b.own.knowledgeOf);
    const records = await recordsOf(b.db);
    expect(Object.values(records).every((rows) => rows.length === 0)).toBe(true);
  });

  test('a backup of a ledger with an undone import restores to equal records', async () => {
    const c = await installation('C');
    await b.keep(make.submitted({ id: 'b1', submissionId: 'SB' }));
    const { importId } = await restore(b, await backupOf(a.db));
    await undoRestore(b.db, importId, b.own);
    const { plan, importId: second } = await restore(c, await backupOf(b.db));
    expect(plan.counts.submissions).toBe(1);
    expect(await recordsOf(c.db)).toEqual(await recordsOf(b.db));
    await undoRestore(c.db, second, c.own);
    expect(await c.db.count('submissions')).toBe(0);
  });
});

describe('merging', () => {
  test('two computers, both ways: the same records, whoever comes first', async () => {
    await b.keep(
      make.submitted({ id: 'b1', submissionId: 'SB' }),
      make.leftPage({ id: 'b2', submissionId: 'SB' }),
    );
    const [fromA, fromB] = [await backupOf(a.db), await backupOf(b.db)];
    await restore(a, fromB);
    await restore(b, fromA);
    expect(await recordsOf(a.db)).toEqual(await recordsOf(b.db));
  });

  test('our own chain, set back by the computer: the file goes on where we are', async () => {
    const whole = await backupOf(a.db);
    const setBack = await installation('A');
    await setBack.keep(make.submitted({ id: 'a1', submissionId: 'SA' }));
    const { plan } = await restore(setBack, whole);
    expect(plan).toMatchObject({ continuesOwn: true, counts: { fresh: 2, known: 1, conflict: 0 } });
    expect(await recordsOf(setBack.db)).toEqual(await recordsOf(a.db));
    await setBack.keep(make.submitted({ id: 'a9', submissionId: 'SX' }));
    expect(verifyChain(await eventsOfChain(setBack.db, 'A'))).toEqual({ checked: 5, defects: [] });
  });

  test('a copied profile that went another way is in conflict, not mixed', async () => {
    const copy = await installation('A');
    await copy.keep(
      make.submitted({ id: 'a1', submissionId: 'SA' }),
      make.fault({ id: 'z2' }),
      make.fault({ id: 'z3' }),
    );
    const before = await recordsOf(copy.db);
    const { plan, added } = await restore(copy, await backupOf(a.db));
    expect(plan.counts).toMatchObject({ fresh: 0, known: 1, conflict: 2 });
    expect(added).toBe(0);
    expect(await recordsOf(copy.db)).toEqual(before);
  });
});
