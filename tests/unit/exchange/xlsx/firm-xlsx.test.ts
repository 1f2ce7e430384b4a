import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { createTexts } from '../../../../utils/domain/texts/texts';
import type { FirmCompany, FirmComputer } from '../../../../utils/exchange/xlsx/firm-xlsx';
import { openWorkbook } from '../../../../utils/exchange/xlsx/open-workbook';
import { exportFirm } from '../../../../utils/services/desk/export-books';
import { NOON } from '../../support/facts/facts';

const t = createTexts('zh_CN');
const company = (own: Partial<FirmCompany> = {}): FirmCompany => ({
  name: '北京云杉科技有限公司',
  taxId: '91110105MA01C4JX88',
  issuedToday: { count: 2, gross: '339' },
  issuedThisMonth: { count: 412, gross: '236410.5' },
  open: 3,
  unknown: 1,
  ofColleagues: { open: 5, unknown: 2 },
  serving: ['李莉', '王芳'],
  checkedTo: '2026-11-20',
  ...own,
});
const computer = (own: Partial<FirmComputer> = {}): FirmComputer => ({
  clerk: '李莉',
  computer: 'Chrome',
  open: 5,
  unknown: 2,
  entries: 1,
  lastSubmittedAt: NOON,
  knownUpTo: NOON,
  state: '李莉的电脑 3 小时没同步',
  ...own,
});

async function reopened(companies: readonly FirmCompany[], computers: readonly FirmComputer[]) {
  const { name, content, count } = await exportFirm({ companies, computers, now: NOON, t });
  const bytes = new Uint8Array(await content.arrayBuffer());
  const { sheets } = await readXlsx(bytes);
  return { name, count, bytes, sheets: new Map(sheets.map(({ name, rows }) => [name, rows])) };
}

test('a row a company and a row a computer, as another library reads them', async () => {
  const { name, count, sheets } = await reopened(
    [company(), company({ serving: [], checkedTo: undefined })],
    [computer(), computer({ knownUpTo: undefined, lastSubmittedAt: undefined, state: '' })],
  );
  expect([name, count]).toEqual(['公司一览_2026-11-24.xlsx', 2]);
  expect([...sheets.keys()]).toEqual(['说明', '公司一览', '各台电脑']);
  const [head, first, second] = sheets.get('公司一览') ?? [];
  expect(head?.slice(0, 4)).toEqual(['公司', '销售方税号', '今天已开具（张）', '今天已开具（元）']);
  expect(first?.slice(0, 11)).toEqual([
    '北京云杉科技有限公司',
    '91110105MA01C4JX88',
    2,
    339,
    412,
    236410.5,
    3,
    1,
    5,
    2,
    '李莉、王芳',
  ]);
  const checkedTo = first?.[11] as unknown;
  expect(checkedTo instanceof Date && checkedTo.toISOString().slice(0, 10)).toBe('2026-11-20');
  expect(second?.[11] ?? '').toBe('');
  const [, one, other] = sheets.get('各台电脑') ?? [];
  expect(one?.slice(0, 5)).toEqual(['李莉', 'Chrome', 5, 2, 1]);
  expect(one?.[7]).toBe('李莉的电脑 3 小时没同步');
  // What is not known is empty, and never 0.
  expect([other?.[5] ?? '', other?.[6] ?? '']).toEqual(['', '']);
});

test('without a place of backups there are no computers', async () => {
  expect([...(await reopened([company()], [])).sheets.keys()]).toEqual(['说明', '公司一览']);
});

test.each(['=HYPERLINK("http://x.example","点")', '+1+1', '-2', '@SUM(A1)'])(
  'a name that begins as a formula does (%s) is text',
  async (evil) => {
    const { bytes, sheets } = await reopened(
      [company({ name: evil, serving: [evil] })],
      [computer({ clerk: evil, computer: evil, state: evil })],
    );
    expect(sheets.get('公司一览')?.[1]?.[0]).toBe(evil);
    expect(sheets.get('各台电脑')?.[1]?.[0]).toBe(evil);
    const parts = await openWorkbook(bytes as Uint8Array<ArrayBuffer>);
    const xml = parts.map(({ content }) => new TextDecoder().decode(content)).join('\n');
    expect(xml).toContain('<is>');
    expect(xml).not.toMatch(/<f[ >]/);
  },
);
