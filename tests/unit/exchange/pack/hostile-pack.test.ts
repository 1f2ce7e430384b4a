import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { openPack, RefusedPack } from '../../../../utils/exchange/pack/open-pack';
import { packFileName, safeName } from '../../../../utils/exchange/pack/pack-names';
import * as facts from '../../support/facts/facts';
import {
  bytesOf,
  evidenceLedger,
  found,
  packOf,
  partsOf,
  resealed,
  sha,
  textOf,
  verdictOf,
  zipParts,
} from '../../support/files/packs';
import { BUYER, snapshot } from '../../support/page/snapshots';

const refusal = async (bytes: Uint8Array) => {
  try {
    return found(await verdictOf(bytes));
  } catch (error) {
    if (error instanceof RefusedPack) return [error.refusal, error.part];
    throw error;
  }
};

describe('a file that is no pack is refused in words', () => {
  let parts: Map<string, Uint8Array>;
  let bytes: Uint8Array;
  beforeAll(async () => {
    ({ bytes } = await packOf(await evidenceLedger()));
    parts = await partsOf(bytes);
  });
  const withPart = (name: string, content = bytesOf('x')) => zipParts([...parts, [name, content]]);

  test('no zip, a cut one, an empty one', async () => {
    expect(await refusal(bytesOf('no zip'))).toEqual(['notZip', '']);
    expect(await refusal(bytes.slice(0, bytes.length - 40))).toEqual(['notZip', '']);
    expect(await refusal(await zipParts([['a.txt', bytesOf('x')]]))).toEqual(['noManifest', '']);
  });

  test.each([
    ['../../x'],
    ['blobs/../x'],
    ['a/b'],
    ['/etc/x'],
    ['C:x'],
    ['a\\b'],
    ['报告\u202elmth.html'],
    ['x'.repeat(300)],
    ['..'],
  ])('a part named %j', async (name) => {
    const told = await refusal(await withPart(name));
    expect(told[0]).toBe('badName');
  });

  test('__proto__ and constructor are names like others: added later', async () => {
    expect(await refusal(await withPart('__proto__'))).toEqual([['extra', '__proto__']]);
    expect(await refusal(await withPart('constructor'))).toEqual([['extra', 'constructor']]);
  });

  test('a manifest and an event with __proto__ in them', async () => {
    const manifest = textOf(parts.get('manifest.json')).replace('{', '{"__proto__":{"format":"x"},');
    const told = await resealed(new Map([...parts]).set('manifest.json', bytesOf(manifest)));
    expect(await refusal(told)).toEqual([]);
    expect(({} as { format?: string }).format).toBeUndefined();
    const events = textOf(parts.get('events.jsonl')).replace(
      '"payload":{',
      '"payload":{"__proto__":{"x":1},',
    );
    const both = await refusal(await resealed(new Map([...parts]).set('events.jsonl', bytesOf(events))));
    expect(both[0]?.[0]).toBe('event.payload');
  });

  test('two parts of one name', async () => {
    const name = '报告.html';
    const twice = await zipParts([...parts, ['报告.htmm', bytesOf('x')]]);
    const at = Buffer.from(twice).lastIndexOf(bytesOf('报告.htmm'));
    const local = Buffer.from(twice).indexOf(bytesOf('报告.htmm'));
    for (const place of [at, local]) twice.set(bytesOf(name), place);
    expect(await refusal(twice)).toEqual(['sameName', name]);
    expect(await refusal(await withPart('MANIFEST.json'))).toEqual(['sameName', 'MANIFEST.json']);
  });

  test('a password', async () => {
    const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, password: 'x' });
    await zip.add('manifest.json', new Uint8ArrayReader(bytesOf('{}')));
    expect(await refusal(await zip.close())).toEqual(['encrypted', '']);
  });

  test('more parts than a pack has', async () => {
    // By hand, for a writer takes its time: one empty part, and 20,001 names for it.
    const local = Buffer.alloc(30 + 6);
    local.writeUInt32LE(0x04034b50, 0);
    const names = Array.from({ length: 20_001 }, (_, nth) => {
      const entry = Buffer.alloc(46 + 6);
      entry.writeUInt32LE(0x02014b50, 0);
      entry.writeUInt16LE(6, 28);
      entry.write(String(nth).padStart(6, '0'), 46);
      return entry;
    });
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(names.length, 8);
    end.writeUInt16LE(names.length, 10);
    end.writeUInt32LE(names.length * 52, 12);
    end.writeUInt32LE(local.length, 16);
    const zip = Buffer.concat([local, ...names, end]);
    expect(await refusal(zip)).toEqual(['tooMany', '']);
  });

  test('a part that unpacks to more than the manifest says is not unpacked to its end', async () => {
    const bomb = new Uint8Array(50 << 20);
    const big = await zipParts(new Map([...parts]).set('报告.html', bomb));
    expect(await refusal(big)).toEqual([['size', '报告.html']]);
    const pack = await openPack(new Blob([big]));
    let taken = 0;
    await expect(pack.unpack('报告.html', 1_000, (chunk) => (taken += chunk.length))).rejects.toThrow();
    expect(taken).toBeLessThan(1 << 20);
  });

  test('a manifest of a bomb, and one that says more than is read', async () => {
    const manifest = JSON.parse(textOf(parts.get('manifest.json')));
    manifest.files[0].size = 2 ** 40;
    expect(
      await refusal(
        await zipParts(new Map([...parts]).set('manifest.json', bytesOf(JSON.stringify(manifest)))),
      ),
    ).toEqual(['tooLarge', '']);
    const bomb = bytesOf(`{"format":"piaoying-evidence","x":"${' '.repeat(20 << 20)}"}`);
    expect(await refusal(await zipParts(new Map([...parts]).set('manifest.json', bomb)))).toEqual([
      'noManifest',
      'manifest.json',
    ]);
  });

  test('a newer version says so', async () => {
    const manifest = textOf(parts.get('manifest.json')).replace('"version": 1', '"version": 3');
    expect(
      await refusal(await zipParts(new Map([...parts]).set('manifest.json', bytesOf(manifest)))),
    ).toEqual(['newer', '']);
  });
});

describe('texts and names of others stay text', () => {
  const HOSTILE = '</bdi></style><script>alert(1)</script><img src=x onerror=alert(1)>&"\'=1+1';
  let parts: Map<string, Uint8Array>;
  let found_: unknown;
  beforeAll(async () => {
    const file = { sha256: sha('f'), mime: 'text/html', size: 1, fileName: '../../=cmd|\u202efdp.exe' };
    const own = { ...file, sha256: sha('g'), mime: 'image/png' };
    const said = { at: facts.NOON + 9, submissionId: 'S5' };
    const db = await evidenceLedger(
      facts.submitted({
        submissionId: 'S5',
        snapshot: snapshot({ buyer: { ...BUYER, name: `=${HOSTILE}` } }),
      }),
      facts.answered(HOSTILE, { submissionId: 'S5' }),
      facts.pictured({ submissionId: 'S5', text: HOSTILE, title: HOSTILE, agent: HOSTILE }),
      facts.caseSaid({ what: 'opened', title: HOSTILE, submissionIds: ['S5'] }, { caseId: 'K5' }),
      facts.caseSaid({ what: 'file', bytes: file, text: HOSTILE }, { caseId: 'K5' }),
      { ...said, id: 'N5', type: 'noted', note: `=${HOSTILE}`, tags: [`=${HOSTILE.slice(0, 39)}`] },
      { ...said, id: 'F5', type: 'fileAttached', bytes: own, text: HOSTILE },
    );
    for (const [{ sha256, mime }, content] of [
      [file, 'f'],
      [own, 'g'],
    ] as const)
      await db.put('evidence', { id: sha256, sha256, mime, takenAt: 1, blob: new Blob([content]) });
    const { bytes } = await packOf(db, { kind: 'chosen', submissionIds: ['S5'] });
    found_ = found(await verdictOf(bytes));
    parts = await partsOf(bytes);
  });

  test('the pack is whole', () => expect(found_).toEqual([]));

  test('in the report: nothing runs, nothing loads, all of it can be read', () => {
    const report = textOf(parts.get('报告.html'));
    expect(report).not.toMatch(/<script|<img|<\/style>.*<\/style>/s);
    expect(report).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(report).toMatch(/Content-Security-Policy" content="default-src 'none'; style-src 'sha256-/);
  });

  test('her own file stands beside its submission, by its hash', () =>
    expect(textOf(parts.get('报告.html'))).toMatch(new RegExp(`自己存的文件：.*blobs/${sha('g')}\\.png`)));

  test('in the table: a text, never a formula', async () => {
    const sheet = textOf(
      (await partsOf(parts.get('明细.xlsx') as Uint8Array)).get('xl/worksheets/sheet1.xml'),
    );
    expect(sheet).not.toContain('<f>');
    expect(sheet).not.toContain('<script');
    expect(sheet).toContain('preserve">=&lt;/bdi&gt;');
  });

  test('names in the zip are ours', () =>
    expect([...parts.keys()].filter((name) => !/^[\p{Script=Han}a-z]+\.[a-z0-9]+$/u.test(name))).toEqual([
      `blobs/${sha('f')}.bin`,
      `blobs/${sha('g')}.png`,
    ]));

  test('the verifier holds its script whole', () =>
    expect(textOf(parts.get('验证.html')).match(/<\/?script/g)).toEqual(['<script', '</script']));
});

test.each([
  ['../../etc/passwd', 'etcpasswd'],
  ['=1+1', '1+1'],
  ['＝cmd', 'cmd'],
  ['.hidden', 'hidden'],
  ['甲\u202e公司\u0007', '甲公司'],
  ['', '未知公司'],
  ['CON', '_CON'],
  ['-rf', 'rf'],
])('safe name of %j', (text, name) => expect(safeName(text)).toBe(name));

test('a long name ends where it may, with its ending', () => {
  const name = packFileName('长'.repeat(300), '2026-11-24 14:03:00');
  expect(name.length).toBeLessThanOrEqual(80);
  expect(name).toMatch(/^证据包_长+_20261124-1403\.zip$/);
});
