import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepTyped } from '../../../../../utils/services/desk/entries/entry-draft';
import { forgetBeside } from '../../../../../utils/services/desk/handover/forget-beside';
import { saveItemCodes } from '../../../../../utils/services/desk/item-codes';
import { saveReminderState } from '../../../../../utils/services/shared/reminders/reminder-state';
import { readSettings, saveSettings } from '../../../../../utils/services/shared/settings';
import * as make from '../../../support/facts/facts';
import { FakeArea } from '../../../support/store/fake-area';
import { LEAVING, STAYING } from '../../../support/store/leaving';

const JOURNAL = { companyTaxId: LEAVING.taxId, companyName: LEAVING.name, submissionIds: ['L1', 'E1'] };
const view = (id: string, address: string) => ({
  id,
  name: id,
  address,
  order: { by: 'time' as const, isDown: true },
  hidden: [],
});
const typed = ({ taxId, name }: typeof LEAVING) =>
  ({ at: 1, entry: {}, sellerTaxId: taxId, sellerName: name }) as never;

/** Everything that is kept beside the database, of one company. */
async function fill(area: FakeArea, company: typeof LEAVING, id: string, typing: string) {
  const { taxId } = company;
  const lower = taxId.toLowerCase();
  await area.set({
    [`outbox:${id}`]: make.answered(`${company.name}：税率不合法`, { id, submissionId: id }),
    [`draft:D${id}:1`]: { id: `D${id}`, at: 1, seller: company },
    [`refill:${id}`]: { tabKey: 'T', plan: { submissionId: id, seller: { ...company, taxId: lower } } },
  });
  await keepTyped(area, typing, typed(company));
  await keepTyped(area, `new--${taxId}`, typed({ name: '', taxId: '' }));
  await keepTyped(area, 'new--', typed(company));
  await saveItemCodes(area, taxId, new Map([['宴席', '307040101']]));
  const { views, shortNames, taxOffices } = await readSettings(area);
  await saveSettings(area, {
    shortNames: { ...shortNames, [taxId]: '简称' },
    taxOffices: { ...taxOffices, [lower]: '朝阳区税务局' },
    views: [
      ...views,
      view(`c${id}`, `#/ledger?company=${taxId}&month=2026-11`),
      view(`q${id}`, `#/ledger?q=${encodeURIComponent(company.name)}`),
    ],
  });
}

test('of every key nothing is left that names the company', async () => {
  const area = new FakeArea();
  await fill(area, LEAVING, 'L1', 'E1');
  await saveReminderState(area, { told: { failed: { at: 1, count: 1, newest: 1, company: LEAVING.taxId } } });
  const before = JSON.stringify([...area.items]);
  expect(before.match(new RegExp(LEAVING.taxId, 'gi'))?.length).toBeGreaterThan(9);
  await forgetBeside(area, JOURNAL);
  const after = decodeURIComponent(JSON.stringify([...area.items])).toUpperCase();
  expect(after).not.toContain(LEAVING.taxId);
  expect(after).not.toContain(LEAVING.name);
  expect(area.value('reminders')).toEqual({ told: { failed: { at: 1, count: 1, newest: 1 } } });
});

test('what is of another company stays as it was', async () => {
  const [area, alone] = [new FakeArea(), new FakeArea()];
  for (const one of [area, alone]) {
    await fill(one, STAYING, 'S1', 'E2');
    // She opened it for the one that leaves, and chose another.
    await keepTyped(one, `new--${LEAVING.taxId}`, typed(STAYING));
    await saveReminderState(one, {
      told: { failed: { at: 1, count: 1, newest: 1, company: STAYING.taxId } },
    });
    const { views } = await readSettings(one);
    const buyer = view('buyer', `#/ledger?company=${STAYING.taxId}&q=${LEAVING.taxId}`);
    await saveSettings(one, { theme: 'dark', views: [...views, buyer] });
  }
  await forgetBeside(area, JOURNAL);
  expect([...area.items]).toEqual([...alone.items]);
});

/** Where something is kept in the browser's storage by a name of its own, and whether `forget-beside.ts` knows it. */
const KNOWN_NAMES = {
  'draft:': 'company',
  'entry:': 'company',
  itemCodes: 'company',
  'outbox:': 'company',
  'refill:': 'company',
  reminders: 'company',
  settings: 'company',
  browserSession: 'none',
  ledgerLoss: 'none',
  ledgerMark: 'none',
  ledgerVerified: 'none',
  'look:': 'none',
  recentLoads: 'none',
  safetyCopy: 'none',
  sweepTrouble: 'none',
  'watch:': 'none',
};

test('a key that is new to this list is to be thought of there, too', () => {
  const rooms = ['shared', 'desk'].map((room) => join('utils/services', room));
  const files = rooms.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(room, name)),
  );
  const found = files.flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(
        /^(?:export )?const [A-Z]*_?(?:KEY|PREFIX|MARK|LOSS|PLACE) = '(.+)'/gm,
      ),
    ].map(([, name]) => name),
  );
  expect(found.sort()).toEqual(Object.keys(KNOWN_NAMES).sort());
});
