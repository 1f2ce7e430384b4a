// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { createSSRApp, ref, shallowRef } from 'vue';
import { renderToString } from 'vue/server-renderer';
import LimitWarnings from '../../../../components/common/LimitWarnings.vue';
import TemplatePlanView from '../../../../components/template/TemplatePlanView.vue';
import type { Templating } from '../../../../components/template/use-template';
import type { Invoice, InvoiceLine } from '../../../../utils/domain/invoice/invoice';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { ENTRY_LIMITS, IMPORT_LIMITS } from '../../../../utils/portal/entry-limits';
import { BATCH_TEMPLATE } from '../../../../utils/portal/template/batch-template';

const TAX_ID = '91110108MA01Q7X4HF';
const LINE: InvoiceLine = {
  unitPrice: '100',
  quantity: '1',
  netAmount: '100.00',
  taxRate: '0.13',
  taxAmount: '13.00',
};
const invoice = (given: Partial<Invoice> = {}, lines: InvoiceLine[] = [LINE]): Invoice => ({
  priceIncludesTax: false,
  buyerIsNaturalPerson: false,
  seller: { taxId: TAX_ID },
  buyer: { name: '<b>某某商贸</b>', taxId: '91310115MA1K3BNTXB' },
  totalGross: '113.00',
  lines,
  issues: [],
  ...given,
});
const items = (html: string) =>
  [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('[data-part="limits"] li')].map(
    ({ textContent }) => textContent,
  );
const show = async (given: Record<string, unknown>, language: 'zh_CN' | 'en' = 'zh_CN') =>
  items(await renderToString(createSSRApp(LimitWarnings, { t: createTexts(language), ...given })));
const WRONG = { ...LINE, unitPrice: '101', taxAmount: '14.00' };
const ADVICE = '这几处税局可能不收。内容都已留底；填回以后，开具以前请先改好。';

describe('what the portal is known not to take', () => {
  test('nothing where all is within it', async () => {
    expect(
      await renderToString(createSSRApp(LimitWarnings, { t: createTexts('zh_CN'), invoice: invoice() })),
    ).not.toContain('data-part');
  });

  test('each in plain words, with its line, and what to do', async () =>
    expect(
      await show({
        invoice: invoice({ buyer: { taxId: TAX_ID }, note: '字'.repeat(201) }, [LINE, WRONG]),
      }),
    ).toEqual([
      '购买方和销售方是同一个税号，税局不收',
      '备注超过税局能收的 200 个字',
      '第 2 行单价×数量和金额相差超过 0.01 元',
      '第 2 行金额×税率和税额相差超过 0.06 元',
      ADVICE,
    ]));

  test('of hundreds of lines ten are named, the others counted', async () => {
    const shown = await show({
      invoice: invoice(
        {},
        Array.from({ length: 8 }, () => WRONG),
      ),
    });
    expect(shown).toHaveLength(12);
    expect(shown.slice(-2)).toEqual(['另有 6 处', ADVICE]);
  });

  test('in English', async () =>
    expect((await show({ invoice: invoice({ buyer: { taxId: TAX_ID } }) }, 'en'))[0]).toBe(
      'Buyer and seller have the same tax id; the portal does not take that',
    ));
});

describe('in the plan of a batch template', () => {
  const plan = async (one: Invoice) => {
    const candidate = { submissionId: 'S1', invoice: one };
    const book = {
      version: BATCH_TEMPLATE.version,
      isNewer: false,
      invoices: 0,
      lines: 0,
      roundedSerials: 0,
    };
    const group = { seller: { taxId: TAX_ID, name: '' } };
    const goesIn = [{ candidate }];
    const templating = {
      chosen: shallowRef({ name: 'a.xlsx', book, group }),
      plan: shallowRef({ goesIn, staysOut: [], lines: 1, isRisky: false, isTooMany: false }),
      items: shallowRef([]),
      typed: ref({}),
    } as unknown as Templating;
    return items(
      await renderToString(createSSRApp(TemplatePlanView, { templating, t: createTexts('zh_CN') })),
    );
  };

  test('an entry that goes in tells its own, and that it is written all the same', async () =>
    expect(await plan(invoice({ buyer: { taxId: TAX_ID } }, [WRONG]))).toEqual([
      '购买方和销售方是同一个税号，税局不收',
      '第 1 行单价×数量和金额相差超过 0.01 元',
      '第 1 行金额×税率和税额相差超过 0.06 元',
      '这几处税局可能不收。照原样写入不受影响；导入批量开票以前，请在文件里先改好。',
    ]));

  test('its 备注 may be longer than on the entry page', async () => {
    expect(await plan(invoice({ note: '字'.repeat(230) }))).toEqual([]);
    expect((await plan(invoice({ note: '字'.repeat(231) })))[0]).toContain('230');
  });

  test('its limits are those of the template', () => {
    const max = (sheet: number, header: string) =>
      BATCH_TEMPLATE.sheets[sheet]?.columns.find((column) => column.header === header)?.max;
    expect(IMPORT_LIMITS.note).toBe(max(0, '备注'));
    expect(IMPORT_LIMITS.specification).toBe(max(1, '规格型号'));
    expect(ENTRY_LIMITS.note).toBe(200);
  });
});
