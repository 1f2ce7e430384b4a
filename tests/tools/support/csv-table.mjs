/** A CSV file as a plain table in a page, for a picture of it. */
import papaparse from 'papaparse';

/** @param {string} text */
const escapeHtml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * @param {Buffer} bytes UTF-8, with or without BOM
 * @returns {string} an HTML document
 */
export function tableOfCsv(bytes) {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const { data, errors } = papaparse.parse(text, { skipEmptyLines: true });
  if (errors.length > 0) throw new Error(`the CSV does not parse: ${JSON.stringify(errors[0])}`);
  const rows = /** @type {string[][]} */ (data).map((row, index) => {
    const tag = index === 0 ? 'th' : 'td';
    return `<tr>${row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  });
  return `<!doctype html><meta charset="utf-8"><style>
    body { font: 12px/1.5 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; margin: 16px; }
    table { border-collapse: collapse; white-space: nowrap; }
    th, td { border: 1px solid #ccc; padding: 4px 8px; text-align: left; }
    th { background: #f2f4f7; }
  </style><table>${rows.join('\n')}</table>`;
}
