import { describe, expect, test } from 'vitest';
import { changeOf } from '../../../../utils/capture/answer/only-counts';

const NUMBER = '26112000000123456789';

describe('X16 what only counts is no new answer', () => {
  test.each([
    ['二维码 60秒 后失效', '二维码 59秒 后失效'],
    ['10 s 后关闭', '9 s 后关闭'],
    ['剩余 1分00秒', '剩余 59秒'],
    ['剩余 2分钟', '剩余 1分钟'],
    ['剩余 09:58', '剩余 09:57'],
    ['请在 00:10:00 内扫码', '请在 00:09:59 内扫码'],
  ])('a time: %s → %s', (before, now) => expect(changeOf(before, now)).toBe('time'));

  test('a short number that stands by itself', () =>
    expect(changeOf('自动关闭（5）', '自动关闭（4）')).toBe('shortNumber'));

  test('the same words are none', () => expect(changeOf('税率不合法', '税率不合法')).toBe('none'));

  test.each([
    ['第2行税率不合法', '第3行税率不合法'],
    ['第 2 行税率不合法', '第 3 行税率不合法'],
    ['税率13%不正确', '税率6%不正确'],
    ['可用额度 5 元', '可用额度 6 元'],
    ['可用额度 1.50', '可用额度 2.50'],
    ['￥5', '￥6'],
    ['错误码 GT4', '错误码 GT5'],
    ['错误码 1234', '错误码 1235'],
    ['2026-04-01 起', '2026-04-02 起'],
    ['成功2张', '成功3张'],
    [`发票号码 ${NUMBER}`, `发票号码 ${NUMBER.slice(0, -1)}0`],
    ['二维码 60秒 后失效', '二维码已失效'],
  ])('but a line, an amount, a code is: %s → %s', (before, now) =>
    expect(changeOf(before, now)).toBe('words'),
  );
});
