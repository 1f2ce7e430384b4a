import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseAbout, foldCases, isToLookAt, lossTotal } from '../../../../utils/domain/case/case';
import type { CaseSaid } from '../../../../utils/domain/fact/evidence-facts';
import { caseSaid, NOON } from '../../support/facts/facts';

const OPENED: CaseSaid = { what: 'opened', title: '某某商贸 1,234.00', submissionIds: ['S1'] };
const OUTAGE = { host: 'dppt.beijing.chinatax.gov.cn', from: NOON, to: NOON + 60_000 };
const call = (answer: string): CaseSaid => ({
  what: 'call',
  calledAt: NOON,
  number: '12366',
  seat: '018 号',
  answer,
  ticket: 'GD-1',
});
let step = 0;
const say = (said: CaseSaid, caseId = 'K1') => {
  step += 1;
  return caseSaid(said, { caseId, at: NOON + step, id: `E${String(step).padStart(4, '0')}` });
};
const only = (...all: readonly CaseSaid[]) => {
  const [one, ...others] = foldCases(all.map((said) => say(said)));
  expect(others).toEqual([]);
  return one as NonNullable<typeof one>;
};

describe('a case', () => {
  test('that was only opened is 待报', () =>
    expect(only(OPENED)).toMatchObject({
      title: '某某商贸 1,234.00',
      submissionIds: ['S1'],
      state: 'open',
      calls: [],
      files: [],
    }));

  test('stands as she said last, and tells all that she said in order', () => {
    const found = only(
      OPENED,
      call('让等两小时'),
      { what: 'state', state: 'told12366', lookAgainOn: '2026-11-26' },
      { what: 'note', text: '<img src=x onerror=alert(1)>' },
      { what: 'state', state: 'waiting', lookAgainOn: '2026-11-27' },
    );
    expect(found).toMatchObject({ state: 'waiting', lookAgainOn: '2026-11-27' });
    expect(found.calls).toMatchObject([{ seat: '018 号', answer: '让等两小时', ticket: 'GD-1' }]);
    expect(found.notes[0]?.text).toBe('<img src=x onerror=alert(1)>');
    expect(found.said.map(({ said }) => said.what)).toEqual(['opened', 'call', 'state', 'note', 'state']);
  });

  test('that is solved is not to be looked at again', () => {
    const found = only(OPENED, { what: 'state', state: 'solved', lookAgainOn: '2026-11-27' });
    expect(found.lookAgainOn).toBeUndefined();
    expect(isToLookAt(found, '2026-12-31')).toBe(false);
  });

  test('what was taken back stays to be read, and counts no longer; what it is about cannot be', () => {
    const facts = [
      say(OPENED),
      say({ what: 'state', state: 'waiting', lookAgainOn: '2026-11-27' }),
      say({ what: 'loss', kind: 'penalty', amount: '200.00', text: '' }),
    ];
    for (const { id } of [...facts]) facts.push(say({ what: 'takenBack', eventId: id }));
    const [found] = foldCases(facts);
    expect(found).toMatchObject({ state: 'open', losses: [], title: '某某商贸 1,234.00' });
    expect(found?.said.map(({ isTakenBack }) => isTakenBack)).toEqual([false, true, true]);
  });

  test('a further opening adds what it is about', () =>
    expect(only(OPENED, { ...OPENED, submissionIds: ['S1', 'S2'] }).submissionIds).toEqual(['S1', 'S2']));

  test('without its beginning is none', () => expect(foldCases([say(call('无'))])).toEqual([]));

  test('is the same in whatever order its facts come', () => {
    const facts = [
      say(OPENED),
      say(call('一')),
      say({ what: 'state', state: 'waiting', lookAgainOn: '2026-11-27' }),
      say({ what: 'state', state: 'told12366' }),
      say(OPENED, 'K2'),
      say(call('二')),
    ];
    const whole = JSON.stringify(foldCases(facts));
    fc.assert(
      fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), (mixed) => {
        expect(JSON.stringify(foldCases(mixed))).toBe(whole);
      }),
    );
  });
});

test('losses are summed exactly; what is no amount counts as none', () =>
  expect(
    lossTotal([
      { kind: 'lateFee', amount: '0.10' },
      { kind: 'penalty', amount: '0.20' },
      { kind: 'overtime' },
      { kind: 'other', amount: '=1+1' },
    ]),
  ).toBe('0.3'));

test.each([
  ['2026-11-26', false],
  ['2026-11-27', true],
  ['2026-12-01', true],
])('to look at again on 11-27: on %s %s', (today, due) =>
  expect(isToLookAt({ state: 'waiting', lookAgainOn: '2026-11-27' }, today)).toBe(due),
);

describe('a case that is about it already', () => {
  const ofRecord = foldCases([say(OPENED)]);
  const ofOutage = foldCases([say({ ...OPENED, outage: OUTAGE })]);

  test('of a submission', () => {
    expect(caseAbout(ofRecord, ['S9', 'S1'], undefined)?.id).toBe('K1');
    expect(caseAbout(ofRecord, ['S2'], undefined)).toBeUndefined();
    expect(caseAbout(ofOutage, ['S1'], undefined)).toBeUndefined();
  });

  test('of an outage that has grown since; another host, another time is another', () => {
    expect(caseAbout(ofOutage, [], { ...OUTAGE, to: NOON + 600_000 })?.id).toBe('K1');
    expect(caseAbout(ofOutage, [], { ...OUTAGE, host: 'etax.beijing.chinatax.gov.cn' })).toBeUndefined();
    expect(caseAbout(ofOutage, [], { ...OUTAGE, from: NOON + 60_001, to: NOON + 70_000 })).toBeUndefined();
  });

  test('that is solved: a new one begins', () => {
    const solved = foldCases([say(OPENED), say({ what: 'state', state: 'solved' })]);
    expect(caseAbout(solved, ['S1'], undefined)).toBeUndefined();
  });
});
