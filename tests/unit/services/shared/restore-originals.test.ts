import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { backupParts } from '../../../../utils/exchange/backup/backup';
import { fromBase64, toBase64 } from '../../../../utils/exchange/backup/base64';
import { planRestore } from '../../../../utils/services/desk/restore/plan-restore';
import { applyRestore, undoRestore } from '../../../../utils/services/desk/restore/restore-ledger';
import { exportBackup } from '../../../../utils/services/shared/export-ledger';
import { picturesOf } from '../../../../utils/store/faults/pictures';
import type { EvidenceRow } from '../../../../utils/store/ledger/db';
import { eventPages } from '../../../../utils/store/ledger/events';
import { evidenceRows } from '../../../../utils/store/ledger/evidence';
import { importsOf } from '../../../../utils/store/ledger/import-log';
import { append } from '../../../../utils/store/write/append';
import * as make from '../../support/facts/facts';
import { pictured } from '../../support/facts/pictures';
import {
  backupOf,
  type Installation,
  installation,
  named,
  recordsOf,
  restore,
  twoInstallations,
} from '../../support/store/installations';
import { context } from '../../support/store/ledger';

let a: Installation;
let b: Installation;

/** Larger than a part of base64, no multiple of 3, every byte value in it. */
const LARGE = Uint8Array.from({ length: 1_000_001 }, (_, at) => (at * 7) % 256);
const SMALL = Uint8Array.of(0, 255, 128);

async function attach({ db }: Installation, bytes: Uint8Array<ArrayBuffer>) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const blob = new Blob([bytes], { type: 'application/pdf' });
  const row: EvidenceRow = { id: sha256, sha256, mime: 'application/pdf', takenAt: make.NOON, blob };
  const fact = make.originalKept({ submissionId: 'SA', sha256, size: bytes.length });
  await append(db, [fact], { ...context, newId: () => 'A' }, [row]);
}
const evidenceOf = async ({ db }: Installation) =>
  Promise.all(
    (await db.getAll('evidence')).map(async ({ blob, ...row }) => ({
      ...row,
      type: blob.type,
      bytes: Buffer.from(await blob.arrayBuffer()).toString('hex'),
    })),
  );

beforeEach(async () => {
  [a, b] = await twoInstallations();
  await attach(a, LARGE);
  await attach(a, SMALL);
});

describe('originals in a backup', () => {
  test('come back bit for bit, with the records that tell of them', async () => {
    const before = await evidenceOf(a);
    const { plan, evidence } = await restore(b, await backupOf(a.db));
    expect([plan.evidence, evidence]).toEqual([{ fresh: 2, known: 0, damaged: 0 }, 2]);
    expect(await evidenceOf(b)).toEqual(before);
    expect(await recordsOf(b.db)).toEqual(await recordsOf(a.db));
    expect((await b.db.get('submissions', 'SA'))?.originals).toHaveLength(2);
  });

  test('the dry run writes none', async () => {
    await planRestore(b.db, await backupOf(a.db));
    expect(await b.db.count('evidence')).toBe(0);
  });

  test('the same file again: nothing new', async () => {
    const file = await backupOf(a.db);
    await restore(b, file);
    const { plan, evidence } = await restore(b, file);
    expect([plan.evidence, evidence]).toEqual([{ fresh: 0, known: 2, damaged: 0 }, 0]);
  });

  test('only the bytes are missing: they come alone, and no import is noted', async () => {
    const file = await backupOf(a.db);
    await restore(b, file);
    await b.db.clear('evidence');
    const imports = await importsOf(b.db);
    const { evidence, added } = await restore(b, file);
    expect([evidence, added]).toEqual([2, 0]);
    expect(await importsOf(b.db)).toEqual(imports);
  });

  test('undone: the record goes, the bytes stay and count again with it', async () => {
    const file = await backupOf(a.db);
    const { importId } = await restore(b, file);
    await undoRestore(b.db, importId, b.own);
    expect([await b.db.count('submissions'), await b.db.count('evidence')]).toEqual([0, 2]);
    await restore(b, file);
    expect((await b.db.get('submissions', 'SA'))?.originals).toHaveLength(2);
  });

  test.each<[string, (evidence: Record<string, unknown>) => void]>([
    ['one bit', (one) => Object.assign(one, { base64: `B${String(one['base64']).slice(1)}` })],
    ['no base64', (one) => Object.assign(one, { base64: '%%' })],
    ['another id', (one) => Object.assign(one, { id: 'f'.repeat(64) })],
    ['a path for an id', (one) => Object.assign(one, { id: '../x', sha256: '../x' })],
    ['no bytes', (one) => Object.assign(one, { base64: undefined })],
  ])('damaged (%s): not taken in, and told', async (_, damage) => {
    const backup = JSON.parse(await (await exportBackup(a.db, 1)).content.text());
    damage(backup.evidence[0]);
    const file = named(JSON.stringify(backup));
    const { plan, evidence } = await restore(b, file);
    expect([plan.evidence, evidence]).toEqual([{ fresh: 1, known: 0, damaged: 1 }, 1]);
    expect(await b.db.count('evidence')).toBe(1);
  });

  test('bytes that the browser lost: the rest is saved, and it is told', async () => {
    const t = createTexts('zh_CN');
    const [first, second] = await a.db.getAll('evidence');
    const lost = {
      ...first,
      blob: { arrayBuffer: () => Promise.reject(new DOMException('', 'NotFoundError')) },
    };
    vi.spyOn(a.db, 'getAll').mockImplementation((async (_: string, range: IDBKeyRange | null) =>
      _ === 'events' ? [] : range === null ? [lost] : range.lower === first?.id ? [second] : []) as never);
    const { content, note } = await exportBackup(a.db, 1, {}, t);
    expect(note).toBe(t('exchange.backupLost', { count: 1 }));
    const backup = JSON.parse(await content.text());
    expect(backup.evidence.map(({ id }: { id: string }) => id)).toEqual([second?.id]);
  });

  test('stopped among the originals', async () => {
    const file = await backupOf(a.db);
    const plan = await planRestore(b.db, file);
    const stop = new AbortController();
    const run = { signal: stop.signal, onProgress: () => stop.abort(new Error('stopped')) };
    await expect(applyRestore(b.db, file, plan, b.own, run)).rejects.toThrow('stopped');
    expect(await b.db.count('evidence')).toBe(0);
  });
});

test.each([0, 1, 2, 3, 4, 0x8000, 0x8001])('base64 of %i bytes and back', (length) => {
  const bytes = Uint8Array.from({ length }, (_, at) => at % 256);
  expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  expect(fromBase64(toBase64(bytes))).toEqual(bytes);
});

test('no large part of a backup is one string', async () => {
  const other = await installation('C');
  await other.keep(make.submitted({ submissionId: 'SA' }));
  await attach(
    other,
    Uint8Array.from({ length: 3_000_000 }, () => 1),
  );
  let longest = 0;
  for await (const part of backupParts(
    eventPages(other.db),
    1,
    { version: 1, chainId: 'C' },
    { rows: evidenceRows(other.db) },
  )) {
    longest = Math.max(longest, part.length);
  }
  expect(longest).toBeLessThanOrEqual(1 << 20);
});

test('the photograph of a page comes back bit for bit, with the picture that it goes with', async () => {
  const sha256 = createHash('sha256').update(SMALL).digest('hex');
  const bytes = { sha256, mime: 'image/webp', size: SMALL.length, fileName: 'a.webp' };
  const photo = {
    id: 'P-photo',
    at: make.NOON,
    type: 'photographed',
    pictureId: 'P',
    submissionId: 'SA',
    bytes,
  } as const;
  const row = { id: sha256, sha256, mime: 'image/webp', takenAt: make.NOON, blob: new Blob([SMALL]) };
  await append(a.db, [pictured({ id: 'P', submissionId: 'SA' }), photo], { ...context, newId: () => 'A' }, [
    row,
  ]);
  const { plan } = await restore(b, await backupOf(a.db));
  expect(plan.evidence).toEqual({ fresh: 2, known: 0, damaged: 0 });
  expect((await picturesOf(b.db, 'SA'))[0]).toMatchObject({ picture: { id: 'P' }, photo: { sha256 } });
});
