import { describe, expect, test } from 'vitest';
import { readInbox } from '../../../../components/inbox/inbox-data';
import type { Ledger } from '../../../../utils/store/ledger/db';
import {
  answered,
  called,
  NOON,
  redSeen,
  redSubmitted,
  responded,
  submitted,
  success,
} from '../../support/facts/facts';
import { snapshot } from '../../support/page/snapshots';
import { freshLedger, keep } from '../../support/store/ledger';

const OTHER = { name: '天津海棠有限公司', taxId: '91120116MA05Q7X4HN' };
const buyerOf = (name: string) => snapshot({ buyer: { name } });

async function refuse(db: Ledger, submissionId: string, text: string, at: number, seller = false) {
  const call = { submissionId, requestId: submissionId, at };
  const form = seller ? snapshot({ seller: OTHER, buyer: { name: submissionId } }) : buyerOf(submissionId);
  await keep(db, submitted({ submissionId, at, snapshot: form }), called(call), responded(200, call));
  await keep(db, answered(text, { submissionId, at }));
}

async function filled() {
  const db = await freshLedger();
  await refuse(db, 'S1', '税率不合法', NOON);
  await refuse(db, 'S2', '可用授信额度不足，请到税局调整后再开票', NOON + 1);
  await refuse(db, 'S3', '第1行税率不合法', NOON + 2);
  await refuse(db, 'T1', '购买方名称不正确', NOON + 3, true);
  const call = { submissionId: 'S4', requestId: 'R4', at: NOON + 4 };
  await keep(
    db,
    submitted({ submissionId: 'S4', at: NOON + 4, snapshot: buyerOf('S4') }),
    called(call),
    responded(500, call),
  );
  await keep(db, submitted({ submissionId: 'S5', at: NOON + 5 }), success([], { submissionId: 'S5' }));
  return db;
}

const shape = ({ groups, snoozed }: Awaited<ReturnType<typeof readInbox>>) => [
  ...groups.map((group) => [group.class, ...group.items.map(({ record }) => record.id)].join(' ')),
  ...snoozed.map(({ record }) => `snoozed ${record.id}`),
];

describe('the inbox', () => {
  test('what may exist first, what hangs last, newest first within a class', async () => {
    const inbox = await readInbox(await filled(), undefined, NOON);
    expect(shape(inbox)).toEqual(['unknown S4', 'taxRate S3 S1', 'buyer T1', 'quota S2']);
    expect(inbox.groups.map(({ onHold }) => onHold)).toEqual([false, false, false, true]);
    expect(inbox.more).toBe(false);
  });

  test('超时 of a red-letter confirmation is nothing that passes by itself', async () => {
    const db = await freshLedger();
    await keep(db, redSubmitted(), redSeen({ state: 'timedOut', text: '超时' }));
    expect(shape(await readInbox(db, undefined, NOON))).toEqual(['other R1']);
  });

  test('of one company', async () => {
    expect(shape(await readInbox(await filled(), OTHER.taxId, NOON))).toEqual(['buyer T1']);
  });

  test('retry is offered for a refused one and never for an unknown one', async () => {
    const { groups } = await readInbox(await filled(), undefined, NOON);
    expect(groups.map(({ items }) => items[0]?.retry)).toEqual([
      { ok: false, bar: 'unknown' },
      { ok: true },
      { ok: true },
      { ok: true },
    ]);
  });

  test('set aside until its time; handled is gone', async () => {
    const db = await filled();
    const until = NOON + 1_000;
    await keep(db, { id: 'F-a', at: NOON, type: 'snoozed', submissionId: 'S3', until });
    await keep(db, { id: 'F-b', at: NOON, type: 'handled', submissionId: 'T1', reason: '客户不要了' });
    expect(shape(await readInbox(db, undefined, NOON))).toEqual([
      'unknown S4',
      'taxRate S1',
      'quota S2',
      'snoozed S3',
    ]);
    expect(shape(await readInbox(db, undefined, until))).toContain('taxRate S3 S1');
  });
});
