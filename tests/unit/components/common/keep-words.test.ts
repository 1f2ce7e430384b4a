import { describe, expect, test } from 'vitest';
import { keepWords } from '../../../../components/common/keep-words';
import { useKeepOriginals } from '../../../../components/common/use-keep-originals';
import { createTexts } from '../../../../utils/domain/texts/texts';
import type { OriginalFile, OriginalResult } from '../../../../utils/services/desk/keep-original';

const t = createTexts('zh_CN');
const invoiceNumber = '26112000000123456789';
const kept = {
  type: 'kept',
  invoiceNumber,
  submissionId: 'S1',
  numberFrom: 'content',
  compared: [],
} as const;

describe('what became of a file', () => {
  test.each<[OriginalResult, string]>([
    [{ ...kept, compared: ['invoiceNumber', 'totalGross'] }, '已存 · …23456789 · 已核对：发票号码、价税合计'],
    [{ ...kept, numberFrom: 'fileName' }, '已存 · …23456789 · 只核对了文件名里的号码'],
    [{ ...kept, numberFrom: 'clerk' }, '已存 · …23456789 · 没有核对（文件里没读到发票信息）'],
    [{ ...kept, type: 'known' }, '已经存过，没有变化 · …23456789'],
    [{ type: 'noRecord', invoiceNumber }, `没有存：台账里没有发票号码 ${invoiceNumber} 的这一张`],
    [
      { type: 'otherRecord', invoiceNumber, here: '26112000000123456790' },
      `没有存：这个文件是发票号码 ${invoiceNumber} 的，这一张是 26112000000123456790`,
    ],
    [
      { type: 'named', invoiceNumber, named: '26112000000123456790' },
      `没有存：文件名里的号码是 26112000000123456790，文件里面是 ${invoiceNumber}，两个对不上。请打开文件看是哪一张，或从税局重新下载`,
    ],
    [
      { type: 'askWord', invoiceNumber },
      '还没有存：文件里没读到发票号码。请先打开文件看一看；确是 …23456789 这一张的原件，再点「是这一张，照存」。存下后标着「未核对」',
    ],
    [
      {
        type: 'refused',
        refusal: 'ambiguous',
        conflict: { field: 'totalGross', values: ['1243', '1234.00'] },
      },
      '没有存：文件自己前后不一（价税合计既有 1,243.00，又有 1,234.00），请从税局重新下载',
    ],
    [
      { ...kept, numberFrom: 'clerk', compared: ['totalGross'] },
      '已存 · …23456789 · 号码未核对（文件里没读到号码） · 已核对：价税合计',
    ],
    [
      {
        type: 'differs',
        invoiceNumber,
        differences: [
          { field: 'totalGross', original: '1243', here: '1234.00' },
          { field: 'lines', line: 2, original: '90', here: '100.00' },
          { field: 'sellerTaxId', original: 'A'.repeat(100), here: 'B' },
        ],
      },
      `没有存：价税合计不同：原件 1,243.00，这里 1,234.00；第 2 行金额不同：原件 90.00，这里 100.00；销售方税号不同：原件 ${'A'.repeat(60)}，这里 B`,
    ],
    [{ type: 'refused', refusal: 'doctype' }, '没有存：XML 里有发票不会有的声明（DOCTYPE），不是税局的原件'],
  ])('%j', (result, words) => expect(keepWords(result, t, false)).toBe(words));

  test('without a number: on the page of all, and on that of one', () => {
    expect(keepWords({ type: 'noNumber' }, t, false)).toContain('请打开那一张的详情');
    expect(keepWords({ type: 'noNumber' }, t, true)).toContain('有几个号码');
  });
});

describe('many files', () => {
  const file = (name: string) => ({ name, size: 1 }) as OriginalFile;
  const answers: Record<string, OriginalResult> = {
    a: kept,
    b: { ...kept, type: 'known' },
    c: { type: 'noNumber' },
  };

  test('each is told, also one that the database did not take', async () => {
    const keeping = useKeepOriginals({
      t: { value: t } as never,
      async keepOriginal({ name }) {
        const answer = answers[name];
        if (!answer) throw new Error('full');
        return answer;
      },
    });
    await keeping.keep(['a', 'x', 'b', 'c'].map(file));
    expect(keeping.lines.value.map(({ name, type }) => [name, type])).toEqual([
      ['a', 'kept'],
      ['x', 'failed'],
      ['b', 'known'],
      ['c', 'noNumber'],
    ]);
    expect(keeping.lines.value[1]?.text).toContain('full');
    expect(keeping.summary.value).toBe('已存 1 个，已经有的 1 个，没有存的 2 个');
    expect(keeping.progress.value).toBe('');
  });

  test('stopped: what is left is not touched, and counted', async () => {
    const keeping = useKeepOriginals({
      t: { value: t } as never,
      async keepOriginal() {
        keeping.stop();
        return kept;
      },
    });
    await keeping.keep(['a', 'b', 'c'].map(file));
    expect(keeping.lines.value).toHaveLength(1);
    expect(keeping.summary.value).toContain('后面的 2 个没有动');
  });
});

test('a file that bears no number waits for her word, and is kept with it', async () => {
  const asked: Array<[string, string | undefined, boolean | undefined]> = [];
  const keeping = useKeepOriginals({
    t: { value: t } as never,
    async keepOriginal({ name }, submissionId, hasWord) {
      asked.push([name, submissionId, hasWord]);
      return hasWord ? { ...kept, numberFrom: 'clerk' } : { type: 'askWord', invoiceNumber };
    },
  });
  await keeping.keep([{ name: 'a', size: 1 } as OriginalFile], 'S1');
  expect(keeping.summary.value).toContain('没有存的 1 个');
  await keeping.giveWord(0);
  expect(asked).toEqual([
    ['a', 'S1', false],
    ['a', 'S1', true],
  ]);
  expect(keeping.lines.value).toMatchObject([{ type: 'kept', text: expect.stringContaining('没有核对') }]);
  expect(keeping.lines.value[0]?.waiting).toBeUndefined();
  expect(keeping.summary.value).toBe('已存 1 个，已经有的 0 个，没有存的 0 个');
});
