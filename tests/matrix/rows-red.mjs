/**
 * Red letters: what becomes of a confirmation, and of the press, or the call without one, that issues from it. What may have
 * been issued is never offered again, and no red one is filled in by us.
 */
import { says } from './says.mjs';
import { SOON, unknown } from './want.mjs';

/** @typedef {import('./rows.mjs').Row} Row */
/** @typedef {import('./expect.mjs').Expected} Expected */
/** @typedef {[string, ...any[]][]} Steps */

const RATE = '税率不合法，请使用 0.03、0.01';
const OWN = { redWords: /** @type {const} */ ('own') };
const RED = /** @type {const} */ ({ on: 'red' });

/** Nothing is filled in again: a red one is made anew on the portal's own pages. */
const refused = (/** @type {string} */ text) => ({
  type: /** @type {const} */ ('refused'),
  text,
  offers: '查看',
});
const pending = (/** @type {string} */ state) =>
  /** @type {Expected} */ ({ type: 'pending', state, offers: '无' });
const issued = (numbers = 0) => /** @type {Expected} */ ({ type: 'issued', numbers, offers: '查看' });

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

const TO_PRESS = /** @type {Steps} */ ([['redMade'], ['redBecomes', '04'], ['redOpen']]);
const PRESSED = /** @type {Steps} */ ([...TO_PRESS, ['redPress']]);

/** The press of 开具发票 and what comes of it. @type {Row[]} */
const pressRows = [
  { ...RED, id: 'red, pressed and issued', steps: PRESSED, expect: issued(), issued: 1, always: true },
  {
    ...RED,
    id: 'red, pressed and issued, the page says its number',
    options: OWN,
    steps: [['redMade'], ['redBecomes', '04'], ['redPress']],
    expect: issued(1),
    issued: 1,
  },
  {
    ...RED,
    id: 'red, press refused',
    fault: says('dialog', RATE),
    steps: PRESSED,
    expect: refused(RATE),
    issued: 0,
  },
  {
    ...RED,
    id: 'red, press refused in a toast',
    fault: says('toast', RATE),
    steps: PRESSED,
    expect: refused(RATE),
    issued: 0,
  },
  {
    ...RED,
    id: 'red, press answered by what names nothing',
    fault: says('dialog', '业务处理未完成'),
    steps: PRESSED,
    expect: unknown('unclearText', '业务处理未完成'),
    issued: 0,
  },
  {
    ...RED,
    id: 'red, press answered by HTTP 503',
    fault: { id: 'http-503-html', call: 'issue', kind: 'http', status: 503, body: 'html' },
    steps: PRESSED,
    expect: unknown('httpError|portalText'),
    issued: 0,
  },
  {
    ...RED,
    id: 'red, the answer never comes, not issued',
    fault: 'hang',
    deadlines: SOON,
    steps: PRESSED,
    expect: unknown('timedOut', null),
    issued: 0,
  },
  {
    ...RED,
    id: 'red, the answer never comes, issued',
    fault: 'hang-issued',
    deadlines: SOON,
    steps: PRESSED,
    expect: unknown('timedOut', null),
    issued: 1,
  },
  {
    ...RED,
    id: 'red, connection dropped, not issued',
    fault: 'drop-before',
    steps: PRESSED,
    expect: unknown('networkError|unclearText'),
    issued: 0,
  },
  {
    ...RED,
    // The browser sends it once more, and is told that the state is not right: which proves nothing.
    id: 'red, connection dropped, issued',
    fault: 'drop-after',
    steps: PRESSED,
    expect: unknown('networkError|unclearText'),
    issued: 1,
  },
  {
    ...RED,
    id: 'red, tab closed while the answer is awaited',
    fault: 'hang-issued',
    steps: [...PRESSED, ['redCallArrived'], ['closeTab']],
    expect: unknown('leftPage'),
    issued: 1,
  },
  {
    ...RED,
    id: 'red, refused, pressed again, issued',
    fault: says('dialog', RATE),
    steps: [...PRESSED, ['outcome', 'refused'], ['dialog', '我知道了'], ['redOpen'], ['redPress']],
    expect: issued(),
    issued: 1,
  },
];

/** The portal issues from it without anyone who presses. @type {Row[]} */
const portalRows = [
  {
    ...RED,
    id: 'red, 无需确认: the portal has issued, and she is warned before she presses',
    options: { redNeedsConfirm: false, redPortalIssues: 'noNeed' },
    steps: [['redMade'], ['redOpen'], ['redWarned']],
    expect: pending('noNeed'),
    issued: 1,
  },
  {
    ...RED,
    id: 'red, 无需确认: the portal has issued, and refuses the press',
    options: { redNeedsConfirm: false, redPortalIssues: 'noNeed' },
    steps: [['redMade'], ['redOpen'], ['redPress']],
    // It says only that the state is not right: because it was issued, perhaps.
    expect: { type: 'unknown', offers: '去核对' },
    issued: 1,
  },
  {
    ...RED,
    id: 'red, 已确认: the portal has issued, and she is warned before she presses',
    options: { redPortalIssues: 'ready' },
    steps: [['redMade'], ['redBecomes', '04'], ['redOpen'], ['redWarned']],
    expect: pending('confirmed'),
    issued: 1,
  },
];

/** A call that issues, and no press that we saw. @type {Row[]} */
const callRows = [
  {
    ...RED,
    id: 'red, a script does what the button does, issued',
    steps: [...TO_PRESS, ['redPageIssues']],
    expect: issued(),
    issued: 1,
    always: true,
  },
  {
    ...RED,
    id: 'red, a script does what the button does, connection dropped, issued',
    fault: 'drop-after',
    steps: [...TO_PRESS, ['redPageIssues']],
    expect: unknown('networkError|unclearText'),
    issued: 1,
  },
  {
    ...RED,
    id: 'red, pressed on a button with words that nobody knows, issued',
    steps: [...TO_PRESS, ['redPressRenamed']],
    expect: issued(),
    issued: 1,
  },
  {
    ...RED,
    id: 'red, a script sends it from the page of the confirmation, and nothing is shown',
    deadlines: SOON,
    steps: [...TO_PRESS, ['redSends'], ['redCallArrived']],
    expect: unknown('timedOut', null),
    issued: 1,
  },
  {
    ...RED,
    id: 'red, a script sends it from the list, and nothing is shown',
    deadlines: SOON,
    steps: [['redMade'], ['redBecomes', '04'], ['redSends'], ['redCallArrived']],
    // Of which confirmation it is the page does not say: the confirmation waits as before.
    expect: [pending('confirmed'), unknown('timedOut', null)],
    issued: 1,
  },
  {
    // Nobody watches for red letters there, so no page names what was sent.
    ...RED,
    id: 'red, a script sends it from another page of the portal',
    deadlines: SOON,
    steps: [['redMade'], ['redBecomes', '04'], ['goto'], ['redSends'], ['redCallArrived']],
    patienceMs: 70_000,
    expect: [pending('confirmed'), unknown('timedOut', null)],
    issued: 1,
  },
  {
    ...RED,
    id: 'red, a script sends one that was made elsewhere, from the list',
    deadlines: SOON,
    steps: [['redElsewhere'], ['redSends'], ['redCallArrived']],
    expect: unknown('timedOut', null),
    issued: 1,
  },
  {
    ...RED,
    id: 'red, made elsewhere, a script does what the button does, issued',
    steps: [['redElsewhere'], ['redOpen'], ['redPageIssues']],
    expect: issued(),
    issued: 1,
  },
  {
    ...RED,
    id: 'red, a script sends it, and the tab is closed at once',
    fault: 'hang-issued',
    steps: [['redElsewhere'], ['redSends'], ['redCallArrived'], ['closeTab']],
    expect: unknown('leftPage|timedOut'),
    issued: 1,
  },
];

/** @type {Row[]} */
export const RED_ROWS = [...stateRows, ...submitRows, ...pressRows, ...portalRows, ...callRows];
