import { beforeAll, describe, expect, test } from 'vitest';
import { verifyChain } from '../../../../utils/domain/record/chain';
import type { LedgerEvent } from '../../../../utils/domain/record/event';
import * as make from '../../support/facts/facts';
import { freshLedger, keep } from '../../support/store/ledger';

let events: LedgerEvent[];
beforeAll(async () => {
  const db = await freshLedger();
  await keep(
    db,
    make.submitted(),
    make.called(),
    make.responded(200),
    make.answered('税率不合法'),
    make.fault(),
  );
  events = await db.getAll('events');
});

/** The chain with its third event changed. */
const changed = (change: Partial<LedgerEvent>) =>
  events.map((event, index) => (index === 2 ? { ...event, ...change } : event));
const found = (tampered: readonly LedgerEvent[]) =>
  verifyChain(tampered).defects.map(({ n, defect }) => `${n} ${defect}`);

describe('verifyChain', () => {
  test('a whole chain', () => expect(verifyChain(events)).toEqual({ checked: 5, defects: [] }));
  test('no chain', () => expect(verifyChain([])).toEqual({ checked: 0, defects: [] }));

  test('seq is each database’s own', () => {
    expect(found(events.map((event) => ({ ...event, seq: 77 })))).toEqual([]);
  });

  test.each<[string, Partial<LedgerEvent>, string[]]>([
    [
      'a byte of the payload',
      { payload: { call: 'issue', requestId: 'R1', status: 201 } },
      ['3 payloadChanged'],
    ],
    [
      'a member that was added',
      { payload: { call: 'issue', requestId: 'R1', status: 200, x: 1 } },
      ['3 payloadChanged'],
    ],
    ['the time', { at: 1 }, ['3 hashChanged']],
    ['the type', { type: 'callFailed' }, ['3 hashChanged']],
    ['the submission', { submissionId: 'S9' }, ['3 hashChanged']],
    ['the submission taken away', { submissionId: undefined as never }, ['3 hashChanged']],
    ['the id', { id: 'F9' }, ['3 hashChanged']],
    ['the chain', { chainId: 'OTHER' }, ['3 hashChanged']],
    ['the hash: the next link breaks too', { hash: 'f'.repeat(64) }, ['3 hashChanged', '4 linkBroken']],
    ['the link', { prevHash: 'f'.repeat(64) }, ['3 linkBroken', '3 hashChanged']],
  ])('names the event when someone changed %s', (_, change, defects) => {
    expect(found(changed(change))).toEqual(defects);
  });

  test('an event that was rewritten with its hashes breaks the next link', async () => {
    const db = await freshLedger();
    await keep(db, make.submitted(), make.called(), make.callFailed('x'));
    const other = (await db.getAll('events'))[2] as LedgerEvent;
    const tampered = events.with(2, other);
    expect(found(tampered)).toContain('4 linkBroken');
  });

  test('names the event after a removed one', () => {
    expect(found(events.toSpliced(1, 1))).toEqual(['3 gap']);
    expect(found(events.slice(1))).toEqual(['2 gap']);
  });

  test('names the chain whose end is missing, by where the database says it ends', () => {
    const { chainId, n, hash } = events.at(-1) as LedgerEvent;
    const head = { chainId, n, hash };
    expect(verifyChain(events, head).defects).toEqual([]);
    expect(verifyChain(events.slice(0, -1), head).defects).toEqual([{ id: chainId, n, defect: 'truncated' }]);
  });

  test('names events that changed places', () => {
    expect(
      found(events.with(1, events[2] as LedgerEvent).with(2, events[1] as LedgerEvent)).length,
    ).toBeGreaterThan(0);
  });
});
