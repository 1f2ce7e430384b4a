import { expect, test } from 'vitest';
import { beijingDay, beijingMonth } from '../../../../utils/domain/invoice/beijing-time';
import { readDayCounts } from '../../../../utils/store/read/day-counts';
import { answered, called, NOON, responded, submitted, success } from '../../support/facts/facts';
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
