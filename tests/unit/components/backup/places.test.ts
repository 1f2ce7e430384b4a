// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PlaceState } from '../../../../utils/domain/backup/backup-state';
import { leaveBackup, part, press, showBackup, there } from '../../support/backup/backup-page';
import { FakeDesk, HeldRun, NOW, place } from '../../support/backup/fake-desk';

beforeEach(() => void vi.spyOn(Date, 'now').mockReturnValue(NOW));
afterEach(() => {
  leaveBackup();
  vi.restoreAllMocks();
});

async function shown(own: Partial<PlaceState> = {}, ...more: PlaceState[]) {
  const desk = new FakeDesk();
  desk.state = { hasKeys: true, keysMadeAt: NOW - 86_400_000, places: [place(own), ...more] };
  await showBackup(desk);
  return desk;
}
const fact = (name: string) =>
  document.querySelector(`[data-fact="${name}"]`)?.textContent?.replace(/\s+/g, ' ').trim();
const failing = (own: Partial<NonNullable<PlaceState['failing']>> = {}) => ({
  kind: 'refused' as const,
  detail: '401',
  since: NOW - 7_200_000,
  tries: 4,
  nextAt: NOW + 3_600_000,
  ...own,
});

describe('the card of a place', () => {
  test('health in a word, the last good backup, what lies there, what waits', async () => {
    await shown({ waiting: 3 });
    expect(part('health')).toBe('✓ 正常');
    expect(fact('last')).toBe('3 小时前（2026-11-30 07:20）');
    expect(fact('holds')).toBe('12 份，3.4 MB，5,000 条记录');
    expect(fact('waiting')).toBe('3 条，下次一起存');
    expect(fact('drill')).toBe('还没有做过');
  });

  test.each([
    ['offline', '连不上存放的地方'],
    ['refused', '再用新密码加一次'],
    ['noPlace', '没有了'],
    ['noRoom', '用完了'],
    ['busy', '不用管'],
    ['permission', '点「允许访问」'],
    ['clock', '调准'],
    ['odd', '看不懂'],
  ] as const)('%s: what to do, that nothing is lost, since when and when again', async (kind, says) => {
    await shown({ failing: failing({ kind }) });
    expect(part('health')).toBe('▲ 没有存成');
    expect(part('failing')).toContain(says);
    expect(part('failing')).toContain('都还在这台电脑上');
    expect(part('failing')).toContain('从 2026-11-30 08:20 起没有存成，试了 4 次');
    expect(part('failing')).toContain('2026-11-30 11:20 会自己再试');
  });

  test('one try that failed is told, and is no alarm', async () => {
    await shown({ failing: failing({ kind: 'offline', tries: 1 }) });
    expect(part('health')).toBe('✓ 正常');
    expect(part('failing')).toContain('连不上');
  });

  test('a copy of the ledger elsewhere is told', async () => {
    await shown({ copySeenAt: NOW - 60_000 });
    expect(part('copy-seen')).toContain('另一台电脑在用同一份复制的留底（2026-11-30 10:19 发现）');
  });

  test.each([
    ['equal', '✓11-30 10:20 通过，取回 5,000 条，和本机逐条一致'],
    ['differs', '▲11-30 10:20 取回 5,000 条，其中 2 条备份里没有或和本机不一样'],
    ['broken', '▲11-30 10:20 没有通过'],
  ] as const)('a drill that is %s is told after it was done', async (result, says) => {
    const desk = await shown();
    desk.drillResult = { ...desk.drillResult, result, lacking: 2 };
    await press('drill');
    await vi.waitUntil(() => fact('drill')?.startsWith(says));
    expect(desk.asked).toEqual([['drill', 'P1']]);
  });

  test('现在备份 is for that place; while it runs nothing else begins', async () => {
    const desk = await shown({}, place({ id: 'P2', shown: '票影备份' }));
    desk.held = new HeldRun();
    await press('back-up-now');
    await there('[data-part="work"]');
    expect(document.querySelectorAll('[data-part="work"]')).toHaveLength(1);
    expect(document.querySelectorAll('[data-action="drill"]:not([disabled])')).toHaveLength(0);
    desk.held.finish();
    await vi.waitUntil(() => fact('last')?.startsWith('刚刚'));
    expect(desk.asked).toEqual([['runNow', 'P1']]);
  });

  test('what runs is seen again by one who comes back', async () => {
    const desk = new FakeDesk();
    desk.state = { hasKeys: true, places: [place()] };
    desk.held = new HeldRun();
    await showBackup(desk);
    await press('back-up-now');
    await there('[data-part="work"]');
    leaveBackup();
    await showBackup(desk);
    await there('[data-part="work"]');
    await press('cancel-work');
    await there('[data-part="work-ended"]');
  });

  test('移除 asks first, and says that what lies there stays', async () => {
    const desk = await shown();
    await press('remove-place');
    await there('[data-part="ask-remove"]');
    expect(part('ask-remove')).toContain('已经存在那里的留着，不删');
    await press('remove-no');
    await press('remove-place');
    expect(desk.asked).toEqual([]);
    await press('remove-yes');
    // Keys there are still: the step of the place follows.
    await there('[data-part="place-form"]');
    expect(desk.asked).toEqual([['removePlace', 'P1']]);
  });

  test('允许访问 asks within the press; refused again it is said', async () => {
    const desk = await shown({ kind: 'folder', failing: failing({ kind: 'permission' }) });
    await press('allow-place');
    expect(desk.asked).toEqual([['allowAgain', 'P1']]);
    await there('[data-part="not-allowed"]');
    desk.allowAgain = async () => true;
    await press('allow-place');
    await vi.waitUntil(() => desk.names().includes('runNow'));
  });
});

test('the key: since when, and that it is not shown again', async () => {
  await shown();
  expect(part('key-made')).toBe('2026-11-29 做的');
  expect(document.querySelector('[data-card="key-kept"]')?.textContent).toContain('以后不能再看');
});

test('what changes elsewhere is shown', async () => {
  const desk = await shown();
  desk.set({ places: [place({ waiting: 7 })] });
  await vi.waitUntil(() => fact('waiting')?.startsWith('7 条'));
});
