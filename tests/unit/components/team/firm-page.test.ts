// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type App, createApp, h, ref, shallowRef } from 'vue';
import { BACKUP } from '../../../../components/backup/backup-host';
import { parseRoute } from '../../../../components/common/route';
import CompaniesPage from '../../../../components/ledger/CompaniesPage.vue';
import { shownToast } from '../../../../components/look/undo-toast';
import { createTexts } from '../../../../utils/domain/texts/texts';
import type { CompanyRow } from '../../../../utils/store/read/company-overview';
import { press, there, write } from '../../support/backup/backup-page';
import { NOW } from '../../support/backup/fake-desk';
import { freshLedger } from '../../support/store/ledger';
import { computer, FakeTeam, LILI, OWN } from '../../support/team/fake-team';

const TAX_ID = '91110105MA01C4JX88';
const row = (own: Partial<CompanyRow> = {}): CompanyRow => ({
  taxId: TAX_ID,
  name: '北京云杉科技有限公司',
  issuedToday: { count: 2, gross: '339' },
  issuedThisMonth: { count: 9, gross: '1339' },
  open: 1,
  unknown: 0,
  ofColleagues: { open: 5, unknown: 2 },
  quota: undefined,
  checkedTo: '2026-11-20',
  ...own,
});
let mounted: App | undefined;
let fail = vi.fn();
beforeEach(() => void vi.spyOn(Date, 'now').mockReturnValue(NOW));
afterEach(() => {
  mounted?.unmount();
  document.body.replaceChildren();
  shownToast.value = undefined;
  vi.restoreAllMocks();
});
const textOf = (selector: string) =>
  document.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

async function show(team: FakeTeam, companies: readonly CompanyRow[] = [row()]) {
  const db = await freshLedger();
  fail = vi.fn();
  const app = {
    t: shallowRef(createTexts('zh_CN')),
    route: shallowRef(parseRoute('#/companies')),
    companies: shallowRef(companies),
    shortNames: shallowRef({}),
    now: ref(NOW),
    version: ref(0),
    openCount: ref(7),
    entryCount: ref(0),
    openLedger: async () => db,
    fail,
  };
  const host = document.createElement('div');
  document.body.append(host);
  mounted = createApp(() => h(CompaniesPage, { app: app as never }));
  mounted.provide(BACKUP, team.source).mount(host);
  await there('[data-part="companies"]');
  return team;
}

describe('公司一览 over all computers', () => {
  test('what colleagues have in hand, who serves, and a row a computer', async () => {
    const team = new FakeTeam([OWN, { ...LILI, knownUpTo: NOW - 3 * 3_600_000 }]);
    team.state = { ...team.state, serving: new Map([[TAX_ID, ['李莉', '王芳']]]) };
    await show(team);
    await there('[data-card="firm-computers"]');
    expect(textOf('[data-part="elsewhere"]')).toBe('5 ◆ 其中结果不明 2');
    expect(textOf('[data-part="serving"]')).toBe('李莉、王芳');
    expect(document.querySelectorAll('[data-part="computers"] tbody tr')).toHaveLength(2);
    expect(textOf('[data-part="computer-behind"]')).toContain('李莉的电脑 3 小时没同步');
    expect(document.querySelector('[data-action="take-over"]')).toBeNull();
  });

  test('what has no column in a narrow window stands under the company', async () => {
    const amounts = [{ basis: 'afterDeclaring', left: '98000', seenAt: NOW }] as const;
    const quota = { companyTaxId: TAX_ID, amounts };
    await show(new FakeTeam(), [row({ quota }), row({ taxId: 'X', checkedTo: '' })]);
    await there('[data-part="folded"]');
    const [first, second] = document.querySelectorAll('[data-part="folded"]');
    const said = (of: Element | undefined) =>
      [...(of?.children ?? [])].map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim());
    expect(said(first)).toEqual(['可用发票额度 申报后 98,000.00 10:20 看到', '最后核对到 2026-11-20']);
    expect(said(second)).toEqual(['可用发票额度 还没看到', '最后核对到 还没核对']);
  });

  test('alone it is as it was', async () => {
    await show(new FakeTeam([OWN]));
    await there('[data-action="export-firm"]');
    for (const part of [
      '[data-part="elsewhere"]',
      '[data-part="folded"]',
      '[data-part="serving"]',
      '[data-card="firm-computers"]',
    ])
      expect(document.querySelector(part)).toBeNull();
  });

  test('负责人 are chosen among the clerks or typed, said, and can be taken back', async () => {
    const team = new FakeTeam([
      OWN,
      LILI,
      computer('赵敏', { outSince: NOW }),
      computer('x', { name: 'Edge' }),
    ]);
    team.state = { ...team.state, serving: new Map([[TAX_ID, ['王芳', '旧人']]]) };
    await show(team);
    await press('edit-serving');
    await there('[data-field="other-clerks"]');
    const clerks = [...document.querySelectorAll<HTMLInputElement>('[data-clerk]')];
    expect(clerks.map(({ dataset, checked }) => [dataset.clerk, checked])).toEqual([
      ['王芳', true],
      ['李莉', false],
    ]);
    const [wang, lili] = clerks as [HTMLInputElement, HTMLInputElement];
    wang.checked = false;
    wang.dispatchEvent(new Event('change'));
    lili.checked = true;
    lili.dispatchEvent(new Event('change'));
    expect(((await there('[data-field="other-clerks"]')) as HTMLInputElement).value).toBe('旧人');
    await write('other-clerks', '新人, 李莉');
    document.querySelector('.serving')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await vi.waitUntil(() => textOf('[data-part="serving"]') === '李莉、新人');
    expect(team.asked.at(-1)).toEqual(['assign', TAX_ID, ['李莉', '新人']]);
    expect(shownToast.value?.text).toBe('北京云杉科技有限公司的负责人：李莉、新人');
    await shownToast.value?.undo();
    expect(team.asked.at(-1)).toEqual(['assign', TAX_ID, ['王芳', '旧人']]);
  });

  test('left without saving, nothing is changed', async () => {
    const team = await show(new FakeTeam());
    await press('edit-serving');
    await press('leave-serving');
    await vi.waitUntil(() => textOf('[data-part="serving"]') === '没有写');
    expect(team.asked).toEqual([]);
  });

  test('what cannot be saved is said, and what stood before stands', async () => {
    const team = await show(new FakeTeam());
    team.assign = async () => {
      throw new Error('full');
    };
    await press('edit-serving');
    await write('other-clerks', '新人');
    document.querySelector('.serving')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await vi.waitUntil(() => fail.mock.calls.length > 0);
    await vi.waitUntil(() => textOf('[data-part="serving"]') === '没有写');
  });

  test('one click writes it as a workbook', async () => {
    const saved = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x');
    vi.spyOn(URL, 'revokeObjectURL').mockReturnValue();
    await show(new FakeTeam());
    await there('[data-card="firm-computers"]');
    await press('export-firm');
    await vi.waitUntil(() => saved.mock.calls.length > 0, { timeout: 5_000 });
    await vi.waitUntil(() => document.body.textContent?.includes('已导出 1 家公司'));
  });
});
