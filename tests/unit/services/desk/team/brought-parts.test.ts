import { beforeEach, expect, test } from 'vitest';
import { writeHandover } from '../../../../../utils/services/desk/handover/handover-file';
import { undoRestore } from '../../../../../utils/services/desk/restore/restore-ledger';
import { findCompany } from '../../../../../utils/store/erase/find-company';
import { checkRows } from '../../../../../utils/store/write/row-check';
import * as make from '../../../support/facts/facts';
import { type Computer, computerOf } from '../../../support/store/firm';
import { backupOf, type Installation, installation, restore } from '../../../support/store/installations';
import { asFile, LEAVING, leavingSnapshot, STAYING } from '../../../support/store/leaving';
import { context } from '../../../support/store/ledger';
import { firmKeys, memoryTarget } from '../../../support/store/places';

let wang: Computer;
let li: Computer;
/** Never backed up to the place. */
let old: Installation;

const refused = (id: string, more: Parameters<typeof make.submitted>[0] = {}) => [
  make.submitted({ ...more, id: `${id}s`, submissionId: id }),
  make.answered('第1行税率不合法', { id: `${id}r`, submissionId: id }),
];
const everybody = async () => {
  for (let at = 0; at < 3; at += 1) for (const one of [wang, li]) await one.meet();
};
/** Whose it is; each row is as its events make it. */
const whoMay = async (id: string) => {
  const may: string[] = [];
  for (const one of [wang, li]) {
    expect(await checkRows(one.db, [id], context.knowledgeOf), `${one.log}: ${id}`).toEqual([]);
    if ((await one.mayRetry(id)) === 'yes') may.push(one.log);
  }
  return may;
};

beforeEach(async () => {
  const { target } = memoryTarget();
  const keys = await firmKeys();
  wang = await computerOf('W', target, keys, '王芳');
  li = await computerOf('L', target, keys, '李莉');
  old = await installation('OLD');
  await old.keep(...refused('SO'));
});

test('the companies of one who leaves, handed to two: each has what she took in', async () => {
  await old.keep(...refused('SP', { snapshot: leavingSnapshot() }));
  const handed = async (taxId: string) => {
    const matter = await findCompany(old.db, taxId, context.knowledgeOf);
    const { content, name } = await writeHandover(old.db, matter, make.NOON);
    return asFile(content, name);
  };
  await restore(wang, await handed(STAYING.taxId));
  await restore(li, await handed(LEAVING.taxId));
  await everybody();
  expect(await whoMay('SO')).toEqual(['W']);
  expect(await whoMay('SP')).toEqual(['L']);
});

test('a later file of an old computer, taken in by another one: what lay there already stays the first one’s', async () => {
  await restore(wang, await backupOf(old.db));
  await everybody();
  await old.keep(...refused('SP'));
  const { importId } = await restore(li, await backupOf(old.db));
  await everybody();
  expect(await whoMay('SO')).toEqual(['W']);
  expect(await whoMay('SP')).toEqual(['L']);
  await undoRestore(li.db, importId, li.own);
  await everybody();
  expect(await whoMay('SO')).toEqual(['W']);
});
