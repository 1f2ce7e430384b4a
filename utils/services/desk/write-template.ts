import type { Fact } from '../../domain/fact/fact';
import { Fact as FactSchema } from '../../domain/fact/fact';
import type { KnowledgeOf } from '../../domain/record/knowledge';
import { type TemplateBar, TemplateRefused } from '../../domain/retry/bar-of-template';
import { mayRetry } from '../../domain/retry/may-retry';
import { type TeamWord, teamBarOf } from '../../domain/retry/team-bar';
import { serialNumberOf } from '../../domain/template/template';
import { filledName, fillTemplate } from '../../exchange/template/fill-template';
import type { TemplateBook } from '../../exchange/template/template-book';
import type { Ledger } from '../../store/ledger/db';
import { withSerial } from '../../store/read/submissions';
import { append } from '../../store/write/append';
import { agreedGroup } from '../shared/agreed-group';
import type { ExportedFile } from '../shared/export-ledger';
import { type OutboxArea, readOutbox } from '../shared/outbox';
import { barredNow } from '../shared/refill-desk';
import { disagreeing, tellDefects } from '../shared/verify-ledger';
import type { TemplateGroup, TemplatePlan } from './plan-template';

export interface TemplatePorts {
  readonly openLedger: () => Promise<Ledger>;
  readonly area: OutboxArea;
  /** Moves what waits in the outbox into the ledger. */
  readonly sweep: () => Promise<unknown>;
  readonly readKnowledge: () => Promise<KnowledgeOf>;
  readonly newId: () => string;
  readonly now: () => number;
  /** Called after each commit. */
  readonly onCommitted: () => void;
  /** Puts what is new here where colleagues find it, and takes in what they put there. Absent where nobody else can have a say. */
  readonly meet?: () => Promise<TeamWord>;
}

const LONGEST_NAME = 300;

/** A submit that is not in the ledger yet may be another attempt at any of them. */
async function submitWaits(area: OutboxArea): Promise<boolean> {
  const waiting = await readOutbox(area);
  return waiting.some(({ value }) => {
    const type = FactSchema.safeParse(value).data?.type;
    return type === 'submitted' || type === 'repeated';
  });
}

/** What bars a record now, apart from standing in the template that is just being written. */
async function barOf(ports: TemplatePorts, submissionId: string): Promise<TemplateBar | undefined> {
  const db = await ports.openLedger();
  const stored = await db.get('submissions', submissionId);
  if (!stored) return 'gone';
  // In this template it is just being written.
  const read = async () => {
    const { inTemplate: _, ...record } = (await db.get('submissions', submissionId)) ?? stored;
    return record;
  };
  const agreed = await agreedGroup(db, read, async (ids) => {
    const defects = await disagreeing(db, ids, await ports.readKnowledge());
    await tellDefects(ports.area, db, defects, ports.now());
    return defects.length === 0;
  });
  if (!agreed) return 'damaged';
  const { record } = agreed;
  const answer = mayRetry(
    record,
    agreed.group.map((one) => (one.id === record.id ? record : one)),
  );
  return answer.ok ? barredNow(ports.area, db, stored) : answer.bar;
}

/** @param asked she asked the colleagues, for their place does not answer */
async function lookAgain(ports: TemplatePorts, ids: readonly string[], asked: boolean): Promise<void> {
  await ports.sweep();
  const unknown = teamBarOf(await ports.meet?.());
  if (unknown && !asked) throw new TemplateRefused(unknown, ids[0] ?? '');
  if (await submitWaits(ports.area)) throw new TemplateRefused('pending', ids[0] ?? '');
  for (const id of ids) {
    const bar = await barOf(ports, id);
    if (bar) throw new TemplateRefused(bar, id);
  }
}

/** A 流水号 for each entry that neither the file nor the ledger has. */
async function serialsFor(db: Ledger, ids: readonly string[], taken: Set<string>, at: number) {
  const serials: string[] = [];
  for (const id of ids) {
    let serial = serialNumberOf(id, at, (other) => taken.has(other));
    while ((await withSerial(db, serial)).length > 0) {
      taken.add(serial);
      serial = serialNumberOf(id, at, (other) => taken.has(other));
    }
    taken.add(serial);
    serials.push(serial);
  }
  return serials;
}

/**
 * Writes entries into a copy of the clerk's template. Write-ahead, as law L2 wants it: the file is made, its entries
 * are marked in one strict transaction that looks at each of them again, and only then is it handed out. What changed
 * between the two looks takes the marks back, and no file is handed out. Colleagues are asked at both looks, as before and after a form is
 * filled in: an imported file issues as well as a form does.
 * @param asked she asked the colleagues herself, for their place does not answer
 * @throws {TemplateRefused} when one of them may not be written any more: nothing stays marked
 * @throws {UnknownSheetForm} when the template is written in a form that is not understood
 */
export async function writeTemplate(
  ports: TemplatePorts,
  fileName: string,
  book: TemplateBook,
  { seller }: TemplateGroup,
  { goesIn }: TemplatePlan,
  asked = false,
): Promise<ExportedFile> {
  const ids = goesIn.map(({ candidate }) => candidate.submissionId);
  await lookAgain(ports, ids, asked);
  const db = await ports.openLedger();
  const at = ports.now();
  const serials = await serialsFor(db, ids, new Set(book.serialNumbers), at);
  const entries = goesIn.map(({ entry }, index) => ({ serialNumber: serials[index] ?? '', entry }));
  const content = await fillTemplate(book, entries);

  const name = filledName(fileName, ids.length);
  const templateId = ports.newId();
  const context = { newId: ports.newId, knowledgeOf: await ports.readKnowledge() };
  const marks = ids.map((submissionId, index): Fact => {
    const serialNumber = serials[index] ?? '';
    const written = {
      templateId,
      sellerTaxId: seller.taxId,
      serialNumber,
      fileName: name.slice(-LONGEST_NAME),
    };
    return { id: ports.newId(), at, type: 'templateWritten', submissionId, ...written };
  });
  await append(db, marks, context);
  ports.onCommitted();
  try {
    await lookAgain(ports, ids, asked);
  } catch (error) {
    const back = ids.map((submissionId): Fact => {
      return { id: ports.newId(), at: ports.now(), type: 'templateTakenBack', submissionId };
    });
    await append(db, back, context);
    ports.onCommitted();
    // A colleague who saw them marked need not wait for the next hour.
    await ports.meet?.().catch(() => undefined);
    throw error;
  }
  return { name, content, count: ids.length };
}
