import { choose, click, clickHandle, find, TIMEOUT, typeOver } from './elements.mjs';

/** @typedef {import('./elements.mjs').Page} Page */

const BUYER_FIELDS = {
  taxId: 'gmfnsrsbh',
  address: 'dz',
  phone: 'lxdh',
  bankName: 'yhyywdmc',
  bankAccount: 'yhzh',
};

/**
 * Through the makeout home and the ticket picker to an empty form.
 * @param {Page} page
 * @param {import('../portal.mjs').Portal} portal
 * @param {{ ticket?: '普通发票' | '增值税专用发票' }} [what]
 */
export async function openForm(page, portal, { ticket = '普通发票' } = {}) {
  await page.goto(portal.makeoutHomeUrl);
  await click(page, '.makeout-card', '立即开票');
  await pickTicket(page, ticket);
}

/** Answers the ticket picker, dialog or drawer. @param {Page} page @param {string} ticket */
export async function pickTicket(page, ticket) {
  await choose(page, await find(page, '.t-form-item__fppzDm input.t-input__inner'), ticket);
  await click(page, '.t-dialog__confirm, .t-drawer__footer button', '确定');
  await find(page, '.button-group_wrap button', '发票开具');
}

/**
 * Types the buyer by hand; fields that are not given stay as they are.
 * @param {Page} page
 * @param {{ name?: string, taxId?: string, address?: string, phone?: string, bankName?: string, bankAccount?: string }} buyer
 */
export async function enterBuyer(page, buyer) {
  if (buyer.name !== undefined) {
    await typeOver(page, await find(page, '.t-form-item__gmfmc input.t-input__inner'), buyer.name);
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll('.auto-complete__list')].every(
          (el) => el.getClientRects().length === 0,
        ),
      { timeout: TIMEOUT },
    );
  }
  for (const [name, suffix] of Object.entries(BUYER_FIELDS)) {
    if (buyer[name] !== undefined)
      await typeOver(page, await find(page, `.t-form-item__${suffix} input.t-input__inner`), buyer[name]);
  }
}

/**
 * Takes a buyer from the suggestions and waits for its tax id, which arrives later.
 * @param {Page} page
 * @param {string} namePart
 */
export async function pickBuyer(page, namePart) {
  await typeOver(page, await find(page, '.t-form-item__gmfmc input.t-input__inner'), namePart, {
    leave: false,
  });
  await clickHandle(page, await find(page, '.t-popup .auto-complete__list .auto-complete__item', namePart));
  await page.waitForFunction(
    () =>
      /** @type {HTMLInputElement} */ (document.querySelector('.t-form-item__gmfnsrsbh input.t-input__inner'))
        .value !== '',
    { timeout: TIMEOUT },
  );
}

/** @param {Page} page @param {string} text */
export async function enterNote(page, text) {
  await typeOver(page, await find(page, '.blue-invoice .t-textarea__inner'), text);
}
