import { expect, test } from 'vitest';
import type { FactOf } from '../../../../utils/domain/fact/fact';
import { refold } from '../../../../utils/store/import/import-refold';
import { FOLDED, writeTransaction } from '../../../../utils/store/ledger/db';
import { foldDeclared, readDeclared } from '../../../../utils/store/ledger/declared-months';
import { eventOf, NOON, nextId } from '../../support/facts/facts';
import { SELLER } from '../../support/page/snapshots';
import { context, freshLedger, keep } from '../../support/store/ledger';

const CELLS = [{ kind: 'general', colour: 'blue' as const, rate: '0.13', count: 1, net: '300', tax: '39' }];
const word = (at: number, declared: boolean, month = '2026-11'): FactOf<'monthDeclared'> => ({
  id: nextId(),
  at,
  type: 'monthDeclared',
  companyTaxId: SELLER.taxId,
  month,
  declared,
  cells: declared ? CELLS : [],
});
const read = (db: Awaited<ReturnType<typeof freshLedger>>, month = '2026-11') =>
  readDeclared(db, SELLER.taxId, month);

test('a month is declared with its table, of that month alone, and taken back', async () => {
  const db = await freshLedger();
  expect(await read(db)).toBeUndefined();
  await keep(db, word(NOON, true));
  expect(await read(db)).toMatchObject({ at: NOON, cells: CELLS });
  expect(await read(db, '2026-10')).toBeUndefined();
  await keep(db, word(NOON + 1, false));
  expect(await read(db)).toBeUndefined();
});

test('folding again changes nothing; a word that came with an undone import does not count', async () => {
  const db = await freshLedger();
  const [mine, imported] = [word(NOON, true), word(NOON + 1, false)];
  await keep(db, mine, imported);
  const fold = async (run: (tx: Parameters<typeof foldDeclared>[0]) => Promise<void>) => {
    const tx = writeTransaction(db, FOLDED);
    await run(tx);
    await tx.done;
  };
  await fold((tx) => foldDeclared(tx, eventOf(imported)));
  expect(await read(db)).toBeUndefined();
  await fold((tx) => refold(tx, eventOf(imported), context.knowledgeOf, () => true));
  expect(await read(db)).toMatchObject({ event: mine.id });
});
