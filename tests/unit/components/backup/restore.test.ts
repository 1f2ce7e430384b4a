// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { groupsOfKey } from '../../../../utils/domain/backup/key-text';
import {
  find,
  leaveBackup,
  part,
  press,
  send,
  showBackup,
  there,
  write,
} from '../../support/backup/backup-page';
import { FakeDesk, HeldRun, KEY, place, plan } from '../../support/backup/fake-desk';

afterEach(leaveBackup);

const ON_PAPER = groupsOfKey(KEY).join(' ').toLowerCase();
const fact = (name: string) =>
  document.querySelector(`[data-fact="${name}"]`)?.textContent?.replace(/\s+/g, ' ').trim();
async function lookElsewhere(desk: FakeDesk, key = ON_PAPER) {
  await showBackup(desk, 'restore');
  find('[data-kind="webdav"]').dispatchEvent(new Event('change'));
  await write('user', 'wang');
  await write('password', 'secret');
  await write('recovery-key', key);
  send('place-form');
}
async function planned(desk: FakeDesk) {
  await lookElsewhere(desk);
  await press('make-plan');
  await there('[data-part="store-plan"]');
}

describe('the key from paper', () => {
  test('how much of it is there is told as she types; signs that no key has are named', async () => {
    const desk = new FakeDesk();
    await showBackup(desk, 'restore');
    await write('recovery-key', 'qpzr y9xo');
    await vi.waitUntil(() => part('key-count') === '已输入 8 个字符，一共要 58 个');
    expect(part('key-odd')).toContain('密钥里没有「O」');
    await write('recovery-key', ON_PAPER);
    await vi.waitUntil(() => part('key-count')?.includes('58 个字符都有了'));
  });

  test('incomplete: nothing is asked of the place', async () => {
    const desk = new FakeDesk();
    await lookElsewhere(desk, 'QPZR Y9X8');
    await there('[data-part="key-missing"]');
    expect(desk.asked).toEqual([]);
  });

  test('whole: the place is opened with it within the press, and the field is emptied', async () => {
    const desk = new FakeDesk();
    await lookElsewhere(desk);
    expect(desk.asked[0]?.slice(0, 3)).toEqual([
      'lookInto',
      {
        settings: {
          kind: 'webdav',
          address: 'https://dav.jianguoyun.com/dav/piaoying/',
          user: 'wang',
          password: 'secret',
        },
      },
      KEY,
    ]);
    await there('[data-part="found"]');
    expect(part('found')).toContain('王芳 · Edge');
    await press('look-again');
    expect(((await there('[data-field="recovery-key"]')) as HTMLTextAreaElement).value).toBe('');
  });

  test.each([
    ['wrongKey', '打不开那里的备份'],
    ['noBackup', '没有票影的备份'],
    ['newer', '先更新票影'],
    ['forged', '没有采用'],
  ] as const)('%s is said, and what was typed stays', async (refusal, says) => {
    const desk = new FakeDesk();
    desk.lookResult = { ok: false, refusal, detail: '' };
    await lookElsewhere(desk);
    await there('[data-part="refusal"]');
    expect(part('refusal')).toContain(says);
    expect(find<HTMLTextAreaElement>('[data-field="recovery-key"]').value).toBe(ON_PAPER);
  });
});

describe('what can be brought back', () => {
  test('period, companies, new, known, conflict, files', async () => {
    const desk = new FakeDesk();
    desk.planResult = plan({
      events: { fresh: 4_990, known: 7, conflict: 3 },
      companies: ['甲', '乙', '丙', '丁', '戊', '己'],
    });
    await planned(desk);
    expect(fact('period')).toBe('2026-10-21 至 2026-11-30');
    expect(fact('companies')).toBe('甲、乙、丙、丁、戊 等 6 家');
    expect(fact('fresh')).toBe('4,990 条记录，其中发票 812 张');
    expect(fact('known')).toBe('7 条，不会重复');
    expect(fact('conflict')).toContain('3 条，不取回');
    expect(fact('files')).toBe('31 个');
    expect(fact('segments')).toBe('12 份，2026-10 至 2026-11');
  });

  test.each([
    ['wrongKey', '另一把密钥'],
    ['damaged', '不完整，或者被改动过'],
    ['swapped', '换成了别的一份'],
    ['outOfLine', '接不上'],
    ['forged', '不是用您的密钥做的'],
    ['notOurs', '不是票影存的'],
    ['newer', '先更新票影'],
    ['missing', '不在那里了'],
    ['badEvents', '读不通'],
  ] as const)('a file that is %s is named, with what was left out', async (fault, says) => {
    const desk = new FakeDesk();
    desk.planResult = plan({ refused: { seq: 9, fault } });
    await planned(desk);
    expect(part('refused-segment')).toContain('第 9 份没有采用');
    expect(part('refused-segment')).toContain(says);
    expect(part('refused-segment')).toContain('前面的完好');
  });

  test('nothing new: nothing to take', async () => {
    const desk = new FakeDesk();
    desk.planResult = plan({ events: { fresh: 0, known: 9, conflict: 0 }, files: 0 });
    await planned(desk);
    expect(part('nothing')).toContain('台账里都有了');
    expect(document.querySelector('[data-action="take"]')).toBeNull();
  });

  test('nothing new, and not said yet whether it is gone on with: she can say it now', async () => {
    const desk = new FakeDesk();
    desk.planResult = plan({ events: { fresh: 0, known: 9, conflict: 0 }, files: 0, log: 'OLD' });
    await planned(desk);
    expect(part('nothing')).toContain('台账里都有了');
    await press('go-on');
    await there('[data-part="goes-on"]');
    expect(desk.asked.at(-1)).toEqual(['goOnWith', 'OLD']);
  });

  test('nothing new, and a file was refused: it is not said that all is there', async () => {
    const desk = new FakeDesk();
    const refused = { seq: 9, fault: 'damaged' } as const;
    desk.planResult = plan({ events: { fresh: 0, known: 9, conflict: 0 }, files: 0, refused });
    await planned(desk);
    expect(part('refused-segment')).toContain('第 9 份没有采用');
    expect(document.querySelector('[data-part="nothing"], [data-action="take"]')).toBeNull();
    expect(document.querySelector('[data-action="leave"]')?.textContent).toContain('知道了');
  });

  test('cancelled half way it says so, and the same press goes on', async () => {
    const desk = new FakeDesk();
    await lookElsewhere(desk);
    desk.held = new HeldRun();
    await press('make-plan');
    await there('[data-part="work"]');
    desk.held.run.onProgress?.(3, 12);
    await vi.waitUntil(() => part('work')?.includes('3 / 12'));
    await press('cancel-work');
    await there('[data-part="work-ended"]');
    expect(part('work-ended')).toContain('接着看');
    desk.held = undefined;
    await press('make-plan');
    await there('[data-part="store-plan"]');
    expect(desk.names()).toEqual(['lookInto', 'planRestore', 'planRestore']);
  });
});

describe('taken', () => {
  test('how much, that it holds, and the offer to back up there, too', async () => {
    const desk = new FakeDesk();
    await planned(desk);
    await press('take');
    await there('[data-part="taken"]');
    expect(part('taken')).toContain('已取回 5,000 条记录，其中发票 812 张，原件和文件 31 个');
    expect(part('verified')).toContain('核验通过');
    await press('keep-place');
    await there('[data-part="kept"]');
    expect(desk.names()).toEqual(['lookInto', 'planRestore', 'applyRestore', 'keepLookedInto']);
  });

  test('what does not hold is said in red; not wanted there, nothing is kept', async () => {
    const desk = new FakeDesk();
    desk.restored = { ...desk.restored, verified: false };
    await planned(desk);
    await press('take');
    await there('[data-part="unverified"]');
    await press('leave-place');
    await vi.waitUntil(() => !document.querySelector('[data-part="ask-keep"]'));
    expect(desk.names()).not.toContain('keepLookedInto');
  });

  test('what is not done there goes on at one of the two, as she says', async () => {
    const desk = new FakeDesk();
    desk.restored = { ...desk.restored, log: 'LOG' };
    await planned(desk);
    await press('take');
    await there('[data-part="ask-go-on"]');
    expect(part('ask-go-on')).toContain('那台电脑还在用吗');
    await press('go-on');
    await there('[data-part="goes-on"]');
    expect(desk.asked).toContainEqual(['goOnWith', 'LOG']);
    expect(document.querySelector('[data-part="ask-go-on"]')).toBeNull();
  });

  test('still in use there: it stays there', async () => {
    const desk = new FakeDesk();
    desk.restored = { ...desk.restored, log: 'LOG' };
    await planned(desk);
    await press('take');
    await there('[data-part="ask-go-on"]');
    await press('stay');
    await there('[data-part="stays"]');
    expect(desk.names()).not.toContain('goOnWith');
  });

  test('not done to its end: what is safe is said, and the plan can be taken again', async () => {
    const desk = new FakeDesk();
    await planned(desk);
    desk.held = new HeldRun();
    await press('take');
    await there('[data-part="work"]');
    desk.held.fail(new Error('gone'));
    await there('[data-part="work-ended"]');
    expect(part('work-ended')).toContain('台账原来的内容都在');
    desk.held = undefined;
    await press('take');
    await there('[data-part="taken"]');
  });
});

test('from a place of ours no key is asked for, and no offer follows', async () => {
  const desk = new FakeDesk();
  desk.state = { hasKeys: true, places: [place()] };
  await showBackup(desk, 'restore');
  expect(document.querySelector('[data-field="recovery-key"]')).toBeNull();
  await press('look-here');
  await press('make-plan');
  await press('take');
  await there('[data-part="taken"]');
  expect(desk.asked[0]).toEqual(['lookInto', { id: 'P1' }, undefined]);
  expect(document.querySelector('[data-part="ask-keep"]')).toBeNull();
});
