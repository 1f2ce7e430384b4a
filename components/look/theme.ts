import * as z from '../../utils/domain/zod';
import type { Browser } from '../../utils/services/shared/browser-api';
import { readSettings, type Settings } from '../../utils/services/shared/settings';

const SETTINGS = z.object({ settings: z.optional(z.object({ newValue: z.optional(z.unknown()) })) });

/**
 * Light or dark, as the clerk chose it in 设置, else as the system has it; follows both while the page is open. Element Plus
 * and our tokens know dark as a class of the root.
 */
export function followTheme(window: Window, browser: Pick<Browser, 'storage'>): void {
  const { classList } = window.document.documentElement;
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  let chosen: Settings['theme'] = 'system';
  const apply = () => classList.toggle('dark', chosen === 'system' ? system.matches : chosen === 'dark');
  const read = async () => {
    chosen = (await readSettings(browser.storage.local)).theme;
    apply();
  };
  system.addEventListener('change', apply);
  browser.storage.onChanged.addListener((changes: unknown, area: string) => {
    if (area === 'local' && SETTINGS.safeParse(changes).data?.settings) void read();
  });
  apply();
  void read();
}
