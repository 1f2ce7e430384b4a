// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { type App, createApp, h } from 'vue';
import DraftList from '../../../../components/detail/DraftList.vue';
import { describeDraft } from '../../../../utils/domain/retry/draft';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { knowledgeWith } from '../../../../utils/portal/registry';
import { press, there } from '../../support/backup/backup-page';
import * as make from '../../support/facts/facts';
import { snapshot } from '../../support/page/snapshots';

let mounted: App | undefined;
afterEach(() => {
  mounted?.unmount();
  document.body.replaceChildren();
});

test('what colleagues did is not known: filled in once she asked them and said so', async () => {
  const draft = describeDraft(
    {
      id: 'D1',
      startedAt: make.NOON,
      at: make.NOON,
      profileId: 'dppt',
      site: make.SITE,
      snapshot: snapshot(),
    },
    knowledgeWith()('dppt').mapping,
  );
  const replies = [{ ok: false, bar: 'teamUnreachable' }, { ok: true }];
  const sendMessage = vi.fn(async (_: unknown) => replies.shift());
  const host = document.createElement('div');
  document.body.append(host);
  mounted = createApp(() =>
    h(DraftList, {
      browser: { runtime: { sendMessage } } as never,
      drafts: [{ draft, answer: { ok: true as const } }],
      now: make.NOON,
      t: createTexts('zh_CN'),
    }),
  );
  mounted.mount(host);
  await press('fill-draft');
  await there('[data-action="fill-draft-asked"]');
  expect(host.textContent).toContain('不知道同事是不是也在开这一张');
  await press('fill-draft-asked');
  await there('[data-action="fill-draft"]');
  expect(sendMessage.mock.calls.map(([message]) => message)).toEqual([
    { kind: 'draftFill', draftId: 'D1', here: false },
    { kind: 'draftFill', draftId: 'D1', here: false, asked: true },
  ]);
  expect(host.textContent).not.toContain('不知道同事');
});
