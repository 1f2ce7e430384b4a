/**
 * @typedef {object} Table
 * @property {string} title
 * @property {string[]} head
 * @property {string[][]} rows
 * @property {string[]} [notes] what a reader must know to read the figures rightly
 */

/** First column to the left, figures to the right. @param {Table} table @returns {string} */
export function formatTable({ title, head, rows, notes = [] }) {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const format = (/** @type {string[]} */ cells) =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  const rule = widths.map((width) => '─'.repeat(width)).join('──');
  return [title, '', format(head), rule, ...rows.map(format), ...notes.map((note) => `  ${note}`)].join('\n');
}
