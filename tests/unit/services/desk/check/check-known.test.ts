import { describe, expect, test } from 'vitest';
import { TOLERANCES } from '../../../../../utils/domain/check/tolerances';
import type { Fact } from '../../../../../utils/domain/fact/fact';
import type { Submission } from '../../../../../utils/domain/record/submission';
import { createTexts } from '../../../../../utils/domain/texts/texts';
import { checkCell } from '../../../../../utils/domain/view/finding-words';
import { findingsOf, readKnownOf } from '../../../../../utils/services/desk/check/check-known';
import { exportTable } from '../../../../../utils/services/shared/export-ledger';
import type { Ledger } from '../../../../../utils/store/ledger/db';
import { readCheckKnown } from '../../../../../utils/store/read/check-known';
import * as make from '../../../support/facts/facts';
import { BUYER, LINES, SELLER, snapshot } from '../../../support/page/snapshots';
import { freshLedger, keep } from '../../../support/store/ledger';

const t = createTexts('zh_CN');
const DAY = 86_400_000;
const MINUTE = 60_000;
const LATER = { name: '上海梧桐贸易集团有限公司', taxId: BUYER.taxId };
let number = 0;

interface Given {
  at?: number;
  buyer?: { name: string; taxId: string };
  seller?: { name: string; taxId: string };
  issued?: boolean;
  refused?: boolean;
  lines?: string[][];
}
/** One submission and what became of it. */
function facts(submissionId: string, given: Given = {}): Fact[] {
  const { at = make.NOON, buyer = BUYER, seller = SELLER, issued, refused, lines = LINES } = given;
  number += 1;
  const of = { submissionId, at: at + 2 };
  return [
    make.submitted({ submissionId, at, snapshot: snapshot({ buyer, seller, lines }) }),
    ...(issued ? [make.success([String(26112000000100000000n + BigInt(number))], of)] : []),
    ...(refused
      ? [
          make.called({ ...of, requestId: submissionId }),
          make.responded(200, { ...of, requestId: submissionId }),
          make.answered('税率不合法', of),
        ]
      : []),
  ];
}
async function ledgerOf(...given: Fact[][]): Promise<Ledger> {
  const db = await freshLedger();
  for (const some of given) await keep(db, ...some);
  return db;
}
const numbersOf = async (db: Ledger, id: string) =>
  (await findingsOf(db, (await db.get('submissions', id)) as Submission, TOLERANCES, make.NOON)).map(
    ({ number: of }) => of,
  );
const OTHER_LINES = [
  ...LINES.slice(0, 2),
  ['3', '*文具*练习本', '', '本', '1', '100', '100.00', '13%', '13.00'],
];

describe('K11 an equal one of that day', () => {
  test('an earlier one with the same buyer and gross, whatever its lines', async () => {
    const db = await ledgerOf(
      facts('S1', { issued: true }),
      facts('S2', { at: make.NOON + MINUTE, lines: OTHER_LINES }),
    );
    expect(await numbersOf(db, 'S1')).toEqual([]);
    expect(await numbersOf(db, 'S2')).toEqual(['K11']);
  });

  test.each<[string, Given]>([
    ['of the day before', { at: make.NOON - DAY, issued: true }],
    ['later than it', { at: make.NOON + 2 * MINUTE, issued: true }],
    ['that was refused', { refused: true }],
    ['of another buyer', { buyer: { name: '别家', taxId: '91310115MA1K3BNU0X' }, issued: true }],
    ['of another company', { seller: { name: '乙', taxId: '91440300MA5DA1B2CC' }, issued: true }],
  ])('none %s', async (_, given) => {
    const db = await ledgerOf(facts('S1', given), facts('S2', { at: make.NOON + MINUTE }));
    expect(await numbersOf(db, 'S2')).toEqual([]);
  });

  test('what failed doubles nothing', async () => {
    const db = await ledgerOf(
      facts('S1', { issued: true }),
      facts('S2', { at: make.NOON + MINUTE, refused: true }),
    );
    expect(await numbersOf(db, 'S2')).toEqual([]);
  });

  test('an entry that waits is judged as of now: what came after it was written counts, too', async () => {
    const db = await ledgerOf(facts('S2', { at: make.NOON + MINUTE, issued: true }));
    const [submitted] = facts('S1', {});
    const { snapshot } = submitted as { snapshot?: unknown };
    await keep(db, make.entered({ submissionId: 'A1', at: make.NOON, snapshot }));
    const entry = (await db.get('submissions', 'A1')) as Submission;
    const now = async (at: number) =>
      (await findingsOf(db, entry, TOLERANCES, at)).map(({ number: of }) => of);
    expect(await now(make.NOON + 2 * MINUTE)).toContain('K11');
    expect(await now(make.NOON + DAY)).not.toContain('K11');
  });

  test('for one that is being written now; an equal one of which the twin tells is left to it', async () => {
    const db = await ledgerOf(facts('S1', { issued: true }));
    const record = (await db.get('submissions', 'S1')) as Submission;
    const now = make.NOON + MINUTE;
    expect(await readKnownOf(db, record.invoice, now)).toEqual({
      day: '2026-11-24',
      sameToday: { time: '14:00', invoiceNumber: record.invoiceNumbers[0] },
      earlierName: { name: BUYER.name, day: '2026-11-24' },
    });
    const outline = record.searchKeys.find((key) => key.startsWith('same '));
    const ask = { sellerTaxId: SELLER.taxId, buyerTaxId: BUYER.taxId, outline };
    const known = await readCheckKnown(db, ask, { at: now, exceptFingerprint: record.fingerprint });
    expect(known.sameToday).toBeUndefined();
    // Of another day nothing is known of today.
    expect((await readKnownOf(db, record.invoice, now + DAY)).sameToday).toBeUndefined();
  });
});

describe('K12 the name under which this company last issued to a tax id', () => {
  test('another name is said once; what was never issued names nobody', async () => {
    const db = await ledgerOf(
      facts('S1', { at: make.NOON - 3 * DAY, issued: true }),
      facts('S2', { at: make.NOON - 2 * DAY, buyer: LATER, refused: true }),
      facts('S3', { at: make.NOON - DAY, buyer: LATER, issued: true }),
      facts('S4', { buyer: LATER }),
    );
    expect(await numbersOf(db, 'S1')).toEqual([]);
    expect(await numbersOf(db, 'S2')).toEqual(['K12']);
    expect(await numbersOf(db, 'S3')).toEqual(['K12']);
    expect(await numbersOf(db, 'S4')).toEqual([]);
  });

  test('another company’s ledger has no say', async () => {
    const db = await ledgerOf(
      facts('S1', {
        at: make.NOON - DAY,
        buyer: LATER,
        seller: { name: '乙', taxId: '91440300MA5DA1B2CC' },
        issued: true,
      }),
      facts('S2'),
    );
    expect(await numbersOf(db, 'S2')).toEqual([]);
  });

  test('nothing is asked without a seller', async () => {
    const db = await ledgerOf(facts('S1', { issued: true }));
    const { invoice } = (await db.get('submissions', 'S1')) as Submission;
    expect(await readKnownOf(db, { ...invoice, seller: {} }, make.NOON)).toEqual({ day: '2026-11-24' });
  });
});

test('a red-letter one is not judged, and one that cannot be read costs nothing', async () => {
  const db = await ledgerOf([make.redSubmitted()]);
  const [red] = await db.getAll('submissions');
  expect(await findingsOf(db, red as Submission, TOLERANCES, make.NOON)).toEqual([]);
});

describe('the exports say what the detail says', () => {
  const wrong = LINES.map((cells, at) => (at === 1 ? [...cells.slice(0, 8), '23.00'] : cells));
  const ALL = [
    facts('S1', { at: make.NOON - DAY, issued: true }),
    facts('S2', { issued: true }),
    facts('S3', { at: make.NOON + MINUTE, buyer: LATER }),
    facts('S4', { at: make.NOON + 2 * MINUTE, lines: wrong }),
    facts('S5', { at: make.NOON + 3 * MINUTE, refused: true }),
    facts('S6', { at: make.NOON + 4 * MINUTE, lines: OTHER_LINES }),
  ];
  const cellsOf = async (db: Ledger, scope: Parameters<typeof exportTable>[2]) => {
    const text = await (await exportTable(db, 'csv', scope, make.NOON, t)).content.text();
    const rows = text.trim().split('\r\n').slice(1);
    return rows.map((row) => row.match(/,([^,]*),([^,]*)$/)?.[1]);
  };
  const expected = async (db: Ledger, ids: readonly string[]) => {
    const cells: string[] = [];
    for (const id of ids) {
      const record = (await db.get('submissions', id)) as Submission;
      cells.push(checkCell(await findingsOf(db, record, TOLERANCES, make.NOON), t));
    }
    return cells;
  };

  test('of a month in order, and of a few that were chosen', async () => {
    const db = await ledgerOf(...ALL);
    const ids = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6'];
    const cells = await cellsOf(db, { company: SELLER, month: '2026-11' });
    expect(cells).toEqual(await expected(db, ids));
    expect(cells.map((cell) => cell?.match(/K\d+/g) ?? [])).toEqual([
      [],
      [],
      ['K11', 'K12'],
      ['K1', 'K3', 'K11'],
      [],
      ['K11'],
    ]);
    const chosen = ['S6', 'S3', 'S1'];
    expect(await cellsOf(db, { ids: chosen })).toEqual(await expected(db, chosen));
  });

  test('how much passes is a setting there, too', async () => {
    const db = await ledgerOf(facts('S1', { lines: wrong }));
    const tolerances = { ...TOLERANCES, total: '10', tax: '10' };
    expect(await cellsOf(db, { tolerances })).toEqual(['']);
  });
});
