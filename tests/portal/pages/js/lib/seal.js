/** Bodies look encrypted and URLs signed, as on the real portal; here it is only reversed base64. */

/** @param {unknown} value @returns {string} the body {"Jmbw": …} */
export function seal(value) {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return JSON.stringify({ Jmbw: [...btoa(binary)].reverse().join('') });
}

const randomHex = (/** @type {number} */ bytes) =>
  [...crypto.getRandomValues(new Uint8Array(bytes))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

/** @param {string} path */
export function sign(path) {
  return `${path}?t=${Date.now()}&ruuid=${randomHex(16)}&urlyzm=${randomHex(20)}`;
}
