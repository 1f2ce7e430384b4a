import { readZip } from './read-zip.mjs';

/** @param {string} text @returns {string[][]} quoted cells may hold commas, quotes and line breaks */
function readCsv(text) {
  const rows = [['']];
  const pattern = /"((?:[^"]|"")*)"|(,)|(\r?\n)|([^",\r\n]+)/g;
  for (const [, quoted, comma, lineBreak, plain] of text.replace(/^\uFEFF/, '').matchAll(pattern)) {
    const row = rows[rows.length - 1];
    if (comma) row.push('');
    else if (lineBreak) rows.push(['']);
    else row[row.length - 1] += quoted === undefined ? plain : quoted.replaceAll('""', '"');
  }
  return rows;
}

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text of all <t> in a piece of sheet XML. @param {string} xml */
const textOf = (xml) =>
  [...xml.matchAll(/<t(?:\s[^>]*)?>([\s\S]*?)<\/t>/g)]
    .map(([, text]) =>
      text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) =>
        name
          ? (ENTITIES[name] ?? whole)
          : String.fromCodePoint(Number.parseInt(decimal ?? hex, decimal ? 10 : 16)),
      ),
    )
    .join('');

/** A=0, Z=25, AA=26. @param {string} letters */
const columnOf = (letters) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** All sheets, cells as the file's own text. @param {Buffer} bytes @returns {string[][][]} */
export function readXlsx(bytes) {
  const files = readZip(bytes);
  const shared = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>([\s\S]*?)<\/si>/g)].map(
    ([, xml]) => textOf(xml),
  );
  return [...files.keys()]
    .filter((name) => name.startsWith('xl/worksheets/sheet'))
    .sort()
    .map((name) => readCells(files.get(name) ?? '', shared));
}

/** @param {string} xml of one sheet @param {string[]} shared strings @returns {string[][]} */
function readCells(xml, shared) {
  /** @type {string[][]} */
  const rows = [];
  const cells = xml.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g);
  for (const [, attributes, body = ''] of cells) {
    const [, letters, number] = /** @type {RegExpMatchArray} */ (attributes.match(/\br="([A-Z]+)(\d+)"/));
    const value = body.match(/<v>([\s\S]*?)<\/v>/)?.[1] ?? '';
    const text = body.includes('<is>')
      ? textOf(body)
      : /\bt="s"/.test(attributes)
        ? shared[Number(value)]
        : value;
    while (rows.length < Number(number)) rows.push([]);
    rows[Number(number) - 1][columnOf(letters)] = text;
  }
  return rows.map((row) => Array.from(row, (cell) => cell ?? ''));
}

/** @param {string} name of the file @param {Buffer} bytes */
export function readSheet(name, bytes) {
  if (name.endsWith('.csv')) return readCsv(bytes.toString('utf8'));
  if (name.endsWith('.xlsx')) return readXlsx(bytes)[0];
  throw new Error(`neither xlsx nor csv: ${name}`);
}
