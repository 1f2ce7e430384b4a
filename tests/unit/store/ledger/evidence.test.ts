import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { EvidenceRow } from '../../../../utils/store/ledger/db';
import { evidenceRows, hasEvidence, restoreEvidence } from '../../../../utils/store/ledger/evidence';
import { append } from '../../../../utils/store/write/append';
import * as make from '../../support/facts/facts';
import { context, freshLedger } from '../../support/store/ledger';

function rowOf(text: string, takenAt = make.NOON): EvidenceRow {
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { id: sha256, sha256, mime: 'text/xml', takenAt, blob: new Blob([text], { type: 'text/xml' }) };
}
const NUMBER = '26112000000123456789';
const begun = async () => {
  const db = await freshLedger();
  await append(db, [make.submitted(), make.success([NUMBER])], context);
  return db;
};

test('bytes and event are kept by one append', async () => {
  const db = await begun();
  const row = rowOf('<a>一</a>');
  const fact = make.originalKept({ sha256: row.sha256, size: row.blob.size });
  const [record] = await append(db, [fact], context, [row]);
  expect(record?.originals).toMatchObject([{ sha256: row.sha256, invoiceNumber: NUMBER }]);
  const stored = await db.get('evidence', row.id);
  expect(await stored?.blob.text()).toBe('<a>一</a>');
  expect(await hasEvidence(db, row.id)).toBe(true);
});

test('bytes that cannot be stored take their event with them', async () => {
  const db = await begun();
  const before = await db.count('events');
  const row = { ...rowOf('x'), takenAt: (() => 0) as never };
  await expect(append(db, [make.originalKept()], context, [row])).rejects.toThrow();
  expect(await db.count('events')).toBe(before);
  expect((await db.get('submissions', 'S1'))?.originals).toBeUndefined();
});

test('an event that cannot be stored takes its bytes with it', async () => {
  const db = await begun();
  const row = rowOf('x');
  const bad = { ...context, knowledgeOf: () => undefined as never };
  await expect(append(db, [make.originalKept()], bad, [row])).rejects.toThrow();
  expect(await db.count('evidence')).toBe(0);
});

test('what is here is not written over', async () => {
  const db = await begun();
  const row = rowOf('x');
  expect(await restoreEvidence(db, row)).toBe(true);
  expect(await restoreEvidence(db, { ...row, takenAt: 1 })).toBe(false);
  await append(db, [make.originalKept({ sha256: row.sha256 })], context, [{ ...row, takenAt: 2 }]);
  expect((await db.get('evidence', row.id))?.takenAt).toBe(make.NOON);
});

test('all of it, each once', async () => {
  const db = await begun();
  const rows = ['a', 'b', 'c'].map((text) => rowOf(text));
  for (const row of rows) await restoreEvidence(db, row);
  const found: string[] = [];
  for await (const { id } of evidenceRows(db)) found.push(id);
  expect(found).toEqual(rows.map(({ id }) => id).sort());
});
