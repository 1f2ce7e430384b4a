// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { type App, createApp, h, nextTick, ref } from 'vue';
import { MASKS } from '../../../../components/common/masks';
import PictureList from '../../../../components/pictures/PictureList.vue';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { pictured } from '../../support/facts/facts';

const TEXT = '购买方证件号码11010519491231002X不正确\n电话：62781234\n价税合计 339.00';
const MASKED = '购买方证件号码110***********002X不正确\n电话：627***34\n价税合计 339.00';

let mounted: App | undefined;
afterEach(() => {
  mounted?.unmount();
  document.body.replaceChildren();
});

async function shown(masks: boolean, reveals = false) {
  const app = { t: ref(createTexts('zh_CN')), openLedger: vi.fn(), fail: vi.fn() };
  const pictures = [
    { picture: pictured({ id: 'P1', submissionId: 'S1', text: TEXT }), lack: 'off' as const },
  ];
  const host = document.createElement('div');
  document.body.append(host);
  mounted = createApp(() => h(PictureList, { app: app as never, pictures, reveals }));
  mounted.provide(MASKS, ref(masks));
  mounted.mount(host);
  await vi.waitFor(() => expect(document.querySelector('[data-part="page-text"]')).not.toBeNull());
  await nextTick();
  return document.querySelector<HTMLTextAreaElement>('[data-part="page-text"]')?.value;
}

test('the text of a page is word for word', async () => expect(await shown(false)).toBe(TEXT));
test('but for the numbers of people, where she hides them', async () =>
  expect(await shown(true)).toBe(MASKED));
test('until she asks to see them', async () => expect(await shown(true, true)).toBe(TEXT));
