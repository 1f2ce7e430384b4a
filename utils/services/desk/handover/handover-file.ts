import { beijingDay } from '../../../domain/invoice/beijing-time';
import type { LedgerEvent } from '../../../domain/record/event';
import { backupParts, handoverFileName } from '../../../exchange/backup/backup';
import type { CompanyMatter } from '../../../store/erase/find-company';
import type { ChainHead, EvidenceRow, Ledger } from '../../../store/ledger/db';
import { chainsOf } from '../../../store/ledger/events';
import { hidingOf } from '../../../store/ledger/import-log';

const PAGE = 300;

export interface HandoverFile {
  readonly name: string;
  readonly content: Blob;
  readonly events: number;
  /** Originals, photographs and files that the browser cannot read any more, and that are not in it. */
  readonly lost: number;
}

async function* pagesOf(
  db: Ledger,
  { seqs }: CompanyMatter,
  onPage: (events: number) => void,
): AsyncGenerator<LedgerEvent[]> {
  // What an import brought and was taken back counts nowhere: it is no part of what is handed over.
  const isHidden = await hidingOf(db);
  for (let at = 0; at < seqs.length; at += PAGE) {
    const store = db.transaction('events').store;
    const found = await Promise.all(seqs.slice(at, at + PAGE).map((seq) => store.get(seq)));
    const page = found.filter((event) => event !== undefined).filter((event) => !isHidden(event));
    yield page;
    onPage(page.length);
  }
}

async function* bytesOf(db: Ledger, { allBytes }: CompanyMatter): AsyncGenerator<EvidenceRow> {
  for (const sha256 of allBytes) {
    const row = await db.get('evidence', sha256);
    if (row) yield row;
  }
}

/** One company's whole ledger in the format of a backup, which 导入 takes in on another computer. */
export async function writeHandover(
  db: Ledger,
  matter: CompanyMatter,
  now: number,
  run: { readonly onProgress?: (events: number) => void; readonly signal?: AbortSignal } = {},
): Promise<HandoverFile> {
  const head = (await db.get('meta', 'head')) as ChainHead | undefined;
  const { taxId, name } = matter;
  let events = 0;
  let lost = 0;
  const pages = pagesOf(db, matter, (count) => {
    events += count;
    run.onProgress?.(events);
  });
  const mark = {
    version: 2,
    ...(head ? { chainId: head.chainId } : {}),
    company: { taxId, ...(name === '' ? {} : { name }) },
    partialChains: await chainsOf(db),
  } as const;
  const evidence = {
    rows: bytesOf(db, matter),
    onLost: () => {
      lost += 1;
    },
  };
  const parts: Blob[] = [];
  for await (const part of backupParts(pages, now, mark, evidence)) {
    run.signal?.throwIfAborted();
    parts.push(new Blob([part]));
  }
  const content = new Blob(parts, { type: 'application/json' });
  return { name: handoverFileName(name || taxId, beijingDay(now)), content, events, lost };
}
