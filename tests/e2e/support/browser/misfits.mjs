/** What of a page does not fit into its place. */

/**
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<string[]>} one sentence a thing, none where all fits
 */
export async function misfits(page) {
  await page.evaluate(async () => {
    // What measures itself does so in the frame after, and draws in the next.
    for (let frame = 0; frame < 4; frame++) await new Promise((next) => requestAnimationFrame(next));
  });
  return page.evaluate(inPage);
}

/** Runs in the page: stands alone. */
function inPage() {
  /** Amounts, dates, times, numbers of invoices and of companies: in two lines they are others at a glance. */
  const WHOLE =
    /[¥￥]?-?\d[\d,]*\.\d+|\d{4}-\d\d(-\d\d)?|\d\d-\d\d \d\d:\d\d|\d\d:\d\d(:\d\d)?|[0-9A-Z]{15,20}|…[0-9A-Z]{4,8}|\d{1,3}(,\d{3})+/g;
  const HOLDS = 'td, th, button, .card, .el-tag, .inbox-tabs a, .badge';
  const LEAST = 40;
  const found = new Set();
  const { clientWidth } = document.documentElement;
  const nameOf = (element) => {
    const place = element.closest(
      '[data-part], [data-action], [data-filter], [data-field], [data-column], [class]',
    );
    const { part, action, filter, field, column } = place?.dataset ?? {};
    return `${element.tagName.toLowerCase()} (${part ?? action ?? filter ?? field ?? column ?? place?.className ?? ''})`;
  };
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const isForReaders = (element) =>
    element.closest('.unseen, .rail .word, .rail .brand, .rail-foot, .skip') !== null;

  for (const element of [document.documentElement, ...document.querySelectorAll('body *')]) {
    const { overflowX } = getComputedStyle(element);
    const scrolls = element === document.documentElement || overflowX === 'auto' || overflowX === 'scroll';
    const isTable = clientWidth < 800 && element.matches('.table, .scroll');
    if (
      scrolls &&
      !isTable &&
      isSeen(element) &&
      element.clientWidth > 0 &&
      element.scrollWidth > element.clientWidth + 1
    )
      found.add(`${nameOf(element)} scrolls sideways: ${element.scrollWidth} > ${element.clientWidth}`);
    if (
      element instanceof HTMLInputElement &&
      element.type !== 'file' &&
      isSeen(element) &&
      element.scrollWidth > element.clientWidth + 1 &&
      !element.title
    )
      found.add(`${nameOf(element)} is too short for ${element.value || element.placeholder}`);
  }

  for (const row of document.querySelectorAll('tr'))
    for (const cell of row.cells) {
      if (!isSeen(cell) || cell.textContent.trim() === '' || cell.closest('.calendar, .el-picker-panel'))
        continue;
      const { width } = cell.getBoundingClientRect();
      const isParty = ['column.buyerName', 'column.sellerName'].includes(cell.dataset.column ?? '');
      if (width + 0.5 < (isParty ? 100 : LEAST))
        found.add(`${nameOf(cell)} is ${width} px wide: ${cell.textContent.trim().slice(0, 20)}`);
    }

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    // An arrow after it says nothing that a title would repeat.
    const text = node.data.trim().replace(/\s*›$/, '');
    const element = node.parentElement;
    if (
      text === '' ||
      !element ||
      ['STYLE', 'SCRIPT', 'OPTION'].includes(element.tagName) ||
      !isSeen(element) ||
      isForReaders(element)
    )
      continue;
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter(({ width }) => width > 1);
    if (rects.length === 0) continue;
    const right = Math.max(...rects.map((rect) => rect.right));
    const left = Math.min(...rects.map((rect) => rect.left));
    const bottom = Math.max(...rects.map((rect) => rect.bottom));
    const top = Math.min(...rects.map((rect) => rect.top));
    const isWord = (text.match(WHOLE) ?? []).join('').length < text.length / 2;
    const tell = (what) => found.add(`${nameOf(element)} ${what}: ${text.slice(0, 50)}`);

    let across = true;
    let down = true;
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      // Only the plot itself cuts what it draws.
      if (box instanceof SVGElement && !(box instanceof SVGSVGElement)) continue;
      const style = getComputedStyle(box);
      if (style.display === 'inline' || style.display === 'contents') continue;
      const place = box.getBoundingClientRect();
      const cutsAcross =
        across &&
        ['hidden', 'clip'].includes(style.overflowX) &&
        (right > place.right + 1 || left < place.left - 1);
      const cutsDown =
        down &&
        ['hidden', 'clip'].includes(style.overflowY) &&
        (bottom > place.bottom + 3 || top < place.top - 3);
      const whole = element.closest('[title]')?.getAttribute('title') ?? '';
      if ((cutsAcross || cutsDown) && !(isWord && whole.includes(text))) tell('is cut');
      if (across && box.matches(HOLDS) && right > place.right + 1 && style.overflowX === 'visible')
        tell('reaches beyond its box');
      if (style.overflowX !== 'visible') across = false;
      if (style.overflowY !== 'visible') down = false;
      if (style.position === 'fixed') break;
    }
    if (across && (right > clientWidth + 1 || left < -1)) tell('stands beside the window');

    // What others wrote stands there word for word.
    if (element.closest('blockquote, details, [data-said], [data-part="report-sheet"]')) continue;
    for (const { 0: token, index } of node.data.matchAll(WHOLE)) {
      range.setStart(node, index);
      range.setEnd(node, index + token.length);
      const lines = new Set(
        [...range.getClientRects()]
          .filter(({ width }) => width > 0.5)
          .map(({ top: at }) => Math.round(at / 4)),
      );
      if (lines.size > 1) tell(`breaks ${token}`);
    }
  }
  return [...found];
}
