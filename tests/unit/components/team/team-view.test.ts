// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
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
import { FakeDesk, HeldRun, KEY, NOW, place } from '../../support/backup/fake-desk';
import { computer, FakeTeam, LILI, OWN } from '../../support/team/fake-team';

beforeEach(() => void vi.spyOn(Date, 'now').mockReturnValue(NOW));
afterEach(() => {
  leaveBackup();
  vi.restoreAllMocks();
});

const HOUR_MS = 3_600_000;
const textOf = (selector: string) =>
  document.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const row = (name: string) => `[data-computer="I-${name}"]`;
const cell = (name: string, column: string) => textOf(`${row(name)} [data-column="${column}"]`);

async function shown(team = new FakeTeam(), ledger: object = {}) {
  await showBackup(team, 'team', ledger);
  await there('[data-part="computers"]');
  return team;
}
const record = (id: string) => ({
  id,
  sellerTaxId: '91110105MA01C4JX88',
  invoice: { seller: { name: '北京云杉' }, buyer: { name: `客户${id}` }, totalGross: '960.00' },
});
const LEDGER = { get: async (_: string, id: string) => record(id) };

describe('the tab 同事', () => {
  test('is not there while nothing is backed up', async () => {
    const desk = new FakeDesk();
    const team = new FakeTeam();
    await showBackup({ source: { ...desk.source, openTeam: async () => team } });
    expect(document.querySelector('[data-tab="team"]')).toBeNull();
    desk.set({ hasKeys: true, places: [place()] });
    await there('[data-tab="team"]');
  });

  test('a row a computer: whose, what is open there, up to when it is known', async () => {
    await shown();
    expect(textOf(`${row('王芳')} th`)).toBe('王芳 本机');
    expect(cell('王芳', 'known')).toBe('上次备份 11-30 07:20');
    expect(['open', 'unknown', 'entries'].map((column) => cell('王芳', column))).toEqual(['4', '◆ 3', '1']);
    expect(textOf(`${row('李莉')} th`)).toBe('李莉');
    expect(cell('李莉', 'open')).toBe('3');
    expect(cell('李莉', 'unknown')).toBe('◆ 1');
    expect(cell('李莉', 'entries')).toBe('2');
    expect(cell('李莉', 'last')).toBe('09:20');
    expect(cell('李莉', 'known')).toBe('11-30 09:20');
    expect(document.querySelector(`${row('王芳')} [data-action="take-over"]`)).toBeNull();
  });

  test.each([
    [NOW - 3 * HOUR_MS - 1, '▲ 李莉的电脑 3 小时没同步'],
    [NOW - 70 * HOUR_MS, '▲ 李莉的电脑 2 天没同步'],
    [undefined, '▲ 李莉的电脑的留底还没有取到过'],
  ] as const)('a computer that told nothing lately is said to be behind (%s)', async (knownUpTo, says) => {
    const { knownUpTo: _, ...rest } = LILI;
    await shown(new FakeTeam([OWN, { ...rest, ...(knownUpTo === undefined ? {} : { knownUpTo }) }]));
    expect(part('computer-behind')).toBe(says);
  });

  test('what cannot be read on, who left, and a computer without a name are said', async () => {
    await shown(
      new FakeTeam([
        OWN,
        computer('李莉', { refused: { seq: 9, fault: 'forged' } }),
        computer('赵敏', { outSince: NOW - HOUR_MS }),
        computer('无名', { name: 'Edge' }),
      ]),
    );
    expect(textOf(`${row('李莉')} [data-part="computer-trouble"]`)).toBe(
      '▲ 李莉的电脑：第 9 份没有采用，它不是用您的密钥做的，像是别人放进去的。它和它后面的都没有取来，前面的都在。',
    );
    expect(textOf(`${row('赵敏')} [data-part="computer-trouble"]`)).toBe(
      '2026-11-30 09:20 换钥匙时离开，以后的不再取来',
    );
    expect(textOf(`${row('无名')} th`)).toBe('没有写名字的电脑（Edge）');
  });

  test('alone: how a colleague joins is said', async () => {
    await shown(new FakeTeam([OWN]));
    expect(part('alone')).toContain('还只有这台电脑');
    expect(textOf('[data-card="join"]')).toContain('也备份到这里');
  });

  test('what cannot be read says so, and is looked for again', async () => {
    const team = new FakeTeam();
    team.readFails = true;
    await showBackup(team, 'team');
    expect(await there('[data-part="team-unread"]')).toBeTruthy();
    team.readFails = false;
    await press('look-team');
    await there(row('李莉'));
  });
});

describe('现在取一次', () => {
  test('tells how far it is, can be cancelled, and reads anew', async () => {
    const team = await shown();
    team.held = new HeldRun();
    await press('pull-now');
    await there('[data-part="work"]');
    team.held.run.onProgress?.(2, 7);
    await vi.waitUntil(() => part('work')?.startsWith('正在取同事的留底：2 / 7'));
    await press('cancel-work');
    await vi.waitUntil(() => part('work-ended')?.includes('已取消。取来的都在台账里'));
    team.held = undefined;
    team.state = { ...team.state, computers: [OWN, { ...LILI, knownUpTo: NOW }] };
    await press('pull-now');
    await vi.waitUntil(() => cell('李莉', 'known') === '11-30 10:20');
  });

  test('what fails says that nothing is lost', async () => {
    const team = await shown();
    team.held = new HeldRun();
    await press('pull-now');
    await there('[data-part="work"]');
    team.held.fail(new Error('offline'));
    await vi.waitUntil(() => part('work-ended')?.includes('这次没有取成'));
  });
});

describe('接手没办完的', () => {
  test('says what it does and how old the knowledge is before anything is done', async () => {
    const team = await shown();
    await press('take-over');
    await there('[data-action="take-yes"]');
    expect(part('take-over')).toContain('待处理 3 张，其中结果不明 1 张；待开登记 2 张');
    expect(part('take-over')).toContain('那边不能再填回这几张');
    expect(part('take-over')).toContain('请先问一声');
    expect(part('age')).toContain('知道到 11-30 09:20（1 小时前）');
    expect(team.asked).toEqual([['recordsOf', 'CHAIN-李莉']]);
    await press('take-no');
    await vi.waitUntil(() => document.querySelector('[data-part="take-over"]') === null);
    expect(team.asked).toHaveLength(1);
  });

  test('all of them; then where they are now', async () => {
    const team = await shown();
    await press('take-over');
    await press('take-yes');
    await vi.waitUntil(() => part('claimed') === '✓ 接手了 3 张，以后归这台电脑办。');
    expect(team.asked.at(-1)).toEqual(['claim', ['S1', 'S2', 'S3'], {}]);
    await there('[data-action="to-inbox"]');
  });

  test.each([
    ['unreachable', '连不上存放位置'],
    ['refillOpen', '请先问同事'],
    ['pending', '等税局回应'],
    ['issued', '已经开具'],
    ['other', '另一位同事先接手了'],
    ['noPlace', '没有备份到同一个地方'],
    ['gone', '没有这一张了'],
  ] as const)('%s: which one was not taken over, and why', async (bar, says) => {
    const team = await shown(new FakeTeam(), LEDGER);
    team.bars = { S2: bar };
    await press('take-over');
    await press('take-yes');
    await there('[data-part="barred"]');
    expect(part('claimed')).toContain('接手了 2 张');
    expect(part('barred')).toContain(`1 张没有接手：`);
    expect(part('barred')).toContain(says);
    expect(part('barred')).toContain('客户S2 · ¥960.00');
    expect(document.querySelector('[data-action="claim-asked"]') !== null).toBe(
      bar === 'refillOpen' || bar === 'pending',
    );
  });

  test('what stands in a form or waits there is asked for again, once she spoke with the colleague', async () => {
    const team = await shown(new FakeTeam(), LEDGER);
    team.open = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6'];
    team.bars = { S1: 'refillOpen', S2: 'issued', S4: 'pending' };
    await press('take-over');
    await there('[data-action="take-yes"]');
    expect(part('take-over')).toContain('另有 1 张在等税局回应，问过同事才接手');
    await press('take-yes');
    await press('claim-asked');
    await vi.waitUntil(() => part('claimed')?.includes('接手了 5 张'));
    expect(team.asked.at(-1)).toEqual(['claim', ['S1', 'S4'], { S1: ['refillOpen'], S4: ['pending'] }]);
    expect([...document.querySelectorAll('[data-bar]')].map((one) => one.getAttribute('data-bar'))).toEqual([
      'issued',
    ]);
  });

  test('none: it is said, and is no success', async () => {
    const team = await shown();
    team.bars = { S1: 'unreachable', S2: 'unreachable', S3: 'unreachable' };
    await press('take-over');
    await press('take-yes');
    await vi.waitUntil(() => part('claimed') === '一张也没有接手。');
    expect(document.querySelector('[data-action="to-inbox"]')).toBeNull();
  });
});

describe('换钥匙', () => {
  async function begun() {
    const team = await shown();
    await press('start-change');
    await there('[data-leaving]');
    return team;
  }
  const choose = (name: string) => find(`[data-leaving="I-${name}"]`).dispatchEvent(new Event('change'));

  test('says plainly what it does not do', async () => {
    await shown();
    expect(textOf('[data-says="read"]')).toContain('离开的人看得到，换了钥匙也一样');
    expect(textOf('[data-says="password"]')).toContain('票影改不了');
    expect(textOf('[data-says="sheet"]')).toContain('换钥匙就没有用');
  });

  test('nobody chosen, or the key incomplete: nothing is changed', async () => {
    const team = await begun();
    expect(document.querySelector('[data-leaving="I-王芳"]')).toBeNull();
    await write('recovery-key', KEY);
    send('change-key');
    await there('[data-part="choose-first"]');
    choose('李莉');
    await write('recovery-key', 'QPZR');
    send('change-key');
    await there('[data-part="key-missing"]');
    expect(team.asked).toEqual([]);
  });

  test.each([
    ['wrongKey', '不是这里的恢复密钥'],
    ['unreachable', '连不上存放位置'],
    ['noKeys', '还没有设置备份'],
  ] as const)('%s is said, and what was typed stays', async (refusal, says) => {
    const team = await begun();
    team.keyResult = { ok: false, refusal, detail: '401' };
    choose('李莉');
    await write('recovery-key', KEY);
    send('change-key');
    await there('[data-part="key-refused"]');
    expect(part('key-refused')).toContain(says);
    expect(find<HTMLTextAreaElement>('[data-field="recovery-key"]').value).toBe(KEY);
  });

  test('changed: who gets nothing any more, and the step that is left; the key is gone from the page', async () => {
    const team = await begun();
    choose('李莉');
    await write('recovery-key', KEY.toLowerCase());
    send('change-key');
    await there('[data-part="key-changed"]');
    expect(part('key-changed')).toContain('李莉的电脑取不到新的留底');
    expect(part('key-changed')).toContain('改密码');
    expect(team.asked).toEqual([['changeKey', KEY, ['I-李莉']]]);
    await press('start-change');
    expect(((await there('[data-field="recovery-key"]')) as HTMLTextAreaElement).value).toBe('');
  });
});
