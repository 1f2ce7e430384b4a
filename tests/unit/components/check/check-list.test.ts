// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { createSSRApp, ref, shallowRef } from 'vue';
import { renderToString } from 'vue/server-renderer';
import CheckList from '../../../../components/check/CheckList.vue';
import TemplatePlanView from '../../../../components/template/TemplatePlanView.vue';
import type { Templating } from '../../../../components/template/use-template';
import { TOLERANCES } from '../../../../utils/domain/check/tolerances';
import type { Invoice } from '../../../../utils/domain/invoice/invoice';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { BATCH_TEMPLATE } from '../../../../utils/portal/template/batch-template';
import { found, invoiceOf, SELLER_ID } from '../../support/page/checked';

const items = (html: string) =>
  [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('[data-part="checks"] li')].map(
    ({ textContent }) => textContent?.trim().replace(/\s+/g, ' '),
  );
const draw = (given: Record<string, unknown>, language: 'zh_CN' | 'en' = 'zh_CN') =>
  renderToString(createSSRApp(CheckList, { t: createTexts(language), ...given }));
const WRONG = { unitPrice: '101', taxAmount: '14.00' };

describe('what the checks found', () => {
  test('nothing where they found nothing', async () =>
    expect(await draw({ findings: [] })).not.toContain('data-part'));

  test('each with its number, in plain words, by number and line; then what to do', async () => {
    const invoice = invoiceOf({ buyer: { taxId: SELLER_ID }, note: '字'.repeat(201) }, {}, WRONG);
    expect(items(await draw({ findings: found(invoice), advice: 'check.advice' }))).toEqual([
      'K2 第 2 行单价×数量是 101.00，金额是 100.00，相差超过 0.01 元',
      'K3 第 2 行金额×税率是 13.00，税额是 14.00，相差超过 0.06 元',
      'K6 备注有 201 个字，超过税局能收的 200 个字',
      'K10 购买方和销售方是同一个税号，税局不收',
      '这几处请看一眼，票影不替您改。内容都已留底；填回以后，开具以前请先改好。',
    ]);
  });

  test('of hundreds of lines ten are named, the others counted', async () => {
    const shown = items(
      await draw({ findings: found(invoiceOf({}, ...Array.from({ length: 8 }, () => WRONG))) }),
    );
    expect(shown).toHaveLength(11);
    expect(shown.at(-1)).toBe('另有 6 处');
  });

  test('in English', async () =>
    expect(items(await draw({ findings: found(invoiceOf({}, WRONG)) }, 'en'))[0]).toBe(
      'K2 Line 1: price × quantity is 101.00, the amount is 100.00: more than 0.01 apart',
    ));

  test('a name of hers is text, no markup', async () => {
    const findings = found(invoiceOf({ buyer: { name: '<b>张䶮</b>' } }));
    const html = await draw({ findings });
    expect(html).toContain('&lt;b&gt;');
    expect(html).not.toContain('<b>');
  });
});

describe('in the plan of a batch template', () => {
  const plan = async (one: Invoice) => {
    const candidate = { submissionId: 'S1', invoice: one };
    const { version } = BATCH_TEMPLATE;
    const book = { version, isNewer: false, invoices: 0, lines: 0, roundedSerials: 0 };
    const group = { seller: { taxId: SELLER_ID, name: '' } };
    const goesIn = [{ candidate }];
    const templating = {
      chosen: shallowRef({ name: 'a.xlsx', book, group }),
      plan: shallowRef({ goesIn, staysOut: [], lines: 1, isRisky: false, isTooMany: false }),
      items: shallowRef([]),
      typed: ref({}),
      tolerances: shallowRef(TOLERANCES),
    } as unknown as Templating;
    return items(
      await renderToString(createSSRApp(TemplatePlanView, { templating, t: createTexts('zh_CN') })),
    );
  };

  test('an entry that goes in tells its own, and that it is written all the same', async () =>
    expect(await plan(invoiceOf({ buyer: { taxId: SELLER_ID } }))).toEqual([
      'K10 购买方和销售方是同一个税号，税局不收',
      '这几处税局可能不收。照原样写入不受影响；导入批量开票以前，请在文件里先改好。',
    ]));

  test('its 备注 may be longer than on the entry page', async () => {
    expect(await plan(invoiceOf({ note: '字'.repeat(230) }))).toEqual([]);
    expect((await plan(invoiceOf({ note: '字'.repeat(231) })))[0]).toContain('230');
  });
});
