import { expect, test } from 'vitest';
import { readPages } from '../../../../utils/domain/originals/original-page';

const NUMBER = '26112000000123456789';
const at = (x: number, y: number, text: string) => ({ x, y, text });

test('a page made to be slow is read at once', () => {
  const long = 300_000;
  const items = [
    at(300, 20, `发票号码：${NUMBER}`),
    at(300, 35, '开票日期：2026年11月24日'),
    at(30, 50, `名称：甲${' '.repeat(long)}乙 名称：${'购 '.repeat(long / 2)}丙`),
    at(30, 70, `合计 ¥${'1,'.repeat(long / 2)} ¥${'9'.repeat(long)}`),
    at(30, 90, '2026年'.repeat(long / 5)),
    at(30, 110, `原${'号'.repeat(long)}${'1'.repeat(long)}`),
    at(30, 130, '汉 '.repeat(long / 2)),
  ];
  // A pattern that walks back through it takes minutes.
  const { data, kind } = readPages([items]);
  expect([kind, data.invoiceNumber, data.issueTime]).toEqual(['invoice', NUMBER, '2026年11月24日']);
});

test.each([
  ['nothing', [], 'mute'],
  ['a number of pages', [at(1, 1, '1 / 2')], 'mute'],
  ['characters that its font does not tell', [at(1, 1, 'u5[PSÑyhÿ bXP<z N u(SÑyhÿ qÿÿ~ß')], 'mute'],
  ['a letter', [at(1, 1, 'Dear Sir, please find the minutes')], 'other'],
  ['the title alone', [at(1, 1, '电子发票（增值税专用发票）')], 'invoice'],
] as const)('what a page is: %s', (_, items, kind) => expect(readPages([items]).kind).toBe(kind));
