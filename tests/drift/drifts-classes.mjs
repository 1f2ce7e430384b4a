/** Names in the page's markup, each family by itself: classes, and the one attribute that columns are known by. */

/** @param {string} id @param {string} says @param {Record<string, string>} rename @param {object} [more] @returns {import('./drifts.mjs').Drift} */
const family = (id, says, rename, more) => ({
  id: `class-${id}`,
  says: `${says}的类名改了`,
  options: { rename },
  tells: 'form',
  ...more,
});

const FOOTER = {
  'hide-side-layout__container-footer': 'page-bottom',
  'button-group_wrap': 'page-bottom__buttons',
};
const SUCCESS = {
  'issue-success*': 'done-view',
  'electronic-file': 'file-area',
  'qrcode-btn': 'code-button',
  'qrcode-box*': 'code-area',
};
/** Seen only where the success view comes. */
const AT_SUCCESS = { tells: 'answer', seenIn: ['issued'] };
/** Seen only where a refusal is shown in them. */
const AT_REFUSAL = { tells: 'answer', seenIn: ['refused'] };

/** @type {import('./drifts.mjs').Drift[]} */
export const CLASS_DRIFTS = [
  family('form', '整张表单', { 'blue-invoice*': 'azure-sheet' }),
  family('items', '各栏（后端字段名前的前缀）', { 't-form-item__*': 'x-field--' }, { always: ['issued'] }),
  family('footer', '底栏', FOOTER, { always: ['refused'] }),
  family('totals', '合计', { 'amount-tax-*': 'sum-area-' }),
  family('halves', '购销两栏', { 't-col': 'x-column', 't-col-6': 'x-column-half' }),
  family('inputs', '输入框', { 't-input__inner': 'x-input__core' }),
  family('grid', '明细表外框', { 'invoice-info': 'line-sheet' }),
  family('cells', '明细单元格', { 'blueinvoice-input': 'line-cell' }, { always: ['hang'] }),
  // No fact of the profile names one of them.
  family('tables', '表格组件', { 't-table*': 'x-table' }, { tells: 'nothing' }),
  {
    id: 'colkey-renamed',
    says: '明细列的 data-colkey 改了名',
    options: { renameAttributes: { 'data-colkey': 'data-col' } },
    tells: 'form',
  },
  {
    id: 'colkey-gone',
    says: '明细列的 data-colkey 没有了',
    options: { renameAttributes: { 'data-colkey': '' } },
    tells: 'form',
  },
  family('success', '成功页', SUCCESS, AT_SUCCESS),
  {
    id: 'success-classes-no-number',
    says: '成功页的类名改了，也不显示号码',
    options: { rename: SUCCESS, successView: 'noNumber' },
    ...AT_SUCCESS,
  },
  family('dialog', '弹窗', { 't-dialog*': 'x-modal' }, { refusedIn: 'dialog', ...AT_REFUSAL }),
  family(
    'toast',
    '浮动提示',
    { 't-message*': 'x-toast', 't-notification*': 'x-notice' },
    { refusedIn: 'toast', ...AT_REFUSAL },
  ),
  family(
    'inline',
    '栏内报错',
    { 't-is-error': 'x-wrong', 't-input__extra': 'x-hint', 't-input__tips*': 'x-tips' },
    { refusedIn: 'inline', ...AT_REFUSAL },
  ),
];
