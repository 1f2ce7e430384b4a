/**
 * Presses a button in the moment in which a place says some words: a person could not be so quick.
 * @param {import('puppeteer-core').Page} page
 * @param {string} place @param {string} words @param {string} button
 */
export const pressWhenTold = (page, place, words, button) =>
  page.evaluate(
    (where, text, pressed) => {
      const look = () => {
        if (!document.querySelector(where)?.textContent.includes(text)) return;
        seen.disconnect();
        document.querySelector(pressed).click();
      };
      const seen = new MutationObserver(look);
      seen.observe(document, { childList: true, subtree: true, characterData: true });
    },
    place,
    words,
    button,
  );
