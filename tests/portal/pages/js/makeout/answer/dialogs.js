import { TEXTS } from '../../lib/texts.js';

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

/**
 * @param {any} page
 * @param {{ text: string, yes?: string, no?: string | null, theme?: string }} question `no: null` leaves only the one button
 * @returns {Promise<boolean>} true = go on
 */
export function ask(page, { text, yes = TEXTS.goOn, no = TEXTS.cancel, theme = 'default' }) {
  return new Promise((resolve) => {
    const answer = (/** @type {boolean} */ value) => () => {
      dialog.destroy();
      resolve(value);
    };
    const dialog = page.$dialog.confirm({
      header: TEXTS.hint,
      body: text,
      theme,
      confirmBtn: yes,
      cancelBtn: no,
      closeOnOverlayClick: false,
      onConfirm: answer(true),
      onClose: answer(false),
    });
  });
}
