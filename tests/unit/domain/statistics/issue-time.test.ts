import { describe, expect, test } from 'vitest';
import { timeToIssue } from '../../../../utils/domain/statistics/issue-time';
import { fold, story } from '../../support/facts/entered';
import * as make from '../../support/facts/facts';

const { NOON } = make;
const one = story('S1', NOON);
const NUMBER = '26112000000123456789';
const found = (ms: number) => make.make('settled', { ...one.at(ms), as: 'issued', invoiceNumber: NUMBER });

describe('from the last press until the page said that it is issued', () => {
  test('of one press', () => expect(timeToIssue(fold(one.pressed(), ...one.issued(3_200)))).toBe(3_200));

  test('of several presses the last: what she corrected between is not the portal’s time', () =>
    expect(
      timeToIssue(fold(one.pressed(), ...one.refused(500), one.again(60_000), ...one.issued(62_500))),
    ).toBe(2_500));

  test('a press while it waits begins nothing anew', () =>
    expect(timeToIssue(fold(one.pressed(), one.again(1_000), ...one.issued(4_000)))).toBe(4_000));
});

describe('not known', () => {
  test('what failed, waits or is unclear', () => {
    expect(timeToIssue(fold(one.pressed()))).toBeUndefined();
    expect(timeToIssue(fold(one.pressed(), ...one.refused(500)))).toBeUndefined();
    expect(timeToIssue(fold(one.pressed(), ...one.failed(500)))).toBeUndefined();
  });

  test('what the list told hours later; what the page says after that is no answer to wait for', () => {
    const later = fold(one.pressed(), ...one.failed(500), found(7_200_000));
    expect(later.outcome.type).toBe('issued');
    expect(timeToIssue(later)).toBeUndefined();
    const then = make.success([NUMBER], one.at(7_300_000));
    expect(timeToIssue(fold(one.pressed(), ...one.failed(500), found(7_200_000), then))).toBeUndefined();
  });

  test('where a text says that it was issued already: by which press, nobody knows', () => {
    const said = make.answered('系统检测到您在当前页已成功开具发票', one.at(1_500));
    const record = fold(one.pressed(), said);
    expect(record.outcome.type).toBe('issued');
    expect(timeToIssue(record)).toBeUndefined();
  });

  test('where the press was not seen: it began with a call, or with the proof', () => {
    for (const witness of ['call', 'proof'] as const)
      expect(timeToIssue(fold(one.pressed({ witness }), ...one.issued(100)))).toBeUndefined();
  });

  test('a row of a batch', () => {
    const row = one.pressed({ batch: { importId: 'I1', serialNumber: '1', rows: 2 } });
    const record = fold(row, make.success([NUMBER], one.at(900)));
    expect(record.outcome.type).toBe('issued');
    expect(timeToIssue(record)).toBeUndefined();
  });
});

describe('of a red letter', () => {
  const at = (ms: number) => ({ submissionId: 'R1', at: NOON + ms });
  const taken = [make.redSubmitted(at(0)), make.redTaken(at(800))];

  test('from the press that issues, not from the confirmation', () => {
    const pressed = make.redPressed(at(86_400_000));
    const record = fold(...taken, pressed, make.success([NUMBER], at(86_404_000)));
    expect(record.outcome.type).toBe('issued');
    expect(timeToIssue(record)).toBe(4_000);
  });

  test('that its list shows as issued is no answer of the page', () => {
    const seen = make.redSeen({ ...at(90_000_000), invoiceNumbers: [NUMBER], text: '已开具' });
    const record = fold(...taken, make.redPressed(at(86_400_000)), seen);
    expect(record.outcome.type).toBe('issued');
    expect(timeToIssue(record)).toBeUndefined();
  });
});
