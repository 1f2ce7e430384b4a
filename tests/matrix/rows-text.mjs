/** What the portal says: toasts, dialogs, words beside fields. */
import { CATALOGUE_ROWS } from './rows-catalogue.mjs';
import { says } from './says.mjs';
import { issued, notSent, refused, SOON, unknown } from './want.mjs';

/** @typedef {import('./rows.mjs').Row} Row */

const RATE = '税率不合法，请使用 0.03、0.01';
const VAGUE = '业务处理未完成';
const SUCCESS_WORDS = '发票开具成功，请求的数据已成功返回';

/** @type {Row[]} */
export const TEXT_ROWS = [
  ...CATALOGUE_ROWS,
  {
    id: 'dialog: names a field',
    fault: says('dialog', RATE),
    expect: refused(RATE),
    issued: 0,
  },
  {
    id: 'toast of 3 s: names a field',
    fault: says('toast', RATE),
    expect: refused(RATE),
    issued: 0,
    always: true,
  },
  {
    id: 'inline: names a field',
    fault: says('inline', '购买方纳税人识别号格式不正确', { field: 'gmfnsrsbh' }),
    expect: refused('购买方纳税人识别号格式不正确'),
    issued: 0,
  },
  {
    id: 'dialog: names nothing',
    fault: says('dialog', VAGUE),
    expect: unknown('unclearText', VAGUE),
    issued: 0,
    always: true,
  },
  {
    id: 'toast: names nothing',
    fault: says('toast', VAGUE),
    expect: unknown('unclearText', VAGUE),
    issued: 0,
  },
  {
    id: 'dialog: names a field, with a doubt',
    fault: says('dialog', '税率校验异常，请稍后重试'),
    expect: unknown('unclearText', '税率校验异常，请稍后重试'),
    issued: 0,
    always: true,
  },
  {
    id: 'toast: names a field, with a doubt',
    fault: says('toast', '第1行金额查询超时'),
    expect: unknown('unclearText', '第1行金额查询超时'),
    issued: 0,
  },
  {
    id: 'dialog: an error made of success words',
    fault: says('dialog', SUCCESS_WORDS),
    expect: unknown('unclearText', SUCCESS_WORDS),
    issued: 0,
    always: true,
  },
  {
    id: 'dialog: asks to check whether it was issued',
    fault: says('dialog', '开票请求超时，请确认是否开具成功'),
    expect: unknown('unclearText', '开票请求超时，请确认是否开具成功'),
    issued: 0,
  },
  {
    id: 'dialog: a bare code',
    fault: says('dialog', '错误码：1001'),
    expect: unknown('unclearText', '错误码：1001'),
    issued: 0,
  },
  {
    id: 'the page itself refuses, inline',
    buyer: '',
    expect: { ...notSent('请输入购买方名称') },
    issued: 0,
    always: true,
  },
  {
    id: 'two errors at once, both name a field',
    fault: says('toast', '第1行单价不正确', { also: { show: 'dialog', message: RATE } }),
    // Either is kept; which one comes first is the page's own.
    expect: { ...refused(RATE) },
    issued: 0,
  },
  {
    id: 'two errors at once, one of them vague',
    fault: says('toast', RATE, { also: { show: 'dialog', message: '业务异常，请稍后重试' } }),
    expect: unknown('unclearText', '业务异常，请稍后重试'),
    issued: 0,
    always: true,
  },
  {
    id: 'error inline and in a dialog',
    fault: says('inline', '购买方纳税人识别号格式不正确', {
      field: 'gmfnsrsbh',
      also: { show: 'dialog', message: RATE },
    }),
    expect: refused(RATE),
    issued: 0,
  },
  {
    id: 'error text 90 s after the click',
    fault: says('dialog', RATE, { ms: 90_000 }),
    patienceMs: 120_000,
    expect: refused(RATE),
    issued: 0,
  },
  {
    id: 'refused without a text',
    fault: says('none', RATE),
    deadlines: SOON,
    expect: unknown('timedOut', null),
    issued: 0,
  },
  {
    id: 'issued without a text',
    options: { successView: 'none' },
    deadlines: SOON,
    expect: unknown('timedOut', null),
    issued: 1,
    always: true,
  },
  { id: 'success view with its number', expect: issued(), issued: 1 },
  {
    id: 'success view without a number',
    options: { successView: 'noNumber' },
    expect: issued(0),
    issued: 1,
    always: true,
  },
];
