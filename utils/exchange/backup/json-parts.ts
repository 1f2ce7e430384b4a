/**
 * A large JSON object read as it comes: its members, and the elements of its named arrays one by one, so that a
 * backup of a whole year is never one string. `torn` says that the text ended before the object did.
 */
export type JsonPart =
  | { readonly kind: 'member'; readonly key: string; readonly value: unknown }
  | { readonly kind: 'element'; readonly key: string; readonly text: string }
  | { readonly kind: 'torn' };

/** Longest single part, in characters; a longer one is no backup of ours. */
const LONGEST_PART = 64 << 20;

export class NotJsonObject extends Error {
  override name = 'NotJsonObject';
}

const OUTSIDE_TEXT = /["{}[\],]/g;
const INSIDE_TEXT = /["\\]/g;

const blank = (text: string) => /^\s*$/.test(text);

function memberOf(text: string): JsonPart {
  try {
    const [[key, value] = ['', undefined]] = Object.entries(JSON.parse(`{${text}}`));
    return { kind: 'member', key, value };
  } catch {
    throw new NotJsonObject('member');
  }
}

/**
 * @param chunks the text of the file
 * @param arrays names of the arrays whose elements come one by one
 * @throws {NotJsonObject} when it is no JSON object
 */
export async function* jsonParts(
  chunks: AsyncIterable<string>,
  arrays: readonly string[],
): AsyncGenerator<JsonPart> {
  let held = '';
  let depth = 0;
  let inText = false;
  /** Skips the character after a backslash, which may lie in the next chunk. */
  let escaped = false;
  let array: string | undefined;
  let begun = false;

  for await (const chunk of chunks) {
    let from = 0;
    let at = 0;
    const take = (to: number) => {
      const text = held + chunk.slice(from, to);
      held = '';
      from = to + 1;
      return text;
    };
    if (escaped && chunk.length > 0) {
      escaped = false;
      at = 1;
    }
    while (at < chunk.length) {
      const signs = inText ? INSIDE_TEXT : OUTSIDE_TEXT;
      signs.lastIndex = at;
      const found = signs.exec(chunk);
      const before = found?.index ?? chunk.length;
      if (!begun && !blank(chunk.slice(at, before))) throw new NotJsonObject('no object');
      if (!found) break;
      const sign = found[0];
      at = before + 1;
      if (!begun && sign !== '{') throw new NotJsonObject('no object');
      begun = true;
      if (sign === '\\') {
        escaped = at >= chunk.length;
        at += 1;
      } else if (sign === '"') inText = !inText;
      else if (sign === '{' || sign === '[') {
        depth += 1;
        if (depth === 1) take(before);
        else if (depth === 2 && sign === '[') {
          const key = /^\s*"(\w+)"\s*:\s*$/.exec(held + chunk.slice(from, before))?.[1];
          if (key !== undefined && arrays.includes(key)) {
            array = key;
            take(before);
          }
        }
      } else if (array !== undefined && depth === 2) {
        const text = take(before);
        if (!blank(text)) yield { kind: 'element', key: array, text };
        if (sign === ',') continue;
        array = undefined;
        depth -= 1;
      } else if (depth === 1) {
        const text = take(before);
        if (!blank(text)) yield memberOf(text);
        if (sign === ',') continue;
        // What follows the object is not ours.
        return;
      } else if (sign !== ',') depth -= 1;
    }
    held += chunk.slice(from);
    if (held.length > LONGEST_PART) throw new NotJsonObject('part too long');
  }
  if (!begun) throw new NotJsonObject('empty');
  yield { kind: 'torn' };
}
