import { createHash } from 'node:crypto';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { exportOriginals } from '../../../../utils/services/desk/export-originals';
import type { EvidenceRow, Ledger } from '../../../../utils/store/ledger/db';
import { append } from '../../../../utils/store/write/append';
import { called, NOON, originalKept, responded, submitted, success } from '../../support/facts/facts';
import { SELLER, snapshot } from '../../support/page/snapshots';
import { context, freshLedger, keep } from '../../support/store/ledger';

const t = createTexts('zh_CN');
const NUMBERS = ['26112000000123456789', '26112000000123456790', '26112000000123456791'];
const OTHER = { name: '天津海棠有限公司', taxId: '91120116MA05Q7X4HN' };

async function attach(
  db: Ledger,
  submissionId: string,
  invoiceNumber: string,
  bytes: string,
  format: 'xml' | 'pdf',
) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const blob = new Blob([bytes]);
  const row: EvidenceRow = { id: sha256, sha256, mime: 'text/xml', takenAt: NOON, blob };
  const fact = originalKept({
    submissionId,
    invoiceNumber,
    sha256,
    format,
    size: blob.size,
    fileName: `a.${format}`,
  });
  await append(db, [fact], context, [row]);
  return sha256;
}

/** Two issued of one company with three files, one without, one unknown; one of another company; one of October. */
async function filled() {
  const db = await freshLedger();
  for (const [at, invoiceNumber] of NUMBERS.entries()) {
    const submissionId = `S${at + 1}`;
    await keep(db, submitted({ submissionId }), success([invoiceNumber], { submissionId }));
  }
  await keep(
    db,
    submitted({ submissionId: 'U' }),
    called({ submissionId: 'U' }),
    responded(500, { submissionId: 'U' }),
  );
  const other = '26122000000000000001';
  await keep(
    db,
    submitted({ submissionId: 'T', snapshot: snapshot({ seller: OTHER }) }),
    success([other], { submissionId: 'T' }),
  );
  const october = { submissionId: 'O', at: NOON - 40 * 86_400_000 };
  await keep(db, submitted(october), success(['26112000000000000009'], october));
  await attach(db, 'S1', NUMBERS[0] as string, '<一/>', 'xml');
  await attach(db, 'S1', NUMBERS[0] as string, '%PDF一', 'pdf');
  await attach(db, 'S2', NUMBERS[1] as string, '<二/>', 'xml');
  await attach(db, 'T', other, '<他/>', 'xml');
  return db;
}

async function unzip(content: Blob) {
  const reader = new ZipReader(new Uint8ArrayReader(new Uint8Array(await content.arrayBuffer())), {
    useWebWorkers: false,
  });
  const files: Record<string, Uint8Array> = {};
  for (const entry of await reader.getEntries()) {
    if (!entry.directory) files[entry.filename] = await entry.getData(new Uint8ArrayWriter());
  }
  return files;
}

const indexOf = async (files: Record<string, Uint8Array>) => {
  const { sheets } = await readXlsx(files['原件目录.xlsx'] as Uint8Array);
  const [header = [], ...rows] = sheets.find(({ name }) => name === '原件目录')?.rows ?? [];
  return rows.map((row) => Object.fromEntries(header.map((title, at) => [title, row[at] ?? ''])));
};

test('a month of a company: each file byte for byte, and an index of all that were issued', async () => {
  const db = await filled();
  const told: number[] = [];
  const file = await exportOriginals(db, { company: SELLER, month: '2026-11' }, NOON, t, {
    onProgress: (count) => told.push(count),
  });
  expect(file.name).toBe(`发票原件_${SELLER.name}_2026-11.zip`);
  expect([file.count, file.note, told]).toEqual([
    3,
    '还有 1 张没有存原件，目录里标着「未下载」。',
    [1, 2, 3],
  ]);
  const files = await unzip(file.content);
  const folder = `${SELLER.name}/2026-11`;
  expect(Object.keys(files)).toEqual([
    `${folder}/${NUMBERS[0]}.xml`,
    `${folder}/${NUMBERS[0]}.pdf`,
    `${folder}/${NUMBERS[1]}.xml`,
    '原件目录.xlsx',
  ]);
  expect(new TextDecoder().decode(files[`${folder}/${NUMBERS[0]}.pdf`])).toBe('%PDF一');
  const rows = await indexOf(files);
  expect(rows.map((row) => [row['发票号码'], row['原件'], row['文件']])).toEqual([
    [NUMBERS[0], '有', `${folder}/${NUMBERS[0]}.xml`],
    [NUMBERS[0], '有', `${folder}/${NUMBERS[0]}.pdf`],
    [NUMBERS[1], '有', `${folder}/${NUMBERS[1]}.xml`],
    [NUMBERS[2], '未下载', ''],
  ]);
  for (const row of rows.slice(0, 3)) {
    const bytes = files[String(row['文件'])] as Uint8Array;
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(row['SHA-256']);
    expect(row['大小（字节）']).toBe(bytes.byteLength);
  }
});

test('all companies and months: a folder for each', async () => {
  const { content, name } = await exportOriginals(await filled(), {}, NOON, t);
  expect(name).toBe('发票原件_全部公司_全部.zip');
  const folders = Object.keys(await unzip(content)).map((path) => path.split('/').slice(0, -1).join('/'));
  expect([...new Set(folders)]).toEqual([`${SELLER.name}/2026-11`, `${OTHER.name}/2026-11`, '']);
});

test('what is lost or no longer what was kept is told, never handed out', async () => {
  const db = await filled();
  const [first, second] = await db.getAll('evidence');
  await db.delete('evidence', first?.id as string);
  await db.put('evidence', { ...(second as EvidenceRow), blob: new Blob(['altered']) });
  const { count, note, content } = await exportOriginals(db, {}, NOON, t);
  expect(count).toBe(2);
  expect(note).toContain('2 个文件不在这台电脑上或已损坏');
  const states = (await indexOf(await unzip(content))).map((row) => row['原件']);
  expect(states.filter((state) => state === '文件不在' || state === '文件已损坏').sort()).toEqual([
    '文件不在',
    '文件已损坏',
  ]);
});

test('nothing kept: nothing but the index', async () => {
  const { count } = await exportOriginals(await filled(), { month: '2026-10' }, NOON, t);
  expect(count).toBe(0);
});

test('stopped between two files', async () => {
  const stop = new AbortController();
  const onProgress = () => stop.abort(new Error('stopped'));
  await expect(
    exportOriginals(await filled(), {}, NOON, t, { signal: stop.signal, onProgress }),
  ).rejects.toThrow('stopped');
});
