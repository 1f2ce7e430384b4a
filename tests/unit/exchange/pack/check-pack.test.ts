import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { findingText, verdictParts } from '../../../../components/pack/show-verdict';
import { hashedPart, hashOf, payloadHashOf } from '../../../../utils/domain/record/chain';
import type { LedgerEvent } from '../../../../utils/domain/record/event';
import type { PackVerdict } from '../../../../utils/exchange/pack/check-pack';
import { RefusedPack } from '../../../../utils/exchange/pack/open-pack';
import {
  bytesOf,
  evidenceLedger,
  found,
  PHOTO,
  packOf,
  partsOf,
  resealed,
  sha,
  t,
  textOf,
  verdictOf,
  zipParts,
} from '../../support/files/packs';

let whole: Uint8Array;
let parts: Map<string, Uint8Array>;
beforeAll(async () => {
  whole = (await packOf(await evidenceLedger())).bytes;
  parts = await partsOf(whole);
});

const withByte = (bytes: Uint8Array, at: number) => bytes.map((byte, nth) => (nth === at ? byte ^ 1 : byte));
const changed = (name: string, content: Uint8Array) => new Map([...parts]).set(name, content);
const refusalOf = async (bytes: Uint8Array) => {
  try {
    return found(await verdictOf(bytes));
  } catch (error) {
    if (error instanceof RefusedPack) return error.refusal;
    throw error;
  }
};
const names = (verdict: PackVerdict) => verdict.findings.map((finding) => findingText(finding, t)).join('\n');

describe('one byte changed', () => {
  test.each([['报告.html'], ['明细.xlsx'], ['events.jsonl'], [`blobs/${sha(PHOTO)}.webp`], ['验证.html']])(
    'in %s: it is named',
    async (name) => {
      const content = parts.get(name) as Uint8Array;
      const verdict = await verdictOf(await zipParts(changed(name, withByte(content, content.length >> 1))));
      expect(found(verdict)).toContainEqual(['changed', name]);
      expect(names(verdict)).toContain(`「${name}」改过`);
    },
  );

  test('anywhere in the manifest: the manifest is named, or cannot be read', async () => {
    const content = parts.get('manifest.json') as Uint8Array;
    for (let at = 0; at < content.length; at += 7) {
      const told = await refusalOf(await zipParts(changed('manifest.json', withByte(content, at))));
      expect(
        told === 'noManifest' ||
          told === 'newer' ||
          (Array.isArray(told) && told.some(([what]) => what === 'seal')),
      ).toBe(true);
    }
  });

  test('in the line beside the manifest', async () => {
    const content = withByte(parts.get('manifest.sha256') as Uint8Array, 3);
    expect(found(await verdictOf(await zipParts(changed('manifest.sha256', content))))).toEqual([
      ['seal', 'manifest.json'],
    ]);
  });

  test('in each event, with manifest and seal made anew: the event is named', async () => {
    const lines = textOf(parts.get('events.jsonl')).trimEnd().split('\n');
    for (const [nth, line] of lines.entries()) {
      for (const change of [
        (event: LedgerEvent) => ({ ...event, payload: { ...event.payload, more: 1 } }),
        (event: LedgerEvent) => ({ ...event, at: event.at + 1 }),
        (event: LedgerEvent) => ({ ...event, type: `${event.type}x` }),
      ]) {
        const event = JSON.parse(line) as LedgerEvent;
        const text = lines.map((one, at) => (at === nth ? JSON.stringify(change(event)) : one)).join('\n');
        const verdict = await verdictOf(await resealed(changed('events.jsonl', bytesOf(`${text}\n`))));
        expect(verdict.findings).toContainEqual(
          expect.objectContaining({
            what: expect.stringMatching(/^event\./),
            values: expect.objectContaining({ id: event.id, n: event.n }),
          }),
        );
      }
    }
  });

  test('anywhere in the zip: it is not called whole, or nothing of its files is another (200 runs)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: whole.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, flip) => {
          const bytes = whole.map((byte, nth) => (nth === at ? byte ^ flip : byte));
          const told = await refusalOf(bytes);
          if (!Array.isArray(told) || told.length > 0) return;
          // A time or an attribute of the zip itself.
          expect(await partsOf(bytes)).toEqual(parts);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a change made by someone who makes the seals anew', () => {
  const lines = () =>
    textOf(parts.get('events.jsonl'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as LedgerEvent);
  const withEvents = (events: readonly LedgerEvent[]) =>
    resealed(changed('events.jsonl', bytesOf(events.map((event) => `${JSON.stringify(event)}\n`).join(''))));
  const rehashed = (event: LedgerEvent): LedgerEvent => {
    const made = { ...event, payloadHash: payloadHashOf(event.payload) };
    return { ...made, hash: hashOf(made.prevHash, hashedPart(made)) };
  };

  test('an event with hashes of its own no longer holds the one behind it', async () => {
    const events = lines();
    const nth = events.findIndex(({ type }) => type === 'answered');
    const other = rehashed({
      ...(events[nth] as LedgerEvent),
      payload: { ...events[nth]?.payload, text: '已开具' },
    });
    const verdict = await verdictOf(await withEvents(events.with(nth, other)));
    expect(found(verdict)).toContainEqual(['event.link', other.n + 1]);
  });

  test('an event left out, twice, or of no event at all', async () => {
    const events = lines();
    expect(found(await verdictOf(await withEvents(events.slice(0, -1)))).map(([what]) => what)).toContain(
      'counts',
    );
    expect(
      found(await verdictOf(await withEvents([...events, events[0] as LedgerEvent]))).map(([what]) => what),
    ).toContain('event.twice');
    const text = `${textOf(parts.get('events.jsonl'))}{"id":1}\n`;
    const verdict = await verdictOf(await resealed(changed('events.jsonl', bytesOf(text))));
    expect(found(verdict)).toEqual([['line', 'events.jsonl']]);
  });

  test('one beyond the end of the ledger', async () => {
    const events = lines();
    const last = events.at(-1) as LedgerEvent;
    const more = rehashed({ ...last, id: 'MORE', n: 99, prevHash: last.hash });
    expect(found(await verdictOf(await withEvents([...events, more])))).toContainEqual(['event.beyond', 99]);
  });

  test('a cell of the table: the record, the column, both values', async () => {
    const book = await partsOf(parts.get('明细.xlsx') as Uint8Array);
    const sheet = textOf(book.get('xl/worksheets/sheet1.xml')).replace('开具失败', '已开具');
    book.set('xl/worksheets/sheet1.xml', bytesOf(sheet));
    const verdict = await verdictOf(await resealed(changed('明细.xlsx', await zipParts(book))));
    expect(names(verdict)).toBe(
      '「明细.xlsx」里 S2 的「结果」写着「已开具」，由留底记录推出的是「开具失败」',
    );
  });

  test('a row left out of the table, one too many', async () => {
    for (const [from, to, what] of [
      [/<row><c s="4" t="inlineStr"><is><t xml:space="preserve">S2<.*?<\/row>/s, '', 'noRow'],
      ['>S2<', '>S9<', 'noRecord'],
    ] as const) {
      const book = await partsOf(parts.get('明细.xlsx') as Uint8Array);
      book.set(
        'xl/worksheets/sheet1.xml',
        bytesOf(textOf(book.get('xl/worksheets/sheet1.xml')).replace(from, to)),
      );
      const verdict = await verdictOf(await resealed(changed('明细.xlsx', await zipParts(book))));
      expect(found(verdict).map(([found]) => found)).toContain(what);
    }
  });

  test('a file left out, a file added, a picture exchanged', async () => {
    const blob = `blobs/${sha(PHOTO)}.webp`;
    const without = new Map(parts);
    without.delete(blob);
    expect(found(await verdictOf(await zipParts(without)))).toEqual([
      ['missing', blob],
      ['blobMissing', 'P1.webp'],
    ]);
    expect(found(await verdictOf(await zipParts(changed('多的.txt', bytesOf('x')))))).toEqual([
      ['extra', '多的.txt'],
    ]);
    expect(found(await verdictOf(await resealed(changed(blob, bytesOf('other')))))).toEqual([
      ['blobName', blob],
    ]);
  });
});

test('what is said of a pack begins with the answer', async () => {
  const [answer, disclaimer] = verdictParts(await verdictOf(whole), t);
  expect(answer?.children).toEqual(['✓ 完好：包里的每一项都和制作时一样']);
  expect(disclaimer?.children).toEqual(['本材料证明录入与提示的过程，不证明发票已开具']);
});
