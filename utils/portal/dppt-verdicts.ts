import type { VerdictPlaces } from './profile';
import { FACE_SCAN_WORDS } from './words';

/** Where the entry form's page answers. Class families: TDesign for Vue 2, and Element where pages still use it. */
export const dpptVerdicts: VerdictPlaces = {
  areas: [
    {
      area: 'dialog',
      selectors: ['.t-dialog', '.el-message-box', '.el-dialog'],
      body: ['.t-dialog__body', '.el-message-box__message', '.el-dialog__body'],
      buttons: 'button',
      // The words inside a face-scan dialog are not known, its title is.
      title: {
        selectors: ['.t-dialog__header', '.el-message-box__title', '.el-dialog__title'],
        words: FACE_SCAN_WORDS,
      },
    },
    {
      // Inside `.t-drawer__content-wrapper`. One with fields is worked in: ticket picker, item library.
      area: 'dialog',
      selectors: ['.t-drawer--open', '.el-drawer'],
      body: ['.t-drawer__body', '.el-drawer__body'],
      buttons: 'button',
      title: { selectors: ['.t-drawer__header', '.el-drawer__header'], words: FACE_SCAN_WORDS },
      lacks: ['input.t-input__inner', 'input.el-input__inner', 'textarea'],
    },
    {
      area: 'dialog',
      selectors: ['.t-popconfirm__content', '.el-popconfirm'],
      body: ['.t-popconfirm__body', '.el-popconfirm__main'],
      buttons: 'button',
    },
    {
      // A bubble of the page's own with two buttons side by side asks as a popconfirm does.
      area: 'dialog',
      selectors: ['.t-popup:not(.t-select__dropdown)', '.el-popover'],
      buttons: 'button',
      holds: ['button + button'],
      lacks: [
        '.t-popconfirm__content',
        '.el-popconfirm',
        '[class*="picker"]',
        '.t-select-option',
        '.auto-complete__list',
        'input',
      ],
    },
    {
      area: 'errorToast',
      selectors: [
        '.t-message.t-is-error',
        '.t-message.t-is-warning',
        '.t-notification.t-is-error',
        '.t-notification.t-is-warning',
        '.el-message--error',
        '.el-message--warning',
        '.el-notification--error',
        '.el-notification--warning',
      ],
    },
    {
      // The library marks only the icon of a notification with what it is.
      area: 'errorToast',
      selectors: ['.t-notification', '.el-notification'],
      holds: [
        '.t-notification__icon .t-is-error',
        '.t-notification__icon .t-is-warning',
        '.el-notification__icon.el-icon-error',
        '.el-notification__icon.el-icon-warning',
      ],
    },
    {
      area: 'errorToast',
      selectors: [
        '.t-alert--error:not(.t-is-hidden)',
        '.t-alert--warning:not(.t-is-hidden)',
        '.el-alert--error',
        '.el-alert--warning',
      ],
      body: ['.t-alert__content', '.el-alert__content'],
    },
    {
      area: 'inline',
      selectors: [
        '.t-form__item .t-is-error .t-input__extra',
        '.t-input__tips--error',
        '.t-form__controls.t-is-error .t-input__extra',
        '.el-form-item__error',
      ],
    },
    { area: 'notice', selectors: ['.t-message', '.t-notification', '.el-message', '.el-notification'] },
    {
      area: 'notice',
      selectors: ['.t-alert:not(.t-is-hidden)', '.el-alert'],
      body: ['.t-alert__content', '.el-alert__content'],
    },
  ],
  success: ['.qrcode-btn', '.electronic-file > button', '.qrcode-box__codeImg'],
  // 2026-11: the success page says 开票成功 and offers these ways of delivery [seen in tools and help texts].
  successWords: {
    words: ['开票成功(?!后|率|与否|的)', '开具成功(?!后|率|与否|的)'],
    buttons: ['邮箱交付', '二维码交付', '下载发票文件', '发票下载PDF'],
    never: [
      '是否',
      '请确认',
      '可能',
      '未查询到',
      '尚未',
      '没有',
      '失败',
      '异常',
      '超时',
      '重复',
      '请勿',
      '系统检测到',
      '[上前]一?[张次]',
      '此前|之前|以前',
      '(提交|保存|导入)成功',
      '正在|等待',
      '红字|红冲|原蓝字',
    ],
    form: ['.blue-invoice', '.invoice-info', '[class*="form-item__gmfmc"]', '[data-colkey="je"]'],
  },
  // 2026-11: a refused check shows 失败的原因 on the page; in what element is not known.
  worded: [{ area: 'errorToast', words: ['失败的原因', '失败原因'] }],
  unlisted: {
    items: [
      '.t-form__item',
      '.form-list-wrap__item',
      '.el-form-item',
      '[class*="form-item"]',
      '[class*="form__item"]',
    ],
    skip: [
      '[id^="piaoying-"]',
      '.skiptranslate',
      '[id^="goog-gt-"]',
      '[role="listbox"]',
      '[role="menu"]',
      '[role="tooltip"]',
      '[class*="dropdown"]',
      '[class*="picker"]',
      '[class*="auto-complete"]',
      '[class*="autocomplete"]',
      '[class*="cascader"]',
      '[class*="loading"]',
      '[class*="tooltip"]',
      '[class*="pagination"]',
      '.t-popup',
      '.t-drawer',
      '.el-popper',
      '.el-drawer__wrapper',
      '.v-modal',
      '.t-tag',
      '.el-tag',
      'table',
    ],
  },
};
