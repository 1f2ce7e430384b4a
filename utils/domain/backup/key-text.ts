/** How a key stands on paper: in groups of four, so that an eye finds its place. Keys are bech32: their own check tells a slip. */
const GROUP = 4;
const HEAD = 'AGE-SECRET-KEY-1';
const BODY_LENGTH = 58;
/** Letters and digits of bech32 behind the head. */
const LETTER = /[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]/;
const BODY = new RegExp(`^${LETTER.source}{${BODY_LENGTH}}$`);

/** Behind the head, without what does not matter. */
function bodyOf(typed: string): string {
  const squeezed = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—_.·,，、]+/g, '');
  const head = HEAD.replaceAll('-', '');
  return squeezed.startsWith(head) ? squeezed.slice(head.length) : squeezed;
}

/** `AGE-SECRET-KEY-1` and the rest in groups of four. */
export const groupsOfKey = (key: string): string[] =>
  key.slice(HEAD.length).match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? [];

/**
 * A key as it was typed from paper or pasted: spaces, line ends, hyphens between groups and small letters do not matter, and the
 * head may be left out.
 * @returns undefined when letters are missing, too many, or such as no key has
 */
export function readKeyText(typed: string): string | undefined {
  const body = bodyOf(typed);
  return BODY.test(body) ? HEAD + body : undefined;
}

/** What is typed so far: how many characters of how many, and those that no key has. */
export function keyTyped(typed: string): {
  readonly there: number;
  readonly expected: number;
  readonly odd: readonly string[];
} {
  const body = bodyOf(typed);
  const odd = [...new Set(body)].filter((sign) => !LETTER.test(sign));
  return { there: [...body].length, expected: BODY_LENGTH, odd };
}

/** Which group she types back from the sheet before the key counts, from 1. @param chance evenly from 0 to 1 */
export const askedGroup = (key: string, chance: number): number => {
  // The last one is short.
  const whole = Math.floor((key.length - HEAD.length) / GROUP);
  return Math.min(whole - 1, Math.floor(chance * whole)) + 1;
};

/** True when the four characters are those of that group. */
export const isGroupOf = (key: string, group: number, typed: string): boolean =>
  typed.normalize('NFKC').trim().toUpperCase() === groupsOfKey(key)[group - 1];
