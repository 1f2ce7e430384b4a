/** The page around the form, and the ways in which 发票开具 is pressed. */

/** @type {import('./drifts.mjs').Drift[]} */
export const PAGE_DRIFTS = [
  { id: 'button-head', says: '按钮移到页头', options: { buttonPlace: 'head' }, tells: 'form' },
  {
    id: 'path-same-bundle',
    says: '开票页换了地址（同一应用）',
    options: { formPath: '/blue-invoice-makeout/invoice-issue' },
    tells: 'form',
  },
  {
    id: 'path-other-bundle',
    says: '开票页换了地址（另一应用）',
    options: { formPath: '/digital-invoice/issue/blue' },
    tells: 'form',
  },
  // The form is as ever, and on the site that the profile names.
  {
    id: 'frame-portal',
    says: '开票页嵌在电子税务局首页的框架里',
    options: { homeFrame: 'portal' },
    tells: 'nothing',
    always: ['issued'],
  },
  {
    id: 'frame-own',
    says: '开票页嵌在框架里，地址也是电子税务局首页的',
    options: { homeFrame: 'own' },
    tells: 'form',
  },
  // Another tool's table is no change of the portal.
  { id: 'table-before', says: '明细表前有别的工具的表', options: { otherTable: 'before' }, tells: 'nothing' },
  { id: 'table-after', says: '明细表后有别的工具的表', options: { otherTable: 'after' }, tells: 'nothing' },
  {
    id: 'table-inputs',
    says: '明细表前有别的工具的可填表',
    options: { otherTable: 'inputs' },
    tells: 'nothing',
  },
  {
    id: 'hidden-password',
    says: '表单里藏着密码框',
    options: { hiddenPassword: true },
    tells: 'nothing',
    always: ['issued'],
  },
  { id: 'press-script', says: '脚本 element.click()', press: 'scriptClick', tells: 'nothing' },
  { id: 'press-events', says: '脚本派发鼠标事件', press: 'scriptEvents', tells: 'nothing' },
  { id: 'press-space', says: '键盘：焦点加空格', press: 'space', tells: 'nothing' },
  { id: 'press-enter', says: '键盘：焦点加回车', press: 'enter', tells: 'nothing', always: ['refused'] },
];
