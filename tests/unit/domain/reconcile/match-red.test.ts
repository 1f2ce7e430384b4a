import { describe, expect, test } from 'vitest';
import type { ConfirmNames, RedPart } from '../../../../utils/domain/fact/red';
import { recordOfConfirm } from '../../../../utils/domain/reconcile/match-red';
import type { Submission } from '../../../../utils/domain/record/submission';

const A = '26112000000000000001';
const B = '26112000000000000002';
const record = (
  id: string,
  red: Partial<RedPart>,
  given: { gross?: string; type?: string; at?: number } = {},
) =>
  ({
    id,
    submittedAt: given.at ?? 1,
    red: { presses: [], ...red },
    outcome: { type: given.type ?? 'pending' },
    invoice: given.gross === undefined ? {} : { totalGross: given.gross },
  }) as unknown as Submission;
const match = (names: ConfirmNames, ...records: Submission[]) => recordOfConfirm(records, names, 10)?.id;

describe('the record of a confirmation', () => {
  test('is known by 确认单编号 before anything else', () => {
    const own = record('R1', { confirmId: 'Q1', originalNumber: A }, { type: 'refused' });
    const other = record('R2', { originalNumber: A });
    expect(match({ confirmId: 'Q1', originalNumber: A }, own, other)).toBe('R1');
  });

  test('else by the original and the amount, with either sign', () => {
    const part = record('R1', { originalNumber: A }, { gross: '-40.40' });
    const rest = record('R2', { originalNumber: A }, { gross: '-60.60' });
    expect(match({ confirmId: 'Q1', originalNumber: A, gross: '40.4' }, part, rest)).toBe('R1');
    expect(match({ confirmId: 'Q1', originalNumber: A, gross: '-60.60' }, part, rest)).toBe('R2');
    expect(match({ confirmId: 'Q1', originalNumber: B, gross: '-60.60' }, part, rest)).toBeUndefined();
  });

  test('two that cannot be told apart: none', () => {
    const twins = ['R1', 'R2'].map((id) => record(id, { originalNumber: A }, { gross: '-40.40' }));
    expect(match({ confirmId: 'Q1', originalNumber: A, gross: '-40.40' }, ...twins)).toBeUndefined();
    expect(match({ originalNumber: A }, ...twins)).toBeUndefined();
  });

  test('another confirmation’s record is not taken, nor one that ended', () => {
    const names = { confirmId: 'Q2', originalNumber: A };
    expect(match(names, record('R1', { confirmId: 'Q1', originalNumber: A }))).toBeUndefined();
    expect(match(names, record('R1', { originalNumber: A }, { type: 'refused' }))).toBeUndefined();
    expect(match(names, record('R1', { originalNumber: A }, { type: 'issued' }))).toBeUndefined();
    expect(match(names, record('R1', { originalNumber: A }, { type: 'unknown' }))).toBe('R1');
  });

  test('one whose issuing was refused may be issued from again, where the page shows no 确认单编号', () =>
    expect(
      match({ originalNumber: A }, record('R1', { originalNumber: A, presses: ['P1'] }, { type: 'refused' })),
    ).toBe('R1'));

  test('no blue one, none that was submitted later, and without a name none', () => {
    const blue = { ...record('R1', {}), red: undefined } as unknown as Submission;
    expect(match({ confirmId: 'Q1', originalNumber: A }, blue)).toBeUndefined();
    expect(match({ originalNumber: A }, record('R1', { originalNumber: A }, { at: 11 }))).toBeUndefined();
    expect(match({}, record('R1', {}))).toBeUndefined();
  });
});
