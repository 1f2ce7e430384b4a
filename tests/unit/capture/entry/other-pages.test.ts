// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { watchDraft } from '../../../../utils/capture/entry/watch-draft';
import { dppt } from '../../../../utils/portal/dppt';
import { OTHER_PAGES } from '../../../fixtures/other-pages';
import { captureStage } from '../../support/page/capture';
import { click, find, page } from '../../support/page/page';

let stage: ReturnType<typeof captureStage> | undefined;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  stage?.stop();
  vi.useRealTimers();
});

test('there are at least 30 kinds of them', () => expect(OTHER_PAGES.length).toBeGreaterThanOrEqual(30));

describe('a page that is no entry form (X20)', () => {
  test.each(OTHER_PAGES.map(({ name, url, html }) => [name, url, html]))('%s', async (_, url, html) => {
    (window as unknown as { happyDOM: { setURL(address: string): void } }).happyDOM.setURL(url);
    page(html);
    const watch = captureStage();
    stage = watch;
    const saved: unknown[] = [];
    const draft = watchDraft(window, dppt.entry, {
      now: Date.now,
      clock: () => performance.now(),
      newId: () => 'D1',
      whenIdle: (run) => {
        run();
        return () => {};
      },
      save: (content) => saved.push(content),
      seen: () => false,
      retryOf: () => undefined,
      error: (error) => saved.push(error),
    });
    await watch.wait(6_000);
    click(find('#issue'));
    find('#issue').click();
    watch.called({});
    expect(watch.posted({ navigates: true })).toBeUndefined();
    await watch.wait(6_000);
    draft.stop();
    expect(watch.facts).toEqual([]);
    expect(saved).toEqual([]);
    expect(watch.watched).toEqual([['off', undefined, false]]);
  });
});
