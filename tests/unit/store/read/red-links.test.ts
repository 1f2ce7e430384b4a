import { beforeEach, describe, expect, test } from 'vitest';
import type { RedLink } from '../../../../utils/domain/reconcile/red-links';
import type { Ledger } from '../../../../utils/store/ledger/db';
import { readRedLinks, readRedLinksOf, readReversed } from '../../../../utils/store/read/red-links';
import * as make from '../../support/facts/facts';
import { equalRow, WORDS } from '../../support/facts/reconcile';
import { SELLER } from '../../support/page/snapshots';
import { freshLedger, keep } from '../../support/store/ledger';

const { NOON, ORIGINAL } = make;
const RED = '26112000000000000009';

let db: Ledger;
beforeEach(async () => {
  db = await freshLedger();
  await keep(db, make.submitted({ at: NOON - 60_000 }), make.success([ORIGINAL], { at: NOON - 50_000 }));
});

const links = (original = ORIGINAL, seller = SELLER.taxId) => readRedLinks(db, original, seller, WORDS);
const short = (found: readonly RedLink[]) =>
  found.map(({ record, row, invoiceNumbers }) => [record?.id, row?.id, ...invoiceNumbers]);
const redRow = async (number: string, note: string, more: object = {}) => {
  const row = equalRow(9, { net: '-100.00', tax: '-13.00', gross: '-113.00', note, ...more });
  await db.put('portalRows', { ...row, id: number });
};
const noteOf = (original: string, confirm = '99990000000000000001') =>
  `被红冲蓝字数电发票号码：${original} 红字发票信息确认单编号：${confirm}`;

describe('the red letters of a blue invoice', () => {
  test('a confirmation without a number, and one that was issued', async () => {
    await keep(db, make.redSubmitted(), make.redTaken({ at: NOON + 10 }));
    expect(short(await links())).toEqual([['R1', undefined]]);
    await keep(db, make.redPressed({ at: NOON + 20 }));
    await keep(
      db,
      make.answered('红字发票开具成功', {
        submissionId: 'R1',
        area: 'success',
        invoiceNumbers: [RED],
        at: NOON + 30,
      }),
    );
    expect(short(await links())).toEqual([['R1', undefined, RED]]);
  });

  test('not those of another blue invoice, nor of another company', async () => {
    await keep(db, make.redSubmitted());
    expect(await links('26112000000000000002')).toEqual([]);
    expect(await links(ORIGINAL, '91110105MA02K3R8TX')).toEqual([]);
  });

  test('a row of the list that names it, made elsewhere', async () => {
    await redRow(RED, noteOf(ORIGINAL));
    await redRow('26112000000000000010', noteOf('26112000000000000002'));
    // A blue one that only repeats the number.
    await redRow('26112000000000000011', noteOf(ORIGINAL), { net: '1', tax: '1', gross: '2' });
    expect(short(await links())).toEqual([[undefined, RED, RED]]);
  });

  test('the row of a confirmation gives that one its number, and is told once', async () => {
    await keep(db, make.redSubmitted(), make.redSeen({ at: NOON + 10, confirmId: '99990000000000000001' }));
    await redRow(RED, noteOf(ORIGINAL));
    expect(short(await links())).toEqual([['R1', RED, RED]]);
  });

  test('both ways: by the record of the blue one, and back', async () => {
    await keep(db, make.redSubmitted());
    const [blue, red] = [await db.get('submissions', 'S1'), await db.get('submissions', 'R1')];
    if (!blue || !red) throw new Error('not there');
    expect(short(await readRedLinksOf(db, blue, WORDS))).toEqual([['R1', undefined]]);
    expect(await readRedLinksOf(db, red, WORDS)).toEqual([]);
    expect((await readReversed(db, red))?.id).toBe('S1');
    expect(await readReversed(db, blue)).toBeUndefined();
  });
});
