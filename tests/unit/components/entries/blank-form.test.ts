// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { type App, createApp, h, nextTick, ref, shallowRef } from 'vue';
import type { LedgerApp } from '../../../../components/common/use-ledger-app';
import BlankForm, { type PaperEntry } from '../../../../components/entries/BlankForm.vue';
import { EMPTY_ENTRY, EMPTY_LINE } from '../../../../utils/domain/entry/entry';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { saveSettings } from '../../../../utils/services/shared/settings';
import { SELLER } from '../../support/files/entry-books';
import { FakeArea } from '../../support/store/fake-area';

let mounted: App | undefined;
afterEach(() => {
  mounted?.unmount();
  document.body.replaceChildren();
});

async function show(entries?: readonly PaperEntry[], company?: string) {
  const area = new FakeArea();
  await saveSettings(area, { reporter: { name: '王芳', phone: '' } });
  const app = {
    t: shallowRef(createTexts('zh_CN')),
    companies: ref([SELLER, { name: '另一家', taxId: '91110105MA01C7PH2D' }]),
    route: shallowRef({ page: 'exchange', filter: company === undefined ? {} : { company } }),
    browser: { storage: { local: area } },
    fail: vi.fn(),
  };
  const host = document.createElement('div');
  document.body.append(host);
  mounted = createApp(() =>
    h(BlankForm, { app: app as unknown as LedgerApp, ...(entries ? { entries } : {}) }),
  );
  mounted.mount(host);
  await vi.waitUntil(() => document.body.textContent?.includes('王芳') || entries !== undefined);
}
const sheets = () => [...document.querySelectorAll('[data-part="paper-sheet"]')];
const cell = (sheet: Element | undefined, name: string) =>
  sheet?.querySelector(`[data-cell="${name}"]`)?.textContent?.trim();

test('empty: ten lines to be written by hand, the chosen company, the clerk; as many pages as she asks for', async () => {
  await show(undefined, SELLER.taxId);
  const [sheet] = sheets();
  expect(sheet?.querySelectorAll('.paper-lines tbody tr')).toHaveLength(10);
  expect([cell(sheet, 'seller'), cell(sheet, 'gross'), cell(sheet, 'capital')]).toEqual([
    SELLER.name,
    '',
    '',
  ]);
  expect(sheet?.textContent).not.toContain('☑');
  const field = document.querySelector<HTMLInputElement>('[data-field="paper-pages"]') as HTMLInputElement;
  for (const [typed, expected] of [
    ['3', 3],
    ['900', 50],
    ['-1', 1],
  ] as const) {
    field.value = typed;
    field.dispatchEvent(new Event('change'));
    await nextTick();
    expect(sheets()).toHaveLength(expected);
  }
});

test('of several companies none is guessed', async () => {
  await show();
  expect(cell(sheets()[0], 'seller')).toBe('');
});

test('filled: each entry on its own sheet, with its sums and the sum in words', async () => {
  const line = {
    ...EMPTY_LINE,
    itemName: '*纸制品*打印纸',
    quantity: '3',
    unitPrice: '99.5',
    taxRate: '13%',
  };
  const entry = {
    ...EMPTY_ENTRY,
    kind: 'special' as const,
    buyer: { ...EMPTY_ENTRY.buyer, name: '北京青禾商贸有限公司' },
    lines: [{ ...line, discount: '8.5' }, { ...EMPTY_LINE, itemName: '没写完' }, EMPTY_LINE],
    note: '合同 2026-118',
  };
  await show([
    { entry, seller: SELLER, formNumber: '7', by: '王芳', date: '2026-11-24' },
    { entry: { ...entry, priceIncludesTax: true }, seller: SELLER },
  ]);
  const [first, second, ...others] = sheets();
  expect(others).toEqual([]);
  expect(['formNumber', 'seller', 'net', 'tax', 'gross', 'note'].map((name) => cell(first, name))).toEqual([
    '7',
    SELLER.name,
    '290.00',
    '37.70',
    '327.70',
    '合同 2026-118',
  ]);
  expect(cell(first, 'capital')?.replace(/\s/g, '')).toBe(
    '叁佰贰拾柒圆柒角整（第2行算不出来，没有计入合计）',
  );
  expect(cell(second, 'gross')).toBe('290.00');
  const rows = [...(first?.querySelectorAll('.paper-lines tbody tr') ?? [])].map((one) =>
    [...one.children].map((td) => td.textContent),
  );
  expect(rows).toEqual([
    ['1', '*纸制品*打印纸', '', '', '3', '99.5', '298.50', '13%', '8.50'],
    ['2', '没写完', '', '', '', '', '', '', ''],
  ]);
  expect(document.querySelector('[data-field="paper-pages"]')).toBeNull();
});
