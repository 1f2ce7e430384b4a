import { createLine } from './invoice-model.js';
import { codeOf } from './lines/items.js';
import { recompute } from './lines/line-arithmetic.js';

/** The order in which a clerk fills a row. */
const TYPED = ['xmmc', 'ggxh', 'dw', 'spsl', 'dj', 'je', 'slv'];

/** @param {Record<string, string>} values by column, as typed */
function typedLine(values) {
  const line = createLine();
  for (const key of TYPED) {
    if (!values[key] || line[key] === values[key]) continue;
    line[key] = values[key];
    if (key === 'xmmc') line.spbm = codeOf(values[key]);
    recompute(line, key);
  }
  return line;
}

/**
 * The form as the driver takes hold of it where the page's names and words have changed: through the form's own
 * model and references, by no name, class or word. The page's own, as `window.practiceForm`.
 * @param {any} form Vue instance
 */
export const createHands = (form) => ({
  /**
   * @param {{ buyer: Record<string, string>, lines: Record<string, string>[], discounts?: { row: number, amount: string }[] }} invoice
   *   by the model's names; rows as before any discount line
   */
  async fill({ buyer, lines, discounts = [] }) {
    Object.assign(form.invoice.buyer, buyer);
    form.invoice.lines = lines.map(typedLine);
    await form.$nextTick();
    const discounted = discounts.map(({ row, amount }) => ({ line: form.invoice.lines[row], amount }));
    for (const { line, amount } of discounted) form.$refs.lines.putDiscount(line, amount);
    await form.$nextTick();
  },
  /** Of 备注, to be typed in by hand. */
  noteBox: () => form.$el.querySelector('textarea'),
  issueButton: () => form.$refs.issue?.$el,
});
