import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../../utils/domain/fact/fact';
import { foldSubmission } from '../../../../utils/domain/record/fold-submission';
import type { Submission } from '../../../../utils/domain/record/submission';
import { allLogsOf, clerkLogs, enteredByText } from '../../../../utils/domain/team/entered-by';
import { type LedgerFilter, ledgerFilter } from '../../../../utils/domain/view/ledger-filter';
import { loadInitials } from '../../../../utils/services/desk/name-initials';
import { eventOf, NOON, submitted, success } from '../../support/facts/facts';
import { SELLER, snapshot } from '../../support/page/snapshots';
import { context } from '../../support/store/ledger';

const NUMBER = '26112000000123456789';

const fold = (...facts: Fact[]): Submission => {
  let record: Submission | undefined;
  for (const fact of facts) record = foldSubmission(record, eventOf(fact), context.knowledgeOf('dppt'));
  if (!record) throw new Error('nothing folded');
  return record;
};

const record = fold(
  submitted({
    snapshot: snapshot({
      buyer: { name: '上海（梧桐）商贸有限公司', taxId: '91310115MA1K3BNTXB' },
      fields: [{ label: '备注', labelFrom: 'item', kind: 'textarea', value: '合同 HT-118，首批' }],
    }),
  }),
  success([NUMBER]),
);

const fits = (filter: LedgerFilter, of = record) => ledgerFilter(filter)(of);

describe('search', () => {
  test.each([
    ['梧桐'],
    ['上海(梧桐)商贸'],
    ['91310115ma1k3bntxb'],
    ['MA1K3BNT'],
    [NUMBER],
    ['23456789'],
    ['ht-118'],
    ['服务二'],
    ['梧桐 服务一'],
    ['  梧桐  '],
    ['ＨＴ－１１８'],
    [SELLER.name],
    [''],
  ])('%j finds it', (text) => expect(fits({ text })).toBe(true));

  test.each([['银杏'], ['梧桐 银杏'], ['23456780'], ['3,001'], ['wtsm']])('%j does not', (text) =>
    expect(fits({ text })).toBe(false),
  );

  test('a word does not run from one part into the next', () =>
    expect(fits({ text: '有限公司91310115' })).toBe(false));
});

describe('filters', () => {
  test.each<[LedgerFilter, boolean]>([
    [{}, true],
    [{ company: SELLER.taxId }, true],
    [{ company: '91110108MA01Q7X4HN' }, false],
    [{ month: '2026-11' }, true],
    [{ month: '2026-10' }, false],
    [{ outcome: 'issued' }, true],
    [{ outcome: 'refused' }, false],
    [{ standing: 'unchecked' }, true],
    [{ standing: 'missing' }, false],
    [{ kind: 'general' }, true],
    [{ kind: 'special' }, false],
    [{ from: '339.00' }, true],
    [{ from: '339.01' }, false],
    [{ to: '339' }, true],
    [{ to: '338.99' }, false],
    [{ from: '-1', to: '1000' }, true],
    [{ month: '2026-11', outcome: 'issued', kind: 'general', from: '1', to: '400', text: '梧桐' }, true],
    [{ month: '2026-11', outcome: 'issued', kind: 'general', from: '1', to: '400', text: '银杏' }, false],
  ])('%j → %s', (filter, expected) => expect(fits(filter)).toBe(expected));

  test('an amount that was not read is in no range, and in all without one', () => {
    const unread = fold(submitted({ snapshot: snapshot({ texts: { kind: '普通发票' } }) }));
    expect(unread.invoice.totalGross).toBeUndefined();
    expect(fits({ from: '0' }, unread)).toBe(false);
    expect(fits({}, unread)).toBe(true);
  });

  test('a red amount lies below nought', () => {
    const red = { ...record, invoice: { ...record.invoice, totalGross: '-50.00' } };
    expect(fits({ to: '0' }, red)).toBe(true);
    expect(fits({ from: '0' }, red)).toBe(false);
    expect(fits({ from: '-50', to: '-50' }, red)).toBe(true);
  });
});

describe('录入人', () => {
  const of = (chainId: string, claimedOn?: string): Submission => ({
    ...record,
    begun: { chainId, n: 1 },
    ...(claimedOn === undefined ? {} : { claimed: { chainId: claimedOn, at: NOON, turn: 1, by: '王芳' } }),
  });

  test.each<[string, Submission, boolean]>([
    ['WANG', of('WANG'), true],
    ['LI', of('WANG'), false],
    ['LI,LI2', of('LI2'), true],
    ['WANG', of('LI', 'WANG'), true],
    ['LI', of('LI', 'WANG'), true],
    ['WANG', of('WANG~0a1b2c3d'), true],
  ])('%s', (clerk, one, expected) => expect(fits({ clerk }, one)).toBe(expected));

  test('of a branch it is the clerk whose log it is of', () =>
    expect(
      enteredByText(
        'LI~0a1b2c3d',
        'WANG',
        new Map([
          ['LI', '李莉'],
          ['WANG', '王芳'],
        ]),
      ),
    ).toBe('李莉 → 王芳'));

  test('a filter that was kept before she had another computer finds what she entered there, too', () => {
    const clerks = new Map([
      ['L1', '李莉'],
      ['L2', '李莉'],
      ['W1', '王芳'],
    ]);
    expect(allLogsOf('L1', clerks)).toBe('L1,L2');
    expect(allLogsOf('L1,L2', clerks)).toBe('L1,L2');
    // Of one whose computers are not known here any more, and of several.
    expect(allLogsOf('X1', clerks)).toBe('X1');
    expect(allLogsOf('L1,W1', clerks)).toBe('L1,W1');
  });

  test('a clerk with several computers is one', () =>
    expect(
      clerkLogs(
        new Map([
          ['B', '王芳'],
          ['C', '李莉'],
          ['A', '王芳'],
        ]),
      ),
    ).toEqual([
      { name: '李莉', logs: 'C' },
      { name: '王芳', logs: 'A,B' },
    ]));
});

describe('her own note and tags', () => {
  const own = fold(submitted(), success([NUMBER]), {
    id: 'N1',
    at: NOON + 9,
    type: 'noted',
    submissionId: 'S1',
    note: '合同 YS-7 在老王那里',
    tags: ['急', '老客户'],
  });

  test.each(['ys-7', '老王', '老客户', '急 老王'])('a search for %j finds it', (text) =>
    expect(fits({ text }, own)).toBe(true),
  );
  test.each<[LedgerFilter, boolean]>([
    [{ tag: '急' }, true],
    [{ tag: '老客' }, false],
    [{ tag: '急', outcome: 'refused' }, false],
  ])('%j → %s', (filter, expected) => expect(fits(filter, own)).toBe(expected));
  test('a record without tags has none', () => expect(fits({ tag: '急' })).toBe(false));
  test('a later note takes the place of the earlier one', () => {
    const again = {
      id: 'N2',
      at: NOON + 10,
      type: 'noted',
      submissionId: 'S1',
      note: '',
      tags: ['银杏'],
    } satisfies Fact;
    const later = foldSubmission(own, eventOf(again), context.knowledgeOf('dppt')) as Submission;
    expect([fits({ tag: '急' }, later), fits({ tag: '银杏' }, later)]).toEqual([false, true]);
  });
});

describe('search for an amount', () => {
  test.each(['339.00', '339', '￥339.00', '３３９', '300.00', '39'])('%s finds it', (text) =>
    expect(fits({ text })).toBe(true),
  );
  test.each(['338', '339.01', '3390', '-339'])('%s does not', (text) => expect(fits({ text })).toBe(false));

  test('with its commas, and a red one without its sign', () => {
    const totalGross = '-1234.00';
    const red = { ...record, invoice: { ...record.invoice, totalGross, note: '' } } as Submission;
    for (const text of ['1,234', '1234.00', '1,234.00', '-1234'])
      expect(ledgerFilter({ text })(red)).toBe(true);
  });
});

test('pinyin initials find both names, when they are told', async () => {
  const initialsOf = await loadInitials('shwt');
  expect(initialsOf).toBeDefined();
  expect(fits({ text: 'shwt' })).toBe(false);
  expect(ledgerFilter({ text: 'SHWT' }, initialsOf)(record)).toBe(true);
  expect(ledgerFilter({ text: 'shyx' }, initialsOf)(record)).toBe(false);
  // Polyphones are read by their word.
  expect(initialsOf?.('重庆长安银行')).toBe('cqcayh');
  expect(await loadInitials('梧桐 123')).toBeUndefined();
});
