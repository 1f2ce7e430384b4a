import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type JsonPart, jsonParts, NotJsonObject } from '../../../../utils/exchange/backup/json-parts';

async function* inChunks(text: string, sizes: readonly number[]) {
  let at = 0;
  for (let nth = 0; at < text.length; nth += 1) {
    const size = sizes[nth % sizes.length] as number;
    yield text.slice(at, at + size);
    at += size;
  }
}
async function read(text: string, sizes: readonly number[] = [7]) {
  const parts: JsonPart[] = [];
  for await (const part of jsonParts(inChunks(text, sizes), ['events', 'evidence'])) parts.push(part);
  return parts;
}

/** Put together again: what `JSON.parse` of the whole would give. */
async function whole(text: string, sizes?: readonly number[]) {
  const built: Record<string, unknown> = {};
  for (const part of await read(text, sizes)) {
    if (part.kind === 'torn') return 'torn';
    if (part.kind === 'member') built[part.key] = part.value;
    else built[part.key] = [...((built[part.key] as unknown[]) ?? []), JSON.parse(part.text)];
  }
  return built;
}

describe('a JSON object read as it comes', () => {
  test('equals the whole, wherever the chunks end', async () => {
    const strings = fc.string({
      unit: fc.constantFrom('"', '\\', '{', '}', '[', ']', ',', ':', 'a', '票', '\n'),
    });
    const element = fc.oneof(
      strings,
      fc.integer(),
      fc.array(strings),
      fc.dictionary(strings, strings),
      fc.constant(null),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(element, { minLength: 1, maxLength: 6 }),
        element,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(undefined, 1),
        async (events, other, sizes, space) => {
          const value = { head: other, events, tail: [other, { events: [1] }] };
          expect(await whole(JSON.stringify(value, undefined, space), sizes)).toEqual(value);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('empty arrays have no elements', async () => {
    expect(await read('{"events":[],"evidence":[ ],"n":1}')).toEqual([
      { kind: 'member', key: 'n', value: 1 },
    ]);
  });

  test('what follows the object is left alone', async () => {
    expect(await whole('{"n":1}\n{"n":2}')).toEqual({ n: 1 });
  });

  test.each(['{', '{"n":1', '{"events":[{"a":1},', '{"events":[1]', '{"n":"}'])('%s is torn', async (text) =>
    expect(await whole(text)).toBe('torn'),
  );

  test.each(['', ' ', '[]', '"a"', '1', 'x{}', '{n:1}', '{"n":}', '}'])(
    '%j is no JSON object',
    async (text) => {
      await expect(read(text)).rejects.toThrow(NotJsonObject);
    },
  );
});
