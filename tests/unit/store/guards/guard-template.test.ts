import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Fact } from '../../../../utils/domain/fact/fact';
import { SETTLE_WAIT_MS } from '../../../../utils/domain/list/may-settle';
import { TemplateRefused } from '../../../../utils/domain/retry/bar-of-template';
import { mayRetry } from '../../../../utils/domain/retry/may-retry';
import type { Ledger } from '../../../../utils/store/ledger/db';
import { retryGroup, withSerial } from '../../../../utils/store/read/submissions';
import { story } from '../../support/facts/arbitrary-facts';
import * as make from '../../support/facts/facts';
import { listRead, MINUTE, sameRow } from '../../support/facts/lists';
import { SELLER, snapshot } from '../../support/page/snapshots';
import { freshLedger, keep } from '../../support/store/ledger';

const OTHER = { name: '广州木棉服饰有限公司', taxId: '91440300MA5DA1B2CC' };

let db: Ledger;
beforeEach(async () => {
  db = await freshLedger();
});

/** A refused submission; each of another gross, so that none is the twin of another. */
const refused = (submissionId: string, given: Parameters<typeof make.submitted>[0] = {}): Fact[] => {
  const of = { submissionId, requestId: `R${submissionId}` };
  const { at = make.NOON } = given;
  const texts = { totalGross: `¥${submissionId.length}39.0${submissionId.at(-1)}`, kind: '普通发票' };
  return [
    make.submitted({ snapshot: snapshot({ texts }), ...given, submissionId }),
    make.called({ ...of, at }),
    make.responded(200, { ...of, at }),
    make.answered('税率不合法，请使用 0.03、0.01', { submissionId, at }),
  ];
};
const write = (submissionId: string, given: Parameters<typeof make.templateWritten>[0] = {}) =>
  make.templateWritten({ submissionId, serialNumber: `PY${submissionId}`, ...given });

/** The bar that the write path names; nothing of the call is written then. */
async function barOf(...facts: Fact[]): Promise<string | undefined> {
  const before = await db.count('events');
  const error = await keep(db, ...facts).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error === undefined) return undefined;
  expect(error).toBeInstanceOf(TemplateRefused);
  expect(await db.count('events')).toBe(before);
  return (error as TemplateRefused).bar;
}

describe('L2 into a batch template goes', () => {
  test('what was refused; from then on it is barred', async () => {
    await keep(db, ...refused('S1'));
    expect(await barOf(write('S1'))).toBeUndefined();
    const record = await db.get('submissions', 'S1');
    expect(record?.inTemplate).toBe(true);
    expect(record && mayRetry(record, await retryGroup(db, record))).toEqual({
      ok: false,
      bar: 'inTemplate',
    });
    expect(await barOf(write('S1', { serialNumber: 'PY2' }))).toBe('inTemplate');
    expect((await withSerial(db, 'PYS1')).map(({ id }) => id)).toEqual(['S1']);
  });

  test('again once it was taken back, under another 流水号', async () => {
    await keep(db, ...refused('S1'), write('S1'), make.templateTakenBack());
    expect(await barOf(write('S1'))).toBe('serialTaken');
    expect(await barOf(write('S1', { serialNumber: 'PY2' }))).toBeUndefined();
  });
});

describe('L2 into a batch template goes nothing', () => {
  test('that is not in the ledger', async () => expect(await barOf(write('S9'))).toBe('gone'));

  test('that is issued by now, although the page still offers it', async () => {
    await keep(db, ...refused('S1'), make.success(['26112000000000000001']));
    expect(await barOf(write('S1'))).toBe('issued');
  });

  test('that is being filled in', async () => {
    await keep(db, ...refused('S1'));
    await keep(db, { id: make.nextId(), at: make.NOON, type: 'refillOpened', submissionId: 'S1' });
    expect(await barOf(write('S1'))).toBe('refillOpen');
  });

  test('of another company, and then none of its call', async () => {
    await keep(db, ...refused('S1'), ...refused('S2', { snapshot: snapshot({ seller: OTHER }) }));
    expect(await barOf(write('S1'), write('S2'))).toBe('otherSeller');
    const foreign = write('S2', { sellerTaxId: OTHER.taxId });
    expect(await barOf(write('S1'), foreign)).toBe('otherSeller');
    expect((await db.get('submissions', 'S1'))?.inTemplate).toBeUndefined();
  });

  test('that equals another of the same call: one of the two', async () => {
    const same = { snapshot: snapshot() };
    await keep(db, ...refused('S1', same), ...refused('S2', { ...same, at: make.NOON + MINUTE }));
    expect(await barOf(write('S1'), write('S2'))).toBe('twinInTemplate');
    expect(await barOf(write('S2'))).toBeUndefined();
    expect(await barOf(write('S1'))).toBe('twinInTemplate');
  });

  test('under a 流水号 that another has', async () => {
    await keep(db, ...refused('S1'), ...refused('S22'));
    expect(await barOf(write('S1'), write('S22', { serialNumber: 'PYS1' }))).toBe('serialTaken');
  });

  test('to which a row of the list may belong, although it was settled as not issued', async () => {
    const first = make.NOON + SETTLE_WAIT_MS + 1_000;
    const second = first + SETTLE_WAIT_MS + 1_000;
    await keep(db, make.submitted(), make.called(), make.responded(500));
    await keep(db, listRead({ at: first, readingId: 'L1' }), listRead({ at: second, readingId: 'L2' }));
    const settled = { type: 'settled', submissionId: 'S1', as: 'notIssued' } as const;
    await keep(db, { ...settled, id: make.nextId(), at: second + MINUTE });
    await keep(db, listRead({ at: second + 2 * MINUTE, readingId: 'L3', rows: [sameRow(2)] }));
    expect(await barOf(write('S1'))).toBe('unknown');
  });

  test('taken back that stands in none', async () => {
    await keep(db, ...refused('S1'));
    expect(await barOf(make.templateTakenBack())).toBe('notWritten');
  });

  test('that mayRetry bars, whatever was told of it', async () => {
    const plain = (id: string) => fc.constant(id).map(() => refused(id, { snapshot: snapshot() }));
    const any = (id: string) => fc.oneof(story(id), plain(id));
    let written = 0;
    await fc.assert(
      fc.asyncProperty(fc.tuple(any('S1'), any('S2')), async ([one, two]) => {
        db = await freshLedger();
        const second = two.map((fact) => ({ ...fact, at: fact.at + 1 }));
        await keep(db, ...one, ...second);
        for (const id of ['S1', 'S2']) {
          const record = await db.get('submissions', id);
          if (!record) continue;
          const allowed = mayRetry(record, await retryGroup(db, record)).ok;
          const bar = await barOf(write(id));
          if (bar === undefined) written += 1;
          expect(bar === undefined).toBe(allowed);
          expect((await db.get('submissions', id))?.inTemplate === true).toBe(allowed);
        }
        db.close();
      }),
      { numRuns: 80 },
    );
    expect(written).toBeGreaterThan(5);
  }, 90_000);
});

test('a row of the batch page is found by the 流水号 that it was written under', async () => {
  await keep(db, ...refused('S1'), write('S1'));
  const batch = { importId: 'I1', serialNumber: 'PYS1', rows: 1 };
  const row = snapshot({ lines: [], texts: { totalGross: '1.00' } });
  await keep(db, make.submitted({ submissionId: 'B1', batch, snapshot: row, at: make.NOON + MINUTE }));
  await keep(db, make.templateTakenBack());
  const record = await db.get('submissions', 'S1');
  expect(record?.sellerTaxId).toBe(SELLER.taxId);
  const group = record ? await retryGroup(db, record) : [];
  expect(group.map(({ id }) => id).sort()).toEqual(['B1', 'S1']);
});
