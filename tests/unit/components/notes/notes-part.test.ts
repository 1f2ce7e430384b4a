// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { type App, createApp, h, nextTick, ref, shallowRef } from 'vue';
import NotesPart from '../../../../components/notes/NotesPart.vue';
import type { Submission } from '../../../../utils/domain/record/submission';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { submitted } from '../../support/facts/facts';
import { freshLedger, keep } from '../../support/store/ledger';

let mounted: App | undefined;
afterEach(() => {
  mounted?.unmount();
  mounted = undefined;
  document.body.replaceChildren();
});

async function shown(own: Partial<Submission> = {}, note = vi.fn(async () => undefined)) {
  const db = await freshLedger();
  await keep(db, submitted({ submissionId: 'S1' }));
  const record = shallowRef({ ...(await db.get('submissions', 'S1')), ...own } as Submission);
  const app = {
    t: ref(createTexts('zh_CN')),
    version: ref(0),
    openLedger: async () => db,
    notes: { note },
  };
  const host = document.createElement('div');
  document.body.append(host);
  mounted = createApp(() => h(NotesPart, { app: app as never, record: record.value }));
  mounted.mount(host);
  return { record, note };
}
const find = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector) as E;
async function type(selector: string, value: string, event = 'input') {
  const field = find<HTMLInputElement>(selector);
  field.value = value;
  field.dispatchEvent(new Event('input'));
  if (event === 'Enter') field.dispatchEvent(new KeyboardEvent('keydown', { key: event }));
  else if (event !== 'input') field.dispatchEvent(new Event(event));
  await nextTick();
}
const tags = () => [...document.querySelectorAll('[data-tag]')].map((one) => one.getAttribute('data-tag'));

test('a tag is saved with the note as it stands; taken away it is saved again', async () => {
  const { note } = await shown({ note: '合同', tags: ['急'] });
  await type('[data-field="tag"]', '老客户，VIP', 'Enter');
  expect(note).toHaveBeenLastCalledWith('S1', '合同', ['急', '老客户', 'VIP']);
  find('[data-tag="急"] [data-action="remove-tag"]').click();
  await nextTick();
  expect(note).toHaveBeenLastCalledWith('S1', '合同', ['老客户', 'VIP']);
  expect(tags()).toEqual(['老客户', 'VIP']);
});

test('a note is saved once, by leaving its field or by its button', async () => {
  const { note } = await shown();
  await type('[data-field="own-note"]', '问过老王', 'change');
  find('[data-action="save-note"]').click();
  await vi.waitUntil(() => find('[data-part="note-told"]').textContent === '已存');
  expect(note).toHaveBeenCalledExactlyOnceWith('S1', '问过老王', []);
});

test('what is typed and not saved is kept when another record is opened', async () => {
  const { note } = await shown();
  await type('[data-field="own-note"]', '还没存');
  expect(note).not.toHaveBeenCalled();
  mounted?.unmount();
  mounted = undefined;
  expect(note).toHaveBeenCalledExactlyOnceWith('S1', '还没存', []);
});

test('a tag that is typed and not yet added is meant too', async () => {
  const { note } = await shown();
  await type('[data-field="tag"]', '急');
  mounted?.unmount();
  mounted = undefined;
  expect(note).toHaveBeenCalledExactlyOnceWith('S1', '', ['急']);
});

test('what another window wrote is shown, but never over what she is writing', async () => {
  const { record } = await shown({ note: '旧' });
  record.value = { ...record.value, note: '那边写的', tags: ['急'] };
  await nextTick();
  expect(find<HTMLTextAreaElement>('textarea').value).toBe('那边写的');
  expect(tags()).toEqual(['急']);
  await type('[data-field="own-note"]', '我写的');
  record.value = { ...record.value, note: '又一次' };
  await nextTick();
  expect(find<HTMLTextAreaElement>('textarea').value).toBe('我写的');
});

test('not saved: it is said, the words stay, and it can be tried again', async () => {
  const note = vi.fn(async () => undefined);
  note.mockRejectedValueOnce(new Error('full'));
  await shown({}, note);
  await type('[data-field="own-note"]', '字', 'change');
  await vi.waitUntil(() => find('[data-part="note-told"]').textContent?.includes('没有存上'));
  expect(find<HTMLTextAreaElement>('textarea').value).toBe('字');
  find('[data-action="save-note"]').click();
  await vi.waitUntil(() => find('[data-part="note-told"]').textContent === '已存');
  expect(note).toHaveBeenCalledTimes(2);
});
