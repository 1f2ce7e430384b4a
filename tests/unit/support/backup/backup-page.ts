import { vi } from 'vitest';
import { type App, createApp, h, ref, shallowRef } from 'vue';
import BackupPage from '../../../../components/backup/BackupPage.vue';
import { BACKUP } from '../../../../components/backup/backup-host';
import { parseRoute } from '../../../../components/common/route';
import { createTexts } from '../../../../utils/domain/texts/texts';
import type { FakeDesk } from './fake-desk';

let mounted: App | undefined;

/** Takes the page away. */
export function leaveBackup(): void {
  mounted?.unmount();
  mounted = undefined;
  document.body.replaceChildren();
}

/** Shows the page 备份 before this desk, or before none, until it has read. @param tab `restore`, `team`, else the places */
export async function showBackup(
  desk: Pick<FakeDesk, 'source'> | undefined,
  tab?: string,
  ledger: object = {},
) {
  leaveBackup();
  const app = {
    t: shallowRef(createTexts('zh_CN')),
    route: shallowRef(parseRoute(tab === undefined ? '#/backup' : `#/backup?tab=${tab}`)),
    version: ref(0),
    openLedger: async () => ledger,
    openCount: ref(4),
    entryCount: ref(1),
    companies: shallowRef([{ unknown: 2 }, { unknown: 1 }]),
    fail: vi.fn(),
  };
  const host = document.createElement('div');
  document.body.append(host);
  mounted = createApp(() => h(BackupPage, { app: app as never }));
  if (desk) mounted.provide(BACKUP, desk.source);
  mounted.mount(host);
  await vi.waitUntil(() => document.querySelector('.card, [data-part$="unread"]'));
  return app;
}

export const find = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector) as E;
export const part = (name: string) => find(`[data-part="${name}"]`)?.textContent?.replace(/\s+/g, ' ').trim();
/** Presses what has this action, once it is there and may be pressed. */
export async function press(action: string): Promise<void> {
  const button = await vi.waitUntil(() =>
    document.querySelector<HTMLButtonElement>(`[data-action="${action}"]:not([disabled])`),
  );
  button.click();
}
export const there = (selector: string) => vi.waitUntil(() => document.querySelector<HTMLElement>(selector));
/** Writes into a field once it is there. */
export async function write(field: string, text: string): Promise<void> {
  const at = (await there(`[data-field="${field}"]`)) as HTMLInputElement;
  at.value = text;
  at.dispatchEvent(new Event('input'));
}
/** Sends the form that this field stands in: the press of a submit button does so in a browser. */
export function send(form: string): void {
  find(`[data-part="${form}"]`).dispatchEvent(new Event('submit', { cancelable: true }));
}
