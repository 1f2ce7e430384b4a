// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { type Component, createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import DraftList from '../../../../components/detail/DraftList.vue';
import HistoryList from '../../../../components/detail/HistoryList.vue';
import { readInbox } from '../../../../components/inbox/inbox-data';
import { readPopup } from '../../../../components/popup/popup-data';
import SubmissionRow from '../../../../components/popup/SubmissionRow.vue';
import type { Submission } from '../../../../utils/domain/record/submission';
import type { DraftRow } from '../../../../utils/domain/retry/draft';
import { describeDraft } from '../../../../utils/domain/retry/draft';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { knowledgeWith } from '../../../../utils/portal/registry';
import { listDrafts } from '../../../../utils/services/shared/draft-list';
import type { Ledger } from '../../../../utils/store/ledger/db';
import { companyOverview } from '../../../../utils/store/read/company-overview';
import { putDraft } from '../../../../utils/store/read/drafts';
import { readMatters } from '../../../../utils/store/read/reminder-matters';
import * as make from '../../support/facts/facts';
import { SELLER, snapshot } from '../../support/page/snapshots';
import { freshLedger, keep } from '../../support/store/ledger';

const { NOON } = make;
const t = createTexts('zh_CN');
const UNREAD = '这一条读不出来';

let db: Ledger;
beforeEach(async () => {
  db = await freshLedger();
  await keep(
    db,
    make.submitted({ submissionId: 'WHOLE', at: NOON }),
    make.answered('税率不合法', { submissionId: 'WHOLE', at: NOON + 2 }),
    make.submitted({ submissionId: 'BAD', at: NOON + 3 }),
    make.answered('税率不合法', { submissionId: 'BAD', at: NOON + 5 }),
  );
});

const show = (component: Component, props: Record<string, unknown>) =>
  renderToString(createSSRApp(component, { t, now: NOON, ...props }));

/** The index fields stay: it is still found where it was. */
async function damage(id: string, change: Record<string, unknown>): Promise<Submission> {
  const row = { ...(await db.get('submissions', id)), ...change } as unknown as Submission;
  await db.put('submissions', row);
  return row;
}
const DAMAGES: Array<[string, Record<string, unknown>]> = [
  ['its invoice', { invoice: undefined }],
  ['its outcome', { outcome: undefined }],
  ['its outcome of another kind', { outcome: { type: 'ofTomorrow' } }],
  ['its buyer', { invoice: { seller: {}, lines: [], issues: [] } }],
  ['its signals', { signals: null }],
  ['its numbers', { invoiceNumbers: 7 }],
];

describe('X25 one damaged record costs one line', () => {
  test.each(DAMAGES)('of the popup, without %s', async (_, change) => {
    const bad = await damage('BAD', change);
    const data = await readPopup(db, undefined, undefined, NOON + 100);
    expect(data.company).toEqual(SELLER);
    expect(data.attention.map(({ id }) => id).sort()).toEqual(['BAD', 'WHOLE']);
    expect(data.retryable.has('BAD')).toBe(false);
    expect(await show(SubmissionRow, { record: bad })).toContain(UNREAD);
    const whole = data.attention.find(({ id }) => id === 'WHOLE');
    expect(await show(SubmissionRow, { record: whole })).not.toContain(UNREAD);
  });

  test.each(DAMAGES)('of the inbox, without %s', async (_, change) => {
    await damage('BAD', change);
    const { groups } = await readInbox(db, undefined, NOON + 100);
    const items = groups.flatMap((group) => group.items);
    expect(items.map(({ record }) => record.id).sort()).toEqual(['BAD', 'WHOLE']);
    expect(items.find(({ record }) => record.id === 'BAD')?.retry.ok).toBe(false);
  });

  test.each(DAMAGES)('of what is reminded of, without %s', async (_, change) => {
    await damage('BAD', change);
    const { matters } = await readMatters(db, NOON + 2 * 86_400_000, { topics: ['failed'], coverageDays: 3 });
    expect(matters).toContainEqual({ topic: 'failed', since: expect.any(Number), company: SELLER.taxId });
  });

  test('of the companies: sums that were edited into none', async () => {
    for (const row of await db.getAll('counters')) await db.put('counters', { ...row, gross: 'x' });
    expect(await companyOverview(db, NOON)).toMatchObject([{ taxId: SELLER.taxId, open: 2 }]);
  });
});

describe('X25 one damaged draft costs one line', () => {
  const draft = (id: string): DraftRow =>
    describeDraft(
      { id, startedAt: NOON, at: NOON, profileId: 'dppt', site: make.SITE, snapshot: snapshot() },
      knowledgeWith()('dppt').mapping,
    );
  const tabs = { sendMessage: async () => undefined };

  test.each<[string, Record<string, unknown>]>([
    ['its company', { seller: undefined }],
    ['its invoice', { invoice: 'x' }],
  ])('without %s', async (_, change) => {
    await putDraft(db, draft('GOOD'));
    const bad = { ...draft('BAD'), ...change } as unknown as DraftRow;
    await db.put('drafts', bad);
    const drafts = await listDrafts(db, tabs, undefined, 9);
    const html = await show(DraftList, { browser: {}, drafts });
    expect(html.split(UNREAD)).toHaveLength(2);
    expect(html.match(/data-draft/g)).toHaveLength(2);
    expect(html.match(/fill-draft/g) ?? []).toHaveLength(drafts.filter(({ answer }) => answer.ok).length);
    expect(drafts.find(({ draft: { id } }) => id === 'BAD')?.answer).toEqual({
      ok: false,
      bar: 'unreadable',
    });
    expect((await listDrafts(db, tabs, SELLER.taxId, 9)).map(({ draft: { id } }) => id)).toContain('GOOD');
  });
});

test('X25 one damaged step of 经过 costs one line', async () => {
  const good = { at: NOON, type: 'submitted' };
  const history = [good, null, { at: NOON, type: 'responded.issue', durationMs: 'x' }, { at: 'x' }, good];
  const html = await show(HistoryList, { history });
  expect(html.match(/<li/g)).toHaveLength(5);
  expect(html.split(UNREAD)).toHaveLength(4);
});
