/** Ways to press a button, each by its name in the data. */
import { clickHandle } from '../portal/driver.mjs';

/**
 * @typedef {import('puppeteer-core').ElementHandle<HTMLElement>} Button
 * @typedef {{ page: import('puppeteer-core').Page, button: Button }} Press
 */

/** @param {Press} press @param {'Space' | 'Enter'} key */
async function byKey({ page, button }, key) {
  await button.focus();
  await page.keyboard.press(key);
}

/** A form that is submitted takes the page, and an answer to the driver, away. */
const gone = () => undefined;

/** @type {Record<'mouse' | 'scriptClick' | 'scriptEvents' | 'space' | 'enter', (press: Press) => Promise<unknown>>} */
export const PRESSES = {
  mouse: ({ button }) => clickHandle(button),
  scriptClick: ({ button }) => button.evaluate((el) => el.click()).catch(gone),
  scriptEvents: ({ button }) =>
    button
      .evaluate((el) => {
        for (const type of ['mousedown', 'mouseup', 'click'])
          el.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, view: window }));
      })
      .catch(gone),
  space: (press) => byKey(press, 'Space'),
  enter: (press) => byKey(press, 'Enter'),
};
