/**
 * Red letters: what becomes of a confirmation, and of the press, or the call without one, that issues from it. What may have
 * been issued is never offered again, and no red one is filled in by us.
 */
import { RED_CALL_ROWS } from './rows-red-call.mjs';
import { RED_PRESS_ROWS } from './rows-red-press.mjs';
import { unknown } from './want.mjs';
import { pending, RED, refused } from './want-red.mjs';

/** @typedef {import('./rows.mjs').Row} Row */
/** @typedef {import('./expect.mjs').Expected} Expected */
/** @typedef {import('./want-red.mjs').Steps} Steps */

/** The portal's 13 states; 02 is what each begins with. @type {[string, Expected][]} */
const STATES = [
  ['01 无需确认', pending('noNeed')],
  ['03 购方录入待销方确认', pending('waiting')],
  ['04 购销双方已确认', pending('confirmed')],
  ['05 作废（销方录入购方否认）', { ...refused('作废（销方录入购方否认）'), state: 'voided' }],
  ['06 作废（购方录入销方否认）', { ...refused('作废（购方录入销方否认）'), state: 'voided' }],
  ['07 作废（超72小时未确认）', { ...refused('作废（超72小时未确认）'), state: 'timedOut' }],
  ['08 作废（发起方已撤销）', { ...refused('作废（发起方已撤销）'), state: 'withdrawn' }],
  ['09 作废（确认后撤销）', { ...refused('作废（确认后撤销）'), state: 'withdrawn' }],
  ['10 作废（异常凭证）', { ...refused('作废（异常凭证）'), state: 'voided' }],
  ['11 作废（纳税人状态异常阻断）', { ...refused('作废（纳税人状态异常阻断）'), state: 'voided' }],
  ['12 作废（自然人拒收）', { ...refused('作废（自然人拒收）'), state: 'voided' }],
  ['13 作废（已开具退税申请单)', { ...refused('作废（已开具退税申请单)'), state: 'voided' }],
];

/** @type {Row[]} */
const stateRows = [
  {
    ...RED,
    id: 'red, state 02 销方录入待购方确认',
    steps: [['redMade']],
    expect: pending('waiting'),
    issued: 0,
  },
  ...STATES.map(([name, expect]) => ({
    ...RED,
    id: `red, state ${name}`,
    steps: /** @type {Steps} */ ([['redMade'], ['redBecomes', name.slice(0, 2)]]),
    expect,
    issued: 0,
    ...(name.startsWith('10') && { always: /** @type {const} */ (true) }),
  })),
];

/** What the portal answers to 提交. */
const submitRows = /** @type {[string, Expected][]} */ ([
  ['原蓝字发票号码不正确', refused('原蓝字发票号码不正确')],
  ['系统正在同步中，请稍后再试', refused('系统正在同步中，请稍后再试')],
  [
    '红冲失败,用票试点锁定/解锁蓝字发票返回：查无此票,请稍后重试',
    refused('红冲失败,用票试点锁定/解锁蓝字发票返回：查无此票,请稍后重试'),
  ],
  // One may be under way, or all be reversed already: by this very confirmation, perhaps.
  ['该发票存在进行中的红字通知单', unknown('portalText|unclearText', '该发票存在进行中的红字通知单')],
  ['没有可红冲的金额', unknown('portalText|unclearText', '没有可红冲的金额')],
]).map(([text, expect]) => ({
  ...RED,
  id: `red, confirmation answered: ${text}`,
  steps: /** @type {Steps} */ ([['redPlan', { refused: text }], ['redSubmit']]),
  expect,
  issued: 0,
}));

/** @type {Row[]} */
export const RED_ROWS = [...stateRows, ...submitRows, ...RED_PRESS_ROWS, ...RED_CALL_ROWS];
