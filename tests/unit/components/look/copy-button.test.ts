// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { createApp, h, nextTick } from 'vue';
import CopyButton from '../../../../components/look/CopyButton.vue';
import { createTexts } from '../../../../utils/domain/texts/texts';

test('one icon, and its tooltip and name say what it copies; copied is told to readers of the screen', async () => {
  const written = vi.fn(async () => undefined);
  vi.stubGlobal('navigator', { clipboard: { writeText: written } });
  const host = document.createElement('div');
  const t = createTexts('zh_CN');
  const app = createApp(() => h(CopyButton, { text: '12', label: '复制发票号码', t }));
  app.mount(host);
  const button = host.querySelector('button') as HTMLButtonElement;
  expect([button.title, button.getAttribute('aria-label'), button.textContent?.trim()]).toEqual([
    '复制发票号码',
    '复制发票号码',
    '',
  ]);
  expect(button.querySelector('svg')).not.toBeNull();
  button.click();
  await vi.waitFor(() => expect(written).toHaveBeenCalledWith('12'));
  await nextTick();
  expect(host.querySelector('[role="status"]')?.textContent).toBe('已复制');
  expect(button.title).toBe('已复制');
  app.unmount();
  vi.unstubAllGlobals();
});
