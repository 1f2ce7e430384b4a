import { describe, expect, test } from 'vitest';
import { TOLERANCES } from '../../../../utils/domain/check/tolerances';
import { REMINDERS } from '../../../../utils/domain/inbox/reminder-settings';
import { readSettings, type Settings, saveSettings } from '../../../../utils/services/shared/settings';
import { FakeArea } from '../../support/store/fake-area';

const DEFAULTS = {
  language: 'zh_CN',
  theme: 'system',
  chip: true,
  drafts: true,
  hiddenColumns: [],
  safetyCopy: true,
  stampAddress: '',
  screenshots: false,
  reporter: { name: '', phone: '' },
  taxOffices: {},
  shortNames: {},
  areas: [],
  maskPages: false,
  maskExports: false,
  leavesOutTravellers: false,
  reminders: REMINDERS,
  views: [],
  checks: TOLERANCES,
  settleWaitMs: 1_800_000,
  settleSecondMs: 43_200_000,
  deadlines: { quietMs: 180_000, openCallMs: 600_000 },
};
const view = (id: string) => ({
  id,
  name: id,
  address: '#/ledger?outcome=refused',
  order: { by: 'gross', isDown: true },
  hidden: ['column.kind'],
});
const stored = async (settings: unknown) => {
  const area = new FakeArea();
  await area.set({ settings });
  return area;
};

describe('settings', () => {
  test('nothing stored: the defaults', async () => {
    expect(await readSettings(new FakeArea())).toEqual(DEFAULTS);
  });

  test.each<[string, unknown]>([
    ['a text', 'x'],
    ['null', null],
    ['a language that we do not have', { language: 'xx' }],
    ['a theme that nobody drew', { theme: 'sepia' }],
    ['a view without its filter', { views: [{ id: 'V1', name: '本月失败' }] }],
    ['more views than may be', { views: Array.from({ length: 31 }, (_, no) => view(`V${no}`)) }],
    ['a deadline that is no number', { deadlines: { quietMs: 'soon', openCallMs: 1 } }],
  ])('damaged (%s): the defaults', async (_, settings) => {
    expect(await readSettings(await stored(settings))).toEqual(DEFAULTS);
  });

  test('a damaged one leaves the others alone, and saving leaves what it does not know', async () => {
    const area = await stored({ language: 'en', chip: 'maybe', later: 7 });
    expect(await readSettings(area)).toEqual({ ...DEFAULTS, language: 'en' });
    await saveSettings(area, { chip: false });
    expect(await area.get('settings')).toEqual({ settings: { language: 'en', chip: false, later: 7 } });
  });

  test('views come back as they were saved', async () => {
    const area = await stored({});
    const views = [{ ...view('V1'), pick: 'week' }, view('V2')] as Settings['views'];
    await saveSettings(area, { views });
    expect((await readSettings(area)).views).toEqual(views);
  });

  test('what is missing takes its default', async () => {
    expect(await readSettings(await stored({ chip: false }))).toEqual({ ...DEFAULTS, chip: false });
  });

  test('a change keeps the rest', async () => {
    const area = await stored({ deadlines: { quietMs: 5, openCallMs: 6 } });
    await saveSettings(area, { language: 'en' });
    expect(await readSettings(area)).toEqual({
      ...DEFAULTS,
      language: 'en',
      deadlines: { quietMs: 5, openCallMs: 6 },
    });
  });
});
