import { Window } from 'happy-dom';
import { expect, test } from 'vitest';
import { packSheet } from '../../../../../utils/services/desk/pack/pack-sheet';
import { append } from '../../../../../utils/store/write/append';
import * as facts from '../../../support/facts/facts';
import { evidenceLedger, FAULT_AT, PHOTO, packOf, partsOf } from '../../../support/files/packs';
import { snapshot } from '../../../support/page/snapshots';
import { context } from '../../../support/store/ledger';

const REPORTER = {
  clerk: '王芳 <b>',
  phone: '010-66668888',
  taxOffices: { '91110105MA01C0MP1E': '朝阳区第一税务所' },
};
// The bytes are kept as in the worker: the document is a stranger's.
const pagesOf = (html: string | undefined): Element[] => {
  const { document } = new Window();
  document.write(html ?? '');
  return [...document.querySelectorAll('article')] as unknown as Element[];
};
const lineOf = (article: Element | undefined, label: string) =>
  [...(article?.querySelectorAll('tr') ?? [])]
    .find((row) => row.querySelector('th')?.textContent === label)
    ?.querySelector('td')?.textContent;
const OUTAGE = {
  kind: 'outage' as const,
  host: new URL(facts.SITE.origin).hostname,
  from: facts.NOON,
  to: FAULT_AT,
};

test('a page for each company, with what was said of it and its photograph', async () => {
  const db = await evidenceLedger();
  const [article, ...more] = pagesOf(
    await packSheet(db, { kind: 'chosen', submissionIds: ['S2'] }, REPORTER),
  );
  expect(more).toEqual([]);
  expect(article?.querySelector('h1')?.textContent).toBe('电子税务局开票故障报告单');
  expect(lineOf(article, '办税员')).toBe('王芳 <b>');
  expect(lineOf(article, '提示原文和代码')).toContain('税率不合法，请使用 0.03');
  expect(lineOf(article, '工单号')).toBe('T-1');
  expect(lineOf(article, '12366 或税务所的答复')).toContain('已登记');
  expect(lineOf(article, '影响')).toMatch(/^1 份/);
  expect(article?.querySelector('img')?.getAttribute('src')).toBe(
    `data:image/webp;base64,${btoa(String.fromCharCode(...PHOTO))}`,
  );
  expect(article?.textContent).toContain('（加盖公章）');
  expect(article?.textContent).toContain('不证明发票已开具');
});

test('two companies of an outage: two pages, each with its own alone', async () => {
  const db = await evidenceLedger();
  const other = facts.submitted({
    submissionId: 'S9',
    snapshot: snapshot({ seller: { name: '乙公司', taxId: '91110108MA01YYYY2B' } }),
  });
  await append(db, [other, facts.answered('系统繁忙', { submissionId: 'S9' })], context);
  const [first, second, ...more] = pagesOf(
    await packSheet(db, { ...OUTAGE, submissionIds: ['S2', 'S9'] }, REPORTER),
  );
  expect(more).toEqual([]);
  expect(lineOf(first, '提示原文和代码')).toContain('税率不合法');
  expect(lineOf(first, '提示原文和代码')).not.toContain('系统繁忙');
  expect(lineOf(second, '企业名称')).toBe('乙公司');
  expect(lineOf(second, '提示原文和代码')).not.toContain('税率不合法');
});

test('an outage that hit nothing is one page with the company left open; a month is none', async () => {
  const db = await evidenceLedger();
  const [only] = pagesOf(await packSheet(db, { ...OUTAGE, submissionIds: [] }, REPORTER));
  expect(lineOf(only, '企业名称')).toBe('');
  expect(lineOf(only, '提示原文和代码')).toContain('HTTP 502');
  expect(await packSheet(db, { kind: 'period', month: '2026-11' }, REPORTER)).toBeUndefined();
});

test('it lies in the pack, loads nothing and runs nothing', async () => {
  const db = await evidenceLedger();
  const scope = { kind: 'chosen' as const, submissionIds: ['S2'] };
  const { bytes } = await packOf(db, scope, { sheetHtml: (from) => packSheet(from, scope, REPORTER) });
  const html = new TextDecoder().decode((await partsOf(bytes)).get('报障单.html'));
  expect(html).toContain("default-src 'none'");
  expect(html).toContain('img-src data:');
  expect(html).not.toContain('script-src');
  expect(html).not.toContain('王芳 <b>');
});
