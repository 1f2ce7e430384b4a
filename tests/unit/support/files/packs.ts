import { createHash } from 'node:crypto';
import {
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipReader,
  ZipWriter,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import type { Fact } from '../../../../utils/domain/fact/fact';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { type CheckPorts, checkPack, type PackVerdict } from '../../../../utils/exchange/pack/check-pack';
import { openPack } from '../../../../utils/exchange/pack/open-pack';
import { checkStamp } from '../../../../utils/exchange/pack/read-stamp';
import { FAULT_WORDS } from '../../../../utils/portal/fault-words';
import { knowledgeWith } from '../../../../utils/portal/registry';
import { makePack, type PackPorts, type PackScope } from '../../../../utils/services/desk/pack/make-pack';
import type { EvidenceRow, Ledger } from '../../../../utils/store/ledger/db';
import { append } from '../../../../utils/store/write/append';
import * as facts from '../facts/facts';
import { context, freshLedger } from '../store/ledger';

export const sha = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
export const t = createTexts('zh_CN');

const CHECK: CheckPorts = {
  knowledgeOf: knowledgeWith(),
  faultWords: FAULT_WORDS,
  textsOf: () => t,
  checkStamp,
};

export const PHOTO = new Uint8Array([82, 73, 70, 70, 1, 2, 3, 4, 5, 6]);
export const FAULT_AT = facts.NOON + 60_000;

/** One issued, one refused with its picture and photograph, one of another company; a fault of the portal; a case. */
export async function evidenceLedger(...more: Fact[]): Promise<Ledger> {
  const db = await freshLedger();
  const refused = facts.pictured({ id: 'P1', submissionId: 'S2' });
  const bytes = { sha256: sha(PHOTO), mime: 'image/webp', size: PHOTO.length, fileName: 'P1.webp' };
  const row: EvidenceRow = {
    id: bytes.sha256,
    sha256: bytes.sha256,
    mime: bytes.mime,
    takenAt: facts.NOON,
    blob: new Blob([PHOTO], { type: bytes.mime }),
  };
  const other = facts.submitted({ submissionId: 'S3' });
  await append(
    db,
    [
      facts.submitted(),
      facts.called(),
      facts.responded(200),
      facts.success(['26112000000123456789']),
      facts.submitted({ submissionId: 'S2' }),
      facts.called({ submissionId: 'S2', requestId: 'R2' }),
      facts.responded(200, { submissionId: 'S2', requestId: 'R2' }),
      facts.answered('税率不合法，请使用 0.03', { submissionId: 'S2' }),
      refused,
      facts.photographed({ submissionId: 'S2', bytes }),
      facts.fault({
        id: 'FAULT1',
        at: FAULT_AT,
        kind: 'httpError',
        detail: '502',
        status: 502,
        ms: 900,
        site: facts.SITE,
      }),
      other,
      facts.caseSaid({ what: 'opened', title: '打不开', submissionIds: ['S2'] }),
      facts.caseSaid({
        what: 'call',
        calledAt: FAULT_AT,
        number: '12366',
        seat: '1024',
        answer: '已登记',
        ticket: 'T-1',
      }),
      ...more,
    ],
    context,
    [row],
  );
  return db;
}

export const portsOf = (db: Ledger, more: Partial<PackPorts> = {}): PackPorts => ({
  openLedger: async () => db,
  now: () => facts.NOON + 3_600_000,
  t,
  language: 'zh_CN',
  product: '0.1.0',
  zone: 'Asia/Shanghai',
  readVerifier: async () => 'document.title = "</script>"',
  ...more,
});

export const CHOSEN: PackScope = { kind: 'chosen', submissionIds: ['S1', 'S2'] };

export async function packOf(db: Ledger, scope: PackScope = CHOSEN, more: Partial<PackPorts> = {}) {
  const { content, name, note } = await makePack(portsOf(db, more), scope, { masked: false });
  return { bytes: new Uint8Array(await content.arrayBuffer()), name, note };
}

export async function partsOf(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
  const parts = new Map<string, Uint8Array>();
  for (const entry of await reader.getEntries()) {
    if (!entry.directory) parts.set(entry.filename, await entry.getData(new Uint8ArrayWriter()));
  }
  await reader.close();
  return parts;
}

export async function zipParts(
  parts: Iterable<readonly [string, Uint8Array]>,
): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, content] of parts) await zip.add(name, new Uint8ArrayReader(content));
  return (await zip.close()) as Uint8Array<ArrayBuffer>;
}

export const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
export const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Writes the parts with a manifest and a seal that fit them, as somebody would who wants a change to go unseen. */
export async function resealed(parts: Map<string, Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const manifest = JSON.parse(textOf(parts.get('manifest.json')));
  for (const file of manifest.files) {
    const content = parts.get(file.name);
    if (content) Object.assign(file, { size: content.length, sha256: sha(content) });
  }
  const bytes = bytesOf(JSON.stringify(manifest));
  parts.set('manifest.json', bytes);
  parts.set('manifest.sha256', bytesOf(`${sha(bytes)}  manifest.json\n`));
  return zipParts(parts);
}

export async function verdictOf(bytes: Uint8Array): Promise<PackVerdict> {
  const pack = await openPack(new Blob([Uint8Array.from(bytes)]));
  try {
    return await checkPack(pack, CHECK);
  } finally {
    await pack.close();
  }
}

export const found = ({ findings }: PackVerdict) =>
  findings.map(({ what, values }) => [what, values.name ?? values.n ?? values.id]);
