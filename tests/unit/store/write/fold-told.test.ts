import { expect, test } from 'vitest';
import { undoRestore } from '../../../../utils/services/desk/restore/restore-ledger';
import * as make from '../../support/facts/facts';
import { backupOf, installation, recordsOf, restore } from '../../support/store/installations';

const OPENED = { what: 'opened' as const, title: '税局打不开', submissionIds: ['S1'] };

test('pictures of pages and what was said of a case lie as they were told', async () => {
  const { db, keep } = await installation('A');
  const picture = make.pictured({ id: 'p1', submissionId: 'S1' });
  const photo = make.photographed({ id: 'p2', submissionId: 'S1', pictureId: 'p1', lacks: 'off' });
  const said = make.caseSaid(OPENED, { id: 'c1' });
  await keep(picture, photo, said);
  expect(await db.getAllFromIndex('pictures', 'submissionId', 'S1')).toEqual([picture, photo]);
  expect(await db.getAllFromIndex('pictures', 'pictureId', 'p1')).toEqual([photo]);
  expect(await db.getAllFromIndex('cases', 'caseId', 'K1')).toEqual([said]);
});

test('they come with a backup, and go when its import is taken back', async () => {
  const from = await installation('A');
  const to = await installation('B');
  await to.keep(make.caseSaid({ what: 'note', text: '再打一次' }, { id: 'c9' }));
  const before = await recordsOf(to.db);
  await from.keep(make.pictured({ id: 'p1' }), make.caseSaid(OPENED, { id: 'c1' }));
  const { importId } = await restore(to, await backupOf(from.db));
  expect((await recordsOf(to.db)).cases.map(({ id }) => id)).toEqual(['c1', 'c9']);
  expect((await recordsOf(to.db)).pictures).toHaveLength(1);
  await undoRestore(to.db, importId, to.own);
  expect(await recordsOf(to.db)).toEqual(before);
});
