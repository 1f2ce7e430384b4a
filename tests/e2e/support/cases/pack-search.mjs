import { partsOf } from './pack-file.mjs';

const IS_ZIP = /\.(?:xlsx|zip)$/;

/**
 * Every file of a pack as text; what is itself a zip, part by part.
 * @param {Map<string, Uint8Array>} parts
 * @returns {Promise<Map<string, string>>} by name, `明细.xlsx/xl/worksheets/sheet1.xml`
 */
export async function textsOf(parts) {
  /** @type {Map<string, string>} */
  const texts = new Map();
  for (const [name, content] of parts) {
    if (!IS_ZIP.test(name)) texts.set(name, new TextDecoder().decode(content));
    else
      for (const [inner, text] of await textsOf(await partsOf(content))) texts.set(`${name}/${inner}`, text);
  }
  return texts;
}

/** An address with what stands behind `?`. */
const QUERY = /https?:\/\/[\w.:/%-]+\?\S{0,80}|[?&](?:token|ruuid|redirect_uri|id)=/g;

/** What of the secrets, and which addresses with a query, are in a text. @param {string} text @param {string[]} secrets */
export const secretsIn = (text, secrets) => [
  ...secrets.filter((secret) => text.includes(secret)),
  ...(text.match(QUERY) ?? []),
];

/**
 * A copy of the parts in which one byte differs: the one in the middle of the file, or the last of some words in it.
 * @param {Map<string, Uint8Array>} parts
 * @param {string} name
 * @param {string} [words]
 */
export function withOneByteChanged(parts, name, words) {
  const bytes = Buffer.from(/** @type {Uint8Array} */ (parts.get(name)));
  const sought = Buffer.from(words ?? '');
  const at = words === undefined ? bytes.length >> 1 : bytes.indexOf(sought) + sought.length - 1;
  if (at < sought.length - 1) throw new Error(`${words} is not in ${name}`);
  bytes[at] ^= 1;
  return new Map(parts).set(name, new Uint8Array(bytes));
}
