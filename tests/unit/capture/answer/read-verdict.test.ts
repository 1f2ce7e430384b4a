// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { numbersIn, readVerdicts } from '../../../../utils/capture/answer/read-verdict';
import { dppt } from '../../../../utils/portal/dppt';
import { page } from '../../support/page/page';

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

describe('X15 answers in alerts, drawers, bubbles and notifications', () => {
  const drawer = (inside: string, more = '') =>
    `<div class="t-drawer t-drawer--right ${more}"><div class="t-drawer__mask"></div><div class="t-drawer__content-wrapper"><div class="t-drawer__header">提示</div><div class="t-drawer__body">${inside}</div><div class="t-drawer__footer"><button>取消</button><button>继续开具</button></div></div></div>`;
  const bubble = (inside: string, more = '') =>
    `<div class="t-popup ${more}"><div class="t-popup__content">${inside}</div></div>`;
  const notification = (theme: string) =>
    `<div class="t-notification"><div class="t-notification__icon"><svg class="t-icon t-is-${theme}"></svg></div><div class="t-notification__main"><span class="t-notification__title">开具</span><div class="t-notification__content">税率不合法</div></div></div>`;

  test.each<[string, string, object]>([
    [
      'an open drawer',
      drawer('税率不合法', 't-drawer--open'),
      { area: 'dialog', text: '税率不合法', buttons: ['取消', '继续开具'] },
    ],
    [
      'an Element drawer',
      '<div class="el-drawer__wrapper"><div class="el-drawer" role="dialog"><div class="el-drawer__body">税率不合法</div></div></div>',
      { area: 'dialog', text: '税率不合法' },
    ],
    [
      'a pop-confirm',
      bubble(
        '<div class="t-popconfirm__content"><div class="t-popconfirm__body"><div class="t-popconfirm__inner">是否继续开具</div></div><div class="t-popconfirm__buttons"><button>取消</button><button>确定</button></div></div>',
        't-popconfirm',
      ),
      { area: 'dialog', text: '是否继续开具', buttons: ['取消', '确定'] },
    ],
    [
      'an Element pop-confirm',
      '<div class="el-popover el-popper"><div class="el-popconfirm"><p class="el-popconfirm__main">是否继续开具</p><div class="el-popconfirm__action"><button>取消</button><button>确定</button></div></div></div>',
      { area: 'dialog', text: '是否继续开具', buttons: ['取消', '确定'] },
    ],
    [
      'a bubble with two buttons',
      bubble('<p>是否继续开具</p><div><button>否</button><button>是</button></div>'),
      { area: 'dialog', buttons: ['否', '是'] },
    ],
    [
      'an error alert',
      '<div class="t-alert t-alert--error"><div class="t-alert__content"><div class="t-alert__title">开具失败</div><div class="t-alert__message">税率不合法</div></div><div class="t-alert__close">×</div></div>',
      { area: 'errorToast', text: '开具失败税率不合法' },
    ],
    [
      'an info alert',
      '<div class="t-alert t-alert--info"><div class="t-alert__content">已受理</div></div>',
      { area: 'notice', text: '已受理' },
    ],
    [
      'an Element alert',
      '<div class="el-alert el-alert--warning" role="alert"><div class="el-alert__content"><span class="el-alert__title">税率不合法</span></div></div>',
      { area: 'errorToast', text: '税率不合法' },
    ],
    ['an error notification', notification('error'), { area: 'errorToast', text: '开具税率不合法' }],
    ['an info notification', notification('info'), { area: 'notice' }],
    [
      'an Element notification',
      '<div class="el-notification"><i class="el-notification__icon el-icon-error"></i><div class="el-notification__group">税率不合法</div></div>',
      { area: 'errorToast', text: '税率不合法' },
    ],
  ])('%s', (_, html, verdict) => expect(read(html)).toEqual([expect.objectContaining(verdict)]));

  test.each<[string, string]>([
    ['a closed drawer', drawer('税率不合法')],
    [
      'the item drawer',
      drawer(
        '<input class="t-input__inner"><ul><li>服务</li></ul>',
        'invoice-project__drawer t-drawer--open',
      ),
    ],
    [
      'a hidden alert',
      '<div class="t-alert t-alert--error t-is-hidden"><div class="t-alert__content">旧的</div></div>',
    ],
    [
      'a select',
      bubble(
        '<ul><li class="t-select-option">13%</li></ul><button>a</button><button>b</button>',
        't-select__dropdown',
      ),
    ],
    [
      'suggestions',
      bubble('<div class="auto-complete__list"><p>某公司</p></div><button>清空</button><button>关</button>'),
    ],
    [
      'a date picker',
      bubble('<div class="t-date-picker__panel"><button>上月</button><button>下月</button></div>'),
    ],
    ['a hint', bubble('<p>请填写全称</p>')],
  ])('%s says nothing', (_, html) => expect(read(html)).toEqual([]));

  test('an alert inside a dialog is part of the dialog', () => {
    expect(
      read(
        '<div class="t-dialog"><div class="t-dialog__body"><div class="t-alert t-alert--warning"><div class="t-alert__content">金额较大</div></div>是否继续开具</div><button>否</button><button>继续开具</button></div>',
      ),
    ).toMatchObject([{ area: 'dialog', text: '金额较大是否继续开具' }]);
  });
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
