import { TEXTS } from '../lib/texts.js';

/** @param {any} page @param {string} body @returns {Promise<void>} resolves when the clerk has closed it */
export function tell(page, body) {
  return new Promise((resolve) => {
    const close = () => {
      dialog.destroy();
      resolve();
    };
    const dialog = page.$dialog.alert({
      header: TEXTS.hint,
      body,
      theme: 'warning',
      confirmBtn: TEXTS.gotIt,
      closeOnOverlayClick: false,
      onConfirm: close,
      onClose: close,
    });
  });
}

/** @param {any} page @param {string} body @returns {Promise<boolean>} true = go on */
export function ask(page, body) {
  return new Promise((resolve) => {
    const answer = (/** @type {boolean} */ value) => () => {
      dialog.destroy();
      resolve(value);
    };
    const dialog = page.$dialog.confirm({
      header: TEXTS.hint,
      body,
      theme: 'default',
      confirmBtn: TEXTS.goOn,
      cancelBtn: TEXTS.cancel,
      closeOnOverlayClick: false,
      onConfirm: answer(true),
      onClose: answer(false),
    });
  });
}
