/** 统一社会信用代码 (GB 32100): weights are 3^i mod 31 over this alphabet. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * The full 18-character code for its first 17 characters.
 * @param {string} body
 */
export function withCheckDigit(body) {
  if (body.length !== 17) throw new Error(`a credit code body has 17 characters: ${body}`);
  let sum = 0;
  let weight = 1;
  for (const char of body) {
    sum += ALPHABET.indexOf(char) * weight;
    weight = (weight * 3) % 31;
  }
  return body + ALPHABET[(31 - (sum % 31)) % 31];
}
