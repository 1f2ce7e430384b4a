import { expect, test, vi } from 'vitest';
import { REMINDERS } from '../../../../utils/domain/inbox/reminder-settings';
import { beijingText } from '../../../../utils/domain/invoice/beijing-time';
import { SETTLE_WAITS } from '../../../../utils/domain/list/may-settle';
import type { PortalRow } from '../../../../utils/domain/list/portal-row';
import { StaleFinding } from '../../../../utils/domain/reconcile/reconcile';
import { createClerkFacts } from '../../../../utils/services/desk/clerk-facts';
import { countDue } from '../../../../utils/store/ledger/counters';
import { readDeclared } from '../../../../utils/store/ledger/declared-months';
import {
  answered,
  called,
  NOON,
  responded,
  SITE,
  submitted,
  templateWritten,
} from '../../support/facts/facts';
import { listRead, listRow, numberOf } from '../../support/facts/lists';
import { context, freshLedger, keep } from '../../support/store/ledger';

async function stage() {
  const db = await freshLedger();
  await keep(db, submitted(), called(), responded(200), answered('税率不合法'));
  let made = 0;
  const onCommitted = vi.fn();
  const facts = createClerkFacts({
    openLedger: async () => db,
    readKnowledge: async () => context.knowledgeOf,
    readSettleWaits: async () => SETTLE_WAITS,
    readReminders: async () => REMINDERS,
    newId: () => `CLERK${++made}`,
    now: () => NOON + 60_000,
    onCommitted,
  });
  return { db, facts, onCommitted, record: async () => db.get('submissions', 'S1') };
}

test('handled: kept as an event with its reason; the record no longer waits', async () => {
  const { db, facts, onCommitted, record } = await stage();
  expect((await record())?.open).toBe(1);
  await facts.markHandled('S1', '  客户不要了 ');
  expect(await record()).toMatchObject({ open: 0, handled: { reason: '客户不要了', at: NOON + 60_000 } });
  expect(await db.getFromIndex('events', 'id', 'CLERK1')).toMatchObject({
    type: 'handled',
    submissionId: 'S1',
  });
  expect(onCommitted).toHaveBeenCalledOnce();
});

test('handled without a reason is refused and writes nothing', async () => {
  const { db, facts, onCommitted } = await stage();
  const before = await db.count('events');
  await expect(facts.markHandled('S1', ' ')).rejects.toThrow();
  expect(await db.count('events')).toBe(before);
  expect(onCommitted).not.toHaveBeenCalled();
});

test('set aside: until tomorrow at nine; it still waits', async () => {
  const { facts, record } = await stage();
  await facts.snooze('S1');
  const after = await record();
  expect(after?.open).toBe(1);
  expect(beijingText(after?.snoozedUntil ?? 0)).toBe('2026-11-25 09:00:00');
});

test('taken back: both words are undone by events of their own, and it is counted as due again', async () => {
  const { db, facts, record } = await stage();
  const now = NOON + 60_000;
  expect(await countDue(db, now)).toBe(1);
  const aside = await facts.snooze(['S1']);
  expect(await countDue(db, now)).toBe(0);
  expect(await countDue(db, aside[0]?.said ?? 0)).toBe(1);
  await facts.undo(aside);
  expect(await countDue(db, now)).toBe(1);
  expect((await record())?.snoozedUntil).toBeUndefined();
  const done = await facts.markHandled(['S1'], '客户不要了');
  expect(await countDue(db, now)).toBe(0);
  await facts.undo(done);
  expect(await record()).toMatchObject({ open: 1 });
  expect((await record())?.handled).toBeUndefined();
  expect((await record())?.history.slice(-4).map(({ type }) => type)).toEqual([
    'snoozed',
    'wordUndone.snoozed',
    'handled',
    'wordUndone.handled',
  ]);
});

test('one of many that cannot be written: none is', async () => {
  const { db, facts, onCommitted, record } = await stage();
  const before = await db.count('events');
  for (const missing of ['', 'NOT-THERE']) {
    await expect(facts.markHandled(['S1', missing], '客户不要了')).rejects.toThrow();
    await expect(facts.snooze(['S1', missing])).rejects.toThrow();
  }
  expect(await db.count('events')).toBe(before);
  expect(await record()).toMatchObject({ open: 1 });
  expect(onCommitted).not.toHaveBeenCalled();
});

test('a word that another page said since is not taken back', async () => {
  const { facts, record } = await stage();
  const [word] = await facts.markHandled('S1', '客户不要了');
  await facts.undo(word ? [{ ...word, said: word.said - 1 }] : []);
  expect(await record()).toMatchObject({ open: 0, handled: { reason: '客户不要了' } });
});

test('a write that fails is told, and nothing is said to be kept', async () => {
  const { db, facts, onCommitted } = await stage();
  db.close();
  await expect(facts.snooze('S1')).rejects.toThrow();
  expect(onCommitted).not.toHaveBeenCalled();
});

test('taken back from a batch template: only what stands in one', async () => {
  const { db, facts, onCommitted, record } = await stage();
  await expect(facts.takeBack('S1')).rejects.toThrow();
  expect(onCommitted).not.toHaveBeenCalled();
  await keep(db, templateWritten());
  await facts.takeBack('S1');
  expect((await record())?.inTemplate).toBeUndefined();
});

test('her word that a row is another invoice stands on the record', async () => {
  const { facts, record } = await stage();
  await facts.otherRow('S1', numberOf(5));
  expect((await record())?.otherRows).toEqual([numberOf(5)]);
  expect((await record())?.history.at(-1)).toMatchObject({ type: 'otherRow', text: numberOf(5) });
});

test('a row of the list is taken over once, with the portal that showed it', async () => {
  const { db, facts, onCommitted } = await stage();
  await keep(db, listRead({ at: NOON, rows: [listRow(7)] }));
  const row = (await db.get('portalRows', numberOf(7))) as PortalRow;
  await facts.takeOver(row);
  expect(await db.getFromIndex('submissions', 'invoiceNumber', numberOf(7))).toMatchObject({
    source: 'import',
    profileId: 'dppt',
    site: { origin: SITE.origin },
    outcome: { type: 'issued' },
  });
  expect(onCommitted).toHaveBeenCalledOnce();
  await expect(facts.takeOver(row)).rejects.toThrow(StaleFinding);
  expect(onCommitted).toHaveBeenCalledOnce();
});

test('已申报 is kept with the table that she saw', async () => {
  const { db, facts } = await stage();
  const cells = [{ kind: 'general', colour: 'blue' as const, rate: '', count: 1, net: '1', tax: '0' }];
  await facts.declareMonth('91110105MA01C4JX88', '2026-11', true, cells);
  expect(await readDeclared(db, '91110105MA01C4JX88', '2026-11')).toMatchObject({ at: NOON + 60_000, cells });
});
