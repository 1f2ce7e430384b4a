// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { numbersIn, readVerdicts } from '../../../utils/capture/read-verdict';
import { dppt } from '../../../utils/portal/dppt';
import { page } from '../support/page';

const places = dppt.entry.verdicts;
const NUMBER = '26112000000123456789';
const read = (html: string, typed: string[] = []) => {
  page(html);
  return readVerdicts(document, places, new Set(typed)).map(({ element: _, ...verdict }) => verdict);
};

describe('areas', () => {
  test.each<[string, string, object]>([
    [
      'a TDesign dialog: its body, its buttons',
      '<div class="t-dialog"><div class="t-dialog__header">提示</div><div class="t-dialog__body">税率不合法</div><button>取消</button><button>确 定</button></div>',
      { area: 'dialog', text: '税率不合法', buttons: ['取消', '确 定'] },
    ],
    [
      'a face-scan is told by its title',
      '<div class="t-dialog"><div class="t-dialog__header">电子税务局APP扫脸认证</div><div class="t-dialog__body">请扫码</div></div>',
      { area: 'dialog', text: '电子税务局APP扫脸认证 请扫码' },
    ],
    [
      'an Element UI box',
      '<div class="el-message-box"><div class="el-message-box__message"><p>请重新登录</p></div><button>确定</button></div>',
      { area: 'dialog', text: '请重新登录', buttons: ['确定'] },
    ],
    [
      'an error toast',
      '<div class="t-message t-is-error">税率不合法</div>',
      { area: 'errorToast', text: '税率不合法' },
    ],
    [
      'a warning toast',
      '<div class="t-message t-is-warning">请选择</div>',
      { area: 'errorToast', text: '请选择' },
    ],
    [
      'an Element error toast',
      '<div class="el-message el-message--error">超时</div>',
      { area: 'errorToast', text: '超时' },
    ],
    ['a notice', '<div class="t-message t-is-success">提交成功</div>', { area: 'notice', text: '提交成功' }],
    [
      'a text beside a field',
      '<div class="t-form__item"><div class="t-form__controls t-is-error"><div class="t-input__extra">名称不能为空</div></div></div>',
      { area: 'inline', text: '名称不能为空' },
    ],
    [
      'an Element text beside a field',
      '<div class="el-form-item__error">必填</div>',
      { area: 'inline', text: '必填' },
    ],
  ])('%s', (_, html, verdict) => expect(read(html)).toEqual([expect.objectContaining(verdict)]));

  test('an error toast is not a notice too', () => {
    expect(
      read('<div class="t-message t-is-error">a</div><div class="t-message">b</div>').map(({ area }) => area),
    ).toEqual(['errorToast', 'notice']);
  });

  test.each([
    '<div class="t-dialog" style="display: none"><div class="t-dialog__body">旧的</div></div>',
    '<div hidden><div class="t-message t-is-error">旧的</div></div>',
    '<div class="t-message t-is-error">  </div>',
    '<p>税率不合法</p>',
  ])('%s says nothing', (html) => expect(read(html)).toEqual([]));
});

describe('success view', () => {
  const view = (words: string) =>
    `<div id="app"><div class="result"><p>${words}</p><div><a class="qrcode-btn">二维码</a></div></div></div>`;

  test('its 20-digit number, wherever it stands', () => {
    expect(read(view(`发票号码：${NUMBER}`))).toMatchObject([{ area: 'success', invoiceNumbers: [NUMBER] }]);
  });

  test.each(['.electronic-file > button', '.qrcode-box__codeImg'])('mark %s', (mark) => {
    const html = mark.startsWith('.electronic')
      ? '<div class="electronic-file"><button>发票下载PDF</button></div>'
      : '<img class="qrcode-box__codeImg">';
    expect(read(`<div>${html}</div>`)).toMatchObject([{ area: 'success', invoiceNumbers: [] }]);
  });

  test('a hidden mark does not hide a shown one', () => {
    const html = `<a class="qrcode-btn" style="display: none"></a><div>${NUMBER}<div class="electronic-file"><button>PDF</button></div></div>`;
    expect(read(html)).toMatchObject([{ area: 'success', invoiceNumbers: [NUMBER] }]);
  });

  test('a mark that is hidden is no success', () => {
    expect(read(`<div style="display: none">${view(NUMBER)}</div>`)).toEqual([]);
  });

  test('what the clerk typed is never taken for a number', () => {
    const account = '12345678901234567890';
    expect(read(view(`账号 ${account}，发票号码 ${NUMBER}`), [account])).toMatchObject([
      { invoiceNumbers: [NUMBER] },
    ]);
    expect(read(view(`账号 ${account}`), [account])).toMatchObject([{ invoiceNumbers: [] }]);
  });

  test('a number that she typed within a longer text is not taken either', () => {
    const contract = '12345678901234567890';
    expect(read(view(`备注 合同${contract}号`), [`合同${contract}号`])).toMatchObject([
      { invoiceNumbers: [] },
    ]);
  });

  test('a dialog about a number is no success view', () => {
    const html = `<div class="t-dialog"><div class="t-dialog__body">红字发票 ${NUMBER} 不合法</div></div>`;
    expect(read(html)).toMatchObject([{ area: 'dialog', invoiceNumbers: [] }]);
  });
});

describe('numbersIn', () => {
  test.each<[string, string[]]>([
    [NUMBER, [NUMBER]],
    [`${NUMBER}9`, []],
    [NUMBER.slice(1), []],
    [`号码${NUMBER}，再次 ${NUMBER}`, [NUMBER]],
  ])('%s', (text, numbers) => expect(numbersIn(text, new Set())).toEqual(numbers));
});
