// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type App, type Component, createApp, h, ref } from 'vue';
import HandleDialog from '../../../../components/common/HandleDialog.vue';
import FoundForm from '../../../../components/settle/FoundForm.vue';
import NotFoundForm from '../../../../components/settle/NotFoundForm.vue';
import TemplateNotice from '../../../../components/template/TemplateNotice.vue';
import type { Submission } from '../../../../utils/domain/record/submission';
import { createTexts } from '../../../../utils/domain/texts/texts';
import * as make from '../../support/facts/facts';
import { SELLER, snapshot } from '../../support/page/snapshots';
import { freshLedger, keep } from '../../support/store/ledger';

const app = { t: ref(createTexts('zh_CN')), facts: {} };
let mounted: App | undefined;
let record: Submission;
beforeEach(async () => {
  const db = await freshLedger();
  await keep(db, make.submitted({ submissionId: 'S1', snapshot: snapshot() }));
  record = (await db.get('submissions', 'S1')) as Submission;
});
afterEach(() => {
  mounted?.unmount();
  document.body.replaceChildren();
});

function show(component: Component, props: Record<string, unknown>) {
  const host = document.createElement('div');
  document.body.append(host);
  mounted = createApp(() => h(component, { app, record, ...props }));
  mounted.mount(host);
}
const named = () =>
  vi.waitFor(() => {
    const said = document.body.querySelector('[data-part="which"]')?.textContent ?? '';
    expect(said).toContain(SELLER.name);
    expect(said).toContain('¥339.00');
  });

describe('what cannot be taken back names company and amount before it is said', () => {
  test('已处理', async () => {
    show(HandleDialog, { records: [record] });
    await named();
  });

  test('税局里没有', async () => {
    show(NotFoundForm, { view: { answer: { ok: true } }, now: make.NOON });
    await named();
  });

  test('税局里有, from the first digit on', async () => {
    show(FoundForm, { candidates: [] });
    const field = document.querySelector('input') as HTMLInputElement;
    field.value = '2';
    field.dispatchEvent(new Event('input'));
    await named();
  });

  test('taken back from a batch template', async () => {
    const template = { fileName: 'a.xlsx', serialNumbers: ['PY1'] };
    show(TemplateNotice, { record: { ...record, inTemplate: true, template } });
    document.querySelector<HTMLElement>('[data-action="take-back"]')?.click();
    await named();
  });
});
