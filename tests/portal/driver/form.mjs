import { choose, click, clickHandle, find, setChecked, TIMEOUT, typeOver } from './elements.mjs';

/** @typedef {import('./elements.mjs').Page} Page */

const BUYER_FIELDS = {
  taxId: 'gmfnsrsbh',
  address: 'dz',
  phone: 'lxdh',
  bankName: 'yhyywdmc',
  bankAccount: 'yhzh',
};

/**
 * @typedef {object} Ticket what the picker asks, by its own labels
 * @property {'普通发票' | '增值税专用发票'} [ticket]
 * @property {string} [specificBusiness] 特定业务
 * @property {string} [difference] 差额
 * @property {string} [reduction] 减按征税
 */

/**
 * Through the makeout home and the ticket picker to an empty form.
 * @param {Page} page
 * @param {import('../portal.mjs').Portal} portal
 * @param {Ticket} [what]
 */
export async function openForm(page, portal, { ticket = '普通发票', ...more } = {}) {
  await page.goto(portal.makeoutHomeUrl);
  await click(page, '.makeout-card', '立即开票');
  await pickTicket(page, ticket, more);
}

/**
 * Through 复制开票 or the drafts to a form that is filled from the row with this text.
 * @param {Page} page
 * @param {import('../portal.mjs').Portal} portal
 * @param {'复制开票' | '草稿箱'} from
 * @param {string} text
 */
export async function openFilled(page, portal, from, text) {
  await page.goto(portal.makeoutHomeUrl);
  await click(page, '.makeout-card', from);
  const row = await find(page, '.earlier-list tbody tr', text);
  await clickHandle(/** @type {any} */ (await row.$('button')));
  await find(page, '.button-group_wrap button', '发票开具');
}

/** Presses 保存草稿 and waits for the portal's word. @param {Page} page */
export async function saveDraft(page) {
  await click(page, '.button-group_wrap button', '保存草稿');
  await find(page, '.t-message', '草稿');
}

const PICKER_FIELDS = { specificBusiness: 'tdyslxDm', difference: 'cezslxDm', reduction: 'jazslxDm' };

/**
 * Answers the ticket picker, dialog or drawer.
 * @param {Page} page
 * @param {string} ticket
 * @param {Ticket} [more]
 */
export async function pickTicket(page, ticket, more = {}) {
  const picker = (/** @type {string} */ name) =>
    find(page, `:is(.t-dialog, .t-drawer) .t-form-item__${name} input.t-input__inner`);
  await choose(page, await picker('fppzDm'), ticket);
  for (const [name, suffix] of Object.entries(PICKER_FIELDS)) {
    if (more[name]) await choose(page, await picker(suffix), more[name]);
  }
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
  await clickHandle(await find(page, '.t-popup .auto-complete__list .auto-complete__item', namePart));
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

/** 是否开票给自然人 @param {Page} page @param {boolean} [on] */
export async function markNaturalPerson(page, on = true) {
  await setChecked(page, await find(page, '.blue-invoice label.t-checkbox', '是否开票给自然人'), on);
}

const SHOWS = ['buyerAddress', 'buyerBank', 'sellerAddress', 'sellerBank'];

/**
 * 是否展示, four boxes in the order of the page.
 * @param {Page} page
 * @param {Partial<Record<'buyerAddress' | 'buyerBank' | 'sellerAddress' | 'sellerBank', boolean>>} wanted
 */
export async function setShows(page, wanted) {
  const boxes = await page.$$('.blue-invoice label.t-checkbox.show-on-ticket');
  for (const [index, name] of SHOWS.entries()) {
    if (wanted[name] !== undefined) await setChecked(page, boxes[index], wanted[name]);
  }
}
