import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Fact } from '../../../../utils/domain/fact/fact';
import { TemplateRefused } from '../../../../utils/domain/retry/bar-of-template';
import { mayRetry } from '../../../../utils/domain/retry/may-retry';
import { planTemplate, readCandidates } from '../../../../utils/services/desk/plan-template';
import { type TemplatePorts, writeTemplate } from '../../../../utils/services/desk/write-template';
import { type OutboxArea, putInOutbox } from '../../../../utils/services/shared/outbox';
import type { Ledger } from '../../../../utils/store/ledger/db';
import { retryGroup } from '../../../../utils/store/read/submissions';
import { story } from '../../support/facts/arbitrary-facts';
import * as make from '../../support/facts/facts';
import { CODE, templateBook } from '../../support/facts/template';
import { SELLER, snapshot } from '../../support/page/snapshots';
import { FakeArea } from '../../support/store/fake-area';
import { context, freshLedger, keep } from '../../support/store/ledger';

const OTHER = { name: '广州木棉服饰有限公司', taxId: '91440300MA5DA1B2CC' };
const CODES = new Map(['一', '二', '三'].map((word) => [`*信息技术服务*服务${word}`, CODE]));
const TAB = 'session:7';

let db: Ledger;
let area: FakeArea;
/** Done at each sweep: what other windows do meanwhile. */
let meanwhile: Array<() => Promise<unknown>>;
let ports: TemplatePorts;

beforeEach(async () => {
  db = await freshLedger();
  area = new FakeArea();
  meanwhile = [];
  ports = {
    openLedger: async () => db,
    area: area as OutboxArea,
    sweep: async () => meanwhile.shift()?.(),
    readKnowledge: async () => context.knowledgeOf,
    newId: make.nextId,
    now: () => make.NOON + 60_000,
    onCommitted: () => undefined,
  };
});

const refused = (submissionId: string, given: Parameters<typeof make.submitted>[0] = {}): Fact[] => {
  const of = { submissionId, requestId: `R${submissionId}`, at: given.at ?? make.NOON };
  const buyer = { name: `购买方${submissionId}` };
  return [
    make.submitted({ snapshot: snapshot({ buyer }), tabKey: TAB, ...given, submissionId }),
    make.called(of),
    make.responded(200, of),
    make.answered('税率不合法，请使用 0.03、0.01', { submissionId, at: of.at }),
  ];
};

async function planned(ids: readonly string[], codes: ReadonlyMap<string, string> = CODES) {
  const book = await templateBook();
  const group = await readCandidates(db, area as OutboxArea, ids);
  return { book, group, plan: planTemplate(group, book, codes, context.knowledgeOf) };
}
async function write(ids: readonly string[]) {
  const { book, group, plan } = await planned(ids);
  return writeTemplate(ports, '模板.xlsx', book, group, plan);
}
const barOf = async (ids: readonly string[]) => {
  const error = await write(ids).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error === undefined) return undefined;
  expect(error).toBeInstanceOf(TemplateRefused);
  return (error as TemplateRefused).bar;
};
const serialsIn = async (content: Blob) => {
  const { sheets } = await readXlsx(new Uint8Array(await content.arrayBuffer()));
  return sheets[0]?.rows.slice(3).flatMap(([serial]) => (serial ? [String(serial)] : []));
};
const marked = async () =>
  (await db.getAll('submissions')).filter(({ inTemplate }) => inTemplate).map(({ id }) => id);

describe('what is chosen', () => {
  const reasons = async (ids: readonly string[], codes?: ReadonlyMap<string, string>) =>
    (await planned(ids, codes)).plan.staysOut.map(({ candidate, reason }) => [
      candidate.submissionId,
      'bar' in reason ? reason.bar : reason.problems.map(({ code }) => code).join(),
    ]);

  test('goes in, or stays out with its reason', async () => {
    await keep(
      db,
      ...refused('S1'),
      ...refused('S2'),
      make.success(['26112000000000000001'], { submissionId: 'S2' }),
      ...refused('S3', { snapshot: snapshot({ seller: OTHER }) }),
      ...refused('S4', { snapshot: snapshot({ texts: { totalGross: '¥339.00' } }) }),
    );
    const { plan, group } = await planned(['S1', 'S2', 'S3', 'S4', 'S9']);
    expect(group.seller).toEqual({ name: SELLER.name, taxId: SELLER.taxId });
    expect(plan.goesIn.map(({ candidate }) => candidate.submissionId)).toEqual(['S1']);
    expect(await reasons(['S1', 'S2', 'S3', 'S4'])).toEqual([
      ['S2', 'issued'],
      ['S3', 'otherSeller'],
      ['S4', 'noKind'],
    ]);
  });

  test('is of the company of the first that may be written', async () => {
    await keep(db, ...refused('S1'), make.success(['26112000000000000001']));
    await keep(db, ...refused('S3', { snapshot: snapshot({ seller: OTHER }) }));
    expect((await planned(['S1', 'S3'])).group.seller.taxId).toBe(OTHER.taxId);
  });

  test('of two equal ones only the first', async () => {
    const same = { snapshot: snapshot() };
    await keep(db, ...refused('S1', same), ...refused('S2', same));
    expect(await reasons(['S1', 'S2'])).toEqual([['S2', 'sameHere']]);
  });

  test('tells which tax codes are missing, and takes those of the file by the name alone', async () => {
    await keep(db, ...refused('S1'));
    const { book, group, plan } = await planned(['S1'], new Map());
    expect(plan.itemsWithoutCode).toEqual([...CODES.keys()]);
    const known = { ...book, codes: new Map(['服务一', '服务二', '服务三'].map((name) => [name, CODE])) };
    expect(planTemplate(group, known, new Map(), context.knowledgeOf).goesIn).toHaveLength(1);
  });

  test('asks for no code of what stays out anyway', async () => {
    await keep(db, ...refused('S4', { snapshot: snapshot({ texts: { totalGross: '¥339.00' } }) }));
    expect((await planned(['S4'], new Map())).plan.itemsWithoutCode).toEqual([]);
  });

  test.each([
    [1_997, false, false],
    [1_998, true, false],
    [4_997, true, false],
    [4_998, true, true],
  ])('with %i rows in the file: risky %s, too many %s', async (lines, isRisky, isTooMany) => {
    await keep(db, ...refused('S1'));
    const { book, group } = await planned(['S1']);
    const plan = planTemplate(group, { ...book, lines }, CODES, context.knowledgeOf);
    expect(plan).toMatchObject({ lines: lines + 3, isRisky, isTooMany });
  });
});

describe('L2 written ahead', () => {
  test('each is marked with the 流水号 under which it stands in the file', async () => {
    await keep(db, ...refused('S1'), ...refused('S2'));
    const { name, content, count } = await write(['S1', 'S2']);
    expect([name, count]).toEqual(['模板_已填2张.xlsx', 2]);
    expect(await serialsIn(content)).toEqual(['PY2611240000S1', 'PY2611240000S2']);
    const records = await Promise.all(['S1', 'S2'].map((id) => db.get('submissions', id)));
    expect(records.map((one) => one?.template?.serialNumbers)).toEqual([
      ['PY2611240000S1'],
      ['PY2611240000S2'],
    ]);
    expect(await marked()).toEqual(['S1', 'S2']);
  });

  test('again on the same day under a new 流水号', async () => {
    await keep(db, ...refused('S1'));
    await write(['S1']);
    await keep(db, make.templateTakenBack({ at: make.NOON + 61_000 }));
    expect(await serialsIn((await write(['S1'])).content)).toEqual(['PY2611240000S12']);
  });

  test.each<[string, () => Promise<unknown>, string]>([
    ['was issued', () => keep(db, make.success(['26112000000000000001'])), 'issued'],
    [
      'was filled in elsewhere',
      () => keep(db, { id: make.nextId(), at: make.NOON, type: 'refillOpened', submissionId: 'S1' }),
      'refillOpen',
    ],
    [
      'has an issue call whose owner is not known yet',
      () =>
        putInOutbox(
          area as OutboxArea,
          {
            ...make.called({ requestId: 'R9', tabKey: TAB }),
            submissionId: undefined,
          } as never,
        ),
      'pending',
    ],
    [
      'may have another attempt that waits in the outbox',
      () => putInOutbox(area as OutboxArea, make.submitted({ submissionId: 'S7', retryOf: 'S1' })),
      'pending',
    ],
  ])('nothing is written when one of them %s before', async (_, act, bar) => {
    await keep(db, ...refused('S1'), ...refused('S2'));
    meanwhile = [act];
    expect(await barOf(['S1', 'S2'])).toBe(bar);
    expect(await marked()).toEqual([]);
    expect(await db.getAllKeysFromIndex('events', 'submissionId', 'S2')).toHaveLength(4);
  });

  test('what changes between the marks and the file takes the marks back, and there is no file', async () => {
    await keep(db, ...refused('S1'), ...refused('S2'));
    meanwhile = [async () => undefined, () => keep(db, make.success(['26112000000000000001']))];
    expect(await barOf(['S1', 'S2'])).toBe('issued');
    expect(await marked()).toEqual([]);
    expect((await db.get('submissions', 'S2'))?.history.at(-1)?.type).toBe('templateTakenBack');
  });

  test('X24 when a row is not what its events say: nothing is written, and it is told', async () => {
    await keep(db, ...refused('S1'), make.submitted({ submissionId: 'S2', at: make.NOON + 9 }));
    const row = await db.get('submissions', 'S2');
    if (!row) throw new Error('no row');
    const outcome = { type: 'refused', message: '税率' } as const;
    await db.put('submissions', { ...row, outcome, outcomeType: 'refused' });
    expect(await barOf(['S1', 'S2'])).toBe('damaged');
    expect(await marked()).toEqual([]);
    expect(area.keys.filter((key) => key.startsWith('outbox:'))).toHaveLength(1);
  });

  test('an outbox that cannot be moved: nothing is written', async () => {
    await keep(db, ...refused('S1'));
    meanwhile = [() => Promise.reject(new Error('the worker is gone'))];
    await expect(write(['S1'])).rejects.toThrow('the worker is gone');
    expect(await marked()).toEqual([]);
  });

  test('a file that cannot be made: nothing is marked', async () => {
    await keep(db, ...refused('S1'));
    const { book, group, plan } = await planned(['S1']);
    const torn = { ...book, parts: book.parts.filter(({ name }) => name !== 'xl/workbook.xml') };
    await expect(writeTemplate(ports, '模板.xlsx', torn, group, plan)).rejects.toThrow();
    expect(await marked()).toEqual([]);
  });

  test('whatever was told: only what mayRetry allows is in the plan, and in the file', async () => {
    let written = 0;
    const plain = fc.constant(0).map(() => refused('S2', { at: make.NOON + 1 }));
    await fc.assert(
      fc.asyncProperty(story('S1'), fc.oneof(story('S2'), plain), async (one, two) => {
        db = await freshLedger();
        await keep(db, ...one, ...two);
        const allowed: string[] = [];
        for (const record of await db.getAll('submissions')) {
          if (mayRetry(record, await retryGroup(db, record)).ok) allowed.push(record.id);
        }
        const { plan } = await planned(['S1', 'S2']);
        const ids = plan.goesIn.map(({ candidate }) => candidate.submissionId);
        expect(allowed).toEqual(expect.arrayContaining(ids));
        if (ids.length > 0) await write(['S1', 'S2']);
        written += ids.length;
        expect(await marked()).toEqual(ids);
        db.close();
      }),
      { numRuns: 25 },
    );
    expect(written).toBeGreaterThan(3);
  }, 120_000);
});
