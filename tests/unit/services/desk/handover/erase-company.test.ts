import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Fact } from '../../../../../utils/domain/fact/fact';
import type { LedgerEvent } from '../../../../../utils/domain/record/event';
import { isTombstone, tombstoneOf } from '../../../../../utils/domain/record/tombstone';
import { eraseCompany, finishErasure } from '../../../../../utils/services/desk/handover/erase-company';
import { verifyLedger } from '../../../../../utils/services/shared/verify-ledger';
import { beginErasure } from '../../../../../utils/store/erase/begin-erasure';
import { eraseEvents } from '../../../../../utils/store/erase/erase-events';
import { findCompany } from '../../../../../utils/store/erase/find-company';
import type { Ledger } from '../../../../../utils/store/ledger/db';
import { erasingOf } from '../../../../../utils/store/ledger/erasing';
import { erasuresOf } from '../../../../../utils/store/ledger/erasures';
import { countersContradict, recount } from '../../../../../utils/store/write/recount';
import { story } from '../../../support/facts/arbitrary-facts';
import * as make from '../../../support/facts/facts';
import { type Installation, installation, recordsOf } from '../../../support/store/installations';
import {
  erase,
  find,
  keepMixed,
  LEAVING,
  leavingSnapshot,
  mixedFacts,
  portsOf,
  SECRETS,
  STAYING,
  textOfStores,
  WORD,
} from '../../../support/store/leaving';
import { context } from '../../../support/store/ledger';

let a: Installation;
beforeEach(async () => {
  a = await installation('A');
  await keepMixed(a);
});

const defectsOf = async (db: Ledger) => (await verifyLedger(db, context.knowledgeOf)).defects;
const eventOf = async (db: Ledger, id: string) => (await db.getFromIndex('events', 'id', id)) as LedgerEvent;
const without = ({ seq: _, payload: __, ...rest }: LedgerEvent) => rest;
/** All that is folded and kept of the company that stays. */
const restOf = async (db: Ledger) => ({
  ...(await recordsOf(db)),
  counters: (await db.getAll('counters')).filter(
    ({ sellerTaxId, count }) => sellerTaxId !== LEAVING.taxId && count !== 0,
  ),
  rows: await db.getAll('portalRows'),
  coverage: await db.getAll('coverage'),
});

describe('a company that left', () => {
  test('leaves nothing of its customers in any store', async () => {
    const before = await textOfStores(a.db);
    for (const secret of SECRETS) expect(before).toContain(secret);
    await erase(a.db);
    const after = await textOfStores(a.db);
    for (const secret of SECRETS) expect(after).not.toContain(secret);
    expect(await a.db.getAllKeys('evidence')).toEqual(['a'.repeat(64), 'c'.repeat(64)]);
    expect(await erasingOf(a.db)).toBeUndefined();
  });

  test('leaves digests and places: the chain still verifies, and each tombstone is named', async () => {
    const before = await a.db.getAll('events');
    const { seqs } = await find(a.db);
    await erase(a.db);
    const after = await a.db.getAll('events');
    expect(after.slice(0, before.length).map(without)).toEqual(before.map(without));
    expect(after.filter(isTombstone).map(({ seq }) => seq)).toEqual(seqs);
    expect(seqs).toHaveLength(15);
    expect(await defectsOf(a.db)).toEqual([]);
    expect(await erasuresOf(a.db)).toMatchObject([
      {
        companyTaxId: LEAVING.taxId,
        companyName: LEAVING.name,
        events: 15,
        by: WORD.by,
        fileName: WORD.fileName,
      },
    ]);
  });

  test('leaves every row of the others as it was', async () => {
    const alone = await installation('A');
    // What is folded does not know that others were kept between.
    await alone.keep(...mixedFacts().filter(({ id }) => /^s|1$/.test(id) && !/^l/.test(id)));
    await erase(a.db);
    const [left, only] = [await restOf(a.db), await restOf(alone.db)];
    const unplaced = (text: string) => text.replace(/"(n|upTo)":\d+/g, '"$1":0');
    expect(unplaced(JSON.stringify(left))).toEqual(unplaced(JSON.stringify(only)));
  });

  test('counters are those of a count', async () => {
    await erase(a.db);
    expect(await countersContradict(a.db)).toBe(false);
    const { counters } = await recordsOf(a.db);
    await recount(a.db);
    expect((await recordsOf(a.db)).counters).toEqual(counters);
    const sellers = (await a.db.getAll('counters')).map(({ sellerTaxId }) => sellerTaxId);
    expect(sellers).not.toContain(LEAVING.taxId);
  });

  test('a payload that another hand took away is still named', async () => {
    await erase(a.db);
    const event = await eventOf(a.db, 's2');
    const [said] = (await erasuresOf(a.db))[0]?.said ?? [];
    await a.db.put('events', { ...event, payload: tombstoneOf(said as string) });
    expect(await defectsOf(a.db)).toMatchObject([{ id: 'payloadChanged-s2', submissionId: 'S1' }]);
    expect((await a.db.get('submissions', 'S1'))?.outcomeType).toBe('issued');
  });

  test('an event that names them and was changed itself names none', async () => {
    await erase(a.db);
    const [said] = (await erasuresOf(a.db))[0]?.said ?? [];
    const event = await eventOf(a.db, said as string);
    await a.db.put('events', { ...event, payload: { ...event.payload, by: '别人' } });
    expect((await defectsOf(a.db)).length).toBeGreaterThan(15);
  });

  test('may come back later as a new one', async () => {
    await erase(a.db);
    await a.keep(make.submitted({ submissionId: 'L9', snapshot: leavingSnapshot() }));
    expect((await a.db.get('submissions', 'L9'))?.sellerTaxId).toBe(LEAVING.taxId);
    expect(await defectsOf(a.db)).toEqual([]);
  });
});

describe('nothing is erased', () => {
  const bar = async (act: Promise<unknown>) =>
    act.then(
      () => 'erased',
      ({ bar }) => bar ?? 'threw',
    );

  test('while an invoice of it waits for its answer', async () => {
    await a.keep(make.submitted({ id: 'l20', submissionId: 'L3', snapshot: leavingSnapshot() }));
    const before = await textOfStores(a.db);
    expect((await find(a.db)).open.pending).toBe(1);
    expect(await bar(erase(a.db))).toBe('underWay');
    expect(await textOfStores(a.db)).toBe(before);
  });

  test('while one of it is being filled in', async () => {
    await a.keep(make.make('refillOpened', { id: 'l21', submissionId: 'L2' }));
    expect(await bar(erase(a.db))).toBe('underWay');
    await a.keep(make.make('refillClosed', { id: 'l22', submissionId: 'L2', how: 'left' }));
    expect(await bar(erase(a.db))).toBe('erased');
  });

  test('when something came since its file was saved', async () => {
    const saved = await find(a.db);
    await a.keep(make.submitted({ id: 'l23', submissionId: 'L4', snapshot: leavingSnapshot() }));
    await a.keep(make.success(['26112000000000000777'], { id: 'l24', submissionId: 'L4' }));
    expect(await bar(eraseCompany(portsOf(a.db), saved, WORD))).toBe('changed');
    expect(await a.db.get('submissions', 'L4')).toBeDefined();
  });
});

describe('what came between the look and the erasure', () => {
  const begin = async (matter: Awaited<ReturnType<typeof find>>) =>
    beginErasure(a.db, matter, { ...WORD, erasureId: 'E1', now: make.NOON });

  test.each([
    ['an entry of another tab', () => make.entered({ submissionId: 'E1', snapshot: leavingSnapshot() })],
    ['a word on a record of it', () => make.answered('税率不合法', { submissionId: 'L2' })],
  ])('%s: nothing is erased, and every counter stays', async (_, late) => {
    const matter = await find(a.db);
    await a.keep(late());
    const before = await textOfStores(a.db);
    await expect(begin(matter)).rejects.toMatchObject({ bar: 'changed' });
    expect(await textOfStores(a.db)).toBe(before);
    expect(await countersContradict(a.db)).toBe(false);
    expect(await erasingOf(a.db)).toBeUndefined();
  });

  test('a record that is of another company by now', async () => {
    const matter = await find(a.db);
    await expect(begin({ ...matter, submissionIds: ['S1'] })).rejects.toMatchObject({ bar: 'changed' });
    expect(await a.db.get('submissions', 'S1')).toBeDefined();
  });
});

describe('broken off', () => {
  /** As many events as two transactions take. */
  async function many() {
    const facts = Array.from({ length: 400 }, (_, nth): Fact[] => [
      make.submitted({ id: `x${nth}`, submissionId: `X${nth}`, snapshot: leavingSnapshot() }),
      make.answered('税率不合法', { id: `y${nth}`, submissionId: `X${nth}` }),
    ]);
    await a.keep(...facts.flat());
  }

  test('nothing of it is listed, the chain holds, and it goes on where it was', async () => {
    await many();
    await beginErasure(a.db, await find(a.db), { ...WORD, erasureId: 'E1', now: make.NOON });
    const stop = new AbortController();
    const run = {
      newId: make.nextId,
      now: () => make.NOON,
      signal: stop.signal,
      onProgress: () => stop.abort(),
    };
    await expect(eraseEvents(a.db, run)).rejects.toMatchObject({ name: 'AbortError' });

    expect((await a.db.getAll('events')).filter(isTombstone)).toHaveLength(300);
    expect(await a.db.getAllKeys('submissions')).toEqual(['S1']);
    expect(await defectsOf(a.db)).toEqual([]);
    expect(await a.db.getAllKeys('submissions')).toEqual(['S1']);

    expect(await finishErasure(portsOf(a.db))).toBe(true);
    const after = await textOfStores(a.db);
    for (const secret of SECRETS) expect(after).not.toContain(secret);
    expect(await defectsOf(a.db)).toEqual([]);
    expect(await erasuresOf(a.db)).toMatchObject([{ erasureId: 'E1', events: 815 }]);
    expect(await finishErasure(portsOf(a.db))).toBe(false);
  });

  test('a late word of a page goes, too; an invoice that was entered since stays', async () => {
    await beginErasure(a.db, await find(a.db), { ...WORD, erasureId: 'E1', now: make.NOON });
    await a.keep(make.answered('客户赵先生来电', { id: 'late', submissionId: 'L2' }));
    await a.keep(make.submitted({ id: 'new', submissionId: 'L5', snapshot: leavingSnapshot() }));
    await finishErasure(portsOf(a.db));
    expect(isTombstone(await eventOf(a.db, 'late'))).toBe(true);
    expect(await a.db.getAllKeys('submissions')).toEqual(['L5', 'S1']);
    expect(await defectsOf(a.db)).toEqual([]);
  });
});

test('what waits beside the database goes: words of its submissions, its short name and tax office', async () => {
  const ports = portsOf(a.db);
  await ports.area.set({
    'outbox:1': make.answered('客户赵先生来电', { submissionId: 'L2' }),
    'outbox:2': make.answered('税率不合法', { submissionId: 'S1' }),
    settings: { shortNames: { [LEAVING.taxId]: '山毛榉', [STAYING.taxId]: '云杉' }, taxOffices: {} },
  });
  await eraseCompany(ports, await find(a.db), WORD);
  expect(ports.area.keys).toEqual(['outbox:2', 'settings']);
  expect(ports.area.value('settings')).toMatchObject({ shortNames: { [STAYING.taxId]: '云杉' } });
});

test('whatever two companies did: every row of the one that stays is as it was', async () => {
  const stories = fc.array(fc.tuple(fc.boolean(), story()), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(stories, async (told) => {
      const both = await installation('A');
      for (const [nth, [leaves, facts]] of told.entries()) {
        const ofOne = facts.map((fact) => ({
          ...fact,
          submissionId: `${leaves ? 'L' : 'S'}${nth}`,
          ...(fact.type === 'submitted' && leaves ? { snapshot: leavingSnapshot() } : {}),
        }));
        await both.keep(...(ofOne as Fact[]));
        // Nothing may be under way.
        if (leaves) await both.keep(make.timedOut({ submissionId: `L${nth}` }));
      }
      const before = await restOf(both.db);
      const matter = await findCompany(both.db, LEAVING.taxId, context.knowledgeOf);
      if (matter.open.pending > 0) return;
      await eraseCompany(portsOf(both.db), matter, WORD);
      const stays = ({ id }: { id: string }) => id.startsWith('S');
      const after = await restOf(both.db);
      expect(after.submissions).toEqual(before.submissions.filter(stays));
      expect(after.counters).toEqual(before.counters);
      expect(after.faults).toEqual(before.faults.filter(({ submissionId = '' }) => submissionId[0] === 'S'));
      expect(await defectsOf(both.db)).toEqual([]);
      expect(await countersContradict(both.db)).toBe(false);
    }),
    { numRuns: 15 },
  );
}, 60_000);
