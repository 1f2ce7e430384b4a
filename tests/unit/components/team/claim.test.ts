// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type App, createApp, h, ref, shallowRef } from 'vue';
import { BACKUP } from '../../../../components/backup/backup-host';
import RetryButton from '../../../../components/common/RetryButton.vue';
import BehindNote from '../../../../components/team/BehindNote.vue';
import { teamOf } from '../../../../components/team/use-team';
import WhoseNote from '../../../../components/team/WhoseNote.vue';
import type { Submission } from '../../../../utils/domain/record/submission';
import type { RetryAnswer } from '../../../../utils/domain/retry/may-retry';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { find, part, press, there } from '../../support/backup/backup-page';
import { NOW } from '../../support/backup/fake-desk';
import * as make from '../../support/facts/facts';
import { freshLedger, keep } from '../../support/store/ledger';
import { computer, FakeTeam, LILI, OWN } from '../../support/team/fake-team';

const t = createTexts('zh_CN');
const HOUR_MS = 3_600_000;
let mounted: App | undefined;
let record: Submission;
let sent: unknown[];
/** Bars that the worker answers with, one after the other. */
let bars: (string | undefined)[];

beforeEach(async () => {
  const db = await freshLedger();
  const { submissionId } = make.submitted();
  await keep(db, make.submitted(), make.answered('税率不合法'));
  record = (await db.get('submissions', submissionId)) as Submission;
  sent = [];
  bars = [];
});
afterEach(() => {
  mounted?.unmount();
  document.body.replaceChildren();
});

function show(team: FakeTeam, of: Submission, answer: RetryAnswer) {
  const app = {
    t: shallowRef(t),
    now: ref(NOW),
    browser: {
      runtime: {
        sendMessage: async (message: unknown) => {
          sent.push(message);
          const bar = bars.shift();
          return bar ? { ok: false, bar } : { ok: true };
        },
      },
    },
  };
  const host = document.createElement('div');
  document.body.append(host);
  const own = teamOf(team.source);
  mounted = createApp(() => [
    h(WhoseNote, { t, team: own, record: of }),
    h(RetryButton, { app: app as never, record: of, answer }),
    h(BehindNote, { t, team: own, now: NOW }),
  ]);
  mounted.provide(BACKUP, team.source).mount(host);
  return own.look();
}
const ofLili = (own: Partial<Submission> = {}): Submission => ({
  ...record,
  begun: { chainId: 'CHAIN-李莉', n: 1 },
  ofColleague: true,
  open: 2,
  ...own,
});
const COLLEAGUE: RetryAnswer = { ok: false, bar: 'colleague' };

describe('接手 of one', () => {
  test('whose it is, and 接手 in the place of 再次开具; first what it means', async () => {
    const team = new FakeTeam();
    await show(team, ofLili(), COLLEAGUE);
    await vi.waitUntil(() => part('whose') === '在李莉的电脑上 · 录入人 李莉');
    expect(document.querySelector('[data-action="retry"]')).toBeNull();
    await press('claim');
    await there('[data-part="claim-ask"]');
    expect(part('claim-ask')).toContain('那边不能再填回这几张');
    expect(part('age')).toContain('知道到 11-30 09:20（1 小时前）');
    expect(team.asked).toEqual([]);
    await press('claim-yes');
    await vi.waitUntil(() => team.asked.length > 0);
    expect(team.asked).toEqual([['claim', [record.id], {}]]);
  });

  test.each([
    ['unreachable', '连不上存放位置'],
    ['issued', '已经开具'],
    ['other', '另一位同事'],
    ['noPlace', '同一个地方'],
    ['gone', '没有这一张了'],
  ] as const)('%s is said', async (bar, says) => {
    const team = new FakeTeam();
    team.bars = { [record.id]: bar };
    await show(team, ofLili(), COLLEAGUE);
    await press('claim');
    await press('claim-yes');
    await there('[data-part="claim-bar"]');
    expect(part('claim-bar')).toContain(says);
    expect(document.querySelector('[data-action="claim-asked"]')).toBeNull();
  });

  test.each([
    ['refillOpen', '请先问同事'],
    ['pending', '或者先问同事'],
  ] as const)('%s there: ask first, then say so', async (bar, says) => {
    const team = new FakeTeam();
    team.bars = { [record.id]: bar };
    await show(team, ofLili(), COLLEAGUE);
    await press('claim');
    await press('claim-yes');
    await there('[data-action="claim-asked"]');
    expect(part('claim-bar')).toContain(says);
    await press('claim-asked');
    await vi.waitUntil(() => team.asked.length === 2);
    expect(team.asked[1]).toEqual(['claim', [record.id], { [record.id]: [bar] }]);
  });

  test('of what she was not told yet she has asked nobody: it is said first', async () => {
    const team = new FakeTeam();
    team.bars = { [record.id]: 'unread' };
    await show(team, ofLili(), COLLEAGUE);
    await press('claim');
    await press('claim-yes');
    await there('[data-action="claim-asked"]');
    team.bars = { [record.id]: 'refillOpen' };
    await press('claim-asked');
    await vi.waitUntil(() => part('claim-bar')?.includes('正填在开票页里'));
    expect(team.asked[1]).toEqual(['claim', [record.id], { [record.id]: ['unread'] }]);
    await press('claim-asked');
    await vi.waitUntil(() => team.asked.length === 3);
    expect(team.asked[2]).toEqual(['claim', [record.id], { [record.id]: ['unread', 'refillOpen'] }]);
  });

  test('what needs nobody is nobody’s to take over', async () => {
    await show(new FakeTeam(), ofLili({ open: 0 }), COLLEAGUE);
    await vi.waitUntil(() => part('whose')?.startsWith('在李莉的电脑上'));
    expect(document.querySelector('[data-action="claim"]')).toBeNull();
  });

  test('one that was taken over still says who entered it', async () => {
    const { ofColleague: _, ...own } = ofLili({ open: 1 });
    await show(new FakeTeam(), own, { ok: true });
    await vi.waitUntil(() => part('whose') === '录入人 李莉');
    expect(find('[data-action="retry"]')).toBeTruthy();
  });

  test('without colleagues nothing is said of them', async () => {
    await show(new FakeTeam([OWN]), { ...record, begun: { chainId: 'CHAIN-王芳', n: 1 } }, { ok: true });
    await there('[data-action="retry"]');
    expect(document.querySelector('[data-part="whose"], [data-part="behind"]')).toBeNull();
  });
});

describe('再次开具 beside colleagues', () => {
  test('the place cannot be reached: nothing is filled in before she asked and said so', async () => {
    bars = ['teamUnreachable', undefined];
    await show(new FakeTeam(), record, { ok: true });
    await press('retry');
    await there('[data-action="retry-asked"]');
    expect(part('bar')).toContain('不知道同事是不是也在开这一张');
    expect(sent).toEqual([{ kind: 'refill', submissionId: record.id }]);
    await press('retry-asked');
    await vi.waitUntil(() => document.querySelector('[data-part="bar"]') === null);
    expect(sent.at(-1)).toEqual({ kind: 'refill', submissionId: record.id, asked: true });
    expect(document.querySelector('[data-action="retry-asked"]')).toBeNull();
  });

  test('another refusal is no matter for her colleagues', async () => {
    bars = ['twinIssued'];
    await show(new FakeTeam(), record, { ok: true });
    await press('retry');
    await there('[data-part="bar"]');
    expect(document.querySelector('[data-action="retry-asked"]')).toBeNull();
  });

  test('who told nothing lately is named once; of more than two, how many', async () => {
    const silent = (name: string, hours: number) => computer(name, { knownUpTo: NOW - hours * HOUR_MS - 1 });
    await show(new FakeTeam([OWN, { ...LILI, knownUpTo: NOW - 3 * HOUR_MS }]), record, { ok: true });
    await vi.waitUntil(() => part('behind') === '李莉的电脑 3 小时没同步。那边后来办了什么，这里还不知道。');
    mounted?.unmount();
    document.body.replaceChildren();
    await show(new FakeTeam([OWN, silent('甲', 3), silent('乙', 5), silent('丙', 72)]), record, { ok: true });
    await vi.waitUntil(() =>
      part('behind')?.startsWith('丙的电脑 3 天没同步、乙的电脑 5 小时没同步 等 3 台。'),
    );
  });
});
