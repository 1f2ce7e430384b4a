import { expect, test } from 'vitest';
import { beijingDay, beijingMonth } from '../../../../utils/domain/invoice/beijing-time';
import { readDayCounts } from '../../../../utils/store/read/day-counts';
import { countersContradict, recount } from '../../../../utils/store/write/recount';
import { answered, called, NOON, repeated, responded, submitted, success } from '../../support/facts/facts';
import { SELLER, snapshot } from '../../support/page/snapshots';
import { freshLedger, keep } from '../../support/store/ledger';

const OTHER = { name: '天津海棠有限公司', taxId: '91120116MA05Q7X4HN' };
const DAY = 86_400_000;
const TODAY = beijingDay(NOON);

test('each day of the month up to today, by what became of it, of one company or of all', async () => {
  const db = await freshLedger();
  const before = NOON - DAY;
  await keep(
    db,
    submitted({ submissionId: 'S1' }),
    success(['26112000000000000001'], { submissionId: 'S1' }),
  );
  const early = { submissionId: 'S2', at: before };
  await keep(db, submitted(early), success(['26112000000000000002'], early));
  const call = { submissionId: 'S3', requestId: 'R3' };
  await keep(db, submitted({ submissionId: 'S3' }), called(call), responded(500, call));
  const other = { submissionId: 'T1', requestId: 'R4' };
  await keep(db, submitted({ submissionId: 'T1', snapshot: snapshot({ seller: OTHER }) }));
  await keep(db, called(other), responded(200, other), answered('税率不合法', { submissionId: 'T1' }));

  const all = await readDayCounts(db, beijingMonth(NOON), undefined, TODAY);
  expect(all.map(({ day }) => Number(day.slice(8)))).toEqual(
    Array.from({ length: Number(TODAY.slice(8)) }, (_, at) => at + 1),
  );
  const of = (days: typeof all, day: string) => days.find((one) => one.day === day)?.counts;
  expect(of(all, TODAY)).toEqual({ issued: 1, refused: 1, unknown: 1 });
  expect(of(all, beijingDay(before))).toEqual({ issued: 1, refused: 0, unknown: 0 });
  const own = await readDayCounts(db, beijingMonth(NOON), SELLER.taxId, TODAY);
  expect(of(own, TODAY)).toEqual({ issued: 1, refused: 0, unknown: 1 });
});

test('each press that was refused counts on its day, though a later one of the record was issued (A1)', async () => {
  const db = await freshLedger();
  const press = async (nth: number, at: number) => {
    const call = { requestId: `R${nth}`, at: at + 1 };
    await keep(db, nth === 1 ? submitted({ at }) : repeated({ at }), called(call), responded(200, call));
  };
  await press(1, NOON - DAY);
  await keep(db, answered('税率不合法', { at: NOON - DAY + 2 }));
  await press(2, NOON);
  await keep(db, answered('税率不合法', { at: NOON + 2 }));
  await press(3, NOON + 1_000);
  await keep(db, success(['26112000000000000001'], { at: NOON + 1_002 }));
  const days = await readDayCounts(db, beijingMonth(NOON), SELLER.taxId, TODAY);
  const of = (day: string) => days.find((one) => one.day === day)?.counts;
  expect(of(beijingDay(NOON - DAY))).toEqual({ issued: 1, refused: 1, unknown: 0 });
  expect(of(TODAY)).toEqual({ issued: 0, refused: 1, unknown: 0 });
  expect(await countersContradict(db)).toBe(false);
  const before = await db.getAll('counters');
  await recount(db);
  const counted = (rows: typeof before) => rows.filter(({ count }) => count > 0);
  expect(counted(await db.getAll('counters'))).toEqual(counted(before));
});
