import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/**
 * What a page becomes on paper of A4, by the browser's own print.
 * @param {import('puppeteer-core').Page} page
 * @param {string} name of the file, where `PIAOYING_PICTURES` names a folder
 * @returns {Promise<string[]>} the text of each sheet, without spaces
 */
export async function printedPages(page, name) {
  const { PIAOYING_PICTURES: folder } = process.env;
  const pdf = await page.pdf({ format: 'A4', ...(folder && { path: `${folder}/${name}.pdf` }) });
  const book = await getDocument({ data: new Uint8Array(pdf) }).promise;
  const pages = Array.from({ length: book.numPages }, async (_, at) => {
    const { items } = await (await book.getPage(at + 1)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join('');
    // Fonts name some characters as the radicals that look like them.
    return text.replace(/\s/g, '').replace(/[\u2E80-\u2FDF]/g, (radical) => radical.normalize('NFKC'));
  });
  return Promise.all(pages);
}
