import { expect, test, vi } from 'vitest';
import { openQuery, queryUrl } from '../../../../utils/services/desk/open-query';
import { forgetLookFor, readLookFor } from '../../../../utils/services/shared/watch-states';
import { SITE } from '../../support/facts/facts';
import { FakeArea } from '../../support/store/fake-area';

test.each([
  [SITE.origin, `${SITE.origin}/invoice-query/invoice-query`],
  ['http://dppt.beijing.chinatax.gov.cn:8443', undefined],
  ['https://tpass.beijing.chinatax.gov.cn:8443', undefined],
  ['https://dppt.beijing.chinatax.gov.cn.evil.example', undefined],
  ['https://dppt.beijing.chinatax.gov.cn:8443@evil.example', undefined],
  ['javascript:alert(1)', undefined],
  ['', undefined],
])('%s → %s', (origin, url) => expect(queryUrl({ origin })).toBe(url));

test('opens a tab of its own; a site that is none we know opens nothing', async () => {
  const create = vi.fn(async () => ({}));
  const browser = { tabs: { create } } as never;
  expect(await openQuery(browser, SITE, false)).toBe(true);
  expect(create).toHaveBeenCalledWith({ url: `${SITE.origin}/invoice-query/invoice-query`, active: false });
  expect(await openQuery(browser, { ...SITE, origin: 'https://evil.example' }, true)).toBe(false);
  expect(create).toHaveBeenCalledOnce();
});

test('the tab that it opens knows for whom', async () => {
  const session = new FakeArea();
  const browser = { tabs: { create: async () => ({ id: 7 }) }, storage: { session } } as never;
  await openQuery(browser, SITE, true, 'S1');
  expect(await readLookFor(session, 7)).toBe('S1');
  await forgetLookFor(session, 7);
  expect(await readLookFor(session, 7)).toBeUndefined();
});
