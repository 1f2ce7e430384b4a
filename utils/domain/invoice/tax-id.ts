import { partyName, withoutUnseen } from './plain-text';

/** 统一社会信用代码, GB 32100-2015: 18 characters, the last a check character modulo 31. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The check character for the first 17, or undefined when one of them is not of the alphabet. */
export function creditCodeCheckCharacter(first17: string): string | undefined {
  let total = 0;
  let weight = 1;
  for (const character of first17) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return undefined;
    total += value * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (total % 31)) % 31];
}

/** True for an 18-character code whose check character fits. Other lengths are legal tax ids: warn, never block. */
export const isCreditCode = (code: string): boolean =>
  code.length === 18 && creditCodeCheckCharacter(code.slice(0, 17)) === code[17];

/** GB 11643, 公民身份号码: weights of the first 17 digits, and the check character by their sum modulo 11. */
const PERSON_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const PERSON_CHECKS = '10X98765432';

/**
 * The number of a natural person's id: a credit code of digits alone has the same length, but no such day of birth and
 * check character.
 */
export function isPersonId(text: string): boolean {
  const [, month, day] = /^\d{6}(?:18|19|20)\d{2}(\d{2})(\d{2})\d{3}[\dXx]$/.exec(text) ?? [];
  if (!month || !day || Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31)
    return false;
  const total = PERSON_WEIGHTS.reduce((sum, weight, place) => sum + weight * Number(text[place]), 0);
  return PERSON_CHECKS[total % 11] === text[17]?.toUpperCase();
}

/** A tax id as typed to the form that is compared and indexed: nothing unseen, no spaces, narrow, upper case. */
export const normaliseTaxId = (taxId: string | undefined): string =>
  withoutUnseen((taxId ?? '').normalize('NFKC'))
    .replace(/\s/g, '')
    .toUpperCase();

/** 购买方 key: tax id, else the name as it is compared. */
export const buyerKey = (buyer: { taxId?: string | undefined; name?: string | undefined }): string =>
  normaliseTaxId(buyer.taxId) || partyName(buyer.name);
