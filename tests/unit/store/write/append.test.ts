import { beforeEach, describe, expect, test } from 'vitest';
import { GENESIS, verifyChain } from '../../../../utils/domain/record/chain';
import type { Ledger } from '../../../../utils/store/ledger/db';
import { append } from '../../../../utils/store/write/append';
import * as make from '../../support/facts/facts';
import { snapshot } from '../../support/page/snapshots';
import { context, freshLedger, keep } from '../../support/store/ledger';

let db: Ledger;
beforeEach(async () => {
  db = await freshLedger();
});
const events = () => db.getAll('events');
const everything = async () =>
  Object.fromEntries(
    await Promise.all([...db.objectStoreNames].map(async (name) => [name, await db.getAll(name)] as const)),
  );

describe('append', () => {
  test('links events into one chain from genesis', async () => {
    await keep(db, make.submitted(), make.called());
    await keep(db, make.responded(200));
    const stored = await events();
    expect(stored.map(({ n, chainId }) => [n, chainId])).toEqual([
      [1, 'CHAIN'],
      [2, 'CHAIN'],
      [3, 'CHAIN'],
    ]);
    expect(stored[0]?.prevHash).toBe(GENESIS);
    expect(stored[2]?.prevHash).toBe(stored[1]?.hash);
    expect(verifyChain(stored)).toEqual({ checked: 3, defects: [] });
    expect(await db.get('meta', 'head')).toEqual({ chainId: 'CHAIN', n: 3, hash: stored[2]?.hash });
  });

  test('gives back the records that changed, as they are stored', async () => {
    const changed = await keep(db, make.submitted(), make.submitted({ submissionId: 'S2' }), make.called());
    expect(changed.map(({ id }) => id).sort()).toEqual(['S1', 'S2']);
    expect(await db.getAll('submissions')).toEqual(changed);
  });

  test('a known id succeeds and changes nothing', async () => {
    const facts = [make.submitted(), make.called()];
    await keep(db, ...facts);
    const before = await everything();
    expect(await keep(db, ...facts)).toEqual([]);
    expect(await everything()).toEqual(before);
  });

  test('the same id twice in one call is one event', async () => {
    const fact = make.submitted();
    await keep(db, fact, fact);
    expect(await events()).toHaveLength(1);
  });

  test('two appends at once: one chain, nothing lost', async () => {
    await Promise.all([
      keep(db, make.submitted(), make.called()),
      keep(db, make.submitted({ submissionId: 'S2' }), make.called({ submissionId: 'S2' })),
      keep(db, make.responded(200)),
    ]);
    expect(verifyChain(await events())).toEqual({ checked: 5, defects: [] });
  });

  test('the chain keeps its id after a restart', async () => {
    await keep(db, make.submitted());
    await append(db, [make.called()], { ...context, newId: () => 'OTHER' });
    expect(new Set((await events()).map(({ chainId }) => chainId))).toEqual(new Set(['CHAIN']));
  });

  test('a failed transaction leaves nothing', async () => {
    await keep(db, make.submitted());
    const before = await everything();
    const broken = {
      ...context,
      knowledgeOf: () => {
        throw new Error('broken');
      },
    };
    const facts = [make.called(), make.fault(), make.submitted({ submissionId: 'S2' })];
    await expect(append(db, facts, broken)).rejects.toThrow('broken');
    expect(await everything()).toEqual(before);
    await keep(db, ...facts);
    expect(verifyChain(await events())).toEqual({ checked: 4, defects: [] });
  });

  test('columns of the event are not repeated in its payload', async () => {
    await keep(db, make.called());
    const [event] = await events();
    expect(Object.keys(event?.payload ?? {}).sort()).toEqual(['call', 'method', 'requestId', 'site']);
  });

  test('half an emoji, as left by cutting a text, is kept and hashed', async () => {
    const note = { label: '备注', labelFrom: 'item' as const, kind: 'text' as const, value: '货\ud83d' };
    await keep(db, make.submitted({ snapshot: snapshot({ fields: [note] }) }), make.answered('错误\udc00'));
    expect(verifyChain(await events())).toEqual({ checked: 2, defects: [] });
    expect(await db.count('submissions')).toBe(1);
  });
});

describe('a verdict that comes before its snapshot', () => {
  test('is kept and applied later', async () => {
    expect(await keep(db, make.success(['26112000000123456789'], { at: make.NOON + 9 }))).toEqual([]);
    expect(await db.count('submissions')).toBe(0);
    const [record] = await keep(db, make.submitted());
    expect(record).toMatchObject({ outcomeType: 'issued', invoiceNumbers: ['26112000000123456789'] });
    expect(record?.history.map(({ type }) => type)).toEqual(['submitted', 'answered']);
  });

  test('counts once, where the record ends up', async () => {
    await keep(db, make.success([]), make.submitted());
    const rows = await db.getAll('counters');
    expect(rows.filter(({ count }) => count > 0).map(({ outcome, period }) => [period, outcome])).toEqual([
      ['2026-11-24', 'issued'],
      ['all', 'issued'],
    ]);
  });
});

describe('faults', () => {
  test('are rows of their own', async () => {
    await keep(db, make.fault({ kind: 'profileDrift', detail: '明细表', profileId: 'dppt', at: 5 }));
    expect(await db.getAll('faults')).toMatchObject([
      { at: 5, kind: 'profileDrift', detail: '明细表', profileId: 'dppt' },
    ]);
  });

  test('of a submission stand in its history too', async () => {
    await keep(db, make.submitted(), make.fault({ submissionId: 'S1', detail: '金额' }));
    const record = await db.get('submissions', 'S1');
    expect(record?.history.at(-1)).toMatchObject({ type: 'fault', text: '金额' });
  });
});
