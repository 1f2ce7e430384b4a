import { click, find, TIMEOUT, typeOver } from './elements.mjs';

/** @typedef {import('./elements.mjs').Page} Page */

/**
 * Signs in at the login site and waits for the invoice site.
 * @param {Page} page
 * @param {import('../portal.mjs').Portal} portal
 * @param {{ taxId?: string, account?: string, password?: string, captcha?: string, smsCode?: string, redirectUri?: string }} [who]
 */
export async function login(page, portal, who = {}) {
  const { redirectUri, ...typed } = {
    taxId: '',
    account: '13800000000',
    password: 'Practice-1',
    captcha: '7K3P',
    smsCode: '246810',
    ...who,
  };
  await page.goto(
    redirectUri ? `${portal.loginUrl}?redirect_uri=${encodeURIComponent(redirectUri)}` : portal.loginUrl,
  );
  for (const [name, value] of Object.entries(typed)) {
    if (value) await typeOver(page, await find(page, `input[name="${name}"]`), value);
  }
  await click(page, 'button.el-button--primary', '登录');
  await page.waitForFunction(
    (origin) => location.origin === origin && document.querySelector('.layout-header__company'),
    { timeout: TIMEOUT },
    portal.origin,
  );
}

/**
 * Switches the company in the header of any invoice page; the page reloads.
 * @param {Page} page
 * @param {string} namePart
 */
export async function switchCompany(page, namePart) {
  const before = await (await find(page, '.layout-header__company')).evaluate((el) => el.textContent ?? '');
  if (before.includes(namePart)) return;
  await click(page, '.layout-header__company');
  await click(page, '.t-dropdown__item', namePart);
  await page.waitForFunction(
    (part) => document.querySelector('.layout-header__company')?.textContent?.includes(part),
    { timeout: TIMEOUT },
    namePart,
  );
}
